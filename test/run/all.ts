// Everything that must hold, in the order of its cost; stops at the first that does not.
//   npm test [-- STEP …]     some steps only, such as `npm test -- unit e2e`
import { spawnSync } from 'node:child_process';
import { ensureTestBrowsers } from './browsers.ts';

const STEPS: readonly (readonly [name: string, command: string])[] = [
  ['prepare', 'wxt prepare'],
  ['format', 'oxfmt --check .'],
  ['lint', 'oxlint'],
  ['types', 'tsc --noEmit'],
  ['floors', 'depcruise --config .dependency-cruiser.mjs entrypoints components utils'],
  ['unit', 'vitest run --project unit'],
  ['repository', 'vitest run --project repository'],
  ['browser', 'vitest run --project browser'],
  ['build', 'wxt build -b chrome'],
  ['build', 'wxt build -b firefox'],
  ['built', 'vitest run --project built'],
  ['e2e', 'vitest run --project e2e'],
  ['web-ext', 'web-ext lint --source-dir .output/firefox-mv3 --no-config-discovery'],
];

const wanted = process.argv.slice(2);
ensureTestBrowsers();
const began = Date.now();
for (const [name, command] of STEPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}: ${command}`);
  // npm has put the project's own tools, its Node among them, first on the path.
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  console.log(`── ${name} ${status === 0 ? 'holds' : 'FAILS'} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
  if (status !== 0) process.exit(1);
}
console.log(`\nall hold (${((Date.now() - began) / 1000).toFixed(0)} s)`);
