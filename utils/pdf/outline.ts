// What is in a paper, and where? The outline that the file brings along, where it leads somewhere; else the headings that were found.
import { searchable } from '../text/search.ts';
import { destinationOf, type Destination } from './destination.ts';
import type { PdfPaper } from './read-paper.ts';
import type { OpenPdf } from './read-pdf.ts';
import type { TextRun } from './reading.ts';

export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** From 0. */
  readonly page: number;
  /** UTF-16 offset in the canonical text. */
  readonly at: number;
}

/** A node of pdf.js's outline. */
interface GivenNode {
  readonly title: string;
  readonly dest: Destination;
  readonly items: readonly GivenNode[];
}

interface Placed {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

/** Longer outlines are cut: no honest one is. */
const MOST = 5_000;
const DEEPEST = 12;
/** An outline of fewer places says less than the headings. */
const ENOUGH = 2;

const clean = (title: string): string => title.replace(/\s+/gu, ' ').trim();

async function placedOf(pdf: OpenPdf): Promise<readonly Placed[]> {
  const found: Placed[] = [];
  const walk = async (nodes: readonly GivenNode[], level: number): Promise<void> => {
    for (const { title, dest, items } of nodes) {
      if (found.length >= MOST) return;
      const page = (await destinationOf(pdf, dest))?.page;
      if (page !== undefined && clean(title) !== '') found.push({ title: clean(title), level, page });
      if (level < DEEPEST) await walk(items, level + 1);
    }
  };
  await walk(((await pdf.document.getOutline().catch(() => null)) ?? []) as readonly GivenNode[], 1); // of pdf.js: the same fields
  return found;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** By page index, where its text begins and ends. */
function stretchesOf(runs: readonly TextRun[]): ReadonlyMap<number, Stretch> {
  const pages = new Map<number, Stretch>();
  for (const { page, at, length } of runs) {
    const known = pages.get(page);
    pages.set(page, { start: Math.min(known?.start ?? at, at), end: Math.max(known?.end ?? 0, at + length) });
  }
  return pages;
}

/** Outlines write numbers otherwise than the page does, and pages break titles. */
const withoutNumber = (title: string): string =>
  title.replace(/^(?:(?:chapter|part|section|annex|appendix)\s+)?[\divxlc]+[.:)\s–—-]+(?=\S{3})/iu, '');

async function withPlaces(placed: readonly Placed[], { reading }: PdfPaper): Promise<readonly OutlineEntry[]> {
  const pages = stretchesOf(reading.runs);
  const entries: OutlineEntry[] = [];
  for (const one of placed) {
    const page = pages.get(one.page);
    const before = entries.at(-1)?.at ?? 0;
    if (page === undefined) {
      // A page without text: its place is where the reading has come to.
      entries.push({ ...one, at: before });
      continue;
    }
    const text = await searchable(reading.text.slice(page.start, page.end));
    const [hit] = [one.title, withoutNumber(one.title)].flatMap((words) => text.find(words).slice(0, 1));
    entries.push({ ...one, at: page.start + (hit?.start ?? 0) });
  }
  return entries;
}

function ofHeadings({ reading: { headings, text, runs } }: PdfPaper): readonly OutlineEntry[] {
  const highest = Math.min(...headings.map((h) => h.level));
  let run = 0;
  return headings.flatMap(({ level, start, end }) => {
    while (run + 1 < runs.length && runs[run]!.at + runs[run]!.length <= start) run += 1;
    const title = clean(text.slice(start, end));
    return title === '' ? [] : [{ title, level: level - highest + 1, page: runs[run]?.page ?? 0, at: start }];
  });
}

/** In the order of the file. Empty when there is neither outline nor heading. */
export async function outlineOf(pdf: OpenPdf, paper: PdfPaper): Promise<readonly OutlineEntry[]> {
  const placed = await placedOf(pdf);
  return placed.length >= ENOUGH ? withPlaces(placed, paper) : ofHeadings(paper);
}
