// What did a title or a list of authors say before the site wrapped it? Plain strings in, plain strings out.

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  middot: '·',
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
};

const fromCode = (code: number): string =>
  code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';

/**
 * One line of plain text out of a head's value: entities that were escaped twice are read, tags of the inline kind dropped,
 * control characters and runs of white space made one blank. At most 500 UTF-16 units.
 */
export function plain(value: string): string {
  const given = value.slice(0, 4096);
  return (/[<&]/.test(given) ? unwritten(given) : given)
    .replace(/[\p{Cc}\u200b\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

/** Without tags and entities. */
const unwritten = (value: string): string =>
  value
    .replace(/<\/?(i|em|b|strong|su[bp]|span|br|u|small)(\s[^<>]*)?\/?>/gi, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
      name === undefined
        ? fromCode(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16))
        : (ENTITIES[name.toLowerCase()] ?? whole),
    );

/** Letters and digits only, lower case: for comparing, never for showing. */
export const squeezed = (s: string): string =>
  // Most titles and lines are plain letters, of which the same is known sooner.
  /^[\0-\x7f]*$/.test(s)
    ? s.toLowerCase().replace(/[^a-z\d]+/g, '')
    : s
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Tells what begins as one of `lines` (lower case) does, behind blanks and arrows, by two letters: most of what a page says does not, which
 * is known sooner than all of it.
 */
export function beginsAs(lines: Iterable<string>): (said: string) => boolean {
  const beginnings = new Set(Array.from(lines, (line) => line.slice(0, 2)));
  return (said) => {
    const at = said.search(/[^\s‹«←<›»→>]/);
    if (at < 0) return false;
    const two = said.slice(at, at + 2);
    return beginnings.has(two.toLowerCase()) || /[\s‹«←<›»→>]/.test(two);
  };
}

/** Between a title and a site's name: a bar, dash, dot, colon pair, star or arrow with blanks around it. */
const SEPARATOR = /\s*[｜︱]\s*|\s+(?:[|¦‖│–—\-·•»«›‹:~✩★/\\]|::|--)\s+/gu;
const STRONG = /^\s*(?:[|｜︱¦‖│·•»«›‹✩★]|::)\s*$/u;

function isSiteName(part: string, sites: readonly string[]): boolean {
  const own = squeezed(part);
  return (
    own !== '' &&
    sites.some((site) => {
      const other = squeezed(site);
      return (
        other !== '' &&
        (own === other ||
          (other.length > 3 && own.startsWith(other) && own.length <= 3 * other.length) ||
          (own.length > 3 && other.startsWith(own)))
      );
    })
  );
}

/**
 * A title without the site's name before or after it. `sites` are names and host names that the page gives itself. After a bar
 * or a raised dot the last part goes even when it is no known name, if what stays is the longer part or has three words.
 * Answers the name that was cut, too (empty when nothing was).
 */
export function withoutSite(title: string, sites: readonly string[]): { readonly title: string; readonly site: string } {
  const cuts = [...title.matchAll(SEPARATOR)];
  const last = cuts.at(-1);
  if (last === undefined) return { title, site: '' };
  for (const cut of cuts) {
    const [before, after] = [title.slice(0, cut.index), title.slice(cut.index + cut[0].length)];
    if (isSiteName(after, sites)) return { title: before, site: after };
  }
  const first = cuts[0] ?? last;
  const [opening, rest] = [title.slice(0, first.index), title.slice(first.index + first[0].length)];
  if (isSiteName(opening, sites)) return { title: rest, site: opening };
  const [before, after] = [title.slice(0, last.index), title.slice(last.index + last[0].length)];
  const keeps = before.length >= after.length || before.split(/\s+/).length >= 3;
  return STRONG.test(last[0]) && keeps ? { title: before, site: after } : { title, site: '' };
}

/** The site's name in a page's whole title that stands before or after its own title, behind a separator; empty where none does. */
export function siteBeside(whole: string, title: string): string {
  // "The Blog: The title" has no blank before its colon.
  const [, owner = ''] = title !== '' && whole.endsWith(`: ${title}`) ? (/^(.{2,60}): /u.exec(whole) ?? []) : [];
  if (owner !== '' && whole === `${owner}: ${title}`) return owner;
  const at = title === '' ? -1 : whole.indexOf(title);
  if (at === -1) return '';
  const parts = (text: string): readonly string[] => text.split(SEPARATOR).map((part) => part.trim());
  const [before, after] = [parts(` ${whole.slice(0, at)} `), parts(` ${whole.slice(at + title.length)} `)];
  const site = after.length > 1 ? after.at(-1) : before.length > 1 ? before[0] : '';
  return site !== undefined && squeezed(site).length > 1 && site.length <= 100 && !/[()[\]]/u.test(site) ? site : '';
}

const NOBODY =
  /^(admin(istrator)?|webmaster|editor|editors|author|staff|root|user|guest|wordpress|drupal|super user|unknown|anonymous|n\/?a|none|null|undefined)$/i;
const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]*(\s+(\p{Lu}[\p{L}\p{M}.'’-]*|van|von|de|der|den|du|da|di|la|le|bin|al|ten|zu)){1,4}$/u;
const BODY =
  /\b(of|for|the|and|department|ministry|office|council|committee|commission|agency|university|institute|service|authority|centre|center|group|foundation|trust|network|union)\b/i;

/** Two to four words of a script that knows no capitals. */
const CASELESS = /^[\p{Script=Arabic}\p{Script=Hebrew}]{2,}(\s+[\p{Script=Arabic}\p{Script=Hebrew}]{2,}){1,3}$/u;
const CASELESS_BODY = /(^|\s)(ال)?(وزارة|هيئة|لجنة|مجلس|مركز|معهد|جامعة|ديوان|مؤسسة|منظمة|مكتب|משרד|ועדת|מכון|אוניברסיטת)(\s|$)/u;

/** Two to five capitalised words, none of them of an institution; of scripts without capitals, two to four words. */
export const isPerson = (name: string): boolean =>
  (PERSON.test(name) && !BODY.test(name)) || (CASELESS.test(name) && !CASELESS_BODY.test(name));

/** "Ada Byron, Alan Turing and Grace Hopper" is three people; "Department for Culture, Media and Sport" is one body. */
function split(names: string): readonly string[] {
  const certain = names.split(/\s*[;|\n]\s*/);
  return certain.flatMap((part) => {
    const pieces = part.split(/\s*,\s*(?:and\s+|und\s+|&\s*)?|\s+(?:and|und|et|&)\s+/);
    return pieces.length > 1 && pieces.every(isPerson) ? pieces : [part];
  });
}

/** Before a person's name, and no part of it where it is sorted or cited. Small and large letters tell "Ms" from the society's "MS". */
const ADDRESSED = /^(Mmes?|Mlles?|MM\.|Herrn?|Frau|Mrs?\.?|Ms\.?|Sr(a|ta)?\.)\s+(?=\p{Lu})/u;
/** "M." is a first name's letter on most pages: only beside others that are addressed in French is it "Monsieur". */
const FRENCH = /^(Mmes?|Mlles?|MM\.)\s+\p{Lu}/u;
const MONSIEUR = /^M\.\s+(?=\p{Lu}\p{Ll})/u;

const BY = /^(written\s+by|posted\s+by|by|von|par|por|author|autor)(\s*:\s*|\s+)/i;
/** An address of mail or web behind a name, in brackets or not. */
const ADDRESS = /\s*[<(]?([\w.+-]+@[\w.-]+|https?:\/\/[^\s<>()]*)[>)]?\s*$/;

/** A postal address behind a body's name: from the building, or the first part with a number in it. */
function withoutPostal(name: string): string {
  const parts = name.split(/,\s+/);
  const number = parts.findIndex((part, i) => i > 0 && /\d/.test(part));
  if (number === -1) return name;
  const building = /\b(House|Building|Court|Tower|Hall|Floor|Suite|Haus|Gebäude)$/.test(parts[number - 1] ?? '') && number > 1;
  return parts.slice(0, building ? number - 1 : number).join(', ');
}

/** People and bodies as printed, each once: "by", addresses of mail and web, handles and names of nobody ("admin") are left out. */
export function readNames(values: readonly string[]): readonly string[] {
  const names = values
    .slice(0, 200)
    .flatMap((value) => split(plain(value.replace(/\n+/g, ';')).replace(BY, '')))
    .map((name) =>
      name
        .replace(BY, '')
        .replace(ADDRESS, '')
        .replace(/[\s,;:]+$/, '')
        .trim(),
    )
    .map(withoutPostal)
    .filter((name) => /\p{L}/u.test(name) && name.length <= 200 && !/^(https?:|www\.|@|\/)/i.test(name) && !NOBODY.test(name))
    .slice(0, 200);
  return eachOnce(names).slice(0, 50);
}

const eachOnce = (names: readonly string[]): readonly string[] =>
  names.filter((name, i) => names.findIndex((other) => squeezed(other) === squeezed(name)) === i);

/** The same of those who wrote something, without how they are addressed ("Mme", "Herr"). */
export function readAuthors(values: readonly string[]): readonly string[] {
  const names = readNames(values);
  const isFrench = names.some((name) => FRENCH.test(name));
  return eachOnce(names.map((name) => (isFrench ? name.replace(MONSIEUR, '') : name).replace(ADDRESSED, '')));
}
