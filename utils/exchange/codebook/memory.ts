// What a concept has beside its meaning: sign, place, origin, retirement and earlier meanings. Only what is there is written, with
// prefixes or whole names, so that the terms of format version 1 stay as they are and older versions leave it out.
import type { Concept, EarlierMeaning } from '../../model/concept';
import { toUri } from '../context';
import { isObject, list, type JsonObject } from '../json-text';
import { readTime } from '../times';

export const DERIVED = 'http://www.w3.org/ns/prov#wasDerivedFrom';
const DEPRECATED = 'http://www.w3.org/2002/07/owl#deprecated';

const iri = (id: string): JsonObject => ({ id });

const meaningObject = ({ prefLabel, definition, scopeNote, notWhen, until, by, why }: EarlierMeaning): JsonObject => ({
  'mm:label': prefLabel,
  'mm:definition': definition,
  'mm:scopeNote': scopeNote,
  ...(notWhen && { 'mm:notWhen': notWhen }),
  'mm:until': until,
  'mm:by': { id: by.id, 'mm:name': by.name },
  ...(why && { 'mm:why': why }),
});

/** The keys of a concept in a file that stand beside those of SKOS. */
export function memoryObject({ notWhen, notation, place, derivedFrom, retired, earlier }: Concept, language: string): JsonObject {
  return {
    ...(notWhen && { 'mm:notWhen': { '@value': notWhen, '@language': language } }),
    ...(notation && { 'skos:notation': notation }),
    ...(place !== undefined && { 'mm:place': place }),
    ...(derivedFrom && { [DERIVED]: iri(derivedFrom) }),
    ...(retired && { [DEPRECATED]: true, 'mm:retired': retired.at }),
    ...(retired?.replacedBy && { 'dcterms:isReplacedBy': iri(retired.replacedBy) }),
    ...(earlier && { 'mm:earlier': earlier.map(meaningObject) }),
  };
}

/** The text of a literal with its language, or of a plain one. */
const textOf = (value: unknown): unknown => (isObject(value) ? value['@value'] : value);
export const idOf = (value: unknown): unknown => {
  const id = isObject(value) ? value['id'] : value;
  return typeof id === 'string' ? toUri(id) : id;
};

function meaningCandidate(json: unknown): unknown {
  if (!isObject(json)) return json;
  const by = json['mm:by'];
  return {
    prefLabel: json['mm:label'],
    definition: json['mm:definition'] ?? '',
    scopeNote: json['mm:scopeNote'] ?? '',
    ...(json['mm:notWhen'] !== undefined && { notWhen: textOf(json['mm:notWhen']) }),
    until: readTime(json['mm:until']),
    by: isObject(by) ? { id: idOf(by), name: by['mm:name'] ?? '' } : by,
    ...(json['mm:why'] !== undefined && { why: json['mm:why'] }),
  };
}

type Memory = Pick<Concept, 'notWhen' | 'notation' | 'place' | 'derivedFrom' | 'retired' | 'earlier'>;

/** What may be the fields of a concept that `memoryObject` writes, for `conceptSchema` to judge. */
export function memoryCandidate(json: JsonObject): { [K in keyof Memory]?: unknown } {
  const { 'mm:notWhen': notWhen, 'skos:notation': notation, 'mm:place': place, [DERIVED]: derived } = json;
  const { 'mm:retired': at, 'dcterms:isReplacedBy': replacedBy, 'mm:earlier': earlier } = json;
  const successor = replacedBy === undefined ? {} : { replacedBy: idOf(replacedBy) };
  return {
    ...(notWhen !== undefined && { notWhen: textOf(notWhen) }),
    ...(notation !== undefined && { notation }),
    ...(place !== undefined && { place }),
    ...(derived !== undefined && { derivedFrom: idOf(derived) }),
    ...(at !== undefined && { retired: { at: readTime(at), ...successor } }),
    ...(earlier !== undefined && { earlier: list(earlier).map(meaningCandidate) }),
  };
}
