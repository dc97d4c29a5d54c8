// What a file says as triples, whichever spelling it has, and the words of SKOS among them.
import type { Iri } from '../../model/ids';

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
export const MAX_TRIPLES = 1_000_000;

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
  /** Subjects in the order of the file, and what stands for each. */
  readonly subjects = new Map<string, Term>();

  constructor(triples: Iterable<Triple>) {
    for (const { subject, predicate, object } of triples) {
      this.subjects.set(subject.value, this.subjects.get(subject.value) ?? subject);
      let of = this.#said.get(subject.value);
      if (of === undefined) this.#said.set(subject.value, (of = new Map()));
      let terms = of.get(predicate);
      if (terms === undefined) of.set(predicate, (terms = new Terms()));
      terms.add(object);
    }
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
