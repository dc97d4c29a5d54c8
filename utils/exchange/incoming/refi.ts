// What does a REFI-QDA codebook (`.qdc`) or project (`.qde`) say? Read as real programs write it: other name spaces, empty sets, braces
// around GUIDs. A description that has our headings in it is taken apart again.
import type { Iri } from '../../model/ids';
import type { Refused } from '../../model/merge';
import { fail, ok, type Result } from '../../model/result';
import { guidOf, partsOfDescription } from '../codebook/refi';
import { readTime } from '../times';
import { nearestPaint } from './colours';
import { coinedScheme, leftOut, mended, type FileFacts, type Found, type FoundConcept } from './found';
import { attributeOf, childOf, elementsIn, ownText, readXml, type XmlElement } from '../../packed/xml';
import { unpaced } from '../../text/pace';

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/iu;
/** Codes are nested, not deeply; a codebook of 100,000 is none. */
const LIMITS = { depth: 64, elements: 150_000 };
const KNOWN = /^urn:QDA-XML:(?:codebook|project):1[.:]0$/u;

interface Reading {
  readonly facts: FileFacts;
  readonly concepts: FoundConcept[];
  readonly refused: Refused[];
  readonly colours: Set<string>;
  readonly folders: string[];
}

/** The address in `label (address)`, by which our export names another concept. */
const named = (line: string): Iri | undefined => {
  const at = line.lastIndexOf(' (');
  const inside = at >= 0 ? line.slice(at + 2) : line.startsWith('(') ? line.slice(1) : '';
  return inside.endsWith(')') ? inside.slice(0, -1) : undefined;
};
const lines = (part: string | undefined): readonly string[] => (part === undefined || part === '' ? [] : part.split('\n'));
const linked = (part: string | undefined): readonly Iri[] => lines(part).flatMap((line) => named(line) ?? []);

function retiredOf(part: string | undefined): { readonly retired?: unknown } {
  const [at = '', successor = ''] = lines(part);
  const time = readTime(at.trim());
  if (typeof time !== 'string' || !time.endsWith('Z')) return {};
  const replacedBy = named(successor);
  return { retired: { at: time, ...(replacedBy !== undefined && { replacedBy }) } };
}

/** The concept's own IRI: the one that our export wrote, where the GUID proves it, else the GUID. */
async function idOf(code: XmlElement, where: string, identifier: string | undefined, r: Reading): Promise<Iri> {
  const [, guid] = GUID.exec(code.attributes.get('guid')?.trim() ?? '') ?? [];
  if (guid === undefined) {
    r.refused.push(
      mended(where, `guid: ${code.attributes.get('guid') === undefined ? 'is missing' : 'is none'}; a name was made for the concept`),
    );
    return `${r.facts.base}#code-${r.concepts.length + 1}`;
  }
  const own = identifier?.trim();
  return own !== undefined && guidOf(own) === guid.toLowerCase() ? own : `urn:uuid:${guid.toLowerCase()}`;
}

async function readCode(code: XmlElement, parent: Iri | undefined, r: Reading): Promise<void> {
  const name = attributeOf(code, 'name');
  const [color, isCodable] = [code.attributes.get('color'), code.attributes.get('isCodable')];
  const where = `Code “${name.slice(0, 60)}” (line ${code.line})`;
  const parts = partsOfDescription(ownText(childOf(code, 'Description')));
  const part = (heading: string): string => parts.get(heading) ?? '';
  const id = await idOf(code, where, parts.get('Identifier:'), r);
  const near = color === undefined ? undefined : nearestPaint(color, r.facts.colours);
  if (color !== undefined && near === undefined)
    r.refused.push(mended(where, `color: ${color.slice(0, 40)} is no colour; it has another paint`));
  if (near?.isExact === false && color !== undefined) r.colours.add(color.toLowerCase());
  if (isCodable === 'false' || isCodable === '0') r.folders.push(name);
  const definition = part('');
  const { at } = r.facts;
  r.concepts.push({
    where,
    candidate: {
      id,
      prefLabel: name,
      altLabels: lines(parts.get('Alternative labels:')),
      definition: definition.trim() === '' ? '' : definition,
      scopeNote: part('Scope note:'),
      example: part('Example:'),
      broader: [...new Set([...(parent === undefined ? [] : [parent]), ...linked(parts.get('Also below:'))])].sort(),
      related: [...linked(parts.get('Related:'))].sort(),
      created: at,
      modified: at,
      ...(near && { paint: near.paint }),
      ...(part('Do not use when:') !== '' && { notWhen: part('Do not use when:') }),
      ...(part('Notation:') !== '' && { notation: part('Notation:') }),
      ...retiredOf(parts.get('Retired:')),
    },
  });
  // What stands below a code without a name stands below the one above it.
  for (const below of elementsIn(code, 'Code')) await readCode(below, name.trim() === '' ? parent : id, r);
}

function setsOf(book: XmlElement, r: Reading): readonly string[] {
  const sets = elementsIn(book, 'Sets');
  for (const all of sets)
    if (elementsIn(all, 'Set').length === 0)
      r.refused.push(mended(`Sets (line ${all.line})`, 'it is empty, which the standard forbids; it is passed over'));
  return sets.flatMap((all) => elementsIn(all, 'Set')).map((set) => set.attributes.get('name') ?? '');
}

/** Problems: those of `readXml`; `file-unknown` when there is no code in it. */
export async function readRefi(text: string, facts: FileFacts): Promise<Result<Found>> {
  const xml = await readXml(text, LIMITS, unpaced);
  if (!xml.ok) return xml;
  const root = xml.value;
  const book = root.name === 'CodeBook' ? root : elementsIn(root, 'CodeBook')[0];
  const codes = elementsIn(book, 'Codes').flatMap((all) => elementsIn(all, 'Code'));
  if (book === undefined) return fail('file-unknown', `its root element is ${root.name.slice(0, 60)}, not CodeBook`);
  if (codes.length === 0) return fail('file-unknown', 'CodeBook: there is no Code in it');
  const r: Reading = { facts, concepts: [], refused: [], colours: new Set(), folders: [] };
  const space = root.attributes.get('xmlns') ?? '';
  if (!KNOWN.test(space))
    r.refused.push(
      mended(root.name, `its name space is ${space === '' ? 'missing' : space.slice(0, 100)}; it is read as one of version 1.0`),
    );
  for (const code of codes) await readCode(code, undefined, r);
  const sets = setsOf(book, r);
  return ok({
    books: [{ where: 'CodeBook', scheme: coinedScheme(facts, 'und'), concepts: r.concepts }],
    refused: r.refused,
    leftOut: [
      ...leftOut('colours', r.colours),
      ...leftOut('sets', sets, sets.length),
      ...leftOut('folders', r.folders, r.folders.length),
      ...(root === book ? [] : leftOut('project', [], 1)),
    ],
    isTree: true,
  });
}
