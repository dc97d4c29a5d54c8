// Which blocks outside of a text are its notes? What begins with a link back and the number of a mark that the text bears.
import { elementsIn } from './elements';
import { sizeUpTo } from './weights';

/** "1", "(1)", "[12]", "F3", "*": a mark of a note, and what leads back from it. */
const MARK = /^[\s[(]*([A-Z]?\d{1,3}|[*†‡]{1,3})[\s\])]*$/u;
/** Links that are looked at. */
const MOST = 4000;

const markIn = (link: Element): string | undefined => MARK.exec(link.textContent?.slice(0, 20) ?? '')?.[1];

/** Whether no word stands before a link in its block. */
function isFirstIn(link: Element, block: Element): boolean {
  for (let e: Element | null = link; e !== null && e !== block; e = e.parentElement)
    for (let before = e.previousSibling; before !== null; before = before.previousSibling)
      if (/\S/.test(before.textContent ?? '')) return false;
  return true;
}

/** Signs; what a mark leads to is no note if it is longer, but a part of the text. */
const LONGEST = 1500;

/** What the mark of a note leads to, by its id: the note, where it stands apart and holds no heading. */
function noteOf(mark: Element, isKept: (element: Element) => boolean): readonly Element[] {
  const note = mark.ownerDocument.getElementById((mark.getAttribute('href') ?? '').slice(1));
  const isNote =
    note !== null &&
    /^(li|p|dd|div|aside)$/.test(note.localName) &&
    !isKept(note) &&
    !note.contains(mark) &&
    sizeUpTo(note, LONGEST) < LONGEST &&
    note.closest('nav, table') === null &&
    note.querySelector('h1, h2, h3, h4, h5, h6, main, article') === null;
  return isNote ? [note] : [];
}

/** Blocks of `body` without a kept word that are notes to marks in kept words. Links to elements are told by their numbers: ids of links are gone by now. */
export function missedNotes(body: Element, isKept: (element: Element) => boolean): readonly Element[] {
  const links = elementsIn(body.querySelectorAll('a[href^="#"]')).slice(0, MOST);
  const marks = new Set(links.filter(isKept).map(markIn));
  marks.delete(undefined);
  if (marks.size === 0) return [];
  const told = links.filter((link) => isKept(link) && markIn(link) !== undefined).flatMap((link) => noteOf(link, isKept));
  const led = links.flatMap((link) => {
    const block = link.closest('p, li, dd, div');
    const mark = block === null || isKept(block) || link.closest('nav, table') !== null ? undefined : markIn(link);
    return block !== null && mark !== undefined && marks.has(mark) && isFirstIn(link, block) ? [block] : [];
  });
  return [...new Set([...told, ...led])];
}
