// What stands in a file of XML? Strictly read, piece by piece, into a plain tree. A document type is refused before anything it
// declares could be expanded; depth, number and length have limits.
import { fail, ok, type Problem, type Result } from '../../model/result';
import type { Pace } from '../../text/pace';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The characters directly inside, joined. */
  readonly text: string;
  /** In the file, from 1. */
  readonly line: number;
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly words: string[];
  readonly line: number;
}

const DEEPEST = 64;
const MOST_ELEMENTS = 400_000;
/** Characters given to the reader at a time. */
const PIECE = 65_536;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Of the elements inside, those with this name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** An attribute, or nothing. */
export const said = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';

interface Building {
  root?: XmlElement;
  problem?: Problem;
}

/** Takes one element after the other and keeps the limits. */
function builder(building: Building) {
  const open: Open[] = [];
  let count = 0;
  const refuse = (code: Problem['code'], detail: string): void => {
    building.problem ??= fail(code, detail).problem;
  };
  return {
    refuse,
    opened: (name: string, given: Readonly<Record<string, string>>, line: number): void => {
      count += 1;
      if (open.length >= DEEPEST) refuse('file-too-deep', `line ${line}: nested deeper than ${DEEPEST}`);
      else if (count > MOST_ELEMENTS) refuse('file-too-many', `line ${line}: more than ${MOST_ELEMENTS} elements`);
      const attributes = new Map(Object.entries(given).map(([key, value]) => [localName(key), value]));
      open.push({ name: localName(name), attributes, children: [], words: [], line });
    },
    words: (text: string): void => void open.at(-1)?.words.push(text),
    closed: (): void => {
      const done = open.pop();
      if (done === undefined) return;
      const { words, ...rest } = done;
      const element: XmlElement = { ...rest, text: words.join('') };
      const parent = open.at(-1);
      if (parent === undefined) building.root = element;
      else parent.children.push(element);
    },
  };
}

/** Problems: `file-damaged` (no sound XML, or a document type), `file-too-deep`, `file-too-many`. */
export async function parseXml(text: string, pace: Pace): Promise<Result<XmlElement>> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: true });
  const building: Building = {};
  const tree = builder(building);
  parser.on('doctype', () => tree.refuse('file-damaged', 'a document type in it; what it declares is not read'));
  parser.on('error', (error) => tree.refuse('file-damaged', `no sound XML: ${error.message.slice(0, 200)}`));
  parser.on('opentag', ({ name, attributes }) => tree.opened(name, attributes, parser.line));
  parser.on('closetag', () => tree.closed());
  parser.on('text', tree.words);
  parser.on('cdata', tree.words);
  for (let at = 0; at < text.length && building.problem === undefined; at += PIECE) {
    await pace();
    parser.write(text.slice(at, at + PIECE));
  }
  if (building.problem === undefined) parser.close();
  if (building.problem !== undefined) return { ok: false, problem: building.problem };
  return building.root === undefined ? fail('file-damaged', 'no element of XML in it') : ok(building.root);
}
