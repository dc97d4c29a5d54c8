// What hangs on the words of a text without being them? Links to change a section, notices of those who keep a page, a sentence
// shown twice in large type. By names in common use and by what is said twice, never by a site's own.
import { isInline } from './blocks';
import { isCredit } from './credit';
import { elementsIn } from './elements';
import { isPageMark, isPullQuote, isTool } from './names';
import { plain, squeezed } from './printed';
import { size, sizeUpTo } from './weights';

/** Characters; no tool or notice says more. */
const MOST = 700;
/** Signs of the number of a printed page or column. */
const NUMBER = 20;
/** Letters and digits; under this a quote may stand twice by chance. */
const ENOUGH = 20;

/** Within a sentence a tool's words stay: a passage around it must be the same on the page and in the reader. */
const SENTENCES = 'p, li, dd, td, blockquote';

const HOLDS_TEXT = 'body, main, article, h1, h2, h3, h4, h5, h6';

function dropTools(named: readonly Element[]): void {
  for (const element of named) {
    if (!isTool(element) && !(isPageMark(element) && sizeUpTo(element, NUMBER + 1) <= NUMBER)) continue;
    if ((element.textContent?.length ?? 0) > MOST) continue;
    if (isInline(element) && element.closest(SENTENCES) !== null) continue;
    if (!element.matches(HOLDS_TEXT) && element.querySelector(HOLDS_TEXT) === null) element.remove();
  }
}

/** A sign behind a heading that leads to the heading itself. */
function dropAnchors(links: readonly Element[]): void {
  for (const link of links)
    if (/^[^\p{L}\p{N}]+$/u.test(link.textContent ?? '') && link.closest('h1, h2, h3, h4, h5, h6') !== null) link.remove();
}

/** So often a line must stand for a tool to be seen in it. */
const OFTEN = 3;

/** One line again and again that leads to places in the page: a link to each speech or paragraph, for those who would pass it on. */
function dropRepeatedLinks(leading: readonly Element[]): void {
  const lines = new Map<string, Element[]>();
  for (const link of leading) {
    const line = plain(link.textContent ?? '');
    if (/\p{L}/u.test(line) && link.closest(`${SENTENCES}, h1, h2, h3, h4, h5, h6`) === null)
      lines.set(line, [...(lines.get(line) ?? []), link]);
  }
  for (const links of lines.values()) {
    const places = new Set(links.map((link) => link.getAttribute('href')));
    if (places.size >= OFTEN) for (const link of links) link.remove();
  }
}

/** A box in the midst of a text that is one link and nothing else is the beginning of another text; who made a picture is no word on it. */
function dropCards(body: Element): void {
  for (const figure of body.querySelectorAll('figure')) {
    const link = figure.querySelector('a[href]');
    const caption = figure.querySelector('figcaption');
    const under = caption?.textContent ?? '';
    if (under.length <= MOST && isCredit(plain(under))) caption?.remove();
    if (link === null || caption !== null) continue;
    const own = size(link);
    if (own > 0 && own === size(figure)) figure.remove();
  }
}

/** A pulled quote repeats words of a paragraph; one whose words stand nowhere else is the text's own. */
const PULLED = /^(aside|blockquote|div|figure|p)$/;

function dropRepeatedQuotes(body: Element, named: readonly Element[]): void {
  const pulled = named.filter(
    (e) => PULLED.test(e.localName) && isPullQuote(e) && body.contains(e) && (e.textContent?.length ?? 0) <= MOST,
  );
  if (pulled.length === 0) return;
  const others = [...body.querySelectorAll('p, li')].filter((p) => !pulled.some((e) => e.contains(p)));
  const said = squeezed(others.map((p) => p.textContent ?? '').join(' '));
  for (const element of pulled) {
    const words = squeezed((element.querySelector('blockquote, p') ?? element).textContent ?? '');
    if (words.length >= ENOUGH && said.includes(words)) element.remove();
  }
}

/** Who is quoted did not write the page: what in a quote is called an author is taken for its author no more. */
function nameQuotedNobody(body: Element): void {
  for (const quote of body.querySelectorAll('blockquote, figure'))
    for (const inner of quote.querySelectorAll(quote.localName === 'figure' ? '[class], [rel]' : '[class], [rel], [itemprop]'))
      if (
        /author|byline|written-?by/i.test(`${inner.className} ${inner.getAttribute('rel') ?? ''} ${inner.getAttribute('itemprop') ?? ''}`)
      )
        for (const name of ['class', 'id', 'rel', 'itemprop']) inner.removeAttribute(name);
}

/** Takes what only hangs on a text out of an unclobbered, inert document; `named` as in `names`. */
export function dropApparatus(body: Element, named: readonly Element[]): void {
  dropTools(named);
  const leading = elementsIn(body.querySelectorAll('a[href^="#"]'));
  dropAnchors(leading);
  dropRepeatedLinks(leading);
  dropCards(body);
  dropRepeatedQuotes(body, named);
  nameQuotedNobody(body);
}
