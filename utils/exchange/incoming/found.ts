// What a file of another program says of codebooks, before anything is judged: candidates with their places, what was mended, what has
// no place here. `assembled` judges them as it judges records of our own.
import type { Codebook, Concept, ConceptScheme } from '../../model/concept';
import type { Iri } from '../../model/ids';
import type { LeftOut, Refused } from '../../model/merge';
import { fail, ok, type Result } from '../../model/result';
import { inSchemes, withoutCircles } from '../codebooks';
import { BASE } from '../context';
import { keepValid, refuse, type Placed } from '../keep-valid';
import type { ReadSet } from '../read';
import { conceptSchema, schemeSchema } from '../schemas';

/** Concepts of one file; more than that is no codebook that people keep. */
export const MAX_CONCEPTS = 50_000;

/** What is known of the file beside its content. */
export interface FileFacts {
  /** Begins the names of what has none in the file, and stands for where the file lies; made of its bytes, ends with `/`. */
  readonly base: string;
  /** Its name, as the title of a codebook that has none. */
  readonly title: string;
  /** UTC; the date of records that say none. */
  readonly at: string;
  /** `#rrggbb` by paint. */
  readonly colours: readonly string[];
}

export type SchemeCandidate = { readonly [K in keyof ConceptScheme]: unknown };
/** `paint` and `place` may be left open: they are made of the order and the tree. */
export type ConceptCandidate = { readonly [K in keyof Omit<Concept, 'paint' | 'place' | 'scheme'>]: unknown } & {
  readonly paint?: unknown;
  readonly place?: unknown;
};

export interface FoundConcept extends Placed {
  readonly candidate: ConceptCandidate;
}

export interface FoundBook {
  readonly where: string;
  readonly scheme: SchemeCandidate;
  readonly concepts: readonly FoundConcept[];
}

export interface Found {
  readonly books: readonly FoundBook[];
  readonly refused: readonly Refused[];
  readonly leftOut: readonly LeftOut[];
  /** Concepts of which the file says no more than that others point at them. */
  readonly hearsay?: ReadonlySet<Iri>;
  /** The format knows one place in the tree for each concept. */
  readonly isTree?: boolean;
}

export const mended = (where: string, detail: string): Refused => refuse(where, 'record-mended', detail);

/** Nothing when there is nothing to tell. */
export const leftOut = (what: LeftOut['what'], names: Iterable<string>, n?: number): readonly LeftOut[] => {
  const all = [...new Set(names)];
  const number = n ?? all.length;
  return number === 0 ? [] : [{ what, n: number, names: all }];
};

/** A scheme of that name, made here for a file that has none of its own. */
export const coinedScheme = ({ base, title, at }: FileFacts, language: string): SchemeCandidate => ({
  id: base,
  title: title.trim() === '' ? 'Imported codebook' : title.trim().slice(0, 1_000),
  description: '',
  language,
  builtIn: false,
  created: at,
  modified: at,
});

/** Concepts of one top share a paint; the tops take turns. The last paint is left for what readers make themselves. */
function painted(concepts: readonly FoundConcept[]): readonly FoundConcept[] {
  const byId = new Map(concepts.map((c) => [c.candidate.id, c.candidate]));
  const paints = new Map<unknown, unknown>();
  let tops = 0;
  return concepts.map((found) => {
    const way: ConceptCandidate[] = [];
    const seen = new Set<unknown>();
    let at: ConceptCandidate | undefined = found.candidate;
    while (at !== undefined && !paints.has(at.id) && at.paint === undefined && !seen.has(at.id)) {
      seen.add(at.id);
      way.push(at);
      const [up] = at.broader as readonly unknown[];
      at = byId.get(up);
    }
    const paint = at === undefined || seen.has(at.id) ? tops++ % 7 : (paints.get(at.id) ?? at.paint);
    for (const { id } of way) paints.set(id, paint);
    return { ...found, candidate: { ...found.candidate, paint: found.candidate.paint ?? paint } };
  });
}

/** Fields that one program has and another has not: of what no concept of a file says, the file says nothing. */
const OPEN = [
  'altLabels',
  'definition',
  'scopeNote',
  'notWhen',
  'example',
  'notation',
  'broader',
  'related',
  'retired',
  'earlier',
  'paint',
] as const;
const MUTE = ['created', 'derivedFrom', 'place'] as const;

function silentOf(concepts: readonly FoundConcept[]): readonly (keyof Concept)[] {
  const says = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return [...MUTE, ...OPEN.filter((key) => !concepts.some(({ candidate }) => says(candidate[key])))];
}

/** The codebooks as a set, to be planned like any; fails when nothing of the file can be used. */
export function assembled(found: Found, facts: FileFacts): Result<ReadSet> {
  const given = found.books.flatMap((book) => book.concepts);
  if (given.length === 0) return fail('file-unknown', 'there is no concept in it');
  if (given.length > MAX_CONCEPTS) return fail('file-too-many', `${given.length} concepts; the limit is ${MAX_CONCEPTS}`);
  const used = new Set<Iri>();
  const judged = found.books.map((book) => {
    const scheme = keepValid<ConceptScheme, Placed>(schemeSchema, [{ where: book.where, candidate: book.scheme }]);
    const home = scheme.kept[0]?.record;
    const placed = painted(book.concepts).map(
      ({ where, candidate }, i): Placed => ({
        where,
        candidate: { ...candidate, scheme: home?.id, place: candidate.place ?? i + 1 },
      }),
    );
    const { kept, refused: objections } =
      home === undefined ? { kept: [], refused: scheme.refused } : keepValid(conceptSchema, placed, used);
    return { home, kept, refused: objections };
  });
  const all = withoutCircles(judged.flatMap((j) => j.kept));
  const homed = inSchemes(all.concepts);
  const codebooks = judged.flatMap(({ home }): Codebook[] =>
    home === undefined ? [] : [{ scheme: home, concepts: homed.get(home.id) ?? [] }],
  );
  const [first] = codebooks;
  const refused = [...found.refused, ...judged.flatMap((j) => j.refused), ...all.refused];
  if (first === undefined || all.concepts.length === 0)
    return fail('file-damaged', refused[0]?.problem.detail ?? 'no codebook can be read');
  return ok({
    set: {
      id: facts.base,
      label: codebooks.length === 1 ? first.scheme.title : facts.title,
      creator: { id: `${BASE}annotator#unknown`, name: '' },
      created: facts.at,
      documents: [],
      codebooks,
      annotations: [],
    },
    refused,
    leftOut: found.leftOut,
    silent: silentOf(given),
    isTree: found.isTree === true,
    hearsay: found.hearsay ?? new Set(),
    base: facts.base,
  });
}
