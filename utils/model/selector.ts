// What a selector is: one way to find a passage again.
// Names and fields follow the W3C Web Annotation Data Model, section 4.2, as used in memory:
// offsets here are UTF-16 units of the canonical text (`utils/text`); `utils/exchange` converts to code points.

/** The words themselves and what stands around them. Section 4.2.4. The quote is the truth, the rest is a hint. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  /** The passage, in canonical text; never empty. */
  readonly exact: string;
  /** Canonical text just before the passage; empty at the start of the document. */
  readonly prefix: string;
  /** Canonical text just after the passage; empty at the end of the document. */
  readonly suffix: string;
}

/** Where it stood in the text of its root. Section 4.2.5. `start` inclusive, `end` exclusive, UTF-16 units. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** An element, by its path. Section 4.2.3. */
export interface XPathSelector {
  readonly type: 'XPathSelector';
  readonly value: string;
  /** Offset within the canonical text of that element, UTF-16 units. */
  readonly refinedBy?: TextPositionSelector;
}

/** From one place to another in the element tree. Section 4.2.9. */
export interface RangeSelector {
  readonly type: 'RangeSelector';
  readonly startSelector: XPathSelector;
  readonly endSelector: XPathSelector;
}

/** A fragment of the source, such as `page=12` of a PDF (RFC 8118) or an element's id. Section 4.2.1. */
export interface FragmentSelector {
  readonly type: 'FragmentSelector';
  readonly value: string;
  readonly conformsTo?: string;
}

export type Selector = TextQuoteSelector | TextPositionSelector | RangeSelector | FragmentSelector;

/** The selectors of one target, each kind at most once. */
export function quoteOf(selectors: readonly Selector[]): TextQuoteSelector | undefined {
  return selectors.find((s): s is TextQuoteSelector => s.type === 'TextQuoteSelector');
}

export function positionOf(selectors: readonly Selector[]): TextPositionSelector | undefined {
  return selectors.find((s): s is TextPositionSelector => s.type === 'TextPositionSelector');
}

export function fragmentOf(selectors: readonly Selector[]): FragmentSelector | undefined {
  return selectors.find((s): s is FragmentSelector => s.type === 'FragmentSelector');
}

/** The Web Annotation Recommendation names this one for PDFs; RFC 8118 took its place with the same fragments. */
const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc3778';

/** A page of a PDF. `index` from 0; in the fragment pages count from 1. */
export const pageSelector = (index: number): FragmentSelector => ({
  type: 'FragmentSelector',
  value: `page=${index + 1}`,
  conformsTo: PDF_FRAGMENTS,
});

/** A rectangle of a page as it is shown, pt from its top left corner. */
export interface PageRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const rounded = (pt: number): number => Math.round(pt * 10) / 10;

/** An area of such a page: `viewrect` of RFC 8118, section 3. */
export const areaSelector = (index: number, { left, top, width, height }: PageRect): FragmentSelector => ({
  ...pageSelector(index),
  value: `page=${index + 1}&viewrect=${[left, top, width, height].map(rounded).join(',')}`,
});

const NUMBER = String.raw`(\d{1,5}(?:\.\d{1,4})?)`;
const AREA = new RegExp(`^page=([1-9]\\d{0,5})&viewrect=${Array(4).fill(NUMBER).join(',')}$`, 'u');

/** What an area of a page has for a quote where no word of the page is read: in square brackets, as what an editor adds to a quotation. */
export const wordlessQuote = (label: string): string => `[Page ${label}: no text]`;
const WORDLESS = /^\[Page [^\]]{1,60}: no text\]$/u;

/** The area that a fragment names; `undefined` for one that names none, or nothing of any size. `page` from 0. */
export function areaOf(fragment: FragmentSelector | undefined): { readonly page: number; readonly rect: PageRect } | undefined {
  const [page = 0, left = 0, top = 0, width = 0, height = 0] = (AREA.exec(fragment?.value ?? '') ?? []).slice(1).map(Number);
  return page === 0 || width === 0 || height === 0 ? undefined : { page: page - 1, rect: { left, top, width, height } };
}

/** The area that selectors name whose quote says that no word of its page is read: it stands in no text, on its page alone. */
export const wordlessAreaOf = (selectors: readonly Selector[]): ReturnType<typeof areaOf> =>
  WORDLESS.test(quoteOf(selectors)?.exact ?? '') ? areaOf(fragmentOf(selectors)) : undefined;
