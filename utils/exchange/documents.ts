// Which documents is a file about? Read from the file's own table, or gathered from the addresses that annotations name.
import type { Annotation } from '../model/annotation';
import type { PaperDocument, Source } from '../model/document';
import { readAddress, toUri } from './context';
import { idOf } from './codebook/memory';
import { detailsCandidate, EDITION_OF, originsCandidate } from './details';
import { isObject, list, type JsonObject } from './json-text';
import { readIri, textIn } from './skos';
import { readTime } from './times';

/** What may be a document, for `documentSchema` to judge. */
export function documentCandidate(json: JsonObject): unknown {
  const published = json['published'] ?? '';
  const source = (s: unknown): unknown => (isObject(s) ? { url: readAddress(s), key: s['key'], seen: readTime(s['seen']) } : s);
  return {
    id: readIri(json['id']),
    metadata: {
      title: textIn(json['dcterms:title'], 'en'),
      authors: list(json['authors']),
      publisher: json['publisher'] ?? '',
      published,
      language: json['language'] ?? '',
      doi: json['doi'] ?? '',
    },
    ...detailsCandidate(json),
    ...originsCandidate(json),
    sources: list(json['sources']).map(source),
    keys: list(json['keys']),
    ...(json[EDITION_OF] !== undefined && { editionOf: idOf(json[EDITION_OF]) }),
    created: readTime(json['created']),
    modified: readTime(json['modified']),
  };
}

/** An address without scheme, `www.` and a slash at the end: `//host/path?query`; what has no host as it is. */
export const plainKey = (address: string): string =>
  address
    .replace(/^https?:\/\/(?:www\.)?([^/?#]+)/iu, (_all, host: string) => `//${host.toLowerCase()}`)
    .replace(/(?<!\/)\/+(?=$|\?)/u, '');

/** An accepted annotation of a file that has no table of documents, with what it says of the work. */
export interface About {
  readonly annotation: Annotation;
  readonly title: string;
  readonly language: string;
}

const lowest = (words: readonly string[]): string => words.reduce((a, b) => (a !== '' && (b === '' || a < b) ? a : b), '');

function documentFrom(key: string, about: readonly About[]): PaperDocument {
  const created = lowest(about.map((a) => a.annotation.created));
  const addresses = [...new Set(about.map((a) => a.annotation.target.source))].sort();
  const [address = key] = addresses;
  const source: Source = { url: address, key, seen: created };
  return {
    // The address itself is an IRI, and the same in every file that names it.
    id: toUri(address),
    metadata: {
      title: lowest(about.map((a) => a.title)),
      authors: [],
      publisher: '',
      published: '',
      language: lowest(about.map((a) => a.language)),
      doi: '',
    },
    sources: [source],
    keys: [key],
    created,
    modified: created,
  };
}

/** One document for each key among the addresses; the annotations then point at it. */
export function gatherDocuments(about: readonly About[], keyOf: (address: string) => string) {
  const byKey = new Map<string, About[]>();
  for (const a of about) {
    const key = keyOf(a.annotation.target.source);
    const those = byKey.get(key) ?? [];
    those.push(a);
    byKey.set(key, those);
  }
  const documents = new Map([...byKey].map(([key, those]) => [key, documentFrom(key, those)]));
  const annotations = about.map(({ annotation }): Annotation => {
    const document = documents.get(keyOf(annotation.target.source));
    return document === undefined ? annotation : { ...annotation, document: document.id };
  });
  return { documents: [...documents.values()], annotations };
}
