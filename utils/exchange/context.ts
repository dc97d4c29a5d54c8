// Which words does our JSON-LD use, and how are names written in it? Every key of ours that the Web Annotation context does
// not have is mapped here, so that no JSON-LD reader drops it.

/** Raised when an older version of this code could not read what is written; see `README.md`. */
export const FORMAT_VERSION = 1;
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Names and nothing more: no program of ours fetches them. */
export const BASE = 'https://w3id.org/mutual-margin/';
export const NS = `${BASE}ns#`;

/** SKOS has no official context; labels carry a language, links are links and not strings (`formats.md` section 2). */
const SKOS_TERMS = {
  title: { '@id': 'dcterms:title', '@container': '@language' },
  description: { '@id': 'dcterms:description', '@container': '@language' },
  hasTopConcept: { '@id': 'skos:hasTopConcept', '@type': '@id', '@container': '@set' },
  concepts: { '@reverse': 'skos:inScheme', '@container': '@set' },
  prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
  altLabel: { '@id': 'skos:altLabel', '@container': ['@language', '@set'] },
  definition: { '@id': 'skos:definition', '@container': '@language' },
  scopeNote: { '@id': 'skos:scopeNote', '@container': '@language' },
  example: { '@id': 'skos:example', '@container': '@language' },
  broader: { '@id': 'skos:broader', '@type': '@id', '@container': '@set' },
  related: { '@id': 'skos:related', '@type': '@id', '@container': '@set' },
  broaderElsewhere: { '@id': 'mm:broaderElsewhere', '@type': '@id', '@container': '@set' },
  relatedElsewhere: { '@id': 'mm:relatedElsewhere', '@type': '@id', '@container': '@set' },
  paint: 'mm:paint',
  builtIn: 'mm:builtIn',
} as const;

/** Beside the official context in an annotation set. It redefines none of the official terms. */
export const SET_TERMS = {
  '@version': 1.1,
  mm: NS,
  bibo: 'http://purl.org/ontology/bibo/',
  documents: { '@id': 'mm:document', '@type': '@id', '@container': '@set' },
  codebooks: { '@id': 'mm:codebook', '@type': '@id', '@container': '@set' },
  sources: { '@id': 'mm:copy', '@type': '@id', '@container': '@set' },
  isVersionOf: { '@id': 'dcterms:isVersionOf', '@type': '@id' },
  address: 'mm:address',
  key: 'mm:key',
  keys: { '@id': 'mm:key', '@container': '@set' },
  seen: { '@id': 'mm:seen', '@type': 'xsd:dateTime' },
  authors: { '@id': 'dc:creator', '@container': '@list' },
  publisher: 'dc:publisher',
  published: 'dcterms:issued',
  doi: 'bibo:doi',
  headings: { '@id': 'mm:heading', '@container': '@list' },
  formerTargets: { '@id': 'mm:formerTarget', '@type': '@id', '@container': '@list' },
  astralBefore: { '@id': 'mm:astralBefore', '@type': 'xsd:nonNegativeInteger' },
  ...SKOS_TERMS,
} as const;

/** Alone in a codebook file: every context is inline there, nothing has to be fetched. */
export const CODEBOOK_CONTEXT = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  dc: 'http://purl.org/dc/elements/1.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  mm: NS,
  language: 'dc:language',
  created: { '@id': 'dcterms:created', '@type': 'xsd:dateTime' },
  modified: { '@id': 'dcterms:modified', '@type': 'xsd:dateTime' },
  ...SKOS_TERMS,
} as const;

const isHalf = (text: string): boolean => /\p{Surrogate}/u.test(text);
const escapeIn = (part: string, more: string): string =>
  part.replace(new RegExp(`%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\\-._~:/?@!$&'()*+,;=%${more}]`, 'gu'), (c) => encodeURIComponent(c));

/**
 * An address or IRI in the characters of a URI (RFC 3986): what browsers leave bare, such as `|`, and letters beyond ASCII become
 * percent escapes (RFC 3987, 3.1). What is a URI stays as it is; what is no absolute IRI, or holds white space, is given back unchanged.
 */
export function toUri(address: string): string {
  const parts = /^([A-Za-z][A-Za-z0-9+.-]*:)(\/\/[^/?#]*)?([^#]*)(#.*)?$/su.exec(address);
  if (parts === null || /[\s\p{Cc}]/u.test(address) || isHalf(address)) return address;
  const [, scheme = '', authority = '', rest = '', fragment = ''] = parts;
  const tail = fragment === '' ? '' : `#${escapeIn(fragment.slice(1), '')}`;
  return `${scheme}${escapeIn(authority, '[\\]')}${escapeIn(rest, '')}${tail}`;
}

/** The address that an object of a file stands for: its exact words where they are those of its `id`, else the `id`. */
export const readAddress = ({ id, address }: { readonly id?: unknown; readonly address?: unknown }): unknown =>
  typeof address === 'string' && toUri(address) === id ? address : id;

/** JSON with one record a line: readable, and small changes make small differences between two files. */
export function layOut(value: unknown, levels: number, indent = ''): string {
  if (levels === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((v: unknown) => layOut(v, levels - 1, inner))
    : Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [`${JSON.stringify(k)}: ${layOut(v, levels - 1, inner)}`]));
  return parts.length === 0 ? open + close : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** The value as the only entry, or nothing when it is empty: empty texts and lists are not written. */
export const unlessEmpty = <K extends string, V extends string | readonly unknown[]>(key: K, value: V): { [P in K]?: V } =>
  value.length === 0 ? {} : ({ [key]: value } as { [P in K]?: V }); // a computed key is typed `string` by the compiler

/** Of words in an IRI (characters): longer ones would make an IRI that is refused. */
const LONGEST = 2_000;

/** 53 bits of a text: enough to tell two long labels with one beginning apart. */
function digestOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 2_654_435_761);
    b = Math.imul(b ^ text.charCodeAt(i), 1_597_334_677);
  }
  return `${(a >>> 0).toString(16).padStart(8, '0')}${(b >>> 11).toString(16)}`;
}

/** Words in the characters of a URI; U+FFFD stands for half a character, of which the browser would throw. */
export const escaped = (words: string): string => encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** Words as a part of an IRI: the same for the same words, and never too long for one. */
export function inIri(words: string): string {
  const all = escaped(words);
  return all.length <= LONGEST ? all : `${all.slice(0, LONGEST).replace(/%[\dA-F]?$/u, '')}~${digestOf(all)}`;
}
