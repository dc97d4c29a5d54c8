// Which blocks at the beginning of a text say its title, when and by whom it was written, and nothing more?
import { isProse, type Block } from './blocks';
import { isCredit } from './credit';
import { isAuthorLine, isDateline, isRights } from './front';
import { tellsOfPage } from './labelled';
import { isAboutPage, isLead } from './names';
import { plain, squeezed } from './printed';
import type { Weights } from './weights';

/** Tells the blocks that say this and nothing else. */
export function saying(what: string, weights: Weights): (element: Element) => boolean {
  const said = squeezed(what);
  return (element) => said !== '' && weights.of(element).all <= 2 * what.length && squeezed(element.textContent ?? '') === said;
}

/** Blocks that a title may be set in, one line each. */
const MOST_LINES = 4;

/** Where the words of the title end, and which blocks say them: a heading, else one block or several in a row before the first sentence. */
export function titleBlocks(
  blocks: readonly Block[],
  title: string,
  weights: Weights,
): { readonly end: number; readonly words: readonly Block[] } {
  const isTitle = saying(title, weights);
  const heading = blocks.findIndex(({ element }) => /^h[12]$/.test(element.localName) && isTitle(element));
  if (heading >= 0) return { end: heading + 1, words: blocks.slice(heading, heading + 1) };
  const whole = squeezed(title);
  if (whole === '') return { end: 0, words: [] };
  for (let i = 0; i < blocks.length; i += 1) {
    let said = '';
    for (let end = i; end < Math.min(i + MOST_LINES, blocks.length) && whole.startsWith(said); end += 1) {
      said += squeezed(blocks[end]?.element.textContent?.slice(0, 2 * title.length + 20) ?? '');
      if (said === whole) return { end: end + 1, words: blocks.slice(i, end + 1) };
    }
    const element = blocks[i]?.element;
    if (element !== undefined && isProse(element, weights)) break;
  }
  return { end: 0, words: [] };
}

/** A site's own number of a page. */
const PAGE_NUMBER = /^(ページ(番号|ID)|記事(番号|ID)|(page|content|artikel|article|document)[ -]?id|seiten-?nr\.?)\s*[:：]?\s*[\d-]+$/iu;

/** What a line on the author leaves where its links went. */
const REMNANT =
  /^((published|posted|written|filed) (in|by|on|under)|veröffentlicht (in|von|am)|publié (dans|par|le)|publicado (en|por|el))\s*:?$/iu;

/** Signs of a line that is no sentence of the text. */
const LINE = 120;
const BUTTON = 40;
/** Of a list of pairs about the page. */
const LIST = 300;
/** Blocks among which a day of issue may stand though a sentence came before it. */
const EARLY = 6;

/** Whether a block, or a small part of the page around it, is named for a date or an author. */
function isNamedSo(element: Element, weights: Weights): boolean {
  let e: Element | null = element;
  for (let up = 0; e !== null && up < 4 && weights.of(e).all <= LINE; up += 1, e = e.parentElement) if (isAboutPage(e)) return true;
  const time = element.querySelector('time');
  return time !== null && squeezed(time.textContent ?? '') === squeezed(element.textContent ?? '');
}

const FILE = /\.(pdf|docx?|odt|epub|rtf|txt)([?#]|$)/i;

/** A link that looks like a button or brings a file. */
function isPress(element: Element): boolean {
  const link = element.closest('a') ?? element.querySelector('a');
  return (
    link !== null &&
    /^(p|div|a)$/.test(element.localName) &&
    (/\b(btn|button)\b/i.test(link.className) || FILE.test(link.getAttribute('href') ?? ''))
  );
}

/** What stands in a journal between the authors and the abstract, with its name over it. */
const NAME =
  /^(doi|key ?words?|index terms|authors?|affiliations?|published|schlagwörter|schlüsselwörter|mots[- ]clés|palabras clave)\s*:?$/iu;

/** A heading that names the short line under it, or that line. */
function isNamedPair(blocks: readonly Block[], i: number, weights: Weights): boolean {
  const isName = (block: Block | undefined): boolean =>
    block !== undefined && /^h[2-6]$/.test(block.element.localName) && NAME.test(plain(block.element.textContent ?? ''));
  const isLine = (block: Block | undefined): boolean =>
    block !== undefined && !/^h[1-6]$/.test(block.element.localName) && weights.of(block.element).all <= LIST;
  return (isName(blocks[i]) && isLine(blocks[i + 1])) || (isName(blocks[i - 1]) && isLine(blocks[i]));
}

/** What opens a part is its heading. */
const PRESSED = 'button, [role=button]:not([aria-expanded]), a[class]:not([href], [aria-expanded])';

const QUESTION = /[?？؟]$/u;

/** Nothing but what a script waits for: to like, to share, to answer. */
const isPressed = (element: Element): boolean =>
  element.closest(PRESSED) !== null ||
  (element.children.length > 0 &&
    [...element.childNodes].every((node) =>
      node.nodeType === Node.ELEMENT_NODE ? (node as Element).matches(PRESSED) : (node.nodeValue ?? '').trim() === '',
    ));

/** Lines of date, author and length before the first sentence of a text, and links to press beside them; `names` are its authors and publisher. */
export function frontMatter(blocks: readonly Block[], names: readonly string[], weights: Weights): ReadonlySet<Block> {
  const saysRights = (element: Element): boolean => weights.of(element).all <= LIST && isRights(plain(element.textContent ?? ''));
  const sentence = blocks.findIndex(
    ({ element }) =>
      isProse(element, weights) && weights.of(element).kept > 0 && !isLead(element) && !isNamedSo(element, weights) && !saysRights(element),
  );
  const known = new Set(names.map(squeezed));
  return new Set(
    blocks.slice(0, Math.max(sentence, EARLY)).filter(({ element }, i) => {
      const { all, links } = weights.of(element);
      if (element.localName === 'dl' && i < sentence && all <= LIST) return tellsOfPage(element);
      if (i < sentence && /^(p|div)$/.test(element.localName) && saysRights(element)) return true;
      if (i < sentence && isNamedPair(blocks.slice(0, sentence), i, weights)) return true;
      if (all === 0 || all > LINE || isLead(element) || /^h[1-6]$/.test(element.localName)) return false;
      const line = plain(element.textContent ?? '');
      const isLine = /^(p|div|span)$/.test(element.localName);
      if ((isDateline(line) || PAGE_NUMBER.test(line)) && isLine) return true;
      if (i > sentence) return false;
      if (isLine && (REMNANT.test(line) || isCredit(line) || (all <= BUTTON && !QUESTION.test(line) && isPressed(element)))) return true;
      return (
        isNamedSo(element, weights) ||
        isAuthorLine(line) ||
        known.has(squeezed(line)) ||
        (links === all && all <= BUTTON && isPress(element))
      );
    }),
  );
}
