// What does XML say? A plain tree, read strictly, piece by piece, and without expanding anything: a document type is refused before what it
// declares could be used, depth and number end at limits while it is read.
import { fail, ok, type Problem, type ProblemCode, type Result } from '../model/result';
import type { Pace } from '../text/pace';

/** Names without their prefix: the formats read here never differ by prefix alone. Name spaces other than the element's own are no attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** In the file, from 1. */
  readonly line: number;
}
export type XmlNode = XmlElement | string;

export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  /** Beginnings and ends of elements, counted before anything is read. */
  readonly tags?: number;
}

/** Characters given to the reader at a time. */
const PIECE = 65_536;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

const NONE: ReadonlyMap<string, string> = new Map();

function attributesIn(said: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = Object.keys(said).filter((name) => !name.startsWith('xmlns:'));
  return names.length === 0 ? NONE : new Map(names.map((name) => [local(name), said[name] ?? '']));
}

function hasTooMany(text: string, most: number): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0 && tags <= most; at = text.indexOf('<', at + 1)) tags += 1;
  return tags > most;
}

/** A problem by what the reader says, such as `3:14: unclosed tag: Codes`. */
function unsound(message: string): Problem {
  const [, line = '?', column = '?', what = message] = /^(?:[^:]*:)??(\d+):(\d+): (.*)$/su.exec(message) ?? [];
  const code = /^unclosed|unexpected end/u.test(what) ? 'file-truncated' : 'file-damaged';
  return fail(code, `line ${line}, column ${column}: ${what.slice(0, 200)}`).problem;
}

/** Takes one event after the other; the first thing that is wrong ends it. */
function grower({ depth, elements }: XmlLimits) {
  const root: Growing = { name: '', attributes: NONE, children: [], line: 0 };
  const open: Growing[] = [root];
  let [count, problem]: [number, Problem | undefined] = [0, undefined];
  const refuse = (code: ProblemCode, detail: string): void => {
    problem ??= fail(code, detail).problem;
  };
  return {
    problem: () => problem,
    root: (): XmlElement | undefined => root.children.find((node) => typeof node !== 'string'),
    doctype: (line: number): void => refuse('file-unsafe', `line ${line}: a document type`),
    failed: (message: string): void => void (problem ??= unsound(message)),
    opened: (name: string, said: Readonly<Record<string, string>>, line: number): void => {
      count += 1;
      if (open.length > depth) refuse('file-too-deep', `line ${line}: nested deeper than ${depth}`);
      if (count > elements) refuse('file-too-many', `line ${line}: more than ${elements} elements`);
      if (problem !== undefined) return;
      const element: Growing = { name: local(name), attributes: attributesIn(said), children: [], line };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    words: (text: string): void => {
      if (problem === undefined && text !== '') open.at(-1)?.children.push(text);
    },
    closed: (): void => {
      if (problem === undefined) open.pop();
    },
  };
}

/** The root element. Problems, with line and column: `file-unsafe` (a document type), `file-too-deep`, `file-too-many`, `file-truncated`, `file-damaged`. */
export async function readXml(text: string, limits: XmlLimits, pace: Pace): Promise<Result<XmlElement>> {
  if (limits.tags !== undefined && hasTooMany(text, limits.tags)) return fail('file-too-many', `more than ${limits.tags} tags`);
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: true });
  const tree = grower(limits);
  parser.on('doctype', () => tree.doctype(parser.line));
  parser.on('error', (error) => tree.failed(error.message));
  parser.on('opentag', ({ name, attributes }) => tree.opened(name, attributes, parser.line));
  parser.on('closetag', () => tree.closed());
  parser.on('text', tree.words);
  parser.on('cdata', tree.words);
  for (let at = 0; at < text.length && tree.problem() === undefined; at += PIECE) {
    await pace();
    parser.write(text.slice(at, at + PIECE));
  }
  if (tree.problem() === undefined) parser.close();
  const problem = tree.problem();
  if (problem !== undefined) return { ok: false, problem };
  const root = tree.root();
  return root === undefined ? fail('file-damaged', 'no element of XML in it') : ok(root);
}

/** The elements directly inside, or those of a name. */
export const elementsIn = (element: XmlElement | undefined, name?: string): readonly XmlElement[] =>
  (element?.children ?? []).filter((node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name));

/** The first below, step by step: `childOf(p, 'pPr', 'pStyle')`. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
  return at;
}

/** Empty where it is not there. */
export const attributeOf = (element: XmlElement | undefined, name: string): string => element?.attributes.get(name) ?? '';

/** The characters directly inside, joined. */
export const ownText = (element: XmlElement | undefined): string =>
  (element?.children ?? []).filter((node) => typeof node === 'string').join('');

/** All text below, as it stands. */
export const wordsOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((node) => (typeof node === 'string' ? node : wordsOf(node))).join('');

/** All elements of a name below, in document order. */
export function allBelow(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => (child.name === name ? [child] : allBelow(child, name)));
}
