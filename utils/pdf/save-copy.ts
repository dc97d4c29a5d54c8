// A copy of a PDF with passages in it as standard highlight annotations (ISO 32000-2, 12.5.6.10): what is new stands after the
// bytes of the file (an incremental update, 7.5.6), written by pdf.js, which keeps the file's own kind of cross-reference.
import { AnnotationEditorType } from 'pdfjs-dist';
import { fail, ok, type Result } from '../model/result.ts';
import type { PageRect } from '../model/selector.ts';
import { glyphWidths, type GlyphWidths } from './glyph-widths.ts';
import type { GivenItem } from './page-items.ts';
import { pagesMap, type ItemStretch } from './pages-map.ts';
import { quadsOf, type Quad } from './quads.ts';
import { wordsOf, type OpenPdf } from './read-pdf.ts';
import type { Reading } from './reading.ts';

/** A passage as it is to stand in the copy. */
export interface CopyMark {
  /** UTF-16 offsets in the canonical text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Red, green, blue, 0 to 255; laid over the page so that its letters stay as dark as they are. */
  readonly colour: readonly [number, number, number];
  readonly contents: string;
  /** Empty when the annotator has no name. */
  readonly author: string;
  /** Marked in place of the words, which may be none, on its page; `page` from 0, `rect` of the page as it is shown, pt. */
  readonly area?: { readonly page: number; readonly rect: PageRect } | undefined;
  /** UTC, `toISOString()` form. */
  readonly date: string;
}

export interface SavedCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Marks with at least one box in it. */
  readonly marked: number;
}

/** Keys that pdf.js takes for annotations made by a reader begin so. */
const NEW_ANNOTATION = 'pdfjs_internal_editor_mm';

/** The note's window beside the page, where a program shows one, pt. */
const NOTE = { width: 180, height: 90 };

/**
 * One annotation a page for each mark. The open PDF stays as it was.
 * Problems: `pdf-encrypted` (what forbids notes gets none; what is only encrypted stays so, with the marks in it), `file-damaged` (pdf.js cannot write it; the detail says why).
 */
export async function saveCopy(pdf: OpenPdf, reading: Reading, marks: readonly CopyMark[]): Promise<Result<SavedCopy>> {
  if (pdf.isLocked) return fail('pdf-encrypted');
  const storage = pdf.document.annotationStorage;
  const keys: string[] = [];
  try {
    const boxes = await boxesOf(pdf, reading, marks);
    for (const [n, { mark, page, quads }] of boxes.entries()) {
      const key = `${NEW_ANNOTATION}${n}`;
      keys.push(key);
      storage.setValue(key, highlight(mark, page, quads));
    }
    const bytes = keys.length === 0 ? await pdf.document.getData() : await pdf.document.saveDocument();
    return ok({ bytes: new Uint8Array(bytes), marked: new Set(boxes.map((b) => b.mark)).size });
  } catch (cause) {
    return fail('file-damaged', cause instanceof Error ? cause.message : String(cause));
  } finally {
    for (const key of keys) storage.remove(key);
  }
}

interface MarkedBoxes {
  readonly mark: CopyMark;
  readonly page: number;
  readonly quads: readonly Quad[];
}

async function boxesOf(pdf: OpenPdf, { runs }: Reading, marks: readonly CopyMark[]): Promise<readonly MarkedBoxes[]> {
  const map = pagesMap(runs);
  const byPage = new Map<number, { readonly mark: CopyMark; readonly stretches: ItemStretch[] }[]>();
  for (const mark of marks) {
    // Without words, it stands on its page alone.
    if (mark.area !== undefined && mark.start >= mark.end)
      byPage.set(mark.area.page, [...(byPage.get(mark.area.page) ?? []), { mark, stretches: [] }]);
    for (const stretch of map.stretchesOf(mark.start, mark.end)) {
      const here = byPage.get(stretch.page) ?? [];
      byPage.set(stretch.page, here);
      if (here.at(-1)?.mark === mark) here.at(-1)?.stretches.push(stretch);
      else here.push({ mark, stretches: [stretch] });
    }
  }
  const boxes: MarkedBoxes[] = [];
  for (const [index, here] of [...byPage].sort(([a], [b]) => a - b)) {
    const page = await pageToMark(pdf, index);
    if (page === undefined) continue;
    const { items, widths } = page;
    for (const { mark, stretches } of here) {
      const quads = mark.area?.page === index ? [quadOf(mark.area.rect, page.ownPoint)] : quadsOf(stretches, items, widths);
      if (quads.length > 0) boxes.push({ mark, page: index, quads });
    }
  }
  return boxes;
}

/** Corners of an area in the page's own space. */
function quadOf({ left, top, width, height }: PageRect, ownPoint: PageToMark['ownPoint']): Quad {
  const corners = [ownPoint(left, top), ownPoint(left + width, top), ownPoint(left, top + height), ownPoint(left + width, top + height)];
  return corners.flat() as unknown as Quad; // four points, two numbers each
}

interface PageToMark {
  readonly items: readonly GivenItem[];
  readonly widths: GlyphWidths;
  /** From the page as it is shown to its own space, pt. */
  readonly ownPoint: (x: number, y: number) => readonly number[];
}

/** `undefined` for a page that cannot be read: its marks are left out, the others are not. */
async function pageToMark(pdf: OpenPdf, index: number): Promise<PageToMark | undefined> {
  try {
    const page = await pdf.document.getPage(index + 1);
    const items = (await wordsOf(page, pdf.recognised)).items.filter((i) => i.str !== undefined);
    const widths = await glyphWidths(page);
    page.cleanup();
    const viewport = page.getViewport({ scale: 1 });
    return { items, widths, ownPoint: (x, y) => viewport.convertToPdfPoint(x, y) };
  } catch {
    return undefined;
  }
}

/** What pdf.js's own editor of highlights would store. */
function highlight({ colour, contents, author, date }: CopyMark, pageIndex: number, quads: readonly Quad[]): object {
  const xs = quads.flatMap((q) => q.filter((_, i) => i % 2 === 0));
  const ys = quads.flatMap((q) => q.filter((_, i) => i % 2 === 1));
  const [left, bottom, right, top] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return {
    annotationType: AnnotationEditorType.HIGHLIGHT,
    pageIndex,
    color: colour,
    opacity: 1,
    rect: [left, bottom, right, top],
    quadPoints: quads.flat(),
    outlines: quads.map(([x1, y1, x2, y2, x3, y3, x4, y4]) => [x1, y1, x2, y2, x4, y4, x3, y3]),
    date,
    ...(author !== '' && { user: author }),
    popup: { contents, rect: [right, top - NOTE.height, right + NOTE.width, top] },
  };
}
