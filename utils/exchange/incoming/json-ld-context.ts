// What do the words of a JSON-LD file stand for? Its inline contexts (JSON-LD 1.1, section 4.1), as far as codebooks need them. Nothing
// is fetched: where a context is only an address, words that SKOS has are taken for those of SKOS.
import { NS } from '../context';
import { isObject, list, type JsonObject } from '../json-text';
import { DC, DCT, OWL, PROV, RDF, RDFS, SKOS } from './triples';

export interface Meaning {
  readonly iri: string;
  /** Strings under it are names, not texts. */
  readonly isName: boolean;
  /** Its value maps languages to texts. */
  readonly isByLanguage: boolean;
  /** The value says it of the node that holds it. */
  readonly isReverse: boolean;
  readonly language: string | undefined;
}

/** What words stand for: those of one context, over those of the contexts around it, of which there are no more than a file is deep. */
class Meanings {
  readonly #own = new Map<string, Meaning | undefined>();
  readonly #around: Meanings | undefined;
  /** Words that stand for something. */
  size: number;

  constructor(around?: Meanings) {
    this.#around = around;
    this.size = around?.size ?? 0;
  }

  get(word: string): Meaning | undefined {
    // oxlint-disable-next-line typescript/no-this-alias -- the innermost of the contexts
    let at: Meanings | undefined = this;
    while (at !== undefined && !at.#own.has(word)) at = at.#around;
    return at === undefined ? undefined : at.#own.get(word);
  }

  set(word: string, meaning: Meaning | undefined): void {
    this.size += Number(meaning !== undefined) - Number(this.get(word) !== undefined);
    this.#own.set(word, meaning);
  }
}

export interface Context {
  readonly meanings: Meanings;
  readonly vocab: string | undefined;
  readonly base: string;
  readonly language: string;
  /** Some context is an address and was not read. */
  readonly isRemote: boolean;
}

const USUAL: Readonly<Record<string, string>> = {
  skos: SKOS,
  dct: DCT,
  dcterms: DCT,
  dc: DC,
  rdf: RDF,
  rdfs: RDFS,
  owl: OWL,
  prov: PROV,
  mm: NS,
};
const SKOS_WORDS = new Set(
  'Concept ConceptScheme Collection OrderedCollection prefLabel altLabel hiddenLabel notation note definition scopeNote example editorialNote changeNote historyNote broader narrower related broaderTransitive narrowerTransitive inScheme hasTopConcept topConceptOf member memberList exactMatch closeMatch broadMatch narrowMatch relatedMatch'.split(
    ' ',
  ),
);
/** Of these the objects are names, even where no context says so. */
const LINKS = /^(?:broader|narrower|related|inScheme|hasTopConcept|topConceptOf|member|\w+Match|\w+Transitive)$/u;

export const emptyContext = (base: string): Context => ({
  meanings: new Meanings(),
  vocab: undefined,
  base,
  language: '',
  isRemote: false,
});

const plain = (iri: string): Meaning => ({
  iri,
  isName: iri.startsWith(SKOS) && LINKS.test(iri.slice(SKOS.length)),
  isByLanguage: false,
  isReverse: false,
  language: undefined,
});

/** The IRI of a word that stands for a property or a class; `undefined` for none. */
export function vocabIri(word: string, context: Context): string | undefined {
  const known = context.meanings.get(word);
  if (known !== undefined) return known.iri;
  const [, prefix = '', rest = ''] = /^([^:]*):(.*)$/su.exec(word) ?? [];
  if (word.includes(':')) {
    const space = context.meanings.get(prefix)?.iri ?? (rest.startsWith('//') ? undefined : USUAL[prefix]);
    return space === undefined ? word : space + rest;
  }
  if (context.isRemote && SKOS_WORDS.has(word)) return SKOS + word;
  return context.vocab === undefined ? undefined : context.vocab + word;
}

/** The IRI of a node. */
export function nodeIri(word: string, context: Context): string {
  const [, prefix = '', rest = ''] = /^([^:/?#]*):(.*)$/su.exec(word) ?? [];
  const space = rest.startsWith('//') || prefix === '_' ? undefined : (context.meanings.get(prefix)?.iri ?? USUAL[prefix]);
  if (space !== undefined) return space + rest;
  try {
    return /^[A-Za-z][\w+.-]*:/u.test(word) || prefix === '_' ? word : new URL(word, context.base).href;
  } catch {
    return word;
  }
}

export function meaningOf(key: string, context: Context): Meaning | undefined {
  const known = context.meanings.get(key);
  if (known !== undefined) return known;
  const iri = vocabIri(key, context);
  return iri === undefined ? undefined : plain(iri);
}

function defined(key: string, value: unknown, context: Context): Meaning | undefined {
  if (typeof value === 'string') {
    const iri = value.startsWith('@') ? value : vocabIri(value, context);
    return iri === undefined || iri.length > LONGEST ? undefined : plain(iri);
  }
  if (!isObject(value)) return undefined;
  const reverse = value['@reverse'];
  const id = typeof reverse === 'string' ? reverse : (value['@id'] ?? key);
  const iri = typeof id !== 'string' ? undefined : id.startsWith('@') ? id : vocabIri(id, context);
  if (iri === undefined || iri.length > LONGEST) return undefined;
  const language = value['@language'];
  return {
    iri,
    isName: value['@type'] === '@id' || value['@type'] === '@vocab' || plain(iri).isName,
    isByLanguage: list(value['@container']).includes('@language'),
    isReverse: reverse !== undefined,
    language: typeof language === 'string' ? language.toLowerCase() : undefined,
  };
}

const said = (json: JsonObject, key: string): string | undefined => {
  const value = json[key];
  return typeof value === 'string' ? value : undefined;
};

/** Words of one context, and characters of what one stands for: more are left out, for each may be made of all before it. */
const [MOST_WORDS, LONGEST] = [2_000, 4_000];

/** The context with what an `@context` adds to it. */
export function withContext(before: Context, json: unknown): Context {
  const meanings = new Meanings(before.meanings);
  let context: Context = { ...before, meanings };
  for (const one of list(json)) {
    if (typeof one === 'string') context = { ...context, isRemote: true };
    if (!isObject(one)) continue;
    const base = said(one, '@base');
    context = {
      ...context,
      vocab: said(one, '@vocab') ?? context.vocab,
      base: base === undefined ? context.base : nodeIri(base, context),
      language: said(one, '@language')?.toLowerCase() ?? context.language,
    };
    // Twice: a word may be defined by a prefix that stands after it.
    for (let round = 0; round < 2; round += 1) {
      for (const [key, value] of Object.entries(one).slice(0, MOST_WORDS)) {
        if (key.startsWith('@')) continue;
        // No word stands for itself.
        const known = meanings.get(key);
        meanings.set(key, undefined);
        const meaning = defined(key, value, context) ?? known;
        if (meaning !== undefined && meanings.size < MOST_WORDS) meanings.set(key, meaning);
      }
    }
  }
  return context;
}
