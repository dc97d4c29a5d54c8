// What does an OpenDocument text (.odt) say? Paragraphs, headings, lists, tables, notes and links, and what it says of itself.
import type { ReadingElement, ReadingNode, ReadingTag } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { safeHref } from '../reading-tree';
import type { FilePaper } from './file-paper';
import { FRONT_LINES, paperOf, type FrontLine } from './front-page';
import { inlineNodes, isBlank, noteMark, notesAfter, wordsIn, wrapsOf, type Piece, type Wrap } from './inline';
import { readOdtStyles, type OdtLook, type OdtStyles } from './odt-styles';
import { tableNode, type Cell, type Row } from './table';
import { attributeOf, childOf, elementsIn, wordsOf, type XmlElement } from '@/utils/packed/xml';
import { xmlPart, xmlPartIfThere } from './xml';
import type { Archive } from '@/utils/packed/zip';

/** Changes that were taken out, remarks, contents lists, and what a program needs for itself. */
const UNREAD: ReadonlySet<string> = new Set(
  'tracked-changes annotation annotation-end table-of-content sequence-decls forms variable-decls user-field-decls dde-connection-decls hidden-text hidden-paragraph image object object-ole plugin applet ruby-text shape-events title desc event-listeners'.split(
    ' ',
  ),
);
const MOST_BLANKS = 1000;
/** A row or cell may be said to stand there a million times. */
const MOST_REPEATS = 200;

const countIn = (element: XmlElement, name: string, most: number): number =>
  Math.min(most, Math.max(1, Number(attributeOf(element, name)) || 1));

/** How deep headings go in the reader view, whose h1 is the title. */
const headingTag = (level: number): ReadingTag => `h${Math.min(6, Math.max(1, level) + 1)}` as ReadingTag; // h2 to h6

interface Words {
  readonly pieces: Piece[];
  readonly boxes: XmlElement[];
  size: number;
  isBold: boolean;
}

interface Note {
  readonly label: string;
  readonly paragraphs: readonly (readonly ReadingNode[])[];
}

function wrapsFor(look: OdtLook, isHeading: boolean): readonly Wrap[] {
  return [
    ...(look.isBold && !isHeading ? [{ tag: 'strong' } as const] : []),
    ...(look.isItalic ? [{ tag: 'em' } as const] : []),
    ...(look.isStruck ? [{ tag: 's' } as const] : []),
    ...(look.raised === undefined ? [] : [{ tag: look.raised } as const]),
  ];
}

/** White space as the format means it: runs of it are one blank; more are said by elements. */
const evened = (text: string): string => text.replace(/[\t\n\r ]+/g, ' ');

class OdtReader {
  readonly front: FrontLine[] = [];
  readonly notes: Note[] = [];

  readonly #styles: OdtStyles;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  #say(words: Words, text: string, { wraps, look }: { wraps: readonly Wrap[]; look: OdtLook }): void {
    if (text === '' || look.isHidden) return;
    words.pieces.push({ node: text, wraps: wrapsOf(wraps) });
    if (text.trim() === '') return;
    words.size = Math.max(words.size, look.size);
    words.isBold &&= look.isBold;
  }

  #note(note: XmlElement): ReadingElement {
    const label = wordsOf(childOf(note, 'note-citation')).trim() || String(this.notes.length + 1);
    const blocks = this.#blocks(childOf(note, 'note-body'), true);
    this.notes.push({ label, paragraphs: blocks.map((b) => (typeof b !== 'string' && b.tag === 'p' ? b.children : [b])) });
    return noteMark(label);
  }

  #inline(around: XmlElement, words: Words, at: { wraps: readonly Wrap[]; look: OdtLook; isHeading: boolean }): void {
    for (const child of around.children) {
      if (typeof child === 'string') this.#say(words, evened(child), at);
      else if (child.name === 's') this.#say(words, ' '.repeat(countIn(child, 'c', MOST_BLANKS)), at);
      else if (child.name === 'tab') this.#say(words, '\t', at);
      else if (child.name === 'line-break') words.pieces.push({ node: { tag: 'br', children: [] }, wraps: [] });
      else if (child.name === 'note') words.pieces.push({ node: this.#note(child), wraps: [] });
      else if (child.name === 'span') {
        const own = this.#styles.look('text', attributeOf(child, 'style-name'));
        const look = { ...own, size: own.size || at.look.size, isBold: own.isBold || at.look.isBold };
        this.#inline(child, words, { ...at, look, wraps: [...at.wraps, ...wrapsFor(own, at.isHeading)] });
      } else if (child.name === 'a') {
        const href = safeHref(attributeOf(child, 'href'));
        this.#inline(child, words, { ...at, wraps: href === undefined ? at.wraps : [...at.wraps, { tag: 'a', href }] });
      } else if (child.name === 'frame' || child.name === 'custom-shape' || child.name === 'text-box') words.boxes.push(child);
      else if (!UNREAD.has(child.name)) this.#inline(child, words, at);
    }
  }

  #paragraph(p: XmlElement, isApart: boolean): readonly ReadingNode[] {
    const look = this.#styles.look('paragraph', attributeOf(p, 'style-name'));
    const level = p.name === 'h' ? Number(attributeOf(p, 'outline-level')) || 1 : 0;
    const isHeading = level > 0 || look.isTitle;
    const words: Words = { pieces: [], boxes: [], size: 0, isBold: true };
    this.#inline(p, words, { wraps: wrapsFor(look, isHeading), look, isHeading });
    const nodes = inlineNodes(words.pieces);
    const boxes = words.boxes.flatMap((box): readonly ReadingNode[] => {
      const inner = this.#blocks(box, isApart);
      return inner.length === 0 ? [] : [{ tag: 'div', children: inner }];
    });
    if (isBlank(nodes)) return boxes;
    if (!isApart && this.front.length < FRONT_LINES)
      this.front.push({ text: wordsIn(nodes), isTitle: look.isTitle, level, size: words.size, isBold: words.isBold && words.size >= 0 });
    const tag = level > 0 ? headingTag(level) : look.isTitle ? 'h2' : 'p';
    return [{ tag, children: nodes }, ...boxes];
  }

  #list(list: XmlElement, style: string, level: number): readonly ReadingNode[] {
    const own = attributeOf(list, 'style-name') || style;
    const [first] = elementsIn(list, 'list-item');
    const start = Number(attributeOf(first, 'start-value'));
    const items = elementsIn(list).flatMap((item): readonly ReadingElement[] => {
      const children = this.#blocks(item, false, { style: own, level: level + 1 });
      return children.length === 0 ? [] : [{ tag: 'li', children }];
    });
    if (items.length === 0) return [];
    const onlyHeadings = items.every((i) => i.children.every((c) => typeof c === 'object' && /^h\d$/.test(c.tag)));
    // Headings that are numbered stand in lists of their own.
    if (onlyHeadings) return items.flatMap((i) => i.children);
    const lone = items.map((item): ReadingElement => ({ tag: 'li', children: unwrapped(item.children) }));
    const isNumbered = this.#styles.isNumbered(own, level);
    return [{ tag: isNumbered ? 'ol' : 'ul', ...(isNumbered && start > 1 && start < 100_000 && { start }), children: lone }];
  }

  #cells(row: XmlElement): readonly Cell[] {
    return elementsIn(row).flatMap((cell): readonly Cell[] => {
      if (cell.name !== 'table-cell') return [];
      const children = this.#blocks(cell, true);
      const one: Cell = {
        children,
        span: countIn(cell, 'number-columns-spanned', MOST_REPEATS),
        rows: countIn(cell, 'number-rows-spanned', 1000),
      };
      const times = children.length === 0 ? 1 : countIn(cell, 'number-columns-repeated', MOST_REPEATS);
      return Array.from({ length: times }, () => one);
    });
  }

  #rows(around: XmlElement, isHead: boolean): readonly Row[] {
    return elementsIn(around).flatMap((child): readonly Row[] => {
      if (child.name === 'table-row') return [{ isHead, cells: this.#cells(child) }];
      if (/^table-(rows|row-group|header-rows)$/.test(child.name)) return this.#rows(child, isHead || child.name === 'table-header-rows');
      return [];
    });
  }

  #blocks(around: XmlElement | undefined, isApart: boolean, list = { style: '', level: 1 }): readonly ReadingNode[] {
    return joinedLists(this.#eachBlock(around, isApart, list));
  }

  #eachBlock(around: XmlElement | undefined, isApart: boolean, list: { style: string; level: number }): readonly ReadingNode[] {
    return elementsIn(around).flatMap((child): readonly ReadingNode[] => {
      if (child.name === 'p' || child.name === 'h') return this.#paragraph(child, isApart);
      if (child.name === 'list') return this.#list(child, list.style, list.level);
      if (child.name === 'table') {
        const table = tableNode(this.#rows(child, false).filter((row) => row.cells.length > 0));
        return table === undefined ? [] : [table];
      }
      return UNREAD.has(child.name) ? [] : this.#blocks(child, isApart, list);
    });
  }

  read(text: XmlElement): readonly ReadingNode[] {
    return this.#blocks(text, false);
  }
}

/** Programs write each item as a list of its own; dotted lists that stand together are one. */
function joinedLists(blocks: readonly ReadingNode[]): readonly ReadingNode[] {
  const joined: ReadingNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (typeof block === 'object' && block.tag === 'ul' && typeof last === 'object' && last.tag === 'ul')
      joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] };
    else joined.push(block);
  }
  return joined;
}

/** The first paragraph of an item is the item's own text. */
const unwrapped = (children: readonly ReadingNode[]): readonly ReadingNode[] => {
  const [first, ...others] = children;
  return typeof first === 'object' && first.tag === 'p' && others.every((o) => typeof o === 'object' && o.tag !== 'p')
    ? [...first.children, ...others]
    : children;
};

/** Problems: `file-damaged` (no OpenDocument text, or not whole), `file-locked`, `no-main-text`, those of its parts. */
export async function readOdt(archive: Archive): Promise<Result<FilePaper>> {
  if (!archive.has('content.xml')) return fail('file-damaged', 'it holds no OpenDocument text');
  const manifest = await xmlPartIfThere(archive, 'META-INF/manifest.xml');
  if (manifest.ok && elementsIn(manifest.value, 'file-entry').some((e) => childOf(e, 'encryption-data') !== undefined))
    return fail('file-locked', 'content.xml');
  const content = await xmlPart(archive, 'content.xml');
  if (!content.ok) return content;
  const styles = await xmlPartIfThere(archive, 'styles.xml');
  if (!styles.ok) return styles;
  const meta = await xmlPartIfThere(archive, 'meta.xml');
  if (!meta.ok) return meta;
  const text = childOf(content.value, 'body', 'text');
  if (text === undefined) return fail('file-damaged', 'it holds no OpenDocument text');
  const reader = new OdtReader(readOdtStyles([styles.value, content.value]));
  const read = reader.read(text);
  if (read.length === 0) return fail('no-main-text');
  const of = childOf(meta.value, 'meta');
  const said = (name: string): string => wordsOf(childOf(of, name));
  const facts = {
    title: said('title'),
    authors: [said('initial-creator') || said('creator')],
    language: said('language'),
    modified: said('date'),
  };
  return ok(paperOf(facts, reader.front, [...read, ...notesAfter(reader.notes)]));
}
