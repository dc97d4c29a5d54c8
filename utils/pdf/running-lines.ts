// Which lines of a page are no part of the text: running heads, feet and page numbers? Those that come again at a like
// height over many pages, whatever numbers they carry, and bare numbers at the edges.
import { edgesOn, keyOf, type Edge } from './page-edges.ts';
import { counted } from './page-labels.ts';
import { isPageNumber, numbersIn } from './page-numbers.ts';
import { median, type Page } from './page.ts';
import { unpaced, type Pace } from '../text/pace.ts';

/** A line that comes again on so many pages at a like height is no text. */
const ENOUGH = 4;
/** Longer lines (letters) are text. */
const LONGEST_HEAD = 160;
/** Lines nearer to each other (pt) are at one height. */
const LEVEL = 2.5;

export interface RunningLines {
  /** By page index, the items of its running lines. */
  readonly items: readonly ReadonlySet<number>[];
  /** By page index, numbers that a running line carries, as printed. */
  readonly numbers: readonly (readonly string[])[];
  /** Those at the top, each wording once. */
  readonly heads: readonly string[];
}

function groupsOf(edges: readonly Edge[], keysOf: (edge: Edge) => readonly string[]): readonly (readonly Edge[])[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const key of keysOf(edge)) {
      const name = `${edge.isTop ? 'top' : 'foot'} ${key}`;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [edge]);
      else group.push(edge);
    }
  }
  return [...groups.values()];
}

/** Each is compared with all others of its place: of a long paper that takes many slices. */
async function filtered(edges: readonly Edge[], keeps: (edge: Edge) => boolean, pace: Pace): Promise<readonly Edge[]> {
  const kept: Edge[] = [];
  for (const edge of edges) {
    if (keeps(edge)) kept.push(edge);
    const wait = pace();
    if (wait !== undefined) await wait;
  }
  return kept;
}

/** On how many pages something has to come again. */
const enoughOf = (pageCount: number): number => Math.min(ENOUGH, Math.max(2, Math.ceil(pageCount * 0.3)));

/** Beyond a wide margin, on such a share of the pages: what begins or ends a page now and then is text. */
const FAR_ENOUGH = 0.4;

/** How many pages apart the same words may stand: they change with the side. */
const NEXT = 2;

/** Heads run on over pages that follow each other. What stands above a page here and there ("Introduction" in each chapter) is a heading of the text. */
function isScattered(group: readonly Edge[], pageCount: number): boolean {
  const pages = new Set(group.map((e) => e.page));
  const followed = [...pages].filter((page) => Array.from({ length: NEXT }, (_, i) => i + 1).some((n) => pages.has(page - n) || pages.has(page + n))); // prettier-ignore
  return group.every((e) => e.isTop) && pages.size < 0.3 * pageCount && followed.length < 0.3 * pages.size;
}

/** The same words, or a part of them, at a like height on enough pages; set larger, as on a title page, they are text. */
function comeAgain(edges: readonly Edge[], pageCount: number): ReadonlySet<Edge> {
  const enough = enoughOf(pageCount);
  const groups = [...groupsOf(edges, (e) => [e.key]), ...groupsOf(edges.filter((e) => e.isOuter), (e) => e.parts)]; // prettier-ignore
  const running = groups.map((all) => {
    const size = median(all.map((e) => e.line.size), 0); // prettier-ignore
    const group = all.filter((e) => e.line.size <= 1.25 * size);
    const on = new Set(group.map((e) => e.page)).size;
    if (on < enough || isScattered(group, pageCount)) return [];
    const height = median(group.map((e) => e.line.y), 0); // prettier-ignore
    const isLevel = group.filter((e) => Math.abs(e.line.y - height) < 12).length >= 0.6 * group.length;
    if (on <= ENOUGH && !isLevel) return [];
    const far = group.filter((e) => e.isFar && Math.abs(e.line.y - height) < LEVEL);
    return [...group.filter((e) => !e.isFar), ...(far.length >= Math.max(ENOUGH, FAR_ENOUGH * pageCount) ? far : [])];
  });
  return new Set(running.flat());
}

/**
 * Lines at a height that belongs to running lines: there, most lines come again, so what comes once (the name of a short
 * chapter) is one of them too.
 */
async function inTheirPlace(edges: readonly Edge[], known: ReadonlySet<Edge>, pace: Pace): Promise<readonly Edge[]> {
  const outer = edges.filter((e) => e.isOuter);
  const stripOf = ({ isTop, line }: Edge, step = 0): string => `${isTop} ${Math.floor(line.y / LEVEL) + step}`;
  const strips = new Map<string, Edge[]>();
  for (const edge of outer) {
    const strip = strips.get(stripOf(edge));
    if (strip === undefined) strips.set(stripOf(edge), [edge]);
    else strip.push(edge);
  }
  const isInPlace = (edge: Edge): boolean => {
    const near = [-1, 0, 1].flatMap((step) => strips.get(stripOf(edge, step)) ?? []);
    const beside = near.filter((e) => Math.abs(e.line.y - edge.line.y) < LEVEL);
    const again = beside.filter((e) => known.has(e)).length;
    const alike = beside.some((e) => known.has(e) && Math.abs(e.line.size - edge.line.size) < 0.6);
    return alike && again >= ENOUGH && again >= 0.6 * beside.length;
  };
  return filtered(
    outer.filter((edge) => !known.has(edge)),
    isInPlace,
    pace,
  );
}

/**
 * Lines at one height of which most say what the next pages say too: they change with the chapter, and a chapter may have few
 * pages. The first lines of the text stand at one height as well, but each says something else.
 */
function byChapter(edges: readonly Edge[], pageCount: number): readonly Edge[] {
  const outer = edges.filter((e) => e.isOuter && e.line.text.length <= LONGEST_HEAD && /\p{L}/u.test(e.line.text));
  const strips = groupsOf(outer, ({ line }) => [`${Math.round(line.y / LEVEL)} ${Math.round(line.size * 2)}`]);
  return strips.flatMap((strip) => {
    const again = strip.filter((e) => strip.some((o) => o !== e && o.key === e.key && Math.abs(o.page - e.page) <= NEXT));
    const isEnough = again.length >= Math.max(ENOUGH, 0.3 * pageCount) && again.length >= 0.6 * strip.length;
    return isEnough ? again : [];
  });
}

/** A heading is larger than the head that repeats it. */
const HEADING = 1.1;
/** On such a share of the pages heads are named by headings. */
const NAMED = 0.4;

/** What stands in larger type than most of its page, and how large. */
async function headingsIn(pages: readonly Page[], pace: Pace): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { items } of pages) {
    await pace();
    const size = median(items.map((i) => i.size), 10); // prettier-ignore
    for (const item of items) {
      if (item.size < HEADING * size || item.text.length > LONGEST_HEAD || !/\p{L}{3}/u.test(item.text)) continue;
      const key = keyOf(item.text);
      found.set(key, Math.max(item.size, found.get(key) ?? 0));
    }
  }
  return found;
}

/** Heads at one height that say the headings of the paper, in smaller type: of short chapters no head comes again. */
async function namedByHeadings(edges: readonly Edge[], pages: readonly Page[], pace: Pace): Promise<readonly Edge[]> {
  const headings = await headingsIn(pages, pace);
  const tops = edges.filter((e) => e.isOuter && e.isTop && !e.isFar && e.line.text.length <= LONGEST_HEAD);
  const strips = groupsOf(tops, ({ line }) => [`${Math.round(line.y / LEVEL)} ${Math.round(line.size * 2)}`]);
  return strips.flatMap((strip) => {
    const named = strip.filter((e) => (headings.get(e.key) ?? 0) >= HEADING * e.line.size);
    const isEnough = named.length >= Math.max(2, NAMED * pages.length) && named.length >= 0.6 * strip.length;
    return isEnough ? named : [];
  });
}

/** The outermost lines of pages, at one height, that carry a number which counts on with the pages: whatever else they say. */
async function counting(edges: readonly Edge[], pageCount: number, pace: Pace): Promise<readonly Edge[]> {
  const outer = edges.filter((e) => e.isOuter && e.line.text.length <= LONGEST_HEAD);
  const groups = groupsOf(outer, (edge) =>
    numbersIn(edge.line.text).flatMap((text) => {
      const number = counted(text);
      return number === undefined ? [] : [`${number.kind} ${number.value - edge.page}`];
    }),
  );
  const found: Edge[] = [];
  for (const group of groups) {
    const isLevel = (edge: Edge): boolean => {
      const level = group.filter((e) => Math.abs(e.line.y - edge.line.y) < LEVEL && Math.abs(e.line.size - edge.line.size) < 0.6);
      return new Set(level.map((e) => e.page)).size >= Math.max(3, enoughOf(pageCount));
    };
    found.push(...(await filtered(group, isLevel, pace)));
  }
  return found;
}

/** The file itself says so. Only believed at the edges: some mark text as well. */
const isArtifact = (edge: Edge): boolean => edge.line.items.every((i) => i.role === 'artifact');

/** Looks over all pages at once. */
export async function runningLines(pages: readonly Page[], pace: Pace = unpaced): Promise<RunningLines> {
  const edges: Edge[] = [];
  for (const page of pages) {
    await pace();
    edges.push(...edgesOn(page));
  }
  await pace();
  const named = await namedByHeadings(edges, pages, pace);
  await pace();
  const known = new Set([...comeAgain(edges, pages.length), ...byChapter(edges, pages.length), ...named]);
  await pace();
  for (const edge of await counting(edges, pages.length, pace)) known.add(edge);
  const running = new Set([
    ...known,
    ...(await inTheirPlace(edges, known, pace)),
    ...edges.filter((e) => !e.isFar && (isPageNumber(e.line.text) || isArtifact(e))),
  ]);
  const items = pages.map(() => new Set<number>());
  const numbers = pages.map((): string[] => []);
  const at = new Map(pages.map((page, i) => [page.index, i]));
  for (const edge of running) {
    const i = at.get(edge.page) ?? 0;
    for (const item of edge.line.items) items[i]?.add(item.index);
    numbers[i]?.push(...numbersIn(edge.line.text));
  }
  return { items, numbers, heads: [...new Set([...running].flatMap((e) => (e.isTop ? [e.line.text] : [])))] };
}
