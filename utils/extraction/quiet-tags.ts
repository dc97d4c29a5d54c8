// HTML that can be parsed under our own policy without a report: what a page does and how it looks is renamed inside its tags.

/**
 * An inert document runs nothing, but each style and handler attribute would be reported as a breach of the CSP of our page, and
 * a style that is not applied cannot tell what it hides. So both are renamed, and hiding is said by `hidden`; style sheets become
 * templates, which are not read, and a base becomes a link that says so (`baseOf`). Text stays as it is.
 */
export function quietTags(html: string): string {
  const still = html.replace(/<(\/?)style(?=[\s>])/giu, '<$1template').replace(/<base(?=[\s/>])/giu, '<link data-base');
  return still.replace(/<[a-z][^<>]*>/giu, (tag) => (SAID.test(tag) ? quiet(tag) : tag));
}

/** Most tags have neither. */
const SAID = /\s(?:on\w|style)/iu;

const quiet = (tag: string): string =>
  tag
    .replace(/\son(\w+\s*=)/giu, ' data-on$1')
    .replace(/\sstyle(\s*=\s*(["'])[^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^"']*\2)/giu, ' hidden data-style$1')
    .replace(/\sstyle(\s*=)/giu, ' data-style$1');
