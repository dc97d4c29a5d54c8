// What would a browser find? The search of "URL Fragment Text Directives", section 3.5, over canonical text: one line a block.

export interface Found {
  readonly start: number;
  readonly end: number;
}

interface Directive {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** `undefined` for a URL without a (well-formed) text directive. */
export function parseDirective(url: string): Directive | undefined {
  const value = /:~:(?:.*&)?text=([^&]*)/.exec(url)?.[1];
  if (value === undefined) return undefined;
  const terms = value.split(',');
  const prefix = terms[0]?.endsWith('-') === true ? (terms.shift() ?? '').slice(0, -1) : '';
  const suffix = terms.at(-1)?.startsWith('-') === true ? (terms.pop() ?? '').slice(1) : '';
  if (terms.length < 1 || terms.length > 2 || terms.some((t) => t === '' || t.includes('-'))) return undefined;
  const [p = '', s = '', a = '', b = ''] = [prefix, suffix, terms[0] ?? '', terms[1] ?? ''].map(decodeURIComponent);
  return { prefix: p, start: a, end: b, suffix: s };
}

export function findDirective(text: string, url: string): Found | undefined {
  const directive = parseDirective(url);
  return directive === undefined ? undefined : search(text, directive);
}

function search(original: string, { prefix, start, end, suffix }: Directive): Found | undefined {
  const text = lower(original);
  const bounds = boundaries(original);
  const find = (part: string, from: number, at: { start: boolean; end: boolean }): Found | undefined => {
    const query = lower(part);
    for (let i = text.indexOf(query, from); i >= 0; i = text.indexOf(query, i + 1)) {
      const isBound = (!at.start || bounds.has(i)) && (!at.end || bounds.has(i + query.length));
      if (isBound && !query.includes('\n')) return { start: i, end: i + query.length };
    }
    return undefined;
  };
  const next = (from: number) => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const isBoundEnd = end !== '' || suffix === '';
  for (let from = 0; ; ) {
    let match: Found | undefined;
    if (prefix !== '') {
      const before = find(prefix, from, { start: true, end: false });
      if (before === undefined) return undefined;
      from = before.start + 1;
      match = find(start, next(before.end), { start: false, end: isBoundEnd });
      if (match === undefined) return undefined;
      if (match.start !== next(before.end)) continue;
    } else {
      match = find(start, from, { start: true, end: isBoundEnd });
      if (match === undefined) return undefined;
      from = match.start + 1;
    }
    for (let endFrom = match.end; ; ) {
      let last = match;
      if (end !== '') {
        const found = find(end, endFrom, { start: true, end: suffix === '' });
        if (found === undefined) return undefined;
        last = found;
      }
      if (suffix === '') return { start: match.start, end: last.end };
      const after = find(suffix, next(last.end), { start: false, end: true });
      if (after === undefined) return undefined;
      if (after.start === next(last.end)) return { start: match.start, end: last.end };
      if (end === '') break;
      endFrom = last.start + 1;
    }
  }
}

/** Lower case that never changes a length. */
const lower = (text: string): string => Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');

function boundaries(text: string): ReadonlySet<number> {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return new Set([...Array.from(segments, (s) => s.index), text.length]);
}
