// Which lines in the midst of a page speak of the page and not of its matter? "Was this page helpful?", "Open in a new tab".
// Told by all that a line says, in words in common use, never by a site's own.
import { beginsAs } from './printed';
import { size, sizeUpTo } from './weights';

const lines = (...all: readonly string[]): ReadonlySet<string> => new Set(all.flatMap((some) => some.split('|')));

/** What asks whether the page was of use, or whether something is wrong with it. */
const QUESTIONS = lines(
  ...['page', 'information', 'content', 'article', 'guide', 'answer', 'section'].flatMap((what) =>
    ['was', 'is'].flatMap((be) => ['useful', 'helpful'].map((how) => `${be} this ${what} ${how}`)),
  ),
  'was this useful|was this helpful|did you find this page useful|did you find this page helpful|did you find what you were looking for|is there anything wrong with this page',
  'is there a problem with this page|report a problem with this page|report a problem or mistake on this page|report anything wrong with this page|give feedback about this page|rate this page',
  'war diese seite hilfreich|war dieser artikel hilfreich|war dieser inhalt hilfreich|fanden sie diese seite hilfreich|cette page vous a-t-elle été utile|cette page est-elle utile',
  'cette information vous a-t-elle été utile|¿te ha resultado útil esta página|¿le ha sido útil esta página|¿fue útil esta información|esta página foi útil|questa pagina è stata utile',
  'quanto sono chiare le informazioni su questa pagina|was deze pagina nuttig|heeft deze informatie u geholpen|a oedd y dudalen hon yn ddefnyddiol|adrodd am rywbeth ar y dudalen hon',
  'האם המידע בדף זה עזר לך|هل كانت هذه الصفحة مفيدة|هل كان هذا المحتوى مفيداً|このページの情報は役に立ちましたか|このページは役に立ちましたか',
);

/** What opens a picture or a table by itself, or takes the page elsewhere. */
const OPENS = lines(
  'open in a new tab|open in new tab|open in a new window|open in new window|opens in a new window|view larger image|view larger version|view full size|view full-size image|view image in new window',
  'print this page|email this page|e-mail this page|share this page|tweet this|flattr this|pin it|send to kindle|seite drucken|diese seite drucken|seite empfehlen|imprimer cette page|partager cette page',
  'imprimir esta página|compartir esta página|stampa questa pagina|imprimir página|print friendly|printer-friendly version|click to enlarge|click to expand|enlarge image|expand image|download image|download figure|download high-res image|download powerpoint slide|bild vergrößern|agrandir l’image|ampliar imagen',
);

/** What tells a screen reader where it is. */
const MARKS = lines(
  'top of page|bottom of page|end of page|page top|main content|use tab to navigate through the menu items|seitenanfang|seitenende',
);

const LONGEST = 70;
/** Signs of a box that asks and holds nothing else. */
const BOX = 150;
const HOLDS_TEXT = 'main, [role=main], article, h1';
const SENTENCES = 'h1, pre, blockquote, td, th';

const bare = (line: string): string =>
  line
    .replace(/[?？:.!\s]+$/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const mayBeLine = beginsAs([...QUESTIONS, ...OPENS, ...MARKS]);

/** Asks each element once: a page may say a line a hundred thousand times in one of them. */
function once<T>(ask: (element: Element) => T): (element: Element) => T {
  const known = new Map<Element, T>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const answer = ask(element);
    known.set(element, answer);
    return answer;
  };
}

const isBox = (element: Element): boolean =>
  sizeUpTo(element, BOX) < BOX && !element.matches(HOLDS_TEXT) && element.querySelector(HOLDS_TEXT) === null;

/** The largest part around a question that holds it and its answers alone. */
function boxAround(question: Element, body: Element, holdsIt: (element: Element) => boolean): Element {
  let box = question;
  for (let up = box.parentElement; up !== null && up !== body && holdsIt(up); up = up.parentElement) box = up;
  return box;
}

const BLOCK = 'p, div, li, h2, h3, h4, h5, h6, legend, label, summary, button, figcaption';

/** All that a block says where that is one line and no part of a sentence; empty otherwise. */
const lineOf = (block: Element): string =>
  sizeUpTo(block, 2 * LONGEST) < 2 * LONGEST && block.closest(SENTENCES) === null
    ? bare(block.textContent?.slice(0, 2 * LONGEST) ?? '')
    : '';

/** Takes them out of an unclobbered, inert document. */
export function dropPageTalk(body: Element): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found: Element[] = [];
  const [says, holdsIt] = [once(lineOf), once(isBox)];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const said = node.nodeValue ?? '';
    if (said.length < 8 || said.length > 2 * LONGEST) continue;
    if (!mayBeLine(said)) continue;
    const line = bare(said);
    const asks = QUESTIONS.has(line);
    if (!asks && !OPENS.has(line) && !MARKS.has(line)) continue;
    const block = node.parentElement?.closest(BLOCK) ?? undefined;
    if (block === undefined || says(block) !== line) continue;
    if (asks) found.push(boxAround(block, body, holdsIt));
    else if ((block.querySelector('a, button') ?? (block.matches('button') ? block : null)) !== null ? OPENS.has(line) : MARKS.has(line))
      found.push(block);
  }
  for (const element of found) element.remove();
}

const PROMOTES = 'a[href], button';
const PROMOTION = 350;

/** A small box in the midst of a text that is named for what it would have its reader do, and has something to press. */
export const isPromotion = (element: Element): boolean =>
  sizeUpTo(element, PROMOTION) < PROMOTION && size(element) > 0 && element.querySelector(PROMOTES) !== null && element.querySelector(HOLDS_TEXT) === null; // prettier-ignore
