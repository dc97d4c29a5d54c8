// Which codebooks does a REFI-QDA project hold? Its tree of codes; of ours the codebooks that the codes came from, each a set of codes.
import type { Codebook, Concept, ConceptScheme } from '../../model/concept';
import type { Iri } from '../../model/ids';
import type { Refused } from '../../model/merge';
import { partsOfDescription } from '../codebook/refi';
import { toUri } from '../context';
import { nearestPaint } from '../incoming/colours';
import { keepValid, type Placed } from '../keep-valid';
import { conceptSchema, schemeSchema } from '../schemas';
import { readTime } from '../times';
import { grouped } from './passages';
import { memoWords, type Memo } from './refi-memos';
import { iriOfGuid, OURS, plainGuid, refsOf } from './refi-people';
import { childOf, elementsIn, attributeOf, ownText, type XmlElement } from '../../packed/xml';

/** First line of the description of a set that is a codebook of ours. */
export const CODEBOOK_LINE = 'Codebook of Mutual Margin';
/** What it says of the codebook, a line each. */
export const SCHEME_LINES = { id: 'Identifier: ', language: 'Language: ', description: 'Description: ' } as const;

export interface Codes {
  readonly codebooks: readonly Codebook[];
  /** Concepts by GUID. */
  readonly byGuid: ReadonlyMap<string, Iri>;
  readonly refused: readonly Refused[];
}

/** UTF-16 units; a longer label is refused. */
const LONGEST_NAME = 9_000;

function labelOf(code: XmlElement): string {
  const name = attributeOf(code, 'name');
  if (name.trim() === '') return '(unnamed code)';
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME).replace(/\p{Surrogate}$/u, '')}…`;
}

interface FoundCode {
  readonly code: XmlElement;
  readonly parent: Iri | undefined;
  readonly id: Iri;
}

const named = (line: string): readonly Iri[] => /\(([^()\s]+)\)$/u.exec(line)?.slice(1) ?? [];
const lines = (part: string | undefined): readonly string[] => (part === undefined || part === '' ? [] : part.split('\n'));
const descriptionOf = (element: XmlElement): string => ownText(childOf(element, 'Description'));

function identifierOf(code: XmlElement): Iri {
  const own = partsOfDescription(descriptionOf(code)).get('Identifier:')?.trim();
  return own === undefined || own === '' ? iriOfGuid(attributeOf(code, 'guid')) : toUri(own);
}

/** Codes with what stands above them. One without a GUID is known by its path of names. */
function codesBelow(parent: XmlElement | undefined, above: Iri | undefined, path: string): readonly FoundCode[] {
  return elementsIn(parent, 'Code').flatMap((code) => {
    const way = `${path}/${attributeOf(code, 'name')}`;
    const id = identifierOf(code) || iriOfGuid(`code${way}`);
    return [{ code, parent: above, id }, ...codesBelow(code, id, way)];
  });
}

function retiredOf(part: string | undefined): { readonly retired?: unknown } {
  const [at = '', successor = ''] = lines(part);
  if (at === '') return {};
  const [replacedBy] = named(successor);
  return { retired: { at: readTime(at), ...(replacedBy !== undefined && { replacedBy }) } };
}

function conceptOf({ code, parent, id }: FoundCode, about: Pick<About, 'at' | 'colours' | 'memos'> & { readonly scheme: Iri }): unknown {
  const parts = partsOfDescription(descriptionOf(code));
  // After it is taken apart: a line end of a text must not join that before the next heading.
  const part = (heading: string): string => (parts.get(heading) ?? '').replace(/\r\n?/gu, '\n');
  const linked = (heading: string): readonly Iri[] => lines(parts.get(heading)).flatMap(named);
  return {
    id,
    scheme: about.scheme,
    prefLabel: labelOf(code),
    altLabels: lines(parts.get('Alternative labels:')),
    definition: part(''),
    scopeNote: [part('Scope note:'), ...memoWords(code, about.memos)].filter(Boolean).join('\n\n'),
    example: part('Example:'),
    broader: [...new Set([...(parent === undefined ? [] : [parent]), ...linked('Also below:')])],
    related: linked('Related:'),
    paint: nearestPaint(attributeOf(code, 'color'), about.colours)?.paint ?? 7,
    created: about.at,
    modified: about.at,
    ...(part('Do not use when:') !== '' && { notWhen: part('Do not use when:') }),
    ...(part('Notation:') !== '' && { notation: part('Notation:') }),
    ...retiredOf(parts.get('Retired:')),
  };
}

interface Home {
  readonly scheme: ConceptScheme;
  readonly members: ReadonlySet<string>;
}

const after = (all: readonly string[], start: string): string => all.find((line) => line.startsWith(start))?.slice(start.length) ?? '';

/** Codebooks of ours that an export of ours names. */
function homesOf(project: XmlElement, at: string): readonly Home[] {
  const sets = elementsIn(childOf(project, 'Sets'), 'Set').filter((set) => descriptionOf(set).startsWith(CODEBOOK_LINE));
  const placed = sets.map((set) => {
    const told = descriptionOf(set).split('\n');
    const candidate = {
      id: after(told, SCHEME_LINES.id) || iriOfGuid(attributeOf(set, 'guid')),
      title: attributeOf(set, 'name'),
      description: after(told, SCHEME_LINES.description),
      language: after(told, SCHEME_LINES.language) || 'und',
      builtIn: false,
      created: at,
      modified: at,
    };
    return { where: `set “${attributeOf(set, 'name')}”`, candidate, members: new Set(refsOf(set, 'MemberCode')) };
  });
  return keepValid<ConceptScheme, Placed & { readonly members: ReadonlySet<string> }>(schemeSchema, placed).kept.map((k) => ({
    scheme: k.record,
    members: k.from.members,
  }));
}

/** `id` and `title` are those of the codebook that codes without another one go to. */
interface About {
  readonly id: Iri;
  readonly title: string;
  readonly at: string;
  readonly colours: readonly string[];
  readonly memos: ReadonlyMap<string, Memo>;
}

export function codesOf(project: XmlElement, about: About): Codes {
  const { at, colours, memos } = about;
  const own: ConceptScheme = {
    id: about.id,
    title: about.title,
    description: '',
    language: 'und',
    builtIn: false,
    created: at,
    modified: at,
  };
  const homes = attributeOf(project, 'origin') === OURS ? homesOf(project, at) : [];
  const found = codesBelow(childOf(childOf(project, 'CodeBook'), 'Codes'), undefined, '');
  const homeOf = new Map(homes.toReversed().flatMap(({ scheme, members }) => [...members].map((guid): [string, Iri] => [guid, scheme.id])));
  const schemeOf = ({ code }: FoundCode): Iri => homeOf.get(plainGuid(attributeOf(code, 'guid'))) ?? own.id;
  const placed = found.map(
    (one): Placed => ({
      where: `code “${attributeOf(one.code, 'name').slice(0, 100)}” (line ${one.code.line})`,
      candidate: conceptOf(one, { scheme: schemeOf(one), at, colours, memos }),
    }),
  );
  const { kept, refused } = keepValid<Concept, Placed>(conceptSchema, placed);
  const concepts = kept.map((k) => k.record);
  const known = new Set(concepts.map((c) => c.id));
  const byScheme = grouped(concepts, (c) => c.scheme);
  return {
    codebooks: [own, ...homes.map((h) => h.scheme)].flatMap((scheme): Codebook[] => {
      const inside = byScheme.get(scheme.id) ?? [];
      return inside.length === 0 ? [] : [{ scheme, concepts: inside }];
    }),
    byGuid: new Map(found.filter(({ id }) => known.has(id)).map(({ code, id }) => [plainGuid(attributeOf(code, 'guid')), id])),
    refused,
  };
}
