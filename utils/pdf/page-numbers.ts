// Which words of a running line are the number of its page?

/** Of small letters. */
export const ROMAN = '(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
const NUMBER = `(?:\\d{1,6}|${ROMAN}|[a-z]-\\d{1,3}|[a-z]{1,2}\\d{1,2})`;
const PAGE = '(?:page|seite|página|pagina|p\\.|s\\.)';
const OF_ALL = '\\s*(?:of|/|von|sur|de|di|van)\\s*\\d+';
const BARE = new RegExp(`^[-–—|\\s]*(?:${PAGE}\\s*)?(${NUMBER})(?:${OF_ALL})?[-–—|\\s]*(?:\\|?\\s*page)?$`, 'i');
/** A number that says of itself that it is the page's. */
const SAID = [new RegExp(`(?:^|[\\s|,–—-])${PAGE}\\s*(${NUMBER})\\b`, 'i'), new RegExp(`(?:^|[\\s|,–—-])(${NUMBER})${OF_ALL}$`, 'i')];
const AT_START = new RegExp(`^(${NUMBER})(?=[\\s|–—-])`, 'i');
const AT_END = new RegExp(`(?<=[\\s|–—-])(${NUMBER})$`, 'i');

/** A number, or one that says what it is, and nothing else. */
export const isPageNumber = (line: string): boolean => BARE.test(line);

/** As printed: those that may be the page's own. */
export function numbersIn(line: string): readonly string[] {
  const found = [BARE, ...SAID, AT_START, AT_END].map((shape) => shape.exec(line)?.[1]);
  return [...new Set(found.filter((n) => n !== undefined))];
}
