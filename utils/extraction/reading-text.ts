// What are the words of a reading tree, and where do its lines break? Plain strings for quoting, comparing and exporting.
import type { ReadingNode, ReadingTag } from '@/utils/model/document';

export const INLINE_TAGS: ReadonlySet<string> = new Set(
  'a em strong b i u s sub sup code q cite abbr mark small span time ins del ruby rt img'.split(' '),
);

const ROWS: ReadonlySet<string> = new Set(['tr', 'thead', 'tbody', 'tfoot']);

/** What may stand between two words, the weaker first. */
const GAPS = ['', ' ', '\t', '\n', '\n\n'] as const;
type Gap = (typeof GAPS)[number];

const wider = (a: Gap, b: Gap): Gap => (GAPS.indexOf(a) < GAPS.indexOf(b) ? b : a);

const isCell = (tag: ReadingTag): boolean => tag === 'td' || tag === 'th';

function edge(tag: ReadingTag): Gap {
  if (INLINE_TAGS.has(tag)) return '';
  if (tag === 'br') return '\n';
  return ROWS.has(tag) ? '\n' : '\n\n';
}

/** Words and the gaps between them: of several gaps in one place the widest counts, at the ends none. */
interface Writer {
  readonly gap: (gap: Gap) => void;
  /** A cell begins or ends: the blocks at its edges part no words, the cell does. */
  readonly cell: (isBegin: boolean) => void;
  readonly text: (text: string) => void;
  readonly done: () => string;
}

function writer(): Writer {
  const out: string[] = [];
  let open: Gap = '';
  let isCellEmpty = false;
  return {
    gap: (gap) => {
      if (!isCellEmpty) open = wider(open, gap);
    },
    cell: (isBegin) => {
      open = isBegin || isCellEmpty ? wider(open, '\t') : '\t';
      isCellEmpty = isBegin;
    },
    text: (text) => {
      if (out.length > 0) out.push(open);
      [open, isCellEmpty] = ['', false];
      out.push(text);
    },
    done: () => out.join(''),
  };
}

const SPACE = /[ \t\n\f\r]+/g;

/**
 * Plain text of a reading tree: white space as a browser shows it (kept in `pre`), a blank line between blocks, rows of a table
 * on lines of their own, cells parted by a tab, `br` a new line. Walks without recursion, and ends soon after `most` characters.
 */
export function readingText(nodes: readonly ReadingNode[], most = Number.POSITIVE_INFINITY): string {
  const write = writer();
  const waiting: (ReadingNode | { readonly closes: ReadingTag })[] = nodes.toReversed();
  let pre = 0;
  let size = 0;
  const put = (text: string): void => {
    size += text.length;
    const shown = pre > 0 ? text.replace(/\n+$/, '') : text.replace(SPACE, ' ').replace(/^ | $/g, '');
    if (/^[ \t\n\f\r]/.test(text) && pre === 0) write.gap(' ');
    if (shown !== '') write.text(shown);
    if (/[ \t\n\f\r]$/.test(text)) write.gap(pre > 0 && text.endsWith('\n') ? '\n' : ' ');
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (size >= most) break;
    if (typeof node === 'string') put(node);
    else if ('closes' in node) {
      if (isCell(node.closes)) write.cell(false);
      else write.gap(edge(node.closes));
      if (node.closes === 'pre') pre -= 1;
    } else {
      if (isCell(node.tag)) write.cell(true);
      else write.gap(edge(node.tag));
      if (node.tag === 'pre') pre += 1;
      if (node.tag !== 'br') waiting.push({ closes: node.tag });
      for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i] ?? '');
    }
  }
  return write.done();
}
