// What does a paragraph of a Word document say? Its runs, with links, breaks and marks of notes, as a reader sees it with changes accepted.
import { safeHref } from '../reading-tree';
import type { ReadingNode } from '@/utils/model/document';
import type { ParagraphLook, RunLook, Styles } from './docx-styles';
import { noteMark, wrapsOf, type Piece, type Wrap } from './inline';
import { allBelow, attributeOf, childOf, elementsIn, wordsOf, type XmlElement } from '@/utils/packed/xml';

/** What a document knows beside its paragraphs. */
export interface DocxParts {
  readonly styles: Styles;
  /** Address by relation. */
  readonly links: ReadonlyMap<string, string>;
  /** The label of the note that is marked here, as its notes are counted. */
  readonly label: (kind: 'footnote' | 'endnote', id: string) => string;
}

export interface Runs {
  readonly pieces: readonly Piece[];
  /** What stands in boxes of its own beside the paragraph. */
  readonly boxes: readonly XmlElement[];
  /** Of what is seen: the largest, half points, and whether all is bold. */
  readonly size: number;
  readonly isBold: boolean;
}

/** Their runs stand in the paragraph; what is not named here is not read (deleted and moved words, comments, properties). */
const AROUND: ReadonlySet<string> = new Set(
  'ins moveTo smartTag customXml sdt sdtContent fldSimple dir bdo ruby rubyBase oMath oMathPara hyperlink'.split(' '),
);

/** Fields that have begun and not ended: their instruction, and whether what follows is shown. */
interface Field {
  instruction: string;
  isShown: boolean;
}

const addressIn = (instruction: string): string => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1] ?? '';

function wrapsFor(look: RunLook, { level }: ParagraphLook, links: readonly Wrap[]): readonly Wrap[] {
  return wrapsOf([
    ...links,
    // A heading is bold as a whole.
    ...(look.isBold && level === 0 ? [{ tag: 'strong' } as const] : []),
    ...(look.isItalic ? [{ tag: 'em' } as const] : []),
    ...(look.isStruck ? [{ tag: 's' } as const] : []),
    ...(look.raised === undefined ? [] : [{ tag: look.raised } as const]),
  ]);
}

/** Of a run's children, what is no text of its own. */
function signOf(child: XmlElement, label: DocxParts['label']): ReadingNode {
  switch (child.name) {
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
      return /^(page|column)$/.test(attributeOf(child, 'type')) ? ' ' : { tag: 'br', children: [] };
    case 'cr':
      return { tag: 'br', children: [] };
    case 'noBreakHyphen':
      return '\u2011';
    case 'softHyphen':
      return '\u00ad';
    case 'footnoteReference':
      return noteMark(label('footnote', attributeOf(child, 'id')));
    case 'endnoteReference':
      return noteMark(label('endnote', attributeOf(child, 'id')));
    default:
      return '';
  }
}

/** Boxes in a run; where a program wrote one twice, for itself and for older ones, once. */
function boxesIn(child: XmlElement): readonly XmlElement[] {
  if (child.name !== 'AlternateContent') return allBelow(child, 'txbxContent');
  const [choice] = elementsIn(child, 'Choice').map((c) => allBelow(c, 'txbxContent'));
  return choice !== undefined && choice.length > 0 ? choice : allBelow(childOf(child, 'Fallback'), 'txbxContent');
}

class RunReader {
  readonly pieces: Piece[] = [];
  readonly boxes: XmlElement[] = [];
  size = 0;
  isBold = true;
  readonly #fields: Field[] = [];

  readonly #parts: DocxParts;
  readonly #paragraph: ParagraphLook;

  constructor(parts: DocxParts, paragraph: ParagraphLook) {
    this.#parts = parts;
    this.#paragraph = paragraph;
  }

  #linksHere(links: readonly Wrap[]): readonly Wrap[] {
    const found = this.#fields.map((field) => safeHref(addressIn(field.instruction))).filter((href) => href !== undefined);
    return [...links, ...found.map((href): Wrap => ({ tag: 'a', href }))];
  }

  #field(child: XmlElement): void {
    const field = this.#fields.at(-1);
    const kind = attributeOf(child, 'fldCharType');
    if (kind === 'begin') this.#fields.push({ instruction: '', isShown: false });
    else if (kind === 'separate' && field !== undefined) field.isShown = true;
    else if (kind === 'end') this.#fields.pop();
  }

  #run(run: XmlElement, links: readonly Wrap[]): void {
    const look = this.#parts.styles.run(run, this.#paragraph);
    const wraps = wrapsFor(look, this.#paragraph, this.#linksHere(links));
    for (const child of elementsIn(run)) {
      const field = this.#fields.at(-1);
      if (child.name === 'fldChar') this.#field(child);
      else if (child.name === 'instrText' && field !== undefined && field.instruction.length < 5000) field.instruction += wordsOf(child);
      else this.boxes.push(...boxesIn(child));
      if (look.isHidden || this.#fields.some((f) => !f.isShown)) continue;
      const node = child.name === 't' ? wordsOf(child) : signOf(child, this.#parts.label);
      if (node === '') continue;
      // The mark of a note is drawn raised anyway.
      this.pieces.push({ node, wraps: typeof node === 'string' ? wraps : [] });
      if (typeof node !== 'string' || node.trim() === '') continue;
      this.size = Math.max(this.size, look.size);
      this.isBold &&= look.isBold;
    }
  }

  read(around: XmlElement, links: readonly Wrap[]): void {
    for (const child of elementsIn(around)) {
      if (child.name === 'r' && around.name !== 'oMath') this.#run(child, links);
      else if (child.name === 'hyperlink') {
        const href = safeHref(this.#parts.links.get(attributeOf(child, 'id')) ?? '');
        this.read(child, href === undefined ? links : [...links, { tag: 'a', href }]);
      } else if (/^oMath(Para)?$/.test(child.name)) this.pieces.push({ node: allBelow(child, 't').map(wordsOf).join(''), wraps: [] });
      else if (child.name === 'AlternateContent') this.boxes.push(...boxesIn(child));
      else if (AROUND.has(child.name)) this.read(child, links);
    }
  }
}

/** All that a paragraph says. */
export function runsOf(paragraph: XmlElement, look: ParagraphLook, parts: DocxParts): Runs {
  const reader = new RunReader(parts, look);
  reader.read(paragraph, []);
  return { pieces: reader.pieces, boxes: reader.boxes, size: reader.size, isBold: reader.isBold && reader.size > 0 };
}
