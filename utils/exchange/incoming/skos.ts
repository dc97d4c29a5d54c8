// What do triples say of codebooks? SKOS as anybody writes it: several schemes or none, several languages, links from either end.
import type { Iri } from '../../model/ids';
import type { LeftOut, Refused } from '../../model/merge';
import { escaped, NS, toUri } from '../context';
import {
  coinedScheme,
  leftOut,
  mended,
  type FileFacts,
  type Found,
  type FoundBook,
  type FoundConcept,
  type SchemeCandidate,
} from './found';
import { gather } from './gather';
import { languageOf, textsIn, writtenTag } from './languages';
import { conceptOf, lastPart, type ConceptReading } from './skos-concept';
import { faultsOf } from './skos-faults';
import { unheldOf } from './skos-unheld';
import { readDay } from './skos-dates';
import { DC, DCT, PROV, RDF, RDFS, SKOS, SKOSXL, type Statements, type Term } from './triples';

/** What one must be of which these are said (SKOS Reference, domains and ranges; and what only concepts have in practice). */
const OF_CONCEPTS =
  'prefLabel altLabel hiddenLabel notation definition scopeNote example note editorialNote changeNote historyNote broader narrower related broaderTransitive narrowerTransitive inScheme topConceptOf exactMatch closeMatch broadMatch narrowMatch relatedMatch'
    .split(' ')
    .map((word) => SKOS + word);
const TO_CONCEPTS = ['broader', 'narrower', 'related', 'broaderTransitive', 'narrowerTransitive', 'hasTopConcept', 'member'].map(
  (word) => SKOS + word,
);
/** What stands in an ordered collection stands in a list. */
const IN_LISTS = `${RDF}first`;

const named = (terms: readonly Term[]): readonly string[] => terms.filter((t) => t.kind !== 'text').map((t) => t.value);
const isA = (s: Statements, subject: string, ...types: readonly string[]): boolean =>
  s.of(subject, `${RDF}type`).some((t) => types.includes(t.value));

interface Parts {
  readonly schemes: readonly string[];
  readonly collections: ReadonlySet<string>;
  readonly concepts: readonly string[];
  /** Concepts that others point at and of which nothing is said. */
  readonly hearsay: ReadonlySet<string>;
}

function partsOf(s: Statements): Parts {
  const all = [...s.subjects.keys()];
  const collections = new Set(
    all.filter(
      (x) =>
        isA(s, x, `${SKOS}Collection`, `${SKOS}OrderedCollection`) ||
        s.of(x, `${SKOS}member`).length > 0 ||
        s.of(x, `${SKOS}memberList`).length > 0,
    ),
  );
  const pointed = [`${SKOS}inScheme`, `${SKOS}topConceptOf`].flatMap((p) => [...s.links(p)].map(([, to]) => to));
  const schemes = [
    ...new Set([...all.filter((x) => isA(s, x, `${SKOS}ConceptScheme`) || s.of(x, `${SKOS}hasTopConcept`).length > 0), ...pointed]),
  ];
  const others = new Set([...collections, ...schemes]);
  const isOther = (x: string): boolean => others.has(x);
  const isConcept = (x: string): boolean =>
    isA(s, x, `${SKOS}Concept`) || s.of(x, `${SKOSXL}prefLabel`).length > 0 || OF_CONCEPTS.some((p) => s.of(x, p).length > 0);
  const own = all.filter((x) => !isOther(x) && isConcept(x));
  const known = new Set(own);
  const heard = [...new Set([...TO_CONCEPTS, IN_LISTS].flatMap((p) => [...s.links(p)].map(([, to]) => to)))].filter(
    (x) => !known.has(x) && !isOther(x),
  );
  return { schemes, collections, concepts: [...own, ...heard], hearsay: new Set(heard) };
}

function schemeOf(
  s: Statements,
  iri: string,
  facts: FileFacts,
  r: { readonly language: string; readonly idOf: (x: string) => Iri },
): SchemeCandidate {
  const coined = coinedScheme(facts, writtenTag(r.language));
  const first = (...predicates: readonly string[]): string => predicates.flatMap((p) => textsIn(s.of(iri, p), r.language).texts)[0] ?? '';
  const title = first(`${DCT}title`, `${DC}title`, `${SKOS}prefLabel`, `${RDFS}label`);
  const description = first(`${DCT}description`, `${DC}description`, `${SKOS}definition`);
  const [origin] = named(s.of(iri, `${PROV}wasDerivedFrom`));
  return {
    ...coined,
    id: r.idOf(iri),
    title: title.trim() === '' ? coined.title : title,
    description: description === title ? '' : description,
    created: readDay(first(`${DCT}created`, `${DCT}issued`), facts.at),
    modified: readDay(first(`${DCT}modified`), facts.at),
    ...(s.of(iri, `${NS}closed`)[0]?.value === 'true' && { closed: true }),
    ...(origin !== undefined && { derivedFrom: toUri(origin) }),
  };
}

/** The scheme in which each concept stands here: the first that claims it, else that of what is above it, else the first of all. */
function homesOf(
  s: Statements,
  { schemes, concepts }: Parts,
): { readonly home: ReadonlyMap<string, string | undefined>; readonly doubled: readonly string[] } {
  const claims = new Map<string, string[]>();
  for (const word of ['inScheme', 'topConceptOf']) for (const [concept, scheme] of s.links(SKOS + word)) gather(claims, concept, scheme);
  for (const [scheme, concept] of s.links(`${SKOS}hasTopConcept`)) gather(claims, concept, scheme);
  const around = new Map<string, string[]>();
  for (const word of ['broader', 'narrower'])
    for (const [a, b] of s.links(SKOS + word)) {
      gather(around, a, b);
      gather(around, b, a);
    }
  const nth = new Map(schemes.map((scheme, i) => [scheme, i]));
  const firstOf = (claimed: readonly string[]): string | undefined => {
    const first = claimed.reduce((least, scheme) => Math.min(least, nth.get(scheme) ?? Infinity), Infinity);
    return schemes[first];
  };
  const home = new Map<string, string | undefined>(concepts.map((c) => [c, firstOf(claims.get(c) ?? [])]));
  const settled = concepts.filter((c) => home.get(c) !== undefined);
  for (const at of settled)
    for (const next of around.get(at) ?? [])
      if (home.has(next) && home.get(next) === undefined) {
        home.set(next, home.get(at));
        settled.push(next);
      }
  return { home, doubled: concepts.filter((c) => new Set(claims.get(c)).size > 1) };
}

/** Links between collections and concepts, which SKOS forbids (S37), are told. */
function collectionFaults(s: Statements, { collections }: Parts, nameOf: (x: string) => string): readonly Refused[] {
  return TO_CONCEPTS.slice(0, -1).flatMap((p) =>
    [...s.links(p)].flatMap(([from, to]) =>
      [from, to].some((x) => collections.has(x))
        ? [
            mended(
              nameOf(from),
              `skos:${p.slice(SKOS.length)}: “${nameOf(collections.has(to) ? to : from)}” is a collection, which is no concept (S37); the link is left out`,
            ),
          ]
        : [],
    ),
  );
}

/** `wished`: the language that the reader speaks. */
export function readSkos(s: Statements, facts: FileFacts, wished: string): Found {
  const parts = partsOf(s);
  const language = languageOf(s, parts, wished);
  const ids = new Map<string, Iri>();
  // Each is asked for as often as links lead to it.
  const idOf = (x: string): Iri => {
    const id = ids.get(x) ?? (x.startsWith('_:') ? `${facts.base}#${escaped(x.slice(2))}` : toUri(x));
    ids.set(x, id);
    return id;
  };
  const names = new Map<string, string>();
  const nameOf = (x: string): string => {
    const name = names.get(x) ?? textsIn(s.of(x, `${SKOS}prefLabel`), language).texts[0]?.slice(0, 60) ?? lastPart(x).slice(0, 60);
    names.set(x, name);
    return name;
  };
  const faults = faultsOf(s, nameOf);
  const { home, doubled } = homesOf(s, parts);
  const reading: ConceptReading = {
    s,
    facts,
    language,
    idOf,
    nameOf,
    unrelated: faults.unrelated,
    collections: parts.collections,
    refused: [],
    foreign: new Map(),
  };
  const found = new Map(parts.concepts.map((c): [string, FoundConcept] => [c, { where: nameOf(c), candidate: conceptOf(c, reading) }]));
  const homed = new Map<string | undefined, FoundConcept[]>();
  for (const [c, concept] of found) gather(homed, home.get(c), concept);
  const of = (scheme: string | undefined): readonly FoundConcept[] => homed.get(scheme) ?? [];
  const [first] = parts.schemes;
  // What no scheme claims goes where most readers would look for it.
  const within = (scheme: string): readonly FoundConcept[] => (scheme === first ? [...of(scheme), ...of(undefined)] : of(scheme));
  // Only of those that hold something is it asked what they are: a concept may say that it stands in thousands.
  const filled = parts.schemes.flatMap((scheme): readonly FoundBook[] => {
    const concepts = within(scheme);
    return concepts.length === 0 ? [] : [{ where: nameOf(scheme), scheme: schemeOf(s, scheme, facts, { language, idOf }), concepts }];
  });
  const leftLanguages: readonly LeftOut[] = [...reading.foreign].map(([tag, n]) => ({ what: 'language', n, names: [tag] }));
  return {
    books: first === undefined ? [{ where: 'file', scheme: coinedScheme(facts, writtenTag(language)), concepts: of(undefined) }] : filled,
    refused: [...reading.refused, ...faults.told, ...collectionFaults(s, parts, nameOf)],
    leftOut: [
      ...leftLanguages,
      ...leftOut('schemes', doubled.map(nameOf)),
      ...leftOut('collections', [...parts.collections].map(nameOf)),
      ...unheldOf(s, { concepts: parts.concepts, schemes: parts.schemes }),
    ],
    hearsay: new Set([...parts.hearsay].map(idOf)),
  };
}
