// What are the words of a note that another program wrote as HTML? Its markup is left out, nothing of it is ever rendered.

const SILENT = /<(script|style|template|noscript|iframe|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)/giu;
const BREAKS = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/blockquote)\b[^>]*(?:>|$)/giu;
/** As a browser reads it: a tag begins with a letter, `/`, `!` or `?`; a bare `<` is a sign. */
const TAGS = /<!--[\s\S]*?(?:-->|$)|<[a-z/!?][^>]*(?:>|$)/giu;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function character(reference: string): string {
  const named = NAMED[reference.toLowerCase()];
  if (named !== undefined) return named;
  const code = /^#x/iu.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '\uFFFD';
}

/** Without the blanks at both ends, and no other white space: references may have made some. */
function bare(line: string): string {
  let [from, to] = [0, line.length];
  while (line[from] === ' ') from += 1;
  while (to > from && line[to - 1] === ' ') to -= 1;
  return line.slice(from, to);
}

/** Plain text of an HTML string: paragraphs and list items on lines of their own, scripts and styles without a trace. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(SILENT, ' ')
    .replace(/\s+/gu, ' ')
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/giu, (_, reference: string) => character(reference))
    .split('\n')
    .map(bare)
    .join('\n')
    .trim();
}
