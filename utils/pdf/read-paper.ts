// A whole PDF as a paper that can be read: pages one after the other from the worker, then the text engine, in slices.
import { fail, ok, type Result } from '../model/result.ts';
import type { Metadata, Origins } from '../model/document.ts';
import { unpaced, type Pace } from '../text/pace.ts';
import { fontsOf } from './fonts.ts';
import { printedLabels } from './page-labels.ts';
import type { Page } from './page.ts';
import { paperOf, type Paper } from './paper.ts';
import { anyPictured } from './pictures.ts';
import { readingOf, type Reading } from './reading.ts';
import { readPage, type OpenPdf } from './read-pdf.ts';
import { titleOf } from './title.ts';

export interface PdfPaper {
  readonly reading: Reading;
  readonly metadata: Pick<Metadata, 'title' | 'authors' | 'language'>;
  readonly origins: Origins;
  /** What the file says of its work beside that. */
  readonly metas: OpenPdf['metas'];
  /** By page index, as they are shown and cited: what is printed, else what the file says, else the number of the page. */
  readonly labels: readonly string[];
  /** By page index, what is printed; empty where nothing is. */
  readonly printed: readonly string[];
  /** Indexes of pages without a word of text: `pictured` tells which of them hold pictures, as scans do. */
  readonly wordless: readonly number[];
  /** Indexes of pages whose words were recognised on their pictures. */
  readonly recognised: readonly number[];
  readonly paper: Paper;
}

export interface Progress {
  readonly pace?: Pace;
  /** After each page. */
  readonly onPage?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/** Pages under way at one time: while one is laid out here, the worker reads the next. */
const AHEAD = 3;

async function readPages(pdf: OpenPdf, { pace = unpaced, onPage, signal }: Progress): Promise<readonly Page[]> {
  const pages: Page[] = [];
  const under: Promise<Page>[] = [];
  for (let i = 0; i < pdf.pageCount; i++) {
    while (under.length < AHEAD && i + under.length < pdf.pageCount) under.push(readPage(pdf, i + under.length));
    pages.push(await under.shift()!);
    onPage?.(i + 1, pdf.pageCount);
    signal?.throwIfAborted();
    await pace();
  }
  return pages;
}

/**
 * A paper of pictures alone has an empty text.
 * Problem: `pdf-no-text` when no page has a word of text, nor a picture on which one could stand. Rejects when the signal ends it.
 */
export async function readPaper(pdf: OpenPdf, progress: Progress = {}): Promise<Result<PdfPaper>> {
  const pages = await readPages(pdf, progress);
  const recognised = [...(pdf.recognised?.keys() ?? [])].sort((a, b) => a - b);
  const hasWords = (page: Page): boolean => recognised.includes(page.index) || page.items.some((i) => /\p{L}{2}/u.test(i.text));
  const wordless = pages.filter((page) => !hasWords(page)).map((page) => page.index);
  if (wordless.length === pages.length && !(await anyPictured(pdf, wordless)))
    return fail('pdf-no-text', pages.length === 1 ? '1' : `1–${pages.length}`);
  const paper = await paperOf(pages, fontsOf(pdf, pages), progress.pace);
  const printed = printedLabels(paper.numbers);
  const labels = pages.map((_, i) => printed[i] || pdf.labels?.[i] || String(i + 1));
  const title = titleOf(pdf.title, paper.paragraphs, paper.bodySize, paper.heads);
  const authors = authorsOf(pdf.author);
  const language = languageOf(pdf.language);
  return ok({
    reading: await readingOf(paper.paragraphs, labels, {
      recognised: new Set(recognised),
      linksOf: (page) => pages[page]?.links,
      pace: progress.pace,
    }),
    metadata: { title, authors, language },
    origins: {
      ...(title !== '' && { title: title === pdf.title.replace(/\s+/gu, ' ').trim() ? 'file' : 'text' }),
      ...(authors.length > 0 && { authors: 'file' }),
      ...(language !== '' && { language: 'file' }),
    },
    metas: pdf.metas,
    labels,
    printed,
    wordless,
    recognised,
    paper,
  });
}

/** Programs put down who was logged in: a word of small letters, which is the name of nobody. */
const LOGIN = /^[a-z\d][a-z\d._-]*$/u;

const authorsOf = (told: string): readonly string[] =>
  told
    .split(/\s*;\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !LOGIN.test(name));

const languageOf = (told: string): string => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(told) ? told : '');
