// The links that a file lays over its pages: where they are, what they say, where they lead. To the web, to mail, or to a place in the paper; all else is none.
import type { PDFPageProxy } from 'pdfjs-dist';
import { destinationOf, type Destination } from './destination.ts';
import type { OpenPdf } from './read-pdf.ts';

/** Corners of an upright rectangle in the page's own space: left, bottom, right, top. */
export type Corners = readonly [left: number, bottom: number, right: number, top: number];

interface OverPage {
  /** One for each line that it runs over. */
  readonly corners: readonly Corners[];
  /** The words that it lies over, as far as the file tells. */
  readonly words: string;
}

export interface WebLink extends OverPage {
  readonly href: string;
}

/** In points from the top left of the page as it is shown. */
export interface LinkBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PageLink {
  readonly boxes: readonly LinkBox[];
  readonly words: string;
  /** Page index from 0, pt below its top. */
  readonly to: { readonly href: string } | { readonly page: number; readonly top: number };
}

/** An annotation of pdf.js; what a file says in it is not to be trusted. */
interface Given {
  readonly subtype?: unknown;
  readonly url?: unknown;
  readonly dest?: Destination;
  readonly action?: unknown;
  readonly rect?: unknown;
  readonly quadPoints?: unknown;
  readonly overlaidText?: unknown;
}

/** More on one page are cut, links and the boxes of all of them: no honest page has them. */
const MOST = 2_000;
/** No name of a link that is read out is longer (letters). */
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 4_096;
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

function addressOf(url: unknown): string | undefined {
  if (typeof url !== 'string' || url.length > LONGEST_ADDRESS || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return PROTOCOLS.has(protocol) ? href : undefined;
}

const numbersOf = (list: unknown): readonly number[] =>
  (Array.isArray(list) || ArrayBuffer.isView(list) ? Array.from(list as ArrayLike<unknown>) : []).filter(
    (n): n is number => typeof n === 'number' && Number.isFinite(n),
  );

function around(points: readonly number[]): Corners {
  const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function cornersOf({ rect, quadPoints }: Given): readonly Corners[] {
  const quads = numbersOf(quadPoints);
  const rects = numbersOf(rect);
  const all = quads.length >= 8 && quads.length % 8 === 0 ? quads : rects.length === 4 ? rects : [];
  const size = all === quads ? 8 : 4;
  return Array.from({ length: Math.min(MOST, all.length / size) }, (_, i) => around(all.slice(i * size, (i + 1) * size))).filter(
    ([left, bottom, right, top]) => right > left && top > bottom,
  );
}

const clean = (words: unknown): string => (typeof words === 'string' ? words.replace(/\s+/gu, ' ').trim() : '');

async function givenOf(page: PDFPageProxy): Promise<readonly (Given & OverPage)[]> {
  const all = (await page.getAnnotations().catch(() => [])) as readonly Given[]; // of pdf.js, untyped
  let left = MOST;
  return all
    .filter((a) => a.subtype === 'Link')
    .slice(0, MOST)
    .flatMap((a) => {
      const corners = left === 0 ? [] : cornersOf(a).slice(0, left);
      left -= corners.length;
      return corners.length === 0 ? [] : [{ ...a, corners, words: clean(a.overlaidText) }];
    });
}

export async function webLinksOf(page: PDFPageProxy): Promise<readonly WebLink[]> {
  return (await givenOf(page)).flatMap(({ url, corners, words }) => {
    const href = addressOf(url);
    return href === undefined ? [] : [{ href, corners, words }];
  });
}

/** Where actions without a place lead. */
function turnedTo(action: unknown, index: number, { pageCount }: OpenPdf): number | undefined {
  const page = { NextPage: index + 1, PrevPage: index - 1, FirstPage: 0, LastPage: pageCount - 1 }[String(action)];
  return page !== undefined && page >= 0 && page < pageCount ? page : undefined;
}

async function leadsTo(pdf: OpenPdf, index: number, { url, dest, action }: Given): Promise<PageLink['to'] | undefined> {
  const href = addressOf(url);
  if (href !== undefined) return { href };
  if (dest !== undefined && dest !== null) return destinationOf(pdf, dest);
  const page = turnedTo(action, index, pdf);
  return page === undefined ? undefined : { page, top: 0 };
}

/** Of one page, in the order of the file. None of a damaged page. */
export async function linksOf(pdf: OpenPdf, index: number): Promise<readonly PageLink[]> {
  const page = await pdf.document.getPage(index + 1).catch(() => undefined);
  if (page === undefined) return [];
  const viewport = page.getViewport({ scale: 1 });
  /** As far as it lies on the sheet: nothing of it is over other pages. */
  const boxOf = ([left, bottom, right, top]: Corners): readonly LinkBox[] => {
    const points = [viewport.convertToViewportPoint(left, bottom), viewport.convertToViewportPoint(right, top)] as [number, number][];
    const [x, y, endX, endY] = around(points.flat());
    const [from, above] = [Math.max(0, x), Math.max(0, y)];
    const [width, height] = [Math.min(viewport.width, endX) - from, Math.min(viewport.height, endY) - above];
    return width > 0 && height > 0 ? [{ left: from, top: above, width, height }] : [];
  };
  const links = (await givenOf(page)).map(async (given) => {
    const boxes = given.corners.flatMap(boxOf);
    const to = boxes.length === 0 ? undefined : await leadsTo(pdf, index, given);
    return to === undefined ? [] : [{ boxes, words: [...given.words].slice(0, LONGEST_NAME).join(''), to }];
  });
  return (await Promise.all(links)).flat();
}
