// What does the page itself print as its title? A heading, a part of one, or a line that is named so, beside what the head says.
import { mayHold } from './held-names';
import { isUnseen } from './names';
import { plain, squeezed } from './printed';

const tokens = (s: string): readonly string[] => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of the words of either title that the other has too. */
function likeness(a: string, b: string): number {
  const [x, y] = [new Set(tokens(a)), new Set(tokens(b))];
  const both = [...x].filter((word) => y.has(word)).length;
  return both / Math.max(x.size, y.size, 1);
}

export const shown = (element: Element): string => plain(element.textContent ?? '');

/** A register puts a number before each title: a heading of all the words behind it is the title. */
function numberedTitle(headings: readonly Element[], whole: string): string | undefined {
  const found = headings.slice(0, 20).map(shown);
  return found.find((text) => {
    const own = squeezed(text);
    return own.length > 0.6 * whole.length && own !== whole && whole.endsWith(own) && /\d/.test(whole.slice(0, -own.length));
  });
}

/** Before a site's name that stands behind a title. */
const BEFORE_SITE = /^(\s+[-–—|·]\s|\s*[｜︱])/u;

/** A heading may hold the way to the page, too: the part with which the head's title begins before a site's name. */
const partTitle = (doc: Document, title: string): string | undefined =>
  [...doc.querySelectorAll('h1 > *')]
    .slice(0, 20)
    .map(shown)
    .find((text) => text.length > 7 && title.startsWith(text) && BEFORE_SITE.test(title.slice(text.length)));

/** Of a page without a first heading, the second with which the head's title begins before the site's name. */
const lowerTitle = (doc: Document, title: string, headings: readonly string[]): string | undefined =>
  headings.length > 0
    ? undefined
    : [...doc.querySelectorAll('h2')]
        .slice(0, 20)
        .map(shown)
        .find((text) => text.length > 7 && title.startsWith(text) && BEFORE_SITE.test(title.slice(text.length)));

/** Of a page whose first headings are of its chapters, what is named a title and is the beginning of the head's. */
const namedTitle = (doc: Document, title: string): string | undefined =>
  [...doc.querySelectorAll('p[class*=title i], div[class*=title i]')]
    .slice(0, 20)
    .filter((e) => (e.textContent?.length ?? 0) < 2 * title.length)
    .map(shown)
    .find((text) => text.length > 7 && title.startsWith(text) && BEFORE_SITE.test(title.slice(text.length)));

/** Behind a site's name that stands before a title. */
const AFTER_SITE = /\s[-–—|·:]\s$|:\s$/u;

/** The first heading with which the head's title ends, behind the site's name. */
const endTitle = (title: string, headings: readonly string[]): string | undefined =>
  headings.find((text) => text.length > 15 && title.endsWith(text) && AFTER_SITE.test(title.slice(0, -text.length)));

/** A heading without its words for screen readers alone. */
function seenWords(heading: Element): string {
  if (![...heading.querySelectorAll('[class]')].some(isUnseen)) return shown(heading);
  const copy = heading.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('[class]')) if (isUnseen(element)) element.remove();
  return shown(copy);
}

const TITLE = 'h1, [role=heading][aria-level="1"], .entry-title, [itemprop=headline]';
const MAY_BE_TITLE = ['[role~=heading]', '.entry-title', '[itemprop~=headline]'];

/** A heading that is the head's title, a part of it, or nearly it: what is printed on the page counts. */
export function seenTitle(doc: Document, topHeadings: readonly Element[], title: string): string {
  const headings = [...doc.querySelectorAll(mayHold(doc, MAY_BE_TITLE) ? TITLE : 'h1')]
    .slice(0, 20)
    .map(seenWords)
    .filter((text) => text !== '');
  if (title === '') return headings[0] ?? '';
  const whole = squeezed(title);
  const end = numberedTitle(topHeadings, whole);
  if (end !== undefined) return end;
  const part = headings.find((text) => squeezed(text).length > 7 && (whole === squeezed(text) || whole.startsWith(squeezed(text))));
  return (
    part ??
    partTitle(doc, title) ??
    lowerTitle(doc, title, headings) ??
    endTitle(title, headings) ??
    namedTitle(doc, title) ??
    headings.find((text) => tokens(text).length > 3 && likeness(text, title) >= 0.8) ??
    title
  );
}
