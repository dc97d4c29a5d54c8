// The floors are held by dependency-cruiser; a guard that sleeps says "no violations". Here each rule has to wake up.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

interface Objection {
  readonly rule: { readonly name: string };
}

/** Everything the rules object to in the house as it stands in the copy. */
function objections(): readonly Objection[] {
  const words = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...ROOMS.slice(0, 3)];
  const out = execFileSync('node_modules/.bin/depcruise', words, { cwd: house, maxBuffer: 1 << 28 });
  return (JSON.parse(out.toString()) as { summary: { violations: Objection[] } }).summary.violations;
}

function plant(file: string, line: string): void {
  const path = join(house, file);
  writeFileSync(path, `${line}\n${readFileSync(path, 'utf8')}`);
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
  ['room-packed', 'utils/packed/zip.ts', "import { lettersOf as planted } from '@/utils/extraction/saved-file';\nexport { planted };"],
  ['one-owner-saxes', 'utils/exchange/incoming/refi.ts', "import { SaxesParser as planted } from 'saxes';\nexport { planted };"],
  ['one-owner-dexie', 'utils/shell/settings.ts', "import planted from 'dexie';\nexport { planted };"],
  ['one-owner-zod', 'utils/desk/desk.ts', "import { z as planted } from 'zod';\nexport { planted };"],
  ['one-owner-browser', 'components/Notice.tsx', "import { browser as planted } from 'wxt/browser';\nexport { planted };"],
  // Two steps away: what matters is what a content script reaches, not what it names.
  ['page-reaches-no-heavy', 'entrypoints/page/reveal.ts', "import { now as planted } from '@/utils/desk/desk';\nexport { planted };"],
  ['picker-reaches-no-library', 'entrypoints/picker/main.tsx', "import { now as planted } from '@/utils/desk/desk';\nexport { planted };"],
];

describe('the floors', () => {
  it('hold in the house as it stands', () => expect(objections()).toEqual([]));

  describe('with a breach of each planted', () => {
    let found: readonly Objection[] = [];
    beforeAll(() => {
      for (const [, file, line] of PLANTS) plant(file, line);
      found = objections();
    }, 240_000);

    // The objection names the file: that of another breach does not count.
    it.each(PLANTS)('%s objects to the import in %s', (rule, file) => {
      expect(found.some((o) => o.rule.name === rule && JSON.stringify(o).includes(file))).toBe(true);
    });
  });
});
