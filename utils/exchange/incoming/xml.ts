// Is this XML that is safe to read, and what elements are in it? Strict about form; no document type, no entity but the five of XML itself.
// saxes expands nothing; the depth and the number of elements are bounded while it reads, so that a bomb ends early.
import { fail, ok, type ProblemCode, type Result } from '../../model/result';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

interface Open extends XmlElement {
  readonly children: Open[];
  text: string;
}

const DEPTH = 64;
const ELEMENTS = 150_000;

class Stop extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The root element. Problems: `file-unsafe` (a document type), `file-too-deep`, `file-too-many`, `file-truncated`, `file-damaged` with line and column. */
export async function readXml(text: string): Promise<Result<XmlElement>> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let n = 0;
  parser.on('doctype', () => {
    throw new Stop('file-unsafe', `line ${parser.line}: a document type`);
  });
  parser.on('error', (error) => {
    const [, line = '?', column = '?', what = error.message] = /^(?:[^:]*:)??(\d+):(\d+): (.*)$/su.exec(error.message) ?? [];
    throw new Stop(
      /^unclosed|unexpected end/u.test(what) ? 'file-truncated' : 'file-damaged',
      `line ${line}, column ${column}: ${what.slice(0, 200)}`,
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === DEPTH) throw new Stop('file-too-deep', `line ${parser.line}: nested deeper than ${DEPTH}`);
    n += 1;
    if (n > ELEMENTS) throw new Stop('file-too-many', `more than ${ELEMENTS} elements`);
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key === 'xmlns' ? key : local(key), String(value)]));
    const element: Open = { name: local(name), attributes: plain, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (part: string): void => {
    const at = open.at(-1);
    if (at !== undefined) at.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text).close();
  } catch (error) {
    return error instanceof Stop ? fail(error.code, error.message) : fail('file-damaged', String(error).slice(0, 200));
  }
  return root === undefined ? fail('file-damaged', 'no element') : ok(root);
}

/** The children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];
