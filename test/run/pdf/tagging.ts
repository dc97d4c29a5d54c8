// Can a sentence be tagged in either view of a paper and be found in the other? With the code that ships, in a page of its own.
import { h, render } from 'preact';
import { ReadingView } from '@/components/ReadingView';
import { drawnPages, type DrawnPages } from '@/entrypoints/reader/drawn-pages';
import { pageOf } from '@/entrypoints/reader/page-place';
import { anchorAll } from '@/utils/anchoring/anchor';
import { describe, type Described } from '@/utils/anchoring/describe';
import { readDom, type DomText } from '@/utils/anchoring/dom-text';
import { markPages } from '@/utils/marking/marked-pages';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { createPainter } from '@/utils/painting/painter';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import { drawSheet } from '@/utils/pdf/sheet';
import { searched, searchedNodes, squeezed, textNodes, type Place } from './squeezed.ts';
import { keepAll, keptAt, newKept, type Kept } from './tagging-kept.ts';

const files = { cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' };
const TASTE = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' } as const;
const METADATA = { title: '', authors: [], publisher: '', published: '', language: '', doi: '' };
const ID = 'urn:uuid:00000000-0000-4000-8000-000000000000' as Iri;

export interface AskedSentence {
  readonly text: string;
  /** Other spellings that will do. */
  readonly others: readonly string[];
  /** From 0. */
  readonly page: number;
}

export interface TaggingTold {
  readonly problem: string;
  /** The text that the view shows is the one that leads back to the pages, letter by letter, and comes out the same when the file is read again. */
  readonly isSameText: boolean;
  readonly isSameAgain: boolean;
  readonly fromPages: number;
  readonly fromText: number;
  readonly failures: readonly string[];
  /** What lies in the library now. */
  readonly kept: readonly Kept[];
}

interface Paper {
  readonly pdf: OpenPdf;
  readonly paper: PdfPaper;
}

async function readOnce(url: string): Promise<Paper | string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const pdf = await openPdf(bytes, { files, worker: pdfWorker(), password: async () => undefined });
  if (!pdf.ok) return pdf.problem.code;
  const paper = await readPaper(pdf.value);
  if (paper.ok) return { pdf: pdf.value, paper: paper.value };
  await pdf.value.close();
  return paper.problem.code;
}

async function found(text: string, { selectors }: Pick<Described, 'selectors'>): Promise<Place | undefined> {
  const at = (await anchorAll(text, [{ id: ID, selectors }])).get(ID);
  return at?.status === 'exact' ? at : undefined;
}

const wordsOf = (range: AbstractRange): string => {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
};

interface Views {
  readonly shown: DomText;
  readonly inText: ReturnType<typeof searchedNodes>;
  readonly drawn: DrawnPages;
  /** Pages as they are drawn, each once. */
  readonly page: (index: number) => Promise<Element>;
}

interface Sought extends Place {
  readonly words: string;
  readonly page: number;
}

const isSame = (a: Place | undefined, b: Place): boolean => a?.start === b.start && a.end === b.end;

/** The words of the drawn pages over which a place runs, in the order in which they are read. */
async function nodesAt({ drawn, page }: Views, { start, end }: Place): Promise<readonly Text[]> {
  const [first = 0, last = 0] = [drawn.pageAt(start), drawn.pageAt(end - 1)];
  const nodes: Text[] = [];
  for (let i = Math.min(first, last); i <= Math.max(first, last); i++) {
    nodes.push(...textNodes(await page(i), (parent) => !parent.classList.contains('aside')));
  }
  return nodes;
}

/** Beginnings and ends of a sentence, the longer first: between them words of the page may stand (a note's, a figure's), at a page end quite near. */
const ENDS = [24, 14, 8] as const;

function selectedOn(nodes: readonly Text[], words: string): readonly Range[] {
  const search = searchedNodes(nodes, true);
  const whole = search.all(words);
  if (whole.length > 0) return whole;
  const bare = squeezed(words, true);
  const [from] = ENDS.flatMap((n) => search.all(bare.slice(0, n)));
  const to = ENDS.map((n) => search.all(bare.slice(-n)).at(-1)).find((range) => range !== undefined);
  if (from === undefined || to === undefined) return [];
  from.setEnd(to.endContainer, to.endOffset);
  return [from];
}

/** Why a sentence that is selected in one view is not found in the other, or else how it is described. */
type Tried = string | Described;

async function fromPages(views: Views, sought: Sought): Promise<Tried> {
  const { drawn, shown } = views;
  const marked = markPages({ pages: drawn, painter: createPainter(CSS.highlights, 'tried'), find: async () => [] });
  const ranges = selectedOn(await nodesAt(views, sought), sought.words);
  if (ranges.length === 0) return 'is not on its page in one piece';
  const all = await Promise.all(ranges.map((range) => marked.describe(range)));
  const own = all.flatMap((d: Result<Described>) => (d.ok ? [d.value] : []));
  const described = own.find((d) => d.quote === shown.text.slice(sought.start, sought.end));
  if (described === undefined) return `is described as “${own[0]?.quote.slice(-60) ?? ''}”`;
  const place = await found(shown.text, described);
  if (!isSame(place, sought)) return `stands elsewhere in the text: ${place?.start} for ${sought.start}`;
  const words = wordsOf(shown.rangeOf(sought.start, sought.end));
  return squeezed(words) === squeezed(sought.words) ? described : `is painted in the text as “${words}”`;
}

/** The same the other way round. */
async function fromText(views: Views, sought: Sought): Promise<Tried> {
  const { drawn, shown, inText } = views;
  const all = inText.all(sought.words).map((range) => ({ range, described: describe(shown, range) }));
  const own = all.find(({ described: d }) => d.ok && d.value.selectors.some((s) => 'start' in s && s.start === sought.start));
  if (own === undefined || !own.described.ok) return 'is not in the text in one piece';
  const page = pageOf(shown.root, own.range);
  if (page?.index !== sought.page) return `is said to be on page index ${page?.index}, not ${sought.page}`;
  const place = await found(drawn.text, own.described.value);
  if (!isSame(place, sought)) return `stands elsewhere on the pages: ${place?.start} for ${sought.start}`;
  await nodesAt(views, sought);
  const words = drawn.rangesOf(sought.start, sought.end).map(wordsOf).join('');
  const holds = searched(words, true);
  const bare = squeezed(sought.words, true);
  return holds.all(bare).length > 0 ? own.described.value : `is painted on the pages as “${words}”`;
}

async function viewsOf({ pdf, paper }: Paper): Promise<Views> {
  const [text, pages] = [document.querySelector('#text')!, document.querySelector('#pages')!];
  render(null, text);
  pages.replaceChildren();
  render(h(ReadingView, { metadata: METADATA, source: 'urn:x', content: structuredClone(paper.reading.content), taste: TASTE }), text);
  const root = text.querySelector('.reading-text')!;
  const drawn = drawnPages(paper.reading);
  const boxes = new Map<number, Promise<Element>>();
  const draw = async (index: number): Promise<Element> => {
    const box = document.createElement('div');
    box.dataset['page'] = String(index);
    const after = [...pages.children].find((p) => Number((p as HTMLElement).dataset['page']) > index);
    pages.insertBefore(box, after ?? null);
    const sheet = await drawSheet(pdf, index, box, { scale: 1, signal: new AbortController().signal });
    drawn.add(index, await sheet.words(drawn.itemsOf(index)));
    return box;
  };
  const page: Views['page'] = (index) => {
    if (!boxes.has(index)) boxes.set(index, draw(index));
    return boxes.get(index)!;
  };
  return { shown: await readDom(root), inText: searchedNodes(textNodes(root)), drawn, page };
}

async function tag(url: string, sentences: readonly AskedSentence[]): Promise<TaggingTold> {
  const [once, again] = [await readOnce(url), await readOnce(url)];
  if (typeof once === 'string' || typeof again === 'string') {
    return { problem: String(once), isSameText: true, isSameAgain: once === again, fromPages: 0, fromText: 0, failures: [], kept: [] };
  }
  const views = await viewsOf(once);
  const { drawn, shown } = views;
  const told = { fromPages: 0, fromText: 0, failures: [] as string[] };
  const described: (Kept & Pick<Described, 'selectors'>)[] = [];
  const inPaper = searched(drawn.text);
  for (const { text, others, page } of sentences) {
    const places = [text, ...others].flatMap((words) => inPaper.all(words).map((place) => ({ ...place, words, page })));
    const sought = places.find(({ start }) => drawn.pageAt(start) === page) ?? places[0];
    const ways = { fromPages, fromText };
    for (const way of ['fromPages', 'fromText'] as const) {
      const tried = sought === undefined ? 'is not in the text' : await ways[way](views, sought);
      if (typeof tried === 'string' || sought === undefined)
        told.failures.push(`${way} ${page + 1}: “${text.slice(0, 60)}” ${String(tried)}`);
      else {
        told[way] += 1;
        described.push({ ...newKept(way, sought), selectors: tried.selectors });
      }
    }
  }
  const contents = [once, again].map(({ paper }) => JSON.stringify(paper.reading.content));
  const isSameAgain = contents[0] === contents[1] && again.paper.reading.text === drawn.text;
  await Promise.all([once.pdf.close(), again.pdf.close()]);
  await keepAll(url, described);
  const kept = described.map(({ id, way, start, end }) => ({ id, way, start, end }));
  return { problem: '', isSameText: shown.text === drawn.text, isSameAgain, ...told, kept };
}

/** In a page that was loaded anew: how many of the passages lie in the library and are found where they were, in either view. */
async function foundAgain(url: string, passages: readonly Kept[]): Promise<number> {
  const read = await readOnce(url);
  if (typeof read === 'string') return 0;
  const { drawn, shown } = await viewsOf(read);
  const stored = new Map((await keptAt(url)).map(({ id, target }) => [id, target.selectors]));
  let count = 0;
  for (const { id, start, end } of passages) {
    const selectors = stored.get(id);
    if (selectors === undefined) continue;
    const places = [await found(drawn.text, { selectors }), await found(shown.text, { selectors })];
    count += Number(places.every((place) => isSame(place, { start, end })));
  }
  await read.pdf.close();
  return count;
}

Object.assign(globalThis, { tagInTwoViews: tag, foundAgain });
