// What a file says as triples, whichever spelling it has, and the words of SKOS among them. How much it says is counted as it is read.
import type { Iri } from '../../model/ids';
import { fail, type Result } from '../../model/result';

export interface Term {
  readonly kind: 'name' | 'blank' | 'text';
  /** An IRI, the mark of a blank node, or the characters of a literal. */
  readonly value: string;
  /** Of a literal; lower case; empty when none is said. */
  readonly language: string;
}

export interface Triple {
  readonly subject: Term;
  readonly predicate: Iri;
  readonly object: Term;
}

export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const SKOSXL = 'http://www.w3.org/2008/05/skos-xl#';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const OWL = 'http://www.w3.org/2002/07/owl#';
export const DCT = 'http://purl.org/dc/terms/';
export const DC = 'http://purl.org/dc/elements/1.1/';
export const PROV = 'http://www.w3.org/ns/prov#';

/** Upper bound of what one file may say. */
const MAX_TRIPLES = 1_000_000;
/** What something is said of: a thesaurus may keep each name of a concept as a thing of its own. */
const MAX_SUBJECTS = 250_000;
/** Of what is said of one subject by one word: no codebook has more concepts, and none of them more names. */
const MOST_OF_ONE = 50_000;
/** Of links of one kind between concepts: four for each concept of the largest codebook. */
const MOST_LINKS = 200_000;
const LINKS: ReadonlySet<Iri> = new Set(
  ['broader', 'narrower', 'related', 'broaderTransitive', 'narrowerTransitive', 'broadMatch', 'narrowMatch', 'relatedMatch'].map(
    (word) => SKOS + word,
  ),
);

const keyOf = ({ kind, value, language }: Term): string => `${kind} ${language} ${value}`;
/** From so many on they are asked by a set: one concept may have half a million labels. */
const FEW = 20;

/** Terms, each once, in the order in which they come. */
class Terms {
  readonly all: Term[] = [];
  #keys: Set<string> | undefined;
  add(term: Term): void {
    const key = keyOf(term);
    if (this.#keys === undefined && this.all.length >= FEW) this.#keys = new Set(this.all.map(keyOf));
    if (this.#keys?.has(key) ?? this.all.some((one) => keyOf(one) === key)) return;
    this.#keys?.add(key);
    this.all.push(term);
  }
}

/** By subject and predicate, in the order of the file. */
export class Statements {
  readonly #said = new Map<string, Map<Iri, Terms>>();
  readonly #links = new Map<Iri, number>();
  #all = 0;
  /** Subjects in the order of the file, and what stands for each. */
  readonly subjects = new Map<string, Term>();

  /** Problem: `file-too-many`; whoever reads the file need not go on. */
  add({ subject, predicate, object }: Triple): Result<never> | undefined {
    if (this.#all === MAX_TRIPLES) return fail('file-too-many', `more than ${MAX_TRIPLES} statements`);
    this.#all += 1;
    const tooMany = this.#countLink(predicate);
    if (tooMany !== undefined) return tooMany;
    if (!this.subjects.has(subject.value)) this.subjects.set(subject.value, subject);
    if (this.subjects.size > MAX_SUBJECTS) return fail('file-too-many', `statements of more than ${MAX_SUBJECTS} things`);
    let of = this.#said.get(subject.value);
    if (of === undefined) this.#said.set(subject.value, (of = new Map()));
    let terms = of.get(predicate);
    if (terms === undefined) of.set(predicate, (terms = new Terms()));
    terms.add(object);
    if (terms.all.length <= MOST_OF_ONE) return undefined;
    const where = subject.value.slice(0, 200);
    return fail('file-too-many', `${where}: more than ${MOST_OF_ONE} times ${predicate.slice(0, 200)}`);
  }

  #countLink(predicate: Iri): Result<never> | undefined {
    if (!LINKS.has(predicate)) return undefined;
    const n = (this.#links.get(predicate) ?? 0) + 1;
    this.#links.set(predicate, n);
    return n > MOST_LINKS ? fail('file-too-many', `more than ${MOST_LINKS} links of the kind ${predicate}`) : undefined;
  }

  of(subject: string, predicate: Iri): readonly Term[] {
    return this.#said.get(subject)?.get(predicate)?.all ?? [];
  }

  predicates(subject: string): Iterable<Iri> {
    return this.#said.get(subject)?.keys() ?? [];
  }

  /** Predicates of a name space that are none of its words, and of what they are said. */
  *unknown(space: Iri, words: ReadonlySet<string>): Generator<readonly [word: string, subject: string]> {
    for (const [subject, of] of this.#said)
      for (const p of of.keys()) if (p.startsWith(space) && !words.has(p.slice(space.length))) yield [p.slice(space.length), subject];
  }

  /** Subjects and objects of a predicate that are no literals. */
  *links(predicate: Iri): Generator<readonly [from: string, to: string]> {
    for (const [subject, of] of this.#said)
      for (const object of of.get(predicate)?.all ?? []) if (object.kind !== 'text') yield [subject, object.value];
  }
}
