// What does a page say of its paper in pairs of a name and a value: "From: the Department", "Published: 12 March 2024"?
import { readDate } from './dates';
import { dateIn } from './front';
import { mayHold } from './held-names';
import { plain, readAuthors, readNames } from './printed';

export interface LabelledFacts {
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly updated: string;
}

const label = (names: string): RegExp => new RegExp(`^(?:${names})\\s*[:：]?$`, 'iu');
const AUTHORS = label(
  'authors?|author\\(s\\)|from|written by|prepared by|auteurs?|autor(?:in|en|innen|es|i)?|autore|verfasser(?:in)?|wytworzył[ao]?|autor(?:ka|zy)|المؤلفون?|المؤلف|الكاتب|إعداد|著者|執筆者|作成者|作者',
);
const PUBLISHER = label(
  'publisher|published by|issued by|herausgeber(?:in)?|éditeur|editorial|editore|uitgever|الناشر|発行者?|発行元|出版者',
);
const PUBLISHED = label(
  '(?:document )?first published(?: on)?|originally published|published|published on|posted(?: on)?|publication date|date published|date of publication|issued|issue date|date issued|release date|date de publication|publié le|veröffentlicht(?: am)?|veröffentlichungsdatum|erschienen(?: am)?|erscheinungsdatum|datum|fecha de publicación|publicado (?:en|el|em)|data de publicação|data (?:publikacji|opublikowania|wytworzenia)|opublikowano|תאריך פרסום|تاريخ النشر|公開日|公表日|掲載日|発表日|发布日期',
);
const UPDATED = label(
  '(?:page |document )?last updated|(?:page |document )?updated|last modified|date modified|last reviewed|aktualisiert(?: am)?|stand|mis à jour le|dernière mise à jour|última actualización|data (?:ostatniej )?(?:aktualizacji|modyfikacji)|תאריך עדכון|آخر تحديث|更新日|最終更新日?',
);

/** A list of pairs that says when the page was issued or changed is about the page, with all that it says beside. */
export const tellsOfPage = (list: Element): boolean =>
  [...list.querySelectorAll('dt')].some((name) => {
    const said = plain(name.textContent?.slice(0, LONGEST) ?? '');
    return (PUBLISHED.test(said) || UPDATED.test(said)) && dateIn(plain(name.nextElementSibling?.textContent ?? '')) !== '';
  });

const NOT_ABOUT_PAGE = 'nav, aside, #comments, .comments, body > footer, blockquote';
const MOST = 40;
const LONGEST = 200;

/** Names that each have a link are each one; "and" may be part of a body's name. */
function namesIn(value: Element, read: typeof readNames): readonly string[] {
  const links = [...value.querySelectorAll('a')].map((a) => plain(a.textContent ?? '')).filter((text) => text !== '');
  const whole = plain(value.textContent ?? '');
  const linked = links.reduce((sum, text) => sum + text.length, 0);
  return read(links.length > 0 && linked > 0.6 * whole.length ? links : [whole]);
}

/** From lists of pairs and tables with a head to each row, the first value of each kind. */
export function labelledFacts(doc: Document): LabelledFacts {
  const found = { authors: [] as readonly string[], publisher: '', published: '', updated: '' };
  if (!mayHold(doc, ['dt', 'th'])) return found;
  const names = [...doc.querySelectorAll('dl dt, tr > th:first-child')].filter((e) => e.closest(NOT_ABOUT_PAGE) === null).slice(0, MOST);
  for (const name of names) {
    const value = name.nextElementSibling;
    const said = plain(name.textContent?.slice(0, LONGEST) ?? '');
    if (value === null || said.length > 40 || (value.textContent?.length ?? 0) > LONGEST * 2) continue;
    const text = plain(value.textContent ?? '');
    if (AUTHORS.test(said) && found.authors.length === 0) found.authors = namesIn(value, readAuthors);
    else if (PUBLISHER.test(said)) found.publisher ||= namesIn(value, readNames).join(', ');
    else if (PUBLISHED.test(said)) found.published ||= readDate(text) || dateIn(text);
    else if (UPDATED.test(said)) found.updated ||= readDate(text);
  }
  return found;
}
