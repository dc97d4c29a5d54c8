// The main texts that quotes are from, with the quotes marked: for the page that is read without this program.
import type { ReadingNode } from '../../model/document';
import type { MarkedPiece, MarkedText, QuoteWords } from '../../model/quotes';
import { escaped } from '../html-file';

/** The name within the file of the place of a quote, by its place in the pack. */
export const markOf = (quote: number): string => `in-text-${quote}`;

export const TEXTS_STYLE = `
.text{margin-top:3em;padding-top:1em;border-top:3px double var(--rule)}
.text mark{background:#fbe8a6;color:#27231d;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.text mark:target{outline:2px solid var(--link);outline-offset:2px}
.text p,.text dd{white-space:normal}
.text table{border-collapse:collapse}.text td,.text th{padding:.2em .5em;border:1px solid var(--rule);text-align:start}
.text pre{white-space:pre-wrap}`;

/** A stretch of a string: marked as one of the quotes, or not. */
interface Stretch {
  readonly text: string;
  readonly quotes: readonly number[];
}

function stretchesOf(
  text: string,
  pieces: readonly { readonly from: number; readonly to: number; readonly quote: number }[],
): readonly Stretch[] {
  const cuts = [...new Set([0, text.length, ...pieces.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    return { text: text.slice(from, to), quotes: pieces.flatMap((p) => (p.from <= from && p.to >= to ? [p.quote] : [])) };
  });
}

/** A blank at the edge of a string, within a quote that goes on in another one, is marked too. */
function withBlanks(text: string, { from, to }: MarkedPiece, { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }) {
  return {
    from: !isFirst && text.slice(0, from).trim() === '' ? 0 : from,
    to: !isLast && text.slice(to).trim() === '' ? text.length : to,
  };
}

interface Marked {
  readonly quote: number;
  readonly piece: MarkedPiece;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Pieces of quotes by the string that they are of. */
function byString({ marks }: MarkedText): ReadonlyMap<number, readonly Marked[]> {
  const all = new Map<number, Marked[]>();
  for (const { quote, pieces } of marks) {
    for (const [i, piece] of pieces.entries()) {
      const those = all.get(piece.string) ?? [];
      those.push({ quote, piece, isFirst: i === 0, isLast: i === pieces.length - 1 });
      all.set(piece.string, those);
    }
  }
  return all;
}

/** The tree as HTML, a node at its top a part; every string is escaped, every element one of the few that a reading tree may hold. */
function* bodyOf(of: MarkedText): Generator<string> {
  const named = new Set<number>();
  const marked = byString(of);
  let string = -1;
  const ofString = (text: string): string => {
    string += 1;
    const pieces = (marked.get(string) ?? []).map((m) => ({ ...withBlanks(text, m.piece, m), quote: m.quote }));
    return stretchesOf(text, pieces)
      .map(({ text: words, quotes: [quote] }) => {
        if (quote === undefined) return escaped(words);
        const id = named.has(quote) ? '' : ` id="${markOf(quote)}"`;
        named.add(quote);
        return `<mark${id}>${escaped(words)}</mark>`;
      })
      .join('');
  };
  const ofNode = (node: ReadingNode): string => {
    if (typeof node === 'string') return ofString(node);
    const { tag, href, colspan, rowspan, start, children } = node;
    // The page asks for nothing from anywhere.
    if (tag === 'img') return '';
    if (tag === 'br' || tag === 'hr') return `<${tag}>`;
    const isLink = href !== undefined && /^(?:https?|mailto):/iu.test(href);
    const numbers = Object.entries({ colspan, rowspan, start }).map(([name, n]) => (n === undefined ? '' : ` ${name}="${Number(n)}"`));
    const link = isLink ? ` href="${escaped(href)}" rel="noopener noreferrer"` : '';
    return `<${tag}${link}${numbers.join('')}>${children.map(ofNode).join('')}</${tag}>`;
  };
  for (const node of of.content) yield ofNode(node);
}

/** A section after the quotes. */
export function* textParts(text: MarkedText, words: QuoteWords): Generator<string> {
  yield `<section class="text">\n<h2 dir="auto">${escaped(words.textOf?.(text.title) ?? text.title)}</h2>\n`;
  yield `<p class="quiet">${escaped(words.textRead?.(text.source, text.taken) ?? text.source)}</p>\n`;
  yield `<div dir="auto"${text.language === '' ? '' : ` lang="${escaped(text.language)}"`}>`;
  yield* bodyOf(text);
  yield '</div>\n</section>\n';
}
