// What does a file of annotations hold? Ours or anybody's Web Annotations; bad records are refused one by one, with the reason.
// Nothing is fetched, nothing is run, nothing is written.
import type { AnnotationSet } from '../model/annotation-set';
import type { Annotation, Annotator } from '../model/annotation';
import type { Concept } from '../model/concept';
import type { PaperDocument, Snapshot } from '../model/document';
import type { Iri } from '../model/ids';
import type { LeftOut, Refused } from '../model/merge';
import { fail, ok, type Result } from '../model/result';
import { atOnce, within, type Steps } from '../text/pace';
import { isBackup } from './backup';
import { BASE, FORMAT_VERSION } from './context';
import { documentCandidate, gatherDocuments, plainKey } from './documents';
import { readingCodebooks, tagCodebook } from './codebooks';
import { isObject, isOurSet, list, OWN_SET_LIMITS, parsingJson, SET_LIMITS, type JsonObject } from './json-text';
import { keepingValid, refuse, type Kept, type Placed } from './keep-valid';
import { packsOfFile } from './packs';
import type { WrittenPicture } from './pictures';
import { annotationSchema, annotatorSchema, documentSchema } from './schemas';
import { readIri, textIn } from './skos';
import { readTime } from './times';
import { annotationCandidate, isAnnotation, NO_TIME, readAnnotator, type Candidate, type Coined } from './web-annotation';
import { hasType } from './selectors';

export { MAX_FILE_BYTES } from './json-text';

export interface ReadSet {
  readonly set: AnnotationSet;
  /** Records that were left out, each with its place in the file and the reason. */
  readonly refused: readonly Refused[];
  /** Bytes of pictures as they stand in the file, not judged yet. */
  readonly pictures?: readonly WrittenPicture[];
  /** True of a file whose program knows of a passage no more than its words: its place is then not compared. */
  readonly isForeign?: boolean;
  /** Texts that came along, each of one copy of a document of the set. */
  readonly snapshots?: readonly Snapshot[];
  /** What the reader should know of how the file was read, a sentence each. */
  readonly remarks?: readonly string[];
  /** Of files of other programs: what of them has no place here. */
  readonly leftOut?: readonly LeftOut[];
  /** Fields of which the file says nothing of any concept: what stands here stays. */
  readonly silent?: readonly (keyof Concept)[];
  /** The format knows one place in the tree for each concept. */
  readonly isTree?: boolean;
  /** Concepts of which the file says no more than that others point at them. */
  readonly hearsay?: ReadonlySet<Iri>;
  /** Begins the names that were made for what has none in the file. */
  readonly base?: string;
}

const UNKNOWN: Annotator = { id: `${BASE}annotator#unknown`, name: 'Unknown annotator' };

/** The parts of a file, whichever shape it has. */
interface Shape {
  readonly collection: JsonObject;
  readonly items: readonly unknown[];
  /** Path of the items in the file. */
  readonly path: string;
  readonly isOurs: boolean;
  /** True of a codebook alone, which is at the root of its file. */
  readonly isCodebook?: boolean;
  readonly refused: readonly Refused[];
}

const elsewhere = (key: string): Refused =>
  refuse(key, 'record-invalid', 'only an address is given; the annotations there are not in this file and nothing is fetched');

function collectionShape(collection: JsonObject): Result<Shape> {
  const version = collection['mm:formatVersion'];
  const isOurs = version !== undefined;
  if (isOurs && (typeof version !== 'number' || !Number.isInteger(version) || version < 1))
    return fail('file-damaged', 'mm:formatVersion is no whole number from 1');
  if (typeof version === 'number' && version > FORMAT_VERSION)
    return fail('file-newer', `the file has format version ${version}; this version reads up to ${FORMAT_VERSION}`);
  const { first, items: loose, total } = collection;
  const items = isObject(first) ? list(first['items']) : list(loose);
  const refused = [
    ...(typeof first === 'string' ? [elsewhere('first')] : []),
    ...(isObject(first) && first['next'] !== undefined ? [elsewhere('first.next')] : []),
    ...(isOurs && total !== items.length
      ? [refuse('total', 'file-damaged', `the file says ${String(total)} annotations and holds ${items.length}`)]
      : []),
  ];
  return ok({ collection, items, path: isObject(first) ? 'first.items' : 'items', isOurs, refused });
}

/** A codebook of ours alone in its file: read as a set that holds it and nothing else. */
const codebookShape = (codebook: JsonObject): Shape => ({
  collection: {
    id: codebook['id'],
    label: textIn(codebook['title'], String(codebook['language'])),
    creator: { ...UNKNOWN, name: '' },
    created: codebook['modified'],
    codebooks: [codebook],
  },
  items: [],
  path: '',
  isOurs: true,
  isCodebook: true,
  refused: [],
});

const atRoot = (refused: Refused): Refused => ({ ...refused, where: refused.where.replace(/^codebooks\[0\]\.?/u, '') || 'codebook' });

function shapeOf(value: unknown): Result<Shape> {
  const plain = (collection: JsonObject, items: readonly unknown[], path: string): Result<Shape> =>
    ok({ collection, items, path, isOurs: false, refused: [] });
  if (Array.isArray(value)) {
    const isList = value.some((item) => isObject(item) && isAnnotation(item));
    return isList ? plain({}, value, '') : fail('file-unknown', 'the list holds no Web Annotation');
  }
  if (!isObject(value)) return fail('file-unknown', 'neither an annotation nor a collection of annotations');
  if (hasType(value, 'AnnotationCollection')) return collectionShape(value);
  if (hasType(value, 'AnnotationPage')) return plain(value, list(value['items']), 'items');
  if (isAnnotation(value)) return plain({}, [value], '');
  if (hasType(value, 'skos:ConceptScheme') && Array.isArray(value['concepts'])) return ok(codebookShape(value));
  const type = list(value['type'] ?? value['@type']).find((t) => typeof t === 'string');
  return fail(
    'file-unknown',
    type === undefined
      ? 'no Web Annotation in it'
      : `its type is ${String(type).slice(0, 100)}, not a Web Annotation or a collection of them`,
  );
}

interface Item extends Placed, Omit<Candidate, 'annotation'> {}

const placeOf = (path: string, i: number, n: number): string => (path === '' && n === 1 ? 'annotation' : `${path}[${i}]`);

/**
 * Each as it is asked for. `stem` begins the IRIs of labels that are used as tags; `refused` gains what is left out. An item that was
 * read is let go by its list: beside the records all of a large file would stand in memory, and the browser tidy up for seconds.
 */
function* itemsOf({ items, path, collection }: Shape, stem: string, refused: Refused[]): Generator<Item, void> {
  const all = items.length;
  // Parsed for this reading alone.
  const left = items as unknown[];
  for (let i = 0; i < all; i += 1) {
    const item = left[i];
    left[i] = undefined;
    const where = placeOf(path, i, all);
    if (!isObject(item)) {
      refused.push(refuse(where, 'record-invalid', typeof item === 'string' ? 'only the address of an annotation' : 'no annotation'));
      continue;
    }
    const { annotation, ...read } = annotationCandidate(item, stem, collection['created']);
    if (read.otherTargets > 0)
      refused.push(
        refuse(`${where}.target[1]`, 'record-invalid', `an annotation has one passage here; ${read.otherTargets} more left out`),
      );
    for (const n of read.htmlNotes)
      refused.push(refuse(`${where}.body[${n}]`, 'record-invalid', 'the note is HTML; only its words are taken'));
    yield { where, candidate: annotation, ...read };
  }
}

/** The document is known only when the annotation is: until then any IRI keeps its place. */
function* withoutDocument(items: Iterable<Item>): Generator<Item, void> {
  for (const item of items) yield { ...item, candidate: isObject(item.candidate) ? { ...item.candidate, document: BASE } : item.candidate };
}

/** Who, when and what the set calls itself; what a file of others leaves out is filled in. */
function heading(collection: JsonObject, annotations: readonly Annotation[]): Pick<AnnotationSet, 'id' | 'label' | 'creator' | 'created'> {
  const creator = annotatorSchema.safeParse(readAnnotator(collection['creator']));
  const label = textIn(list(collection['label'])[0], 'en');
  const id = readIri(collection['id']);
  const created = readTime(list(collection['created'])[0]);
  const last = annotations.reduce((latest, a) => (a.created > latest ? a.created : latest), NO_TIME);
  return {
    id: typeof id === 'string' && annotatorSchema.safeParse({ id, name: '' }).success ? id : `${BASE}imported`,
    label: typeof label === 'string' ? label.slice(0, 10_000) : '',
    creator: creator.success ? creator.data : UNKNOWN,
    created: typeof created === 'string' && /^\d{4}-.*Z$/u.test(created) ? created : last,
  };
}

/** Ours: documents stand in the file. Others': each address that an accepted annotation names is one. */
function* ourDocuments(collection: JsonObject): Steps<Kept<PaperDocument, Placed>> {
  const all = list(collection['documents']);
  const placed: Placed[] = [];
  for (const [i, json] of all.entries()) {
    yield i / all.length;
    placed.push({ where: `documents[${i}]`, candidate: isObject(json) ? documentCandidate(json) : json });
  }
  return yield* keepingValid(documentSchema, placed);
}

function* readOurs(shape: Shape, items: Iterable<Item>, stem: string): Steps<ReadSet> {
  const { collection, isCodebook = false } = shape;
  const documents = yield* within(0, 0.1, ourDocuments(collection));
  const known = new Set(documents.kept.map((d) => d.record.id));
  const books = yield* within(0.1, 0.2, readingCodebooks(collection));
  const packs = packsOfFile(collection);
  const annotations = yield* within(0.2, 0.9, keepingValid(annotationSchema, items, new Set(), shape.items.length));
  const records: Annotation[] = [];
  const homeless: Refused[] = [];
  const coined: Coined[] = [];
  const pictures: WrittenPicture[] = [];
  for (const [i, { record, from }] of annotations.kept.entries()) {
    yield 0.9 + (0.1 * i) / annotations.kept.length;
    if (known.has(record.document)) {
      records.push(record);
      coined.push(...from.coined.filter((c) => c.id.startsWith(stem)));
      pictures.push(...from.pictures);
    } else homeless.push(refuse(from.where, 'record-without-document', `the document ${record.document} is not in the file`));
  }
  const head = heading(collection, records);
  return {
    set: {
      ...head,
      documents: documents.kept.map((d) => d.record),
      codebooks: [...books.codebooks, ...tagCodebook(stem, coined, head)],
      annotations: records,
      ...(packs.kept.length > 0 && { packs: packs.kept.map((p) => p.record) }),
    },
    ...(pictures.length > 0 && { pictures }),
    refused: [
      ...documents.refused,
      ...(isCodebook ? books.refused.map(atRoot) : books.refused),
      ...annotations.refused,
      ...packs.refused,
      ...homeless,
    ],
  };
}

function* readOthers(shape: Shape, items: Iterable<Item>, stem: string, keyOf: (address: string) => string): Steps<ReadSet> {
  const { collection } = shape;
  const { kept, refused } = yield* keepingValid(annotationSchema, withoutDocument(items), new Set(), shape.items.length);
  const about = kept.map((k) => ({ annotation: k.record, title: k.from.title, language: k.from.language }));
  const { documents, annotations } = gatherDocuments(about, keyOf);
  const coined = kept.flatMap((k) => k.from.coined);
  const head = heading(collection, annotations);
  return { set: { ...head, documents, codebooks: tagCodebook(stem, coined, head), annotations }, refused };
}

/**
 * Reads a file of annotations. The whole file fails only when it is no such file or a bomb (`file-…`); `detail` says what and where.
 * `keyOf` gives the key of an address of which the file says nothing more (others' files); by default the address in a plain normal form.
 */
export const readSet = (bytes: Uint8Array, keyOf: (address: string) => string = plainKey): Result<ReadSet> =>
  atOnce(readingSet(bytes, keyOf));

/** The same, an annotation a step. */
export function* readingSet(bytes: Uint8Array, keyOf: (address: string) => string): Steps<Result<ReadSet>> {
  // Asked before the limits: a backup may be deeper than a set.
  if (isBackup(bytes)) return fail('file-unknown', 'this is a backup of a whole library, to be restored and not imported');
  const parsed = yield* within(0, 0.4, parsingJson(bytes, isOurSet(bytes) ? OWN_SET_LIMITS : SET_LIMITS));
  return parsed.ok ? yield* within(0.4, 1, setOfJson(parsed.value, keyOf)) : parsed;
}

function* setOfJson(value: unknown, keyOf: (address: string) => string): Steps<Result<ReadSet>> {
  const shape = shapeOf(value);
  if (!shape.ok) return shape;
  const id = readIri(shape.value.collection['id']);
  const home = typeof id === 'string' && /^[a-z][a-z0-9+.-]*:[^#\s]+$/iu.test(id) ? id : `${BASE}imported`;
  const stem = `${home}#tag=`;
  const refused: Refused[] = [];
  const items = itemsOf(shape.value, stem, refused);
  const read = shape.value.isOurs ? yield* readOurs(shape.value, items, stem) : yield* readOthers(shape.value, items, stem, keyOf);
  return ok({ ...read, refused: [...shape.value.refused, ...refused, ...read.refused] });
}
