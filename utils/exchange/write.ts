// An annotation set as one file: a Web Annotation collection with its page, the documents and the codebooks inside.
import type { Annotation } from '../model/annotation';
import type { AnnotationSet } from '../model/annotation-set';
import type { PaperDocument } from '../model/document';
import { byId, type Iri } from '../model/ids';
import type { PictureFile } from '../model/picture';
import { atOnce, type Steps } from '../text/pace';
import { ANNO_CONTEXT, BASE, FORMAT_VERSION, layOut, SET_TERMS, unlessEmpty } from './context';
import type { JsonObject } from './json-text';
import { codebookObject } from './skos';
import { detailsObject, EDITION_OF, ORIGIN, originWords } from './details';
import { packObject, PACKS } from './packs';
import { annotationObject, writeAddress, writeAnnotator, type Surroundings } from './web-annotation';

const GENERATOR = { id: BASE, type: 'Software', name: 'Mutual Margin' } as const;

const documentObject = ({
  id,
  metadata,
  details = {},
  origins,
  sources,
  keys,
  editionOf,
  created,
  modified,
}: PaperDocument): JsonObject => ({
  id,
  type: 'Text',
  ...unlessEmpty('dcterms:title', metadata.title),
  ...unlessEmpty('authors', metadata.authors),
  ...unlessEmpty('publisher', metadata.publisher),
  ...unlessEmpty('published', metadata.published),
  ...unlessEmpty('language', metadata.language),
  ...unlessEmpty('doi', metadata.doi),
  ...detailsObject(details),
  ...unlessEmpty(ORIGIN, originWords(origins)),
  sources: sources.map((s) => ({ ...writeAddress(s.url), key: s.key, seen: s.seen })),
  keys,
  ...(editionOf && { [EDITION_OF]: { id: editionOf } }),
  created,
  modified,
});

/**
 * The set as W3C Web Annotation JSON-LD (a file to save as `.jsonld`). Equal sets give equal bytes whatever the order of their
 * documents, codebooks and annotations. A page must hold an annotation (Data Model, section 5.2): an empty set has none.
 */
export const writeSet = (set: AnnotationSet): string => [...setParts(set)].join('');

/** The same file in parts, each a little work: what stands before the annotations, one annotation each, what stands behind. */
export function* setParts(set: AnnotationSet): Generator<string, void> {
  const { frame, item } = setWriter(set);
  const pictures = picturesByName(set.pictures ?? []);
  const [head, foot] = atOnce(frame(set, set.annotations.length));
  yield head;
  for (const [i, annotation] of [...set.annotations].sort(byId).entries()) yield `${i === 0 ? '' : ','}${item(annotation, pictures)}`;
  if (foot !== '') yield foot;
}

/** A set without its annotations and their pictures. */
export type SetFrame = Omit<AnnotationSet, 'annotations' | 'pictures'>;

export interface SetWriter {
  /** What stands before so many annotations, and what stands behind; a document a step. */
  readonly frame: (set: SetFrame, annotations: number) => Steps<readonly [head: string, foot: string]>;
  /** One annotation; between two of them stands a comma. */
  readonly item: (annotation: Annotation, pictures: ReadonlyMap<Iri, Uint8Array>) => string;
}

export const picturesByName = (files: readonly PictureFile[]): ReadonlyMap<Iri, Uint8Array> =>
  new Map(files.map(({ id, bytes }) => [id, bytes]));

/** Writes annotations with the documents and concepts around them: at least those that they lead to. */
export function setWriter(whole: Pick<AnnotationSet, 'documents' | 'codebooks'>): SetWriter {
  const around: Surroundings = {
    documents: new Map(whole.documents.map((d) => [d.id, d])),
    concepts: new Map(
      whole.codebooks.flatMap(({ scheme, concepts }) => concepts.map((concept) => [concept.id, { concept, language: scheme.language }])),
    ),
  };
  return {
    frame: framed,
    item: (annotation, pictures) => `\n   ${layOut(annotationObject(annotation, { ...around, pictures }), 1, '   ')}`,
  };
}

function* framed(set: SetFrame, total: number): Steps<readonly [head: string, foot: string]> {
  const documents = [...set.documents].sort(byId);
  const laid: string[] = [];
  for (const [i, document] of documents.entries()) {
    yield i / documents.length;
    laid.push(layOut(documentObject(document), 2, '  '));
  }
  const token = crypto.randomUUID();
  const page = {
    id: `${set.id}${set.id.includes('#') ? '/' : '#'}page-1`,
    type: 'AnnotationPage',
    partOf: set.id,
    startIndex: 0,
    items: [],
  };
  const file: JsonObject = {
    '@context': [ANNO_CONTEXT, SET_TERMS],
    id: set.id,
    type: 'AnnotationCollection',
    'mm:formatVersion': FORMAT_VERSION,
    label: set.label,
    creator: writeAnnotator(set.creator),
    generator: GENERATOR,
    created: set.created,
    total,
    documents: documents.length === 0 ? [] : token,
    codebooks: [...set.codebooks].sort((a, b) => byId(a.scheme, b.scheme)).map(codebookObject),
    ...unlessEmpty(PACKS, [...(set.packs ?? [])].sort(byId).map(packObject)),
    ...(total === 0 ? {} : { first: page }),
  };
  const whole = `${layOut(file, 4)}\n`.replace(JSON.stringify(token), () => `[\n  ${laid.join(',\n  ')}\n ]`);
  if (total === 0) return [whole, ''];
  // The items are the last that stands in the file: they go into their brackets.
  const items = whole.lastIndexOf('[]');
  return [`${whole.slice(0, items)}[`, `\n  ]${whole.slice(items + 2)}`];
}
