// Which codebooks does a file bring? Its own table of schemes, and one made of the labels that others use as tags.
import type { AnnotationSet } from '../model/annotation-set';
import { emptyConcept, type Codebook, type Concept, type ConceptScheme } from '../model/concept';
import type { Iri } from '../model/ids';
import type { Refused } from '../model/merge';
import { within, type Steps } from '../text/pace';
import { gather } from './incoming/gather';
import { isObject, list, type JsonObject } from './json-text';
import { keepingValid, keepValid, refuse, type Kept, type Placed } from './keep-valid';
import { conceptSchema, schemeSchema } from './schemas';
import { conceptCandidate, schemeCandidate } from './skos';
import type { Coined } from './web-annotation';

interface Read {
  readonly codebooks: readonly Codebook[];
  readonly refused: readonly Refused[];
}

/** Links that are followed upwards, of all concepts together. */
const MOST_STEPS = 5_000_000;
const CIRCLE = 'would stand above itself';

/** Links to something broader, added one by one: does one close a circle? */
function ways() {
  const up = new Map<Iri, Iri[]>();
  const above = new Set<Iri>();
  let left = MOST_STEPS;
  const reaches = (from: Iri, goal: Iri): boolean => {
    const [seen, todo] = [new Set<Iri>(), [from]];
    for (let id = todo.pop(); id !== undefined && left > 0; id = todo.pop()) {
      if (id === goal) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      const next = up.get(id) ?? [];
      left -= 1 + next.length;
      for (const one of next) todo.push(one);
    }
    return false;
  };
  return {
    add(id: Iri, broader: Iri): void {
      gather(up, id, broader);
      above.add(broader);
    },
    /** Why a link cannot be: in words; undefined where it can. */
    objectionTo(id: Iri, broader: Iri): string | undefined {
      if (id === broader) return CIRCLE;
      // Nothing lies below a concept that no link leads to.
      if (!above.has(id)) return undefined;
      if (reaches(broader, id)) return CIRCLE;
      return left > 0 ? undefined : 'stands among links that are too entangled to be followed';
    },
  };
}

/** Concepts without the links to something broader that would close a circle, in the order of the file. */
export function withoutCircles(placed: readonly { readonly record: Concept; readonly from: { readonly where: string } }[]): {
  concepts: Concept[];
  refused: Refused[];
} {
  const links = ways();
  const refused: Refused[] = [];
  const concepts = placed.map(({ record, from }): Concept => {
    // Told once for each reason: a concept may have thousands of such links.
    const left = new Map<string, Iri[]>();
    const broader = record.broader.filter((above) => {
      const objection = links.objectionTo(record.id, above);
      if (objection === undefined) links.add(record.id, above);
      else gather(left, objection, above);
      return objection === undefined;
    });
    for (const [objection, all] of left) {
      const others = all.length === 1 ? `link to ${all[0]} is` : `links to ${all[0]} and ${all.length - 1} more are`;
      refused.push(refuse(`${from.where}.broader`, 'record-invalid', `“${record.prefLabel}” ${objection}; the ${others} left out`));
    }
    return broader.length === record.broader.length ? record : { ...record, broader };
  });
  return { concepts, refused };
}

/** Concepts by the scheme that they stand in, in their order. */
export function inSchemes(concepts: readonly Concept[]): ReadonlyMap<Iri, readonly Concept[]> {
  const homed = new Map<Iri, Concept[]>();
  for (const concept of concepts) gather(homed, concept.scheme, concept);
  return homed;
}

/** The codebooks in an annotation set of ours, a concept a step. */
export function* readingCodebooks(collection: JsonObject): Steps<Read> {
  const schemes = keepValid<ConceptScheme, Placed & { readonly json: unknown }>(
    schemeSchema,
    list(collection['codebooks']).map((json, i) => ({
      where: `codebooks[${i}]`,
      candidate: isObject(json) ? schemeCandidate(json) : json,
      json,
    })),
  );
  const used = new Set<Iri>();
  const books: (Kept<Concept, Placed> & { readonly scheme: ConceptScheme })[] = [];
  for (const [n, { record: scheme, from }] of schemes.kept.entries()) {
    const given = isObject(from.json) ? list(from.json['concepts']) : [];
    const placed: Placed[] = [];
    for (const [i, json] of given.entries()) {
      yield n / schemes.kept.length;
      placed.push({ where: `${from.where}.concepts[${i}]`, candidate: isObject(json) ? conceptCandidate(json, scheme) : json });
    }
    const kept = yield* within(n / schemes.kept.length, (n + 1) / schemes.kept.length, keepingValid(conceptSchema, placed, used));
    books.push({ scheme, ...kept });
  }
  const all = withoutCircles(books.flatMap((b) => b.kept));
  const homed = inSchemes(all.concepts);
  return {
    codebooks: books.map(({ scheme }) => ({ scheme, concepts: homed.get(scheme.id) ?? [] })),
    refused: [...schemes.refused, ...books.flatMap((b) => b.refused), ...all.refused],
  };
}

/** A codebook of the labels that a file uses as tags; none when there is no label. `stem` begins their IRIs. */
export function tagCodebook(stem: string, coined: readonly Coined[], set: Pick<AnnotationSet, 'label' | 'created'>): readonly Codebook[] {
  const labels = new Map(coined.map((c) => [c.id, c.label]));
  if (labels.size === 0) return [];
  const { created } = set;
  const scheme: ConceptScheme = {
    id: stem.replace(/tag=$/u, 'tags'),
    title: set.label.trim() === '' ? 'Imported tags' : `Tags of ${set.label}`,
    description: '',
    language: 'und',
    builtIn: false,
    created,
    modified: created,
  };
  const sorted = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
  const concepts = sorted.map(([id, prefLabel]) => emptyConcept({ id, scheme: scheme.id, prefLabel, at: created }));
  const { kept } = keepValid(
    conceptSchema,
    concepts.map((candidate, i): Placed => ({ where: `tag ${i}`, candidate })),
  );
  return [{ scheme, concepts: kept.map((k) => k.record) }];
}
