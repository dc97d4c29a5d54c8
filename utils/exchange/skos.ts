// How does a codebook stand in a file? As a SKOS concept scheme with its concepts inside (SKOS Reference; `formats.md` section 2).
import type { Codebook, Concept, ConceptScheme } from '../model/concept';
import { DERIVED, idOf, memoryCandidate, memoryObject } from './codebook/memory';
import { CODEBOOK_CONTEXT, layOut, toUri, unlessEmpty } from './context';
import { altLabelsOf, descriptionOf, linksOf, NO_LINKS, topsOf, type Links } from './codebook/links';
import { isObject, list, parseJson, SET_LIMITS, type JsonObject } from './json-text';
import { readTime } from './times';

/** Written in the language of the scheme; an empty text is not written. */
const inLanguage = (key: string, text: string, language: string): JsonObject => (text === '' ? {} : { [key]: { [language]: text } });

function conceptObject(concept: Concept, language: string, links: Links): JsonObject {
  const altLabels = altLabelsOf(concept);
  return {
    id: concept.id,
    type: 'skos:Concept',
    ...inLanguage('prefLabel', concept.prefLabel, language),
    ...(altLabels.length === 0 ? {} : { altLabel: { [language]: altLabels } }),
    ...inLanguage('definition', concept.definition, language),
    ...inLanguage('scopeNote', concept.scopeNote, language),
    ...inLanguage('example', concept.example, language),
    ...unlessEmpty('broader', links.broader),
    ...unlessEmpty('related', links.related),
    ...unlessEmpty('broaderElsewhere', links.broaderElsewhere),
    ...unlessEmpty('relatedElsewhere', links.relatedElsewhere),
    paint: concept.paint,
    created: concept.created,
    modified: concept.modified,
    ...memoryObject(concept, language),
  };
}

/** The codebook as an object of a JSON-LD file: the same alone and inside a set. */
export function codebookObject({ scheme, concepts }: Codebook): JsonObject {
  const links = linksOf(concepts);
  return {
    id: scheme.id,
    type: 'skos:ConceptScheme',
    ...inLanguage('title', scheme.title, scheme.language),
    ...inLanguage('description', descriptionOf(scheme), scheme.language),
    language: scheme.language,
    builtIn: scheme.builtIn,
    ...(scheme.closed && { 'mm:closed': true }),
    created: scheme.created,
    modified: scheme.modified,
    ...(scheme.derivedFrom && { [DERIVED]: { id: scheme.derivedFrom } }),
    ...unlessEmpty('hasTopConcept', topsOf(concepts, links)),
    concepts: concepts.map((c) => conceptObject(c, scheme.language, links.get(c.id) ?? NO_LINKS)),
  };
}

/** A codebook as one SKOS JSON-LD file. Concepts keep their order; links are sorted. */
export const writeCodebook = (codebook: Codebook): string =>
  `${layOut({ '@context': CODEBOOK_CONTEXT, ...codebookObject(codebook) }, 2)}\n`;

/** The codebooks of an annotation set's file, each as a SKOS file of its own; none when the text is no such file. */
export function extractSchemes(fileText: string): readonly string[] {
  const parsed = parseJson(new TextEncoder().encode(fileText), SET_LIMITS);
  if (!parsed.ok || !isObject(parsed.value)) return [];
  return list(parsed.value['codebooks'])
    .filter(isObject)
    .map((codebook) => `${layOut({ '@context': CODEBOOK_CONTEXT, ...codebook }, 2)}\n`);
}

/** Text of a plain string or of a language map: the wanted language, else the first. Anything else is given back to be refused. */
export function textIn(value: unknown, language: string): unknown {
  if (value === undefined || value === null) return '';
  if (!isObject(value)) return value;
  const [first] = Object.values(value);
  const found = Object.entries(value).find(([tag]) => tag.toLowerCase() === language.toLowerCase())?.[1] ?? first;
  return Array.isArray(found) ? found[0] : (found ?? '');
}

const textsIn = (value: unknown, language: string): readonly unknown[] =>
  isObject(value) ? list(Object.entries(value).find(([tag]) => tag.toLowerCase() === language.toLowerCase())?.[1]) : list(value);

export const readIri = (value: unknown): unknown =>
  typeof value === 'string' ? toUri(value) : isObject(value) ? readIri(value['id']) : value;

const links = (...values: unknown[]): unknown[] => {
  const all = values.flatMap(list).map(readIri);
  return [...new Set(all)].sort((a, b) => (String(a) < String(b) ? -1 : 1));
};

/** What may be a scheme, for `schemeSchema` to judge. */
export function schemeCandidate(json: JsonObject): { [K in keyof ConceptScheme]: unknown } {
  const language = json['language'];
  const tag = typeof language === 'string' ? language : '';
  const title = textIn(json['title'], tag);
  const description = textIn(json['description'], tag);
  return {
    id: readIri(json['id']),
    title,
    description: description === title ? '' : description,
    language,
    builtIn: json['builtIn'] ?? false,
    ...(json['mm:closed'] === true && { closed: true }),
    created: readTime(json['created']),
    modified: readTime(json['modified']),
    ...(json[DERIVED] !== undefined && { derivedFrom: idOf(json[DERIVED]) }),
  };
}

/** What may be a concept of a scheme, for `conceptSchema` to judge. */
export function conceptCandidate(json: JsonObject, scheme: ConceptScheme): { [K in keyof Concept]: unknown } {
  const said = (key: string): unknown => textIn(json[key], scheme.language);
  return {
    id: readIri(json['id']),
    scheme: scheme.id,
    prefLabel: said('prefLabel'),
    altLabels: textsIn(json['altLabel'], scheme.language),
    definition: said('definition'),
    scopeNote: said('scopeNote'),
    example: said('example'),
    broader: links(json['broader'], json['broaderElsewhere']),
    related: links(json['related'], json['relatedElsewhere']),
    paint: json['paint'] ?? 0,
    created: readTime(json['created']),
    modified: readTime(json['modified']),
    ...memoryCandidate(json),
  };
}
