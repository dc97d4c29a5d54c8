// What does an XML part of a file say? A plain tree, read strictly and without expanding anything; what is hostile is refused while it is read.
import { SaxesParser } from 'saxes';
import { fail, ok, type Problem, type Result } from '@/utils/model/result';
import { lettersOf } from '../saved-file';
import type { Archive } from './zip';

/** Names without their prefix: the formats read here never differ by prefix alone. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

const DEEPEST = 200;
/** Beginnings and ends of elements: a book has some hundred thousand. */
const MOST_TAGS = 2_000_000;
/** UTF-16 units read at a stretch, so that the page stays alive. */
const STRETCH = 400_000;

const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

const NONE: ReadonlyMap<string, string> = new Map();

function attributesIn(said: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = Object.keys(said);
  return names.length === 0 ? NONE : new Map(names.map((name) => [local(name), said[name] ?? '']));
}

function hasTooMany(letters: string): boolean {
  let tags = 0;
  for (let at = letters.indexOf('<'); at >= 0 && tags <= MOST_TAGS; at = letters.indexOf('<', at + 1)) tags += 1;
  return tags > MOST_TAGS;
}

/** What was opened and not closed, and the first thing that is wrong. */
function grower(part: string) {
  const root: Growing = { name: '', attributes: new Map(), children: [] };
  const open: Growing[] = [root];
  let problem: Problem | undefined;
  const refuse = (found: ReturnType<typeof fail>): void => {
    problem ??= found.problem;
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => refuse(fail('file-damaged', `${part}: ${error.message}`)));
  parser.on('doctype', () => refuse(fail('file-damaged', `${part}: a document type, which may hide what it likes`)));
  parser.on('opentag', (tag) => {
    if (open.length > DEEPEST) refuse(fail('file-too-deep', part));
    if (problem !== undefined) return;
    const attributes = attributesIn(tag.attributes as Record<string, string>);
    const element: Growing = { name: local(tag.name), attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    if (problem === undefined) open.pop();
  });
  const text = (words: string): void => {
    if (problem === undefined && words !== '') open.at(-1)?.children.push(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  return { parser, root, problem: () => problem };
}

/** The root element of a part. Problems: `file-damaged` (not well formed, a document type), `file-too-deep`, `file-too-many`. */
export async function readXml(bytes: Uint8Array, part: string): Promise<Result<XmlElement>> {
  const letters = lettersOf(bytes);
  if (hasTooMany(letters)) return fail('file-too-many', part);
  const { parser, root, problem } = grower(part);
  const refusal = (): Result<XmlElement> | undefined => {
    const found = problem();
    return found && { ok: false, problem: found };
  };
  for (let at = 0; at < letters.length; at += STRETCH) {
    parser.write(letters.slice(at, at + STRETCH));
    const refused = refusal();
    if (refused !== undefined) return refused;
    if (letters.length > STRETCH) await rest();
  }
  parser.close();
  const [element] = root.children.filter((node) => typeof node !== 'string');
  return refusal() ?? (element === undefined ? fail('file-damaged', part) : ok(element));
}

/** A part of an archive. Problems: of `readXml`, of reading the part. */
export async function xmlPart(archive: Archive, name: string): Promise<Result<XmlElement>> {
  const bytes = await archive.read(name);
  return bytes.ok ? readXml(bytes.value, name) : bytes;
}

/** The same for a part that need not be there: its absence is `undefined`. */
export const xmlPartIfThere = async (archive: Archive, name: string): Promise<Result<XmlElement | undefined>> =>
  archive.has(name) ? xmlPart(archive, name) : ok(undefined);

export const elementsIn = (element: XmlElement | undefined, name?: string): readonly XmlElement[] =>
  (element?.children ?? []).filter((node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name));

/** The first below, step by step: `childOf(p, 'pPr', 'pStyle')`. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
  return at;
}

export const attributeOf = (element: XmlElement | undefined, name: string): string => element?.attributes.get(name) ?? '';

/** All text below, as it stands. */
export const wordsOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((node) => (typeof node === 'string' ? node : wordsOf(node))).join('');

/** All elements of a name below, in document order. */
export function allBelow(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => (child.name === name ? [child] : allBelow(child, name)));
}
