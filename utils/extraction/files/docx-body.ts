// How does a Word document's body become reading nodes? Paragraphs, headings, lists by what they are numbered with, tables, boxes.
import type { ReadingElement, ReadingNode, ReadingTag } from '@/utils/model/document';
import { runsOf, type DocxParts } from './docx-runs';
import type { ParagraphLook } from './docx-styles';
import { FRONT_LINES, type FrontLine } from './front-page';
import { inlineNodes, isBlank, wordsIn } from './inline';
import type { Numbered, Numbering } from './numbering';
import { tableNode, type Cell } from './table';
import { attributeOf, childOf, allBelow, elementsIn, type XmlElement } from '@/utils/packed/xml';

export interface Body {
  readonly content: readonly ReadingNode[];
  readonly front: readonly FrontLine[];
}

interface OpenList {
  readonly level: number;
  readonly tag: 'ul' | 'ol';
  readonly items: ReadingNode[];
  /** Of the last item. */
  last: ReadingNode[];
}

/** Blocks one after the other; items of lists find their list, by level and kind. */
class Flow {
  readonly nodes: ReadingNode[] = [];
  #open: OpenList[] = [];

  add(node: ReadingNode): void {
    this.#open = [];
    this.nodes.push(node);
  }

  item(level: number, number: Numbered, nodes: readonly ReadingNode[]): void {
    const tag = number.isBullet ? 'ul' : 'ol';
    this.#open = this.#open.filter((list, i, all) =>
      all.slice(0, i + 1).every((l) => l.level < level || (l.level === level && l.tag === tag)),
    );
    const last = [...nodes];
    const own: ReadingElement = { tag: 'li', children: last };
    const list = this.#open.at(-1);
    if (list?.level === level) {
      list.items.push(own);
      list.last = last;
      return;
    }
    const items: ReadingNode[] = [own];
    const start = number.plain === undefined || number.plain === 1 ? {} : { start: number.plain };
    // A deeper list belongs to the item above it.
    (list?.last ?? this.nodes).push({ tag, ...start, children: items });
    this.#open.push({ level, tag, items, last });
  }
}

/** How deep headings go in the reader view, whose h1 is the title. */
const headingTag = (level: number): ReadingTag => `h${Math.min(6, level + 1)}` as ReadingTag; // h2 to h6

export interface BodyParts extends DocxParts {
  readonly numbering: Numbering;
}

function frontLine(
  nodes: readonly ReadingNode[],
  look: ParagraphLook,
  seen: { readonly size: number; readonly isBold: boolean },
): FrontLine {
  return { text: wordsIn(nodes), isTitle: look.isTitle, level: look.level, size: seen.size, isBold: seen.isBold };
}

class BodyReader {
  readonly front: FrontLine[] = [];

  readonly #parts: BodyParts;

  constructor(parts: BodyParts) {
    this.#parts = parts;
  }

  #paragraph(p: XmlElement, flow: Flow, inTable: boolean): void {
    const look = this.#parts.styles.paragraph(p);
    if (look.isContents) return;
    const runs = runsOf(p, look, this.#parts);
    const nodes = inlineNodes(runs.pieces);
    if (!isBlank(nodes)) {
      if (!inTable && this.front.length < FRONT_LINES) this.front.push(frontLine(nodes, look, runs));
      this.#write(nodes, look, flow);
    }
    for (const box of runs.boxes) {
      const inner = this.#flowOf(box, inTable);
      if (inner.length > 0) flow.add({ tag: 'div', children: inner });
    }
  }

  #write(nodes: readonly ReadingNode[], look: ParagraphLook, flow: Flow): void {
    const { numbering } = look;
    const number = numbering && this.#parts.numbering.next(numbering.id, numbering.level);
    // Where the reader's list would count otherwise than Word, the number is written out.
    const labelled = number === undefined || number.label === '' ? nodes : [`${number.label} `, ...nodes];
    if (look.isTitle) flow.add({ tag: 'h2', children: nodes });
    else if (look.level > 0) flow.add({ tag: headingTag(look.level), children: labelled });
    else if (number !== undefined && (number.isBullet || number.plain !== undefined)) flow.item(numbering?.level ?? 0, number, nodes);
    else flow.add({ tag: 'p', children: labelled });
  }

  #cell(tc: XmlElement): Cell {
    const merge = childOf(tc, 'tcPr', 'vMerge');
    return {
      children: this.#flowOf(tc, true),
      span: Number(attributeOf(childOf(tc, 'tcPr', 'gridSpan'), 'val')) || 1,
      isBelow: merge !== undefined && attributeOf(merge, 'val') !== 'restart',
    };
  }

  #table(table: XmlElement, flow: Flow): void {
    const rows = elementsIn(table).flatMap((child) => (child.name === 'tr' ? [child] : allBelow(child, 'tr')));
    const node = tableNode(
      rows.map((tr) => ({
        isHead: childOf(tr, 'trPr', 'tblHeader') !== undefined,
        cells: elementsIn(tr).flatMap((child) => (child.name === 'tc' ? [child] : allBelow(child, 'tc'))).map((tc) => this.#cell(tc)), // prettier-ignore
      })),
    );
    if (node !== undefined) flow.add(node);
  }

  #walk(around: XmlElement, flow: Flow, inTable: boolean): void {
    for (const child of elementsIn(around)) {
      if (child.name === 'p') this.#paragraph(child, flow, inTable);
      else if (child.name === 'tbl') this.#table(child, flow);
      else if (child.name === 'sdt') {
        const gallery = childOf(child, 'sdtPr', 'docPartObj', 'docPartGallery');
        if (!/table of contents/i.test(attributeOf(gallery, 'val'))) this.#walk(childOf(child, 'sdtContent') ?? child, flow, inTable);
      } else if (/^(customXml|smartTag|ins|moveTo)$/.test(child.name)) this.#walk(child, flow, inTable);
    }
  }

  #flowOf(around: XmlElement, inTable: boolean): readonly ReadingNode[] {
    const flow = new Flow();
    this.#walk(around, flow, inTable);
    return flow.nodes;
  }

  read(body: XmlElement): Body {
    return { content: this.#flowOf(body, false), front: this.front };
  }
}

export const readBody = (body: XmlElement, parts: BodyParts): Body => new BodyReader(parts).read(body);
