// How well are PDFs read? The bundled production engine in Chromium over every PDF of a folder, beside pdftotext and the plain order of pdf.js.
//   npm run eval:pdf -- --corpus DIR [--only PART] [--json FILE] [--text DIR] [--recognise]    (--text writes what was read)
// With --recognise pages that are pictures are recognised first, and `sentences_by_recognition` are looked for too.
// DIR holds a folder a file with `document.pdf` and `expected.json`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  add,
  judgedPages,
  judgedPaper,
  labelsRight,
  score,
  titleIsRight,
  type Expected,
  type PaperRead,
  type PaperText,
  type Score,
} from './pdf/measure.ts';
import { headingsFound, picturesTold, type Found } from './pdf/parts-found.ts';
import { picturePages, popplerText, taggedHeadings } from './pdf/poppler.ts';
import { papersIn, startStage } from './pdf/stage.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    text: { type: 'string' },
    recognise: { type: 'boolean', default: false },
  },
});
const folder = values.corpus === undefined ? undefined : resolve(values.corpus);
if (folder === undefined || !existsSync(folder)) {
  console.log(`eval:pdf: no folder ${values.corpus ?? '(give --corpus DIR)'}: nothing to do`);
  process.exit(folder === undefined ? 2 : 0);
}

interface Engine {
  read(url: string, isRecognising: boolean): Promise<PaperRead>;
  plain(url: string): Promise<{ pages: string[]; ms: number }>;
}

interface Row {
  readonly file: string;
  readonly problem: string;
  readonly score: Score | undefined;
  readonly missed: readonly string[];
  readonly titleRight: boolean;
  readonly labels: readonly [number, number];
  /** Those that the structure tree names, as poppler reads it, with their level. */
  readonly headings: Found;
  /** Pages of pictures alone. */
  readonly pictures: ReturnType<typeof picturesTold>;
  readonly msPerPage: number;
  readonly mapped: number;
}

const PEERS = ['pdf.js order', 'pdftotext', 'pdftotext -layout', 'pdftotext -raw'] as const;

const ids = papersIn(folder, values.only);
const { page, address, end } = await startStage('page.html', folder, ids);
interface InPage {
  readonly pdfEngine: Engine;
}
const read = (id: string): Promise<PaperRead> =>
  page.evaluate(([url, isRecognising]) => (globalThis as unknown as InPage).pdfEngine.read(url, isRecognising), [
    address(id),
    values.recognise,
  ] as const);
const plain = (id: string): ReturnType<Engine['plain']> =>
  page.evaluate((url) => (globalThis as unknown as InPage).pdfEngine.plain(url), address(id));

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const round = (n: number): number => Math.round(n * 10) / 10;
const rows: Row[] = [];
const NONE: Found = { right: 0, all: 0, missed: [] };

/** Of a file without a text layer all pages; some may be drawn as outlines, of which poppler tells nothing. With recognition switched on none is left. */
function picturesOf({ pages }: PaperText, { text_layer: layer }: Expected, file: string): readonly number[] {
  if (values.recognise) return [];
  return layer === 'none' ? Array.from({ length: pages }, (_, i) => i) : picturePages(file);
}

const recognised = { sentences: 0, whole: 0, onPage: 0 };
const peers = new Map<string, { scores: Score[][]; ms: number[] }>(PEERS.map((name) => [name, { scores: [], ms: [] }]));

for (const id of ids) {
  const expected = JSON.parse(readFileSync(join(folder, id, 'expected.json'), 'utf8')) as Expected;
  const file = join(folder, id, 'document.pdf');
  const paper = await read(id);
  const isRead = !('problem' in paper);
  const toRecognise = values.recognise ? (expected.sentences_by_recognition ?? []) : [];
  if (toRecognise.length > 0 && isRead) {
    const found = score(judgedPaper(paper), { ...expected, sentences: toRecognise });
    recognised.sentences += toRecognise.length;
    recognised.whole += found.score.whole;
    recognised.onPage += found.score.onPage;
    for (const line of found.missed) console.log(`    not recognised, ${line}`);
  } else recognised.sentences += toRecognise.length;
  const judged = isRead ? score(judgedPaper(paper), expected) : score({ stretches: [], lines: [] }, expected);
  rows.push({
    file: id,
    problem: isRead ? '' : paper.problem,
    score: judged.score,
    missed: judged.missed,
    titleRight: isRead && titleIsRight(paper.title, expected),
    labels: isRead ? labelsRight(paper, expected) : [0, 0],
    headings: isRead ? headingsFound(paper, taggedHeadings(file)) : NONE,
    pictures: isRead ? picturesTold(paper.pictures, picturesOf(paper, expected, file)) : { ...NONE, wrong: 0 },
    msPerPage: isRead ? round(paper.ms / paper.pages) : 0,
    mapped: isRead && paper.length > 0 ? paper.mapped / paper.length : 0,
  });
  if (isRead && values.text !== undefined) {
    mkdirSync(values.text, { recursive: true });
    const text = paper.paragraphs.map(
      (p) => `[${p.kind}${p.level || ''} p${(p.pieces[0]?.[0] ?? -1) + 1}] ${p.pieces.map(([, t]) => t).join('')}`,
    );
    writeFileSync(join(values.text, `${id}.txt`), `${paper.title}\n\n${text.join('\n')}\n`);
  }
  // What it cannot open it does not read.
  const others = [
    await plain(id).catch(() => ({ pages: [], ms: 0 })),
    popplerText(file, []),
    popplerText(file, ['-layout']),
    popplerText(file, ['-raw']),
  ];
  others.forEach(({ pages, ms }, i) => {
    const peer = peers.get(PEERS[i]!)!;
    peer.scores.push(judgedPages(pages).map((way) => score(way, expected).score));
    if (pages.length > 0) peer.ms.push(ms / pages.length);
  });
  const { score: s, missed, problem, titleRight, labels, headings, pictures, msPerPage } = rows.at(-1)!;
  console.log(
    id.padEnd(42),
    problem ||
      `whole ${s!.whole}/${s!.sentences} on page ${s!.onPage} forbidden ${s!.forbiddenFound}/${s!.forbidden} numbers ${s!.numbersFound}/${s!.numbers}`,
    `title ${titleRight ? 'right' : 'WRONG'} labels ${labels.join('/')} headings ${headings.right}/${headings.all} pictures ${pictures.right}/${pictures.all}${pictures.wrong > 0 ? ` AND ${pictures.wrong} THAT ARE NONE` : ''} ${msPerPage} ms a page`,
  );
  for (const line of [...missed, ...headings.missed, ...pictures.missed]) console.log(`    missed, ${line}`);
}
await end();

const total = rows.flatMap((r) => r.score ?? []).reduce(add);
const summary = {
  files: rows.length,
  ...total,
  ...(values.recognise && { recognised }),
  titleRight: rows.filter((r) => r.titleRight).length,
  labelsRight: rows.reduce((sum, r) => sum + r.labels[0], 0),
  labels: rows.reduce((sum, r) => sum + r.labels[1], 0),
  headingsRight: rows.reduce((sum, r) => sum + r.headings.right, 0),
  headings: rows.reduce((sum, r) => sum + r.headings.all, 0),
  picturesRight: rows.reduce((sum, r) => sum + r.pictures.right, 0),
  pictures: rows.reduce((sum, r) => sum + r.pictures.all, 0),
  picturesWrong: rows.reduce((sum, r) => sum + r.pictures.wrong, 0),
  msPerPage: round(median(rows.filter((r) => r.problem === '').map((r) => r.msPerPage))),
  peers: Object.fromEntries(
    [...peers].map(([name, { scores, ms }]) => {
      const ways = [0, 1, 2].map((way) => scores.map((all) => all[way]!).reduce(add));
      const best = ways.reduce((a, b) => (b.whole > a.whole ? b : a));
      return [name, { ...best, msPerPage: round(median(ms)) }];
    }),
  ),
};
console.log(JSON.stringify(summary, null, 1));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ ...summary, rows }, null, 1));
