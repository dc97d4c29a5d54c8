// The floors are held by dependency-cruiser; a guard that sleeps says "no violations". Here each rule has to wake up.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOMS = ['entrypoints', 'components', 'utils', 'public', '.wxt'];
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'floors-'));
  for (const room of ROOMS) cpSync(room, join(house, room), { recursive: true });
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) cpSync(file, join(house, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

interface Report {
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] };
}

/** Names of the rules that object to the house as it stands in the copy. */
function objections(): string[] {
  const run = () =>
    execFileSync('node_modules/.bin/depcruise', ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...ROOMS.slice(0, 3)], {
      cwd: house,
      maxBuffer: 1 << 28,
    });
  const report = JSON.parse(run().toString()) as Report;
  return [...new Set(report.summary.violations.map((v) => v.rule.name))];
}

function plant(file: string, line: string): () => void {
  const path = join(house, file);
  let before: string | undefined;
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    mkdirSync(join(path, '..'), { recursive: true });
  }
  writeFileSync(path, `${line}\n${before ?? ''}`);
  return () => (before === undefined ? rmSync(path) : writeFileSync(path, before));
}

// [rule, file, line that breaks it]
const PLANTS: readonly (readonly [string, string, string])[] = [
  ['resolvable', 'utils/model/ids.ts', "import '@/utils/nowhere/at-all';"],
  ['no-cycle', 'utils/model/selector.ts', "import { quote as planted } from './annotation';\nexport { planted };"],
  ['room-model', 'utils/model/ids.ts', "import { toUtf16 as planted } from '@/utils/text/code-points';\nexport { planted };"],
  [
    'room-anchoring',
    'utils/anchoring/describe.ts',
    "import { normalUrl as planted } from '@/utils/extraction/identity';\nexport { planted };",
  ],
  [
    'room-library',
    'utils/library/annotations.ts',
    "import { planMerge as planted } from '@/utils/exchange/plan-merge';\nexport { planted };",
  ],
  ['room-components', 'components/Notice.tsx', "import { all as planted } from '@/utils/library/annotations';\nexport { planted };"],
  ['one-owner-dexie', 'utils/shell/settings.ts', "import planted from 'dexie';\nexport { planted };"],
  ['one-owner-zod', 'utils/desk/desk.ts', "import { z as planted } from 'zod';\nexport { planted };"],
  ['one-owner-browser', 'components/Notice.tsx', "import { browser as planted } from 'wxt/browser';\nexport { planted };"],
  // Two steps away: what matters is what a content script reaches, not what it names.
  ['page-reaches-no-heavy', 'entrypoints/page/reveal.ts', "import { now as planted } from '@/utils/desk/desk';\nexport { planted };"],
  ['picker-reaches-no-library', 'entrypoints/picker/main.tsx', "import { now as planted } from '@/utils/desk/desk';\nexport { planted };"],
];

describe('the floors', () => {
  it('hold in the house as it stands', () => expect(objections()).toEqual([]));

  it.each(PLANTS)('%s objects to a planted import', (rule, file, line) => {
    const pull = plant(file, line);
    try {
      expect(objections()).toContain(rule);
    } finally {
      pull();
    }
  });
});
