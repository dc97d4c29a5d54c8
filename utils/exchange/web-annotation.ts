// How does one annotation stand in a file? As a Web Annotation (Data Model, sections 3 and 4), ours or anybody's.
import type { Annotation, Annotator, Body, Target } from '../model/annotation';
import type { Concept } from '../model/concept';
import type { PaperDocument } from '../model/document';
import type { Iri } from '../model/ids';
import { quoteOf } from '../model/selector';
import { BASE, inIri, readAddress, toUri, unlessEmpty } from './context';
import { isObject, list, type JsonObject } from './json-text';
import { wordsOfHtml } from './html-words';
import { PICTURE, pictureCandidate, pictureObject, writtenPictures, type WrittenPicture } from './pictures';
import { hasType, selectorCandidates, writeSelector } from './selectors';
import { readIri, textIn } from './skos';
import { readTime } from './times';

/** What an annotation names and the file describes elsewhere. */
export interface Surroundings {
  readonly documents: ReadonlyMap<Iri, PaperDocument>;
  readonly concepts: ReadonlyMap<Iri, { readonly concept: Concept; readonly language: string }>;
  /** Bytes of pictures, by their names. */
  readonly pictures?: ReadonlyMap<Iri, Uint8Array>;
}

/** Written with its prefix, as `mm:formatVersion`: the terms of format version 1 stay as they are. */
const REFUSED = 'mm:refusedWording';
const VERSION = 'mm:conceptVersion';
/** The Recommendation's word for what a reader means to come to again. */
const STARRED = 'bookmarking';

export const writeAnnotator = ({ id, name }: Annotator): JsonObject => ({ id, type: 'Person', ...unlessEmpty('name', name) });

/** An address as an IRI; the exact words beside it where browsers write what an IRI may not hold. */
export function writeAddress(address: string): JsonObject {
  const id = toUri(address);
  return id === address ? { id } : { id, address };
}

function writeBody(body: Body, { concepts }: Surroundings): JsonObject {
  if (body.purpose === 'commenting') return { type: 'TextualBody', purpose: 'commenting', value: body.value, format: 'text/plain' };
  const known = concepts.get(body.concept);
  const label = known === undefined ? {} : { prefLabel: { [known.language]: known.concept.prefLabel } };
  return {
    type: 'SpecificResource',
    purpose: 'classifying',
    source: { id: body.concept, type: 'skos:Concept', ...label },
    ...(body.version && { [VERSION]: body.version }),
  };
}

function writeTarget(target: Target, documentId: Iri, { documents, pictures }: Surroundings): JsonObject {
  const document = documents.get(documentId);
  const exact = quoteOf(target.selectors)?.exact ?? '';
  return {
    type: 'SpecificResource',
    source: {
      ...writeAddress(target.source),
      type: 'Text',
      ...unlessEmpty('dcterms:title', document?.metadata.title ?? ''),
      ...unlessEmpty('language', document?.metadata.language ?? ''),
      isVersionOf: documentId,
    },
    ...unlessEmpty('headings', target.headings),
    ...unlessEmpty('mm:pageLabel', target.pageLabel ?? ''),
    ...(target.isRecognised && { 'mm:recognised': true }),
    ...(target.picture && { [PICTURE]: pictureObject(target.picture, pictures?.get(target.picture.id)) }),
    selector: target.selectors.map((s) => writeSelector(s, exact)),
  };
}

/** Section 3.3.5: why it was made; told from what is said, and from the star. */
function motivations({ bodies, isStarred }: Annotation): string | readonly string[] {
  const said = motivation(bodies);
  return isStarred ? [said, STARRED] : said;
}

function motivation(bodies: readonly Body[]): string {
  if (bodies.some((b) => b.purpose === 'tagging')) return 'classifying';
  return bodies.length > 0 ? 'commenting' : 'highlighting';
}

/** The annotation as an object of a JSON-LD file. */
export function annotationObject(a: Annotation, around: Surroundings): JsonObject {
  const target = (t: Target): JsonObject => writeTarget(t, a.document, around);
  return {
    id: a.id,
    type: 'Annotation',
    motivation: motivations(a),
    creator: writeAnnotator(a.creator),
    created: a.created,
    modified: a.modified,
    ...unlessEmpty(
      'body',
      a.bodies.map((b) => writeBody(b, around)),
    ),
    target: target(a.target),
    ...(a.formerTargets === undefined ? {} : { formerTargets: a.formerTargets.map(target) }),
    ...(a.refusedWordings === undefined ? {} : { [REFUSED]: a.refusedWordings }),
  };
}

/** A label that the file uses as a concept, with the concept's IRI. */
export interface Coined {
  readonly id: Iri;
  readonly label: string;
}

/** What may be an annotation, for `annotationSchema` to judge, and what the file says beside it. */
export interface Candidate {
  readonly annotation: { readonly [K in keyof Annotation]?: unknown };
  readonly coined: readonly Coined[];
  readonly title: string;
  readonly language: string;
  /** Targets beyond the first; an annotation here has one passage. */
  readonly otherTargets: number;
  /** Bytes of the pictures of its targets. */
  readonly pictures: readonly WrittenPicture[];
  /** Places of notes that were HTML, of which only the words are taken. */
  readonly htmlNotes: readonly number[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isIri = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/u.test(value);
const named = (name: string): Annotator => ({ id: `${BASE}annotator#${inIri(name)}`, name });

/** An annotator who is named differently in every tool: by IRI, by name, by both, or not at all. */
export function readAnnotator(value: unknown): { readonly id: unknown; readonly name: unknown } {
  const [first] = list(value);
  if (isIri(first)) return { id: toUri(first), name: '' };
  if (typeof first === 'string' && first.trim() !== '') return named(first);
  if (!isObject(first)) return named('Unknown annotator');
  const name = list(first['name'])[0] ?? first['nickname'] ?? '';
  if (first['id'] !== undefined) return { id: readIri(first['id']), name };
  return typeof name === 'string' && name !== '' ? named(name) : named('Unknown annotator');
}

const note = (value: unknown) => ({ body: { purpose: 'commenting', value } });

const isHtml = (body: unknown): boolean =>
  isObject(body) &&
  typeof body['value'] === 'string' &&
  list(body['format']).some((f) => /^(?:text\/html|application\/xhtml)/iu.test(text(f)));

/** A body as a concept, a note, or a label that becomes a concept of `scheme`. */
function readBody(body: unknown, scheme: Iri): { readonly body?: JsonObject; readonly coined?: Coined } {
  if (typeof body === 'string') return note(body);
  if (!isObject(body)) return {};
  const isTag = list(body['purpose']).some((p) => p === 'tagging' || p === 'classifying' || p === 'identifying');
  if (body['value'] !== undefined && isTag) {
    const label = text(body['value']).trim();
    if (label === '') return { body: { purpose: 'tagging', concept: undefined } };
    const id = `${scheme}${inIri(label)}`;
    return { body: { purpose: 'tagging', concept: id }, coined: { id, label } };
  }
  if (isHtml(body)) return note(wordsOfHtml(text(body['value'])));
  if (body['value'] !== undefined) return note(body['value']);
  const source = body['source'] ?? body['id'];
  if (source === undefined) return {};
  if (!isTag) return note(readIri(source));
  const concept = readIri(source);
  const label = text(isObject(source) ? textIn(source['prefLabel'] ?? source['label'] ?? source['name'], 'en') : '');
  return {
    body: { purpose: 'tagging', concept, ...(body[VERSION] !== undefined && { version: readTime(body[VERSION]) }) },
    ...(label === '' || typeof concept !== 'string' ? {} : { coined: { id: concept, label } }),
  };
}

function readTarget(target: unknown): { readonly [K in keyof Target]: unknown } {
  const json: JsonObject = isObject(target) ? target : { source: target };
  const [source] = list(json['source'] ?? json['id']);
  const given = isObject(source) ? readAddress(source) : source;
  // Ours are written without; others' may name a place in the page.
  const isOurs = isObject(source) && source['isVersionOf'] !== undefined;
  const address = typeof given === 'string' && !isOurs ? given.replace(/#.*$/su, '') : given;
  const headings = list(json['headings']);
  const page = json['mm:pageLabel'] === undefined ? {} : { pageLabel: json['mm:pageLabel'] };
  const recognised = json['mm:recognised'] === true ? { isRecognised: true } : {};
  return { source: address, selectors: selectorCandidates(json['selector']), headings, ...page, ...recognised, ...pictureCandidate(json) };
}

/** Dates that others leave out: the other one, the file's, or the beginning of counting. */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

/** Reads an item of a file. `scheme` is the stem of IRIs for labels used as tags, `at` the date of the file. */
export function annotationCandidate(item: JsonObject, scheme: Iri, at: unknown): Candidate {
  const given =
    item['body'] === undefined && item['bodyValue'] !== undefined
      ? [{ type: 'TextualBody', value: item['bodyValue'] }]
      : list(item['body']);
  const bodies = given.map((b) => readBody(b, scheme));
  const [target, ...others] = list(item['target']);
  const [source] = isObject(target) ? list(target['source']) : [];
  const about: JsonObject = isObject(source) ? source : {};
  const created = item['created'] ?? item['modified'] ?? at ?? NO_TIME;
  const { formerTargets: former, [REFUSED]: refused } = item;
  return {
    annotation: {
      id: list(item['id'])[0] === undefined ? undefined : readIri(list(item['id'])[0]),
      document: readIri(about['isVersionOf']),
      target: readTarget(target),
      bodies: bodies.flatMap((b) => b.body ?? []),
      creator: readAnnotator(item['creator']),
      created: readTime(list(created)[0]),
      modified: readTime(list(item['modified'] ?? created)[0]),
      ...(former === undefined ? {} : { formerTargets: list(former).map(readTarget) }),
      ...(refused === undefined ? {} : { refusedWordings: list(refused) }),
      ...(list(item['motivation']).some((m) => m === STARRED || m === `oa:${STARRED}`) && { isStarred: true }),
    },
    coined: bodies.flatMap((b) => b.coined ?? []),
    title: text(textIn(about['dcterms:title'] ?? about['dct:title'] ?? about['dc:title'] ?? about['title'], 'en')),
    language: text(list(about['language'])[0]),
    otherTargets: others.length,
    pictures: writtenPictures([target, ...list(former)]),
    htmlNotes: given.flatMap((body, i) => (isHtml(body) ? [i] : [])),
  };
}

/** Is this object an annotation, by its type or by its shape? */
export const isAnnotation = (json: JsonObject): boolean =>
  hasType(json, 'Annotation') || (json['target'] !== undefined && json['type'] === undefined);
