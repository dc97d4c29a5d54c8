// Other programs' eyes: strict readers of the formats in which a codebook leaves, none of them ours.
import { Parser } from 'n3';
import { SaxesParser } from 'saxes';
import { isObject, list, type JsonObject } from '@/utils/exchange/json-text';
import { conceptCandidate, schemeCandidate } from '@/utils/exchange/skos';
import { HEADINGS } from '@/utils/exchange/codebook/refi';
import type { ConceptScheme } from '@/utils/model/concept';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const MM = 'https://w3id.org/mutual-margin/ns#';

export function readJson(text: string): { scheme: unknown; concepts: readonly unknown[] } {
  const file = JSON.parse(text) as JsonObject;
  const scheme = schemeCandidate(file) as ConceptScheme;
  return {
    scheme,
    concepts: list(file['concepts'])
      .filter(isObject)
      .map((c) => conceptCandidate(c, scheme)),
  };
}

/** Per concept, by id, in the order of the file. */
export function readTurtle(text: string): ReadonlyMap<string, Record<string, readonly string[]>> {
  const concepts = new Map<string, Record<string, string[]>>();
  for (const { subject, predicate, object } of new Parser({ format: 'text/turtle' }).parse(text)) {
    const said = concepts.get(subject.value) ?? {};
    concepts.set(subject.value, said);
    (said[predicate.value.replace(SKOS, '').replace(MM, 'mm:')] ??= []).push(object.value);
  }
  return concepts;
}

export interface ReadCode {
  readonly guid: string;
  readonly name: string;
  readonly color: string;
  readonly parent: ReadCode | undefined;
  /** By heading; the definition under the empty one. */
  readonly parts: ReadonlyMap<string, string>;
}

const HEADING = new RegExp(`^(?:${HEADINGS.join('|')})$`, 'u');

function partsOf(description: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>([['', []]]);
  let at: string[] = parts.get('')!;
  for (const line of description.split('\n')) {
    if (!HEADING.test(line)) {
      at.push(line);
      continue;
    }
    // The empty line before a heading belongs to no part.
    if (at.at(-1) === '') at.pop();
    parts.set(line, (at = []));
  }
  const own = new RegExp(`^\\\\(\\\\*(?:${HEADINGS.join('|')}))$`, 'gmu');
  return new Map([...parts].map(([heading, lines]) => [heading, lines.join('\n').replace(own, '$1')]));
}

export function readRefi(text: string): readonly ReadCode[] {
  const codes: ReadCode[] = [];
  const open: { guid: string; name: string; color: string; parent: ReadCode | undefined; parts: ReadonlyMap<string, string> }[] = [];
  let words = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== 'urn:QDA-XML:codebook:1.0') throw new Error(`an element of ${uri}`);
    words = '';
    if (local !== 'Code') return;
    const value = (key: string): string => attributes[key]?.value ?? '';
    const code = { guid: value('guid'), name: value('name'), color: value('color'), parent: open.at(-1), parts: partsOf('') };
    codes.push(code);
    open.push(code);
  });
  parser.on('text', (part) => (words += part));
  parser.on('closetag', ({ local }) => {
    if (local === 'Description') open.at(-1)!.parts = partsOf(words);
    if (local === 'Code') open.pop();
  });
  parser.write(text).close();
  return codes;
}

/** RFC 4180 to the letter: rows end with CR LF, quotes only around whole cells. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/uy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** A cell as it was before it was made safe. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);

/** Takes apart what was joined by ` > ` or `; `. */
export function apart(cell: string, separator: string): readonly string[] {
  const entries: string[] = [];
  let entry = '';
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === '\\') entry += cell[++i] ?? '';
    else if (cell.startsWith(separator, i)) {
      entries.push(entry);
      entry = '';
      i += separator.length - 1;
    } else entry += cell[i];
  }
  return [...entries, entry];
}
