// The blocks of a page: where does each begin and end, is it prose, and does it stand around the text?
import { elementsIn } from './elements';
import { isAround, isAside, isNotice, isTalk, isUnseen } from './names';
import type { Weights } from './weights';

export const HEADING = /^h[1-6]$/;
/** Read as one, with all that stands in it. */
export const WHOLE = /^(ul|ol|dl|blockquote|figure)$/;
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const OUTSIDE: ReadonlySet<string> = new Set('nav footer button form fieldset select textarea menu'.split(' '));

export interface Block {
  readonly element: Element;
  /** A part of the text's surroundings (navigation, sharing, a form) lies around it. */
  readonly isAround: boolean;
}

export const isInline = (element: Element): boolean => INLINE.has(element.localName) || element.localName.includes('-');

/** A table that arranges a page rather than figures. */
export function isLayout(table: Element): boolean {
  return (
    table.querySelector('th, caption, thead') === null &&
    (table.getAttribute('role') === 'presentation' || table.querySelector('table, h1, h2, h3, h4, form, div > p') !== null)
  );
}

/** Tells a table that arranges a page, and what arranges it in there; each table is looked through once. */
export function layouts(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const table = /^(TABLE|TBODY|TR|TD)$/.test(element.tagName) ? element.closest('table') : null;
    if (table === null) return false;
    const answer = known.get(table) ?? isLayout(table);
    known.set(table, answer);
    return answer;
  };
}

export const standsAround = (element: Element): boolean => {
  if (OUTSIDE.has(element.localName) || element.getAttribute('aria-hidden') === 'true' || isUnseen(element)) return true;
  const role = element.getAttribute('role') ?? '';
  if (/^(navigation|search|contentinfo|banner|complementary|menu|toolbar|dialog|alert)$/.test(role)) return true;
  if (isNotice(element) && element.querySelector('a[href], button, input, h1') !== null) return true;
  return isAside(element) || isTalk(element) || isAround(element);
};

/**
 * Blocks of `area` in order: lists, tables of figures, and what holds no other block. `within` asks for what lies in a form or a
 * named block, too, where the area itself is one (a whole page in one form).
 */
export function blocksOf(area: Element, weights: Weights): readonly Block[] {
  const found: Block[] = [];
  const total = weights.of(area).all;
  const waiting: { readonly element: Element; readonly around: boolean }[] = [{ element: area, around: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element } = next;
    const weight = weights.of(element);
    if (weight.all === 0) continue;
    // What holds half of the area is the area, whatever its name.
    const around = element !== area && (next.around || standsAround(element)) && weight.all < total / 2;
    const children = elementsIn(element.children).filter((child) => weights.of(child).all > 0);
    const isLeaf =
      HEADING.test(element.localName) ||
      WHOLE.test(element.localName) ||
      (element.localName === 'table' && !isLayout(element)) ||
      children.every(isInline);
    if (isLeaf && element !== area) found.push({ element, isAround: around });
    else for (const child of children.toReversed()) waiting.push({ element: child, around });
  }
  return found;
}

/** The mark of a note may stand behind the stop ("3", "[footnote 3]"), but a stop within a date ends nothing. */
export const SENTENCE = /(((?<!\d)\.|\.(?!\d{4}(?!\d))|[!?…。．！？؟۔।])["'”’»)\]\d\s]*(\[(foot)?note \d+\]\s*)*|[:;：；]\s*)$/u;

/** As much of its end as tells whether a sentence ends there. */
export const endOf = (words: string): string => words.slice(-32);
/** Signs: some six words. */
const SENTENCE_SIZE = 36;
/** No label is that long. */
export const LONG_SIZE = 300;

export const text = (element: Element): string => element.textContent?.trim() ?? '';

/** A sentence or more, not chiefly links. */
export function isProse(element: Element, weights: Weights): boolean {
  const { all, links } = weights.of(element);
  if (all < SENTENCE_SIZE || links >= 0.65 * all || HEADING.test(element.localName)) return false;
  // The name under a quote ends no sentence.
  const saying =
    element.localName === 'blockquote'
      ? ([...element.querySelectorAll('p')].findLast((p) => p.closest('footer, cite') === null) ?? element)
      : element;
  return all > LONG_SIZE || SENTENCE.test(endOf(text(saying)));
}
