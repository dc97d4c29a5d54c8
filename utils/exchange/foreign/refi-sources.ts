// Which texts does a REFI-QDA project have, and which selections are made in them? Text sources, the text of PDFs, transcripts of
// recordings; a rectangle of a PDF goes together with its twin in the text.
import type { Refused } from '../../model/merge';
import { refuse } from '../keep-valid';
import { plainGuid } from './refi-people';
import { childOf, elementsIn, attributeOf, ownText, type XmlElement } from '../../packed/xml';

export interface Selection {
  readonly element: XmlElement;
  readonly where: string;
  readonly name: string;
  /** As the file counts; absent of a rectangle without a twin. */
  readonly start?: number;
  readonly end?: number;
  /** Of a PDF, from 0. */
  readonly page?: number;
  /** The words as the file tells them beside the text. */
  readonly words?: string;
}

/** A text with its selections: of the source itself, or of what stands for it. */
export interface Part {
  readonly owner: XmlElement;
  /** What holds the text or points at it. */
  readonly holder: XmlElement;
  readonly selections: readonly Selection[];
}

export interface Parts {
  readonly parts: readonly Part[];
  readonly refused: readonly Refused[];
}

const nameOf = (element: XmlElement): string => attributeOf(element, 'name');
const placeOf = (owner: XmlElement, element: XmlElement): string =>
  `${element.name} of “${nameOf(owner).slice(0, 100)}” (line ${element.line})`;

const numberIn = (element: XmlElement, attribute: string): number => {
  const value = attributeOf(element, attribute).trim();
  return /^-?\d{1,12}$/u.test(value) ? Number(value) : Number.NaN;
};

function textSelection(owner: XmlElement, element: XmlElement, pages: ReadonlyMap<string, XmlElement>): Selection {
  const twin = pages.get(plainGuid(attributeOf(element, 'guid')));
  const page = twin === undefined ? Number.NaN : numberIn(twin, 'page');
  return {
    element,
    where: placeOf(owner, element),
    name: nameOf(element),
    start: numberIn(element, 'startPosition'),
    end: numberIn(element, 'endPosition'),
    ...(page >= 0 && { page }),
  };
}

/** A rectangle alone: its words may stand in a text of its own, or in its name. */
function rectangle(owner: XmlElement, element: XmlElement): Selection {
  const page = numberIn(element, 'page');
  const words = ownText(childOf(element, 'Representation', 'PlainTextContent')).trim();
  return {
    element,
    where: placeOf(owner, element),
    name: nameOf(element),
    ...(page >= 0 && { page }),
    ...(words !== '' && { words }),
  };
}

function pdfPart(owner: XmlElement): readonly Part[] {
  const rectangles = elementsIn(owner, 'PDFSelection');
  const holder = childOf(owner, 'Representation');
  const pages = new Map(rectangles.map((r) => [plainGuid(attributeOf(r, 'guid')), r]));
  const texts = elementsIn(holder, 'PlainTextSelection');
  const twins = new Set(texts.map((s) => plainGuid(attributeOf(s, 'guid'))));
  const alone = rectangles.filter((r) => !twins.has(plainGuid(attributeOf(r, 'guid'))));
  const selections = [...texts.map((s) => textSelection(owner, s, pages)), ...alone.map((r) => rectangle(owner, r))];
  return [{ owner, holder: holder ?? owner, selections }];
}

const NOTHING: ReadonlyMap<string, XmlElement> = new Map();
const textPart = (owner: XmlElement, holder: XmlElement): Part => ({
  owner,
  holder,
  selections: elementsIn(holder, 'PlainTextSelection').map((s) => textSelection(owner, s, NOTHING)),
});

/** Its selections go from one point of time to another, and each point of time has its place in the text. */
function transcriptPart(owner: XmlElement, holder: XmlElement): Part {
  const points = new Map(elementsIn(holder, 'SyncPoint').map((p) => [plainGuid(attributeOf(p, 'guid')), numberIn(p, 'position')]));
  const placeAt = (element: XmlElement, attribute: string): number => points.get(plainGuid(attributeOf(element, attribute))) ?? Number.NaN;
  return {
    owner,
    holder,
    selections: elementsIn(holder, 'TranscriptSelection').map((element) => ({
      element,
      where: placeOf(owner, element),
      name: nameOf(element),
      start: placeAt(element, 'fromSyncPoint'),
      end: placeAt(element, 'toSyncPoint'),
    })),
  };
}

/** What is selected or coded there has no words. */
const WORDLESS: Readonly<Record<string, string>> = {
  PictureSelection: 'a part of a picture; passages of text are kept here',
  AudioSelection: 'a part of a recording; passages of text are kept here',
  VideoSelection: 'a part of a film; passages of text are kept here',
  Coding: 'a code of a whole source, without a passage',
};

/** What stands for a source in words. */
const HOLDERS: ReadonlySet<string> = new Set(['Representation', 'TextDescription', 'Transcript']);

/** Every text of the project, in the order of the file; what is no passage of a text is refused by name. */
export function partsOf(project: XmlElement): Parts {
  const parts: Part[] = [];
  const refused: Refused[] = [];
  for (const owner of elementsIn(childOf(project, 'Sources'))) {
    if (owner.name === 'TextSource') parts.push(textPart(owner, owner));
    else if (owner.name === 'PDFSource') parts.push(...pdfPart(owner));
    const description = childOf(owner, 'TextDescription');
    if (description !== undefined) parts.push(textPart(owner, description));
    for (const transcript of elementsIn(owner, 'Transcript')) parts.push(transcriptPart(owner, transcript));
    const held = elementsIn(owner).filter((element) => HOLDERS.has(element.name));
    for (const element of [owner, ...held].flatMap((holder) => elementsIn(holder))) {
      const why = WORDLESS[element.name];
      if (why !== undefined) refused.push(refuse(placeOf(owner, element), 'record-invalid', why));
    }
  }
  return { parts: parts.filter((p) => p.selections.length > 0), refused };
}
