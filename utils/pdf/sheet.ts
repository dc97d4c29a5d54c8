// Draws one page of a PDF: its picture on a canvas; and over it, once the paper has been read, its words, unseen, in the order in which they are read.
import type { PDFPageProxy } from 'pdfjs-dist';
import type { GivenItem } from './page-items.ts';
import { wordsOf, type OpenPdf, type PageWords } from './read-pdf.ts';
import { turns, type Turns } from './turns.ts';

export interface Sheet {
  /** Lays the page's words over it, unseen: their text nodes, by their place among the page's text items. Rejects when they cannot be read. */
  words(order: readonly number[]): Promise<ReadonlyMap<number, Text>>;
  /** When the picture is there, or has come as far as it will. */
  readonly drawn: Promise<void>;
  /** Lets the picture's memory go. */
  close(): void;
}

export interface Drawing {
  /** CSS px per point. */
  readonly scale: number;
  /** Quarter turns, clockwise, beside those that the file asks for. Default none. */
  readonly turn?: number;
  readonly signal: AbortSignal;
}

/** More pixels than this no canvas gets: browsers draw none that is larger, or run out of memory. */
export const MOST_PIXELS = 16_777_216;

/** A page as a picture file. Rejects when the page is damaged. `scale`: px per point. */
export async function drawPicture(pdf: OpenPdf, index: number, scale: number): Promise<Blob> {
  const page = await pdf.document.getPage(index + 1);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  page.cleanup();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  // Lets its memory go at once.
  canvas.width = 0;
  if (blob === null) throw new Error(`page ${index} is too large to print`);
  return blob;
}

/** By document: pages and those in small have their turns together. */
const queues = new WeakMap<object, Turns>();

function turnsOf({ document }: OpenPdf): Turns {
  const known = queues.get(document);
  if (known !== undefined) return known;
  const made = turns();
  queues.set(document, made);
  return made;
}

/** A page that is left while it is drawn may go on for so long (ms): stopped, its pictures would be unpacked all the same and stay behind. */
const LEFT_ALONE = 1_000;

interface Render {
  readonly scale: number;
  readonly rotation?: number;
  /** Whether pages at the same distance may go first. */
  readonly isSmall?: boolean;
  readonly signal: AbortSignal;
}

/** How far the canvas is from the middle of the window, px. */
function farOf(canvas: HTMLCanvasElement): number {
  const { top, bottom } = (canvas.parentElement ?? canvas).getBoundingClientRect();
  return Math.abs((top + bottom) / 2 - innerHeight / 2);
}

/** Resolves when the page stands on the canvas, or has come as far as it will; not drawn when the signal comes before its turn. */
async function render(
  pdf: OpenPdf,
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  { scale, rotation, isSmall, signal }: Render,
): Promise<void> {
  const end = await turnsOf(pdf).take({ distance: () => farOf(canvas) + (isSmall ? 10 * innerHeight : 0), signal });
  if (end === undefined) return;
  const viewport = page.getViewport({ scale, ...(rotation !== undefined && { rotation }) });
  const density = isSmall ? 1 : Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / Math.max(1, viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  try {
    const task = page.render({ canvas, viewport, transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0] });
    task.onContinue = (go: () => void) => turnsOf(pdf).frame(go);
    signal.addEventListener('abort', () => setTimeout(() => task.cancel(), LEFT_ALONE));
    await task.promise;
  } catch {
    // Cancelled, or drawn in part: the words are there all the same.
  } finally {
    end();
    // What its pictures were made of is let go; the canvas has them.
    page.cleanup();
  }
}

/** Into a canvas that has its size on the screen, as large as fits in it, after the pages that are read. Rejects when there is no such page. */
export async function drawSmall(pdf: OpenPdf, index: number, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  await turnsOf(pdf).stays(signal);
  const page = await pdf.document.getPage(index + 1);
  const scale = (canvas.clientWidth * devicePixelRatio) / page.getViewport({ scale: 1 }).width;
  if (signal.aborted || scale === 0) return;
  await render(pdf, page, canvas, { scale, isSmall: true, signal });
}

type Styles = PageWords['styles'];
type Word = GivenItem & { readonly str: string };

/** Into an empty box that has the page's size. Rejects when the page is damaged. */
export async function drawSheet(pdf: OpenPdf, index: number, box: HTMLElement, { scale, turn = 0, signal }: Drawing): Promise<Sheet> {
  await turnsOf(pdf).stays(signal);
  const page = await pdf.document.getPage(index + 1);
  const rotation = (page.rotate + 90 * turn) % 360;
  const canvas = box.ownerDocument.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const layer = box.ownerDocument.createElement('div');
  layer.className = 'pdf-words';
  // One that was overtaken leaves the box to the next.
  if (!signal.aborted) box.replaceChildren(canvas, layer);
  const drawn = render(pdf, page, canvas, { scale, rotation, signal });
  return {
    async words(order) {
      const { items, styles } = await wordsOf(page, pdf.recognised);
      const words = items.filter((i): i is Word => i.str !== undefined);
      return wordsOver(layer, { words, styles, order, transform: page.getViewport({ scale, rotation }).transform, scale });
    },
    drawn,
    close() {
      canvas.remove();
      layer.remove();
      void drawn.then(() => {
        canvas.width = 0;
        canvas.height = 0;
      });
    },
  };
}

interface Layer {
  readonly words: readonly Word[];
  readonly styles: Styles;
  /** Items that are read, in their order; the others (heads, feet) cannot be selected. */
  readonly order: readonly number[];
  readonly transform: readonly number[];
  readonly scale: number;
}

function wordsOver(layer: HTMLElement, { words, styles, order, transform, scale }: Layer): ReadonlyMap<number, Text> {
  const read = new Set(order);
  const aside = words.map((_, i) => i).filter((i) => !read.has(i));
  const nodes = new Map<number, Text>();
  layer.replaceChildren();
  for (const i of [...order, ...aside]) {
    const word = words[i];
    if (word === undefined || word.str === '') continue;
    const span = layer.ownerDocument.createElement('span');
    const text = layer.ownerDocument.createTextNode(word.str);
    span.append(text);
    if (!read.has(i)) span.className = 'aside';
    place(span, word, { style: styles[word.fontName ?? ''], transform, scale });
    layer.append(span);
    nodes.set(i, text);
  }
  return nodes;
}

type Placing = Pick<Layer, 'transform' | 'scale'> & { readonly style: Styles[string] };

/** One for all pages: each would keep the fonts that it has measured. */
let knownRuler: CanvasRenderingContext2D | null | undefined;
const rulerIn = ({ ownerDocument }: HTMLElement): CanvasRenderingContext2D | null =>
  (knownRuler ??= ownerDocument.createElement('canvas').getContext('2d'));

/** Puts a word where its glyphs are, stretched to their width. */
function place(span: HTMLElement, { str, transform: own = [], width = 0 }: Word, { style, transform, scale }: Placing): void {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const [oa = 1, ob = 0, oc = 0, od = 1, oe = 0, of = 0] = own;
  const across = [a * oa + c * ob, b * oa + d * ob] as const;
  const up = [a * oc + c * od, b * oc + d * od] as const;
  const size = Math.hypot(...up);
  const angle = Math.atan2(across[1], across[0]);
  // The standard fonts, which no file brings along, have none that is a number.
  const rise = style?.ascent ?? Number.NaN;
  const ascent = size * (Number.isFinite(rise) && rise !== 0 ? rise : 0.8);
  const family = style?.fontFamily ?? 'sans-serif';
  const x = a * oe + c * of + e + ascent * Math.sin(angle);
  const y = b * oe + d * of + f - ascent * Math.cos(angle);
  const ruler = rulerIn(span);
  if (ruler !== null) ruler.font = `${size}px ${family}`;
  const natural = ruler?.measureText(str).width ?? 0;
  const stretch = natural > 0 && width > 0 ? (width * scale) / natural : 1;
  span.style.left = `${x}px`;
  span.style.top = `${y}px`;
  span.style.fontSize = `${size}px`;
  span.style.fontFamily = family;
  span.style.transform = `${angle === 0 ? '' : `rotate(${angle}rad) `}scaleX(${stretch})`;
}
