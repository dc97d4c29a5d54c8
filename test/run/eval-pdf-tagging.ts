// Can every sentence of a PDF be tagged in both of its views and be found in the other? Of every sentence that is expected and
// comes out whole: selected on the drawn pages, described, found in the text, and the other way round; kept in the library, and found
// in both views again when the page was closed and loaded anew.
//   npm run eval:pdf-tagging -- --corpus DIR [--only PART] [--json FILE]
// DIR holds a folder a file with `document.pdf` and `expected.json`. Ends with 1 when one sentence fails.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { even, type Expected } from './pdf/measure.ts';
import { papersIn, startStage } from './pdf/stage.ts';
import type { AskedSentence, TaggingTold } from './pdf/tagging.ts';
import type { Kept } from './pdf/tagging-kept.ts';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, only: { type: 'string', default: '' }, json: { type: 'string' } },
});
const folder = values.corpus === undefined ? undefined : resolve(values.corpus);
if (folder === undefined || !existsSync(folder)) {
  console.log(`eval:pdf-tagging: no folder ${values.corpus ?? '(give --corpus DIR)'}: nothing to do`);
  process.exit(folder === undefined ? 2 : 0);
}

interface InPage {
  tagInTwoViews(url: string, sentences: readonly AskedSentence[]): Promise<TaggingTold>;
  foundAgain(url: string, passages: readonly Kept[]): Promise<number>;
}

const ids = papersIn(folder, values.only);
const { page, address, end } = await startStage('tagging.html', folder, ids);
const stage = page.url();
const rows: (Omit<TaggingTold, 'kept'> & { readonly file: string; readonly sentences: number; readonly kept: number; readonly again: number })[] = []; // prettier-ignore
for (const file of ids) {
  const expected = JSON.parse(readFileSync(join(folder, file, 'expected.json'), 'utf8')) as Expected;
  const sentences = expected.sentences.map((s) => ({ text: even(s.text), others: (s.also_accepted ?? []).map(even), page: s.page - 1 }));
  const asked: readonly [string, readonly AskedSentence[]] = [address(file), sentences];
  const told = await page.evaluate(([url, all]) => (globalThis as unknown as InPage).tagInTwoViews(url, all), asked);
  await page.goto('about:blank');
  await page.goto(stage);
  const search: readonly [string, readonly Kept[]] = [address(file), told.kept];
  const again = await page.evaluate(([url, all]) => (globalThis as unknown as InPage).foundAgain(url, all), search);
  rows.push({ file, sentences: told.problem === '' ? sentences.length : 0, ...told, kept: told.kept.length, again });
  const counts = `from the pages ${told.fromPages}/${sentences.length} from the text ${told.fromText}/${sentences.length} after a reload ${again}/${told.kept.length}`;
  const texts = `${told.isSameText ? '' : ' THE VIEWS DIFFER'}${told.isSameAgain ? '' : ' READ AGAIN IT DIFFERS'}`;
  console.log(file.padEnd(42), told.problem || `${counts}${texts}`);
  for (const failure of told.failures) console.log(`    ${failure}`);
}
await end();

const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
const summary = {
  files: rows.length,
  sentences: sum((r) => r.sentences),
  fromPages: sum((r) => r.fromPages),
  fromText: sum((r) => r.fromText),
  kept: sum((r) => r.kept),
  foundAfterReload: sum((r) => r.again),
  sameText: sum((r) => Number(r.isSameText)),
  sameAgain: sum((r) => Number(r.isSameAgain)),
};
console.log(JSON.stringify(summary, null, 1));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ ...summary, rows }, null, 1));
const isAll = summary.fromPages === summary.sentences && summary.fromText === summary.sentences && summary.foundAfterReload === 2 * summary.sentences; // prettier-ignore
process.exitCode = isAll && summary.sameText === rows.length && summary.sameAgain === rows.length ? 0 : 1;
