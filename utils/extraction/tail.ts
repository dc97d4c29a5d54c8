// Where does a text end? Lists of links to the same site, teasers of other texts, words on author and citing go from its end.
import { layouts } from './blocks';
import { isDayOfChange, isDayOfIssue, isRights } from './front';
import { elementsIn } from './elements';
import { isAfterword, isContact } from './names';
import { plain } from './printed';
import { size, sizeUpTo } from './weights';

const SHORT_BLOCK = 350;

const LEAF = 'P, UL, OL, H1, H2, H3, H4, H5, H6, TABLE, BLOCKQUOTE, PRE, FIGURE, DL'.split(', ');
const HOLDER = /^(DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|NAV|CENTER|FORM|FIELDSET|DETAILS)$/;
const HEADING = /^H[1-6]$/;
const NOTES =
  /\b(notes?|references?|sources?|bibliography|further reading|literature|works cited|citations?|annex(es)?|appendi(x|ces)|quellen|literatur|anmerkungen|fußnoten|références|bibliographie)\b/i;

const FILE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|txt)$/i;

/** How a site calls what it would have its readers read next; the whole of a heading. */
const MORE = new RegExp(
  `^(${[
    'related( (articles?|posts?|content|stories|links|pages|publications?|news|reading|topics))?|more (from|news|stories|articles|posts|like this|on this|in this)\\b.*',
    'you (may|might)( also)? (like|be interested)\\b.*|read next|recommended( (for you|articles|posts|reading)| from\\b.*)?|(latest|other|recent) (news|posts|articles|stories)',
    "about the authors?|über (den|die) autor(en|in|innen)?|à propos de l[’']auteur(e|s)?|sobre (el|la|los) autor(a|es)?",
    '(how to cite|cite( this| as)?|(suggested|recommended) citation)( this)?( (article|page|paper|publication|report))?|article (metrics|statistics)|zitiervorschlag|zitierweise|comment citer( cet article)?|cómo citar( este artículo)?',
    'most (read|popular)|popular (posts|now)|trending( now)?|keep reading|up next|what to read next|in this section|explore (the topic|more)|discussion about this post',
    'weitere (meldungen|artikel|beiträge|nachrichten|themen|pressemitteilungen)|ähnliche (beiträge|artikel)|das könnte (sie|dich) auch interessieren|mehr zum thema|verwandte (artikel|beiträge|themen)',
    'à lire (aussi|également)|articles? (similaires?|liés?|connexes?)|sur le même (sujet|thème)|(artículos|noticias|contenidos?) relacionad[oa]s?|te puede interesar|más noticias|lea también',
    'leggi anche|articoli correlati|notizie correlate|artigos relacionados|leia também|gerelateerde (artikelen|berichten)|lees ook',
    '((このページ|この記事|本件)に(関する|ついての))?(お)?問い?合わ?せ(先)?|照会先',
    '関連(記事|情報|リンク|ページ)|あわせて読みたい|相关(文章|新闻|阅读)|(أخبار|مواضيع|مقالات) ذات صلة|اقرأ أيضا',
  ].join('|')})\\s*[:：.]?$`,
  'iu',
);

/** The blocks of a text in order: elements that hold no other block, or that are read as one (a list, a table). */
function blocksOf(root: Element): readonly Element[] {
  const found: Element[] = [];
  const isLaidOut = layouts();
  const waiting: Element[] = [...root.children].toReversed();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const children = elementsIn(element.children);
    // What is named for the end goes as one: words of its own may stand beside its blocks.
    const holds =
      (HOLDER.test(element.tagName) || isLaidOut(element)) &&
      !isAfterword(element) &&
      children.some((c) => LEAF.includes(c.tagName) || HOLDER.test(c.tagName) || isLaidOut(c));
    if (holds) for (const child of children.toReversed()) waiting.push(child);
    else if (element.textContent?.trim() !== '') found.push(element);
  }
  return found;
}

type Leads = (href: string) => boolean;

/** A link to a file is a paper that the text offers, not a way through the site; a link within the page is none either. */
function staysOn(base: string): Leads {
  const host = URL.parse(base)?.host ?? '';
  const known = new Map<string, boolean>();
  const stays = (href: string): boolean => {
    const to = URL.parse(href, base);
    return to === null || (to.host === host && !FILE.test(to.pathname));
  };
  return (href) => {
    if (href.startsWith('#')) return false;
    const answer = known.get(href) ?? stays(href);
    known.set(href, answer);
    return answer;
  };
}

function linkShare(block: Element, counts: Leads): number {
  let sum = 0;
  for (const link of elementsIn(block.querySelectorAll('a[href]'))) if (counts(link.getAttribute('href') ?? '')) sum += size(link);
  const around = block.closest('a[href]');
  return around !== null && counts(around.getAttribute('href') ?? '') ? 1 : sum / size(block);
}

/** "Our programmes", a sentence on them, and their list: what is said before the list makes it part of the text. */
const isIntroduced = (before: Element | undefined, over: Element | undefined): boolean =>
  before?.tagName === 'P' && size(before) < SHORT_BLOCK / 2 && HEADING.test(over?.tagName ?? '') && before.previousElementSibling === over;

function isNavigation(blocks: readonly Element[], counts: Leads): boolean {
  const [over, before, block] = [blocks.at(-3), blocks.at(-2), blocks.at(-1)];
  if (block === undefined) return false;
  const share = linkShare(block, counts);
  if (/^[UO]L$/.test(block.tagName))
    return (
      share > 0.6 &&
      !(block.children.length > 1 && isIntroduced(before, over)) &&
      !NOTES.test(HEADING.test(before?.tagName ?? '') ? (before?.textContent ?? '') : '')
    );
  return size(block) < SHORT_BLOCK && (share > 0.75 || (share > 0.25 && (block.textContent ?? '').split('|').length > 2));
}

/** Signs; a box that tells whom to ask says no more. */
const CONTACT_SIZE = 200;

/** A block of `root` that stands in a part named for what comes after a text. */
function isInAfterword(block: Element, root: Element): boolean {
  for (let e: Element | null = block; e !== null && e !== root; e = e.parentElement)
    if (isAfterword(e) || (isContact(e) && sizeUpTo(e, CONTACT_SIZE) < CONTACT_SIZE)) return true;
  return false;
}

/** What a site counts under a text, or its own number of it. */
const COUNTER =
  /^\(?\s*(release id|(visitor|hit|page) ?counter|((total|page|abstract|article|pdf) ?)?(views?|downloads?)|hits|(seiten)?aufrufe|besucher|visitas|visites|vues|weergaven|(阅读|浏览)(次数|量)?)\s*[:：]?\s*[\d.,]+\s*\)?$/iu;

/** What it takes to open a file, on many pages of authorities. */
const VIEWER = /\b(adobe|acrobat) (acrobat )?reader\b/iu;

/** Under which licence a text may be used, said by the link that machines read; and when it was last looked at. */
function isImprint(block: Element, before: Element | undefined): boolean {
  if (size(block) > SHORT_BLOCK) return false;
  if (VIEWER.test(block.textContent ?? '') || isRights(plain(block.textContent ?? ''))) return true;
  if (block.querySelector('a[rel~=license]') !== null || isDayOfChange(plain(block.textContent ?? ''))) return true;
  const label = plain(before?.textContent?.slice(0, SHORT_BLOCK) ?? '');
  // Without its heading the day of a letter, an act or a signature would be left without its day.
  if (HEADING.test(before?.tagName ?? '') && isDayOfIssue(plain(block.textContent ?? ''), label)) return true;
  const day = block.querySelector('time');
  return day !== null && size(day) === size(block) && isDayOfChange(label);
}

/** Over some words on the author, or on where the text came out; a year is when. */
const AUTHOR = /^((written|posted) by|published in(?!.*\b(19|20)\d\d\b))\s.{2,50}$/iu;

function isMore(block: Element): boolean {
  if (sizeUpTo(block, 61) > 60) return false;
  const line = plain(block.textContent ?? '');
  return MORE.test(line) || (HEADING.test(block.tagName) && AUTHOR.test(line));
}

/** A heading that is a link to another page, or a block of few words under one. */
const isTeaser = (block: Element, before: Element | undefined, counts: Leads): boolean =>
  HEADING.test(block.tagName)
    ? linkShare(block, counts) > 0.9
    : size(block) < SHORT_BLOCK && before !== undefined && HEADING.test(before.tagName) && linkShare(before, counts) > 0.9;

/** From which block on a text is only teasers; its length where it has none. */
function teasersFrom(blocks: readonly Element[], counts: Leads): number {
  let from = blocks.length;
  while (from > 0) {
    const [block, before] = [blocks[from - 1], blocks[from - 2]];
    if (block === undefined || !(isTeaser(block, before, counts) || (isMore(block) && from < blocks.length))) break;
    from -= 1;
  }
  // One linked heading may be a section's own.
  return blocks.slice(from).filter((block) => HEADING.test(block.tagName) && !isMore(block)).length > 1 ? from : blocks.length;
}

/** Where the last part begins that is called "related" or so; the blocks' number where none is, or where another part follows. */
function moreFrom(blocks: readonly Element[], counts: Leads): number {
  // How to cite a text may stand over it, too, and what is related behind it. `top`: the highest heading of another part further down.
  let [at, top] = [blocks.length, 'Z'];
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (isMore(block)) at = top > block.tagName ? i : at;
    else if (HEADING.test(block.tagName) && block.tagName < top && linkShare(block, counts) < 0.9) top = block.tagName;
  }
  return at;
}

/** Takes lists of links to the same site, teasers, words on author and citing, and headings with nothing under them, off the end of a text; at most a third of it. Of a page whose text is spread over parts no part is a teaser. */
export function sweepTail(root: Element, base: string, isHub: boolean): void {
  const counts = staysOn(base);
  const blocks = [...blocksOf(root)];
  let total: number | undefined;
  let cut = 0;
  const cutFrom = (from: number): void => {
    const tail = blocks.slice(from);
    if (tail.length === 0) return;
    total ??= size(root);
    const own = tail.reduce((sum, block) => sum + size(block), 0);
    // What is chiefly teasers is a page of them.
    if (cut + own > total / 3) return;
    cut += own;
    blocks.length = from;
    for (const block of tail) block.remove();
  };
  const goes = (last: Element | undefined): boolean =>
    last !== undefined &&
    (HEADING.test(last.tagName) ||
      COUNTER.test(plain(last.textContent ?? '')) ||
      isImprint(last, blocks.at(-2)) ||
      isInAfterword(last, root) ||
      isNavigation(blocks, counts));
  const cutSingly = (): void => {
    for (let before = -1; before !== blocks.length && goes(blocks.at(-1)); ) {
      before = blocks.length;
      cutFrom(before - 1);
    }
  };
  // What goes from the end may have hidden that the part before it is the last.
  for (let before = -1; before !== blocks.length; ) {
    before = blocks.length;
    cutFrom(moreFrom(blocks, counts));
    cutSingly();
  }
  if (isHub) return;
  cutFrom(teasersFrom(blocks, counts));
  cutSingly();
}
