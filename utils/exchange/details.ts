// How do the details of a document, and where its facts came from, stand in a file? In keys with their prefix, which need no new
// terms in the context: readers of version 1 that do not know them leave them out.
import { DETAIL_FIELDS, METADATA_FIELDS, ORIGINS, type DetailField, type Details, type Origin, type Origins } from '../model/document';
import { list, type JsonObject } from './json-text';

/** Words of others where they say the same; `mm:updated`, because `modified` is the record's own. */
const KEYS: Readonly<Record<DetailField, string>> = {
  subtitle: 'mm:subtitle',
  updated: 'mm:updated',
  number: 'bibo:number',
  isbn: 'bibo:isbn',
  issn: 'bibo:issn',
  kind: 'dc:type',
  licence: 'dcterms:license',
};

/** The earlier edition (PROV). */
export const EDITION_OF = 'http://www.w3.org/ns/prov#wasRevisionOf';

/** Each a field and an origin: `number page`. */
export const ORIGIN = 'mm:origin';

export const detailsObject = (details: Details): JsonObject =>
  Object.fromEntries(DETAIL_FIELDS.flatMap((field) => (details[field] === undefined ? [] : [[KEYS[field], details[field]]])));

export const originWords = (origins: Origins = {}): readonly string[] =>
  FIELDS.flatMap((field) => (origins[field] === undefined ? [] : [`${field} ${origins[field]}`]));

const FIELDS = [...METADATA_FIELDS, ...DETAIL_FIELDS];
const isField = (name: unknown): name is (typeof FIELDS)[number] => FIELDS.some((field) => field === name);
const isOrigin = (name: unknown): name is Origin => ORIGINS.some((origin) => origin === name);

/** Details for `detailsShape` to judge; nothing where the file has none, as files of before. */
export function detailsCandidate(json: JsonObject): { readonly details?: unknown } {
  const known = DETAIL_FIELDS.filter((field) => json[KEYS[field]] !== undefined);
  return known.length === 0 ? {} : { details: Object.fromEntries(known.map((field) => [field, list(json[KEYS[field]])[0]])) };
}

/** What the one who shared it wrote is their word here. Fields and origins of versions to come are passed over. */
export function originsCandidate(json: JsonObject): { readonly origins?: Origins } {
  const pairs = list(json[ORIGIN]).flatMap((words) => {
    const [field, origin] = String(words).split(' ');
    return isField(field) && isOrigin(origin) ? [[field, origin === 'annotator' ? 'sender' : origin] as const] : [];
  });
  return pairs.length === 0 ? {} : { origins: Object.fromEntries(pairs) };
}
