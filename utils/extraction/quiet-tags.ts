// HTML that can be parsed under our own policy without a report: what a page does and how it looks is renamed inside its tags.

/**
 * An inert document runs nothing, but each style and handler attribute would be reported as a breach of the CSP of our page, and
 * a style that is not applied cannot tell what it hides. So both are renamed, and hiding is said by `hidden`; style sheets become
 * templates, which are not read, and a base becomes a link that says so (`baseOf`). Text stays as it is.
 */
export function quietTags(html: string): string {
  // Either case of each letter, not the pattern's own flag: so the first two letters are looked for at once.
  const still = html
    .replace(/<(\/?)[sS][tT][yY][lL][eE](?=[\s>])/g, '<$1template')
    .replace(/<[bB][aA][sS][eE](?=[\s/>])/g, '<link data-base');
  return quietWhereSaid(still);
}

/** Most tags have neither, so it is looked for first, and then for the tag around it. Each place is passed once, whatever the page. */
function quietWhereSaid(html: string): string {
  const said = /\s(?:on\w|style)/giu;
  const parts: string[] = [];
  let [done, passed, open, close] = [0, 0, -1, -1];
  for (let found = said.exec(html); found !== null; found = said.exec(html)) {
    const before = html.slice(passed, found.index).lastIndexOf('<');
    if (before >= 0) open = passed + before;
    passed = found.index;
    if (open < done) continue;
    if (close < open) close = html.indexOf('>', open);
    if (close < 0) break;
    const tag = html.slice(open, close + 1);
    if (close < found.index || !/^<[a-z][^<]*$/iu.test(tag)) continue;
    parts.push(html.slice(done, open), quiet(tag));
    [done, passed, said.lastIndex] = [close + 1, close + 1, close + 1];
  }
  return parts.join('') + html.slice(done);
}

const quiet = (tag: string): string =>
  tag
    .replace(/\son(\w+\s*=)/giu, ' data-on$1')
    .replace(/\sstyle(\s*=\s*(["'])[^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^"']*\2)/giu, ' hidden data-style$1')
    .replace(/\sstyle(\s*=)/giu, ' data-style$1');
