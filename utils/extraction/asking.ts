// What in a page asks its reader for something? Leave to keep cookies, an address for letters, a press that leads back to the top.
// None of it is the text's. Told by what is asked with (a field for an address) and by names in common use, never by a site's own.
import { elementsIn } from './elements';
import { mayHold } from './held-names';
import { isAfterword, isConsent, isSignUp } from './names';
import { beginsAs } from './printed';
import { size, sizeUpTo } from './weights';

const HOLDS_TEXT = 'main, [role=main], article, h1';
/** Characters that can be seen; what asks for an address says little. */
const SMALL = 350;
const LABEL = 40;

const isUnder = (element: Element, most: number): boolean => sizeUpTo(element, most) < most;

/** Banners may be longer than a short text; what holds all but all of the page is the page, whatever its name. */
function dropConsent(body: Element, named: readonly Element[]): void {
  const mayBeDialogs = mayHold(body.ownerDocument, ['[role~=dialog]', '[role~=alertdialog]', '[aria-modal]']);
  const asking = [
    ...(mayBeDialogs ? body.querySelectorAll('[role=dialog], [role=alertdialog], [aria-modal=true]') : []),
    ...named.filter(isConsent),
  ];
  if (asking.length === 0) return;
  const total = size(body);
  for (const element of asking) if (element.querySelector(HOLDS_TEXT) === null && size(element) < 0.9 * total) element.remove();
}

/** Whether an element or one around it in `body` is named for signing up: names are asked sooner than sizes. */
function isInSignUp(element: Element, body: Element): boolean {
  for (let up: Element | null = element; up !== null && up !== body; up = up.parentElement) if (isSignUp(up)) return true;
  return false;
}

/** A field for an address of mail, with the words around it that ask for it. */
function dropSignUps(body: Element): void {
  const fields = body.querySelectorAll('form, input');
  if (fields.length === 0) return;
  let most: number | undefined;
  const isAsking = (block: Element): boolean => {
    most ??= Math.min(SMALL, 0.15 * sizeUpTo(body, SMALL / 0.15));
    return block.querySelector(HOLDS_TEXT) === null && isUnder(block, most);
  };
  for (const form of fields) {
    if (!isInSignUp(form, body)) continue;
    let named: Element | undefined;
    for (let up: Element | null = form; up !== null && up !== body && isAsking(up); up = up.parentElement) if (isSignUp(up)) named = up;
    named?.remove();
  }
  for (const field of fields) {
    if (!field.matches('input[type=email], input[placeholder*=mail i], input[autocomplete=email]') || !body.contains(field)) continue;
    let block = field.closest('form') ?? field;
    for (let up = block.parentElement; up !== null && up !== body && !up.matches(HOLDS_TEXT) && isAsking(up); up = up.parentElement)
      block = up;
    block.remove();
  }
}

const UPWARDS = /^#(top|page-?top|to-?top|start|oben|anfang|seitenanfang|haut|header|nav|wrapper|page|body)$/i;
const UPWARD_WORDS = /\b(top|oben|anfang|haut|arriba|inicio|topo)\b|先頭|上へ|トップ|أعلى|顶部/iu;
/** All that such a link says, wherever it leads in the page. */
const TO_TOP =
  /^[\s([↑^]*(back to (the )?top|return to top|nach oben|zum seitenanfang|(retour en )?haut de page|volver arriba|torna su|terug naar boven|voltar ao topo)[\s)\]↑^.]*$/iu;
const ASKS = /(subscri|sign-?up|donat|spende|abonn|newsletter|mailing-?list|[?&]action=share|sharer\b|intent\/tweet)/i;

/** The block that holds a link and nothing else. */
function aloneIn(link: Element, own: number): Element | undefined {
  const block = link.parentElement?.closest('p, div') ?? undefined;
  return block !== undefined && size(block) === own ? block : undefined;
}

/** All that a link to the page before or behind this says. */
const PAGES: ReadonlySet<string> = new Set([
  ...['previous', 'prev', 'next'].flatMap((way) => ['', ' page', ' chapter', ' section', ' part'].map((of) => way + of)),
  ...'zurück|weiter|vorherige|nächste|vorherige seite|nächste seite|vorheriges kapitel|nächstes kapitel|précédent|suivant|page précédente|page suivante'.split(
    '|',
  ),
  ...'chapitre précédent|chapitre suivant|anterior|siguiente|página anterior|página siguiente|precedente|successivo|successiva|pagina precedente'.split(
    '|',
  ),
  ...'pagina successiva|próxima|próximo|página seguinte|vorige|volgende|上一页|下一页|上一頁|下一頁|前へ|次へ|前のページ|次のページ|السابق|التالي'.split(
    '|',
  ),
]);
const mayBePage = beginsAs(PAGES);
const LONGEST_PAGER = 120;
const LONGEST_PAGE = 30;

/** Asked of every link: a look into a set is sooner than a pattern of many words. */
function isPage(link: Element): boolean {
  const said = link.textContent ?? '';
  return (
    said.length <= LONGEST_PAGE &&
    mayBePage(said) &&
    PAGES.has(
      said
        .replaceAll(/[‹«←<›»→>]/g, '')
        .trim()
        .toLowerCase(),
    )
  );
}

/** A line of links from page to page: previous, contents, next. */
function pagerAround(link: Element): Element | undefined {
  const line = link.closest('p, ul, ol, div, td');
  if (line === null || !isUnder(line, LONGEST_PAGER) || line.querySelector('h1, h2, h3, h4, h5, h6, p p') !== null) return undefined;
  const links = [...line.querySelectorAll('a[href]')];
  return links.reduce((sum, other) => sum + size(other), 0) >= 0.6 * size(line) ? line : undefined;
}

/** A small box that is named for what it asks, in the midst of a text, too. */
function callAround(link: Element): Element | undefined {
  const box = link.closest('div, section, aside') ?? undefined;
  return box !== undefined && (isAfterword(box) || isSignUp(box)) && box.querySelector(HOLDS_TEXT) === null && isUnder(box, SMALL)
    ? box
    : undefined;
}

/** Links back to the top, and a paragraph that is one link to give or to follow. */
function dropActions(body: Element): void {
  for (const link of elementsIn(body.querySelectorAll('a[href]'))) {
    const href = link.getAttribute('href') ?? '';
    if (isPage(link)) pagerAround(link)?.remove();
    const isUp = href.startsWith('#') && (UPWARDS.test(href) || href === '#' || TO_TOP.test(link.textContent ?? ''));
    if (!isUp && !ASKS.test(href)) continue;
    const own = size(link);
    if (own === 0 || own > LABEL || link.closest('h1, h2, h3, h4, h5, h6') !== null) continue;
    if (isUp && (href !== '#' || UPWARD_WORDS.test(link.textContent ?? ''))) link.remove();
    else if (!isUp) (callAround(link) ?? aloneIn(link, own))?.remove();
  }
}

/** What opens to a form and nothing else. */
function dropForms(body: Element): void {
  for (const details of body.querySelectorAll('details')) {
    const form = details.querySelector('form');
    const summary = details.querySelector('summary');
    if (form !== null && size(form) >= 0.6 * (size(details) - (summary === null ? 0 : size(summary)))) details.remove();
  }
}

/** Takes what asks for something out of an unclobbered, inert document; `named` as in `names`. */
export function dropAsking(body: Element, named: readonly Element[]): void {
  dropConsent(body, named);
  dropSignUps(body);
  dropActions(body);
  dropForms(body);
}
