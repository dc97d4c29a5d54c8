// How near is our main text to what a person would keep, beside Readability and defuddle, in Chromium, by the code that ships?
//   npm run eval:extraction -- --corpus DIR [--only PART] [--json FILE] [--runs 3] [--lost] [--texts DIR]
// DIR holds a folder a page with `page.html` and `expected.json`. --lost prints what of the structure is not there;
// --texts writes each text of ours and the expected one, to be compared by eye.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusPages } from './extraction/corpus.ts';
import { READERS, type ReaderName } from './extraction/readers.ts';
import { judge, type Judged, mean, percentile, share } from './extraction/judge.ts';
import { openReaders } from './extraction/stage.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    runs: { type: 'string', default: '3' },
    lost: { type: 'boolean', default: false },
    texts: { type: 'string' },
  },
});
const folder = values.corpus === undefined ? undefined : resolve(values.corpus);
if (folder === undefined || !existsSync(folder)) {
  console.log(`eval:extraction: no folder ${values.corpus ?? '(give --corpus DIR)'}: nothing to do`);
  process.exit(folder === undefined ? 2 : 0);
}

const KINDS = ['headings', 'items', 'tables', 'links'] as const;

interface Row {
  readonly page: string;
  readonly judged: Readonly<Record<ReaderName, Judged>>;
}

const three = (n: number): string => n.toFixed(3);

function report(name: ReaderName, rows: readonly Row[]): Record<string, unknown> {
  const all = rows.map((row) => row.judged[name]);
  // The peers are asked for title and language alone: a zero for what nobody asked would be no measure.
  const asked = (field: string): boolean => name === 'ours' || field === 'title' || field === 'language';
  const fields = [...new Set(all.flatMap((j) => Object.keys(j.metadata) as (keyof Judged['metadata'])[]))].filter(asked);
  return {
    precision: mean(all.map((j) => j.words.precision)),
    recall: mean(all.map((j) => j.words.recall)),
    f1: mean(all.map((j) => j.words.f1)),
    fourGramF1: mean(all.map((j) => j.fours.f1)),
    worstF1: Math.min(...all.map((j) => j.words.f1)),
    under088: all.filter((j) => j.words.f1 < 0.88).length,
    contains: share(all.map((j) => j.contains)),
    excludes: share(all.map((j) => j.excludes)),
    structure: Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        share(
          all.map(
            ({
              structure: {
                [kind]: [of, kept],
              },
            }) => [kept, of],
          ),
        ),
      ]),
    ),
    metadata: Object.fromEntries(
      fields.map((field) => {
        const told = all.map((j) => j.metadata[field]).filter((right) => right !== undefined);
        return [field, mean(told.map(Number))];
      }),
    ),
    ms: { median: percentile(all.map((j) => j.ms), 0.5), p95: percentile(all.map((j) => j.ms), 0.95) }, // prettier-ignore
  };
}

const rows: Row[] = [];
const pages = corpusPages(folder, values.only);
const { evaluate, close } = await openReaders();
try {
  for (const page of pages) {
    const read = await evaluate({ url: page.url, html: page.html, expected: page.text, runs: Number(values.runs), readers: READERS });
    const judged = Object.fromEntries(READERS.map((name) => [name, judge(read[name], page)])) as Record<ReaderName, Judged>;
    rows.push({ page: page.name, judged });
    if (values.lost) for (const lost of read.ours.lost) console.log(`${page.name}: ${lost}`);
    const wrong = Object.entries(judged.ours.metadata).filter(([, right]) => !right);
    for (const [field] of wrong)
      console.log(`${page.name}: ${field} is ${JSON.stringify(read.ours.metadata[field as 'title'])}, stated ${JSON.stringify(page.stated[field as 'title'])}`); // prettier-ignore
    if (values.texts === undefined) continue;
    mkdirSync(values.texts, { recursive: true });
    writeFileSync(join(values.texts, `${page.name}.ours.txt`), `${read.ours.text}\n`);
    writeFileSync(join(values.texts, `${page.name}.expected.txt`), `${page.text}\n`);
  }
} finally {
  await close();
}

console.table(
  Object.fromEntries(
    rows.map(({ page, judged: { ours, readability, defuddle } }) => [
      page,
      {
        precision: three(ours.words.precision),
        recall: three(ours.words.recall),
        F1: three(ours.words.f1),
        'F1 of fours': three(ours.fours.f1),
        contains: ours.contains.join('/'),
        excludes: ours.excludes.join('/'),
        Readability: three(readability.words.f1),
        defuddle: three(defuddle.words.f1),
        ms: ours.ms.toFixed(0),
        'its ms': readability.ms.toFixed(0),
      },
    ]),
  ),
);
const reports = Object.fromEntries(READERS.map((name) => [name, report(name, rows)])) as Record<ReaderName, Record<string, unknown>>;
for (const name of READERS)
  console.log(
    name,
    JSON.stringify(reports[name], (_, v: unknown) => (typeof v === 'number' ? Number(v.toFixed(4)) : v)),
  );
if (values.json !== undefined) {
  const { ours } = reports;
  const perPage = rows.map(({ page, judged }) => ({ page, ...judged }));
  writeFileSync(
    values.json,
    `${JSON.stringify({ pages: rows.length, ...reports, metadata: ours['metadata'], ms: ours['ms'], perPage }, undefined, 1)}\n`,
  );
}
