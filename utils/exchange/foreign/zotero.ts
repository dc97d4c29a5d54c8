// What annotations does a file of Zotero hold? Items of its web API, or Better BibTeX JSON, where they lie under the attachments of works.
import type { Annotator } from '../../model/annotation';
import type { Refused } from '../../model/merge';
import { pageSelector } from '../../model/selector';
import { escaped } from '../context';
import { isObject, list, type JsonObject } from '../json-text';
import { refuse } from '../keep-valid';
import { selectorCandidates } from '../selectors';
import { named, UNKNOWN, type Gathered, type Passage, type Work } from './passages';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const dataOf = (item: JsonObject): JsonObject => (isObject(item['data']) ? { ...item, ...item['data'] } : item);

interface Item {
  readonly json: JsonObject;
  readonly where: string;
  /** What holds it, where the file nests it. */
  readonly parent: JsonObject | undefined;
}

/** Items with those nested in them: attachments under works, annotations under attachments. */
function itemsIn(all: readonly unknown[], path: string, parent?: JsonObject): readonly Item[] {
  return all.flatMap((value, i): readonly Item[] => {
    if (!isObject(value)) return [];
    const json = dataOf(value);
    const where = `${path}[${i}]`;
    const isIn = (key: string): boolean => Array.isArray(json[key]);
    return [
      { json, where, parent },
      ...(isIn('attachments') ? itemsIn(list(json['attachments']), `${where}.attachments`, json) : []),
      ...(isIn('notes') ? itemsIn(list(json['notes']).filter(isObject).map(asNote), `${where}.notes`, json) : []),
      ...(isIn('annotations') ? itemsIn(list(json['annotations']), `${where}.annotations`, json) : []),
    ];
  });
}

/** Better BibTeX writes the notes of a work without saying what they are. */
const asNote = (json: JsonObject): JsonObject => ({ ...json, itemType: 'note' });

const isAnnotation = (json: JsonObject): boolean => json['itemType'] === 'annotation' || typeof json['annotationType'] === 'string';

const KINDS: ReadonlySet<unknown> = new Set(['highlight', 'underline', 'note', 'text', 'image', 'ink']);

/** As Zotero's own reader holds annotations, in the words of the items. Their work is not told: those of one file are of one, known by its first. */
function fromReader(value: unknown, _: number, all: readonly unknown[]): unknown {
  if (!isObject(value) || !KINDS.has(value['type']) || !isObject(value['position'])) return value;
  const [first] = all;
  const { id, type, position, tags, dateModified } = value;
  const said = { text: 'annotationText', comment: 'annotationComment', pageLabel: 'annotationPageLabel', authorName: 'annotationAuthorName', color: 'annotationColor' }; // prettier-ignore
  return {
    itemType: 'annotation',
    annotationType: type,
    key: id,
    parentItem: `of ${isObject(first) ? text(first['id']) : ''}`,
    annotationPosition: position,
    tags: list(tags).map((tag) => (isObject(tag) ? tag['name'] : tag)),
    dateAdded: value['dateCreated'] ?? dateModified,
    dateModified,
    ...Object.fromEntries(Object.entries(said).map(([theirs, ours]) => [ours, value[theirs]])),
  };
}

/** The items; undefined of what is no file of Zotero with an annotation in it. */
export function zoteroItems(value: unknown): readonly Item[] | undefined {
  const held = isObject(value) ? (value['items'] ?? value['annotations']) : value;
  const all = Array.isArray(held) ? held.map(fromReader) : undefined;
  if (all === undefined || !all.some((v) => isObject(v) && typeof dataOf(v)['itemType'] === 'string')) return undefined;
  const items = itemsIn(all, Array.isArray(value) ? '' : 'items');
  return items.some(({ json }) => isAnnotation(json)) ? items : undefined;
}

/** A person, or a body with one name. */
const creatorName = (creator: unknown): string => {
  if (!isObject(creator)) return '';
  return text(creator['name']) || [text(creator['firstName']), text(creator['lastName'])].filter(Boolean).join(' ');
};

interface Above {
  readonly work: JsonObject | undefined;
  readonly attachment: JsonObject | undefined;
  readonly parent: string;
}

const dayIn = (date: string): string => /^\d{4}(?:-\d\d(?:-\d\d)?)?/u.exec(date)?.[0] ?? /\b\d{4}\b/u.exec(date)?.[0] ?? '';
const isWeb = (address: string): boolean => /^https?:\/\/\S+$/iu.test(address);

/** `parent`: the key of what holds the annotation, which may not be in the file. */
function workOf({ work, attachment, parent }: Above, keyOf: (address: string) => string): Work {
  const doi = text(work?.['DOI'])
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, '')
    .toLowerCase();
  const urls = [text(work?.['url']), text(attachment?.['url'])].filter(isWeb).map((url) => url.replace(/#.*$/su, ''));
  const keys = [attachment?.['key'], work?.['key'], work?.['itemKey'], parent, work?.['title']].map(text);
  const key = keys.find((k) => k !== '') ?? '';
  const own = `urn:x-zotero:${escaped(key) || 'unknown'}`;
  const [address = doi === '' ? own : `https://doi.org/${encodeURI(doi.replace(/\p{Surrogate}/gu, ''))}`] = urls;
  const author = (creator: unknown): boolean => !isObject(creator) || !['translator', 'editor'].includes(text(creator['creatorType']));
  return {
    keys: [...urls.map(keyOf), ...(doi === '' ? [] : [`doi:${doi}`]), ...(urls.length === 0 && doi === '' ? [own] : [])],
    address,
    title: text(work?.['title']) || text(attachment?.['title']),
    authors: list(work?.['creators']).filter(author).map(creatorName).filter(Boolean),
    publisher: text(work?.['institution']) || text(work?.['publisher']),
    published: dayIn(text(work?.['date'])),
    language: text(work?.['language']),
    doi,
  };
}

/** A position is JSON in a string; of web pages and books it is a selector of Web Annotation. */
function positionOf(json: JsonObject): JsonObject {
  const given = json['annotationPosition'];
  if (isObject(given)) return given;
  if (typeof given !== 'string' || given.length > 1_000_000) return {};
  try {
    const parsed: unknown = JSON.parse(given);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function selectorsOf(json: JsonObject): readonly unknown[] {
  const position = positionOf(json);
  const page = position['pageIndex'];
  const others = selectorCandidates(position).filter((s) => isObject(s) && s['type'] !== 'TextQuoteSelector');
  return [
    { type: 'TextQuoteSelector', exact: text(json['annotationText']), prefix: '', suffix: '' },
    ...(typeof page === 'number' && Number.isInteger(page) && page >= 0 ? [pageSelector(page)] : []),
    ...(typeof page === 'number' ? [] : others),
  ];
}

function authorOf(json: JsonObject): Annotator {
  const name = text(json['annotationAuthorName']);
  const meta = isObject(json['meta']) ? json['meta'] : {};
  const user = isObject(meta['createdByUser']) ? meta['createdByUser'] : {};
  const id = user['id'];
  if (typeof id === 'number') return { id: `http://zotero.org/users/${id}`, name: name || text(user['name']) || text(user['username']) };
  return name === '' ? UNKNOWN : named(name);
}

function idOf(json: JsonObject): string {
  const library = isObject(json['library']) ? json['library'] : {};
  const key = escaped(text(json['key']));
  if (isWeb(text(json['uri']))) return text(json['uri']);
  return typeof library['id'] === 'number'
    ? `http://zotero.org/${text(library['type']) || 'user'}s/${library['id']}/items/${key}`
    : `urn:x-zotero:${key}`;
}

/** Why an annotation is no passage. */
function objectionTo(json: JsonObject): string | undefined {
  if (json['deleted'] === 1 || json['deleted'] === true) return 'it lies in the bin of Zotero';
  if (text(json['annotationText']).trim() !== '') return undefined;
  return `of the kind “${text(json['annotationType']).slice(0, 40)}”, without words of a passage`;
}

/** What lies beside passages, and in them, and has no place here. */
function leftOut(items: readonly Item[]): readonly string[] {
  const count = (test: (json: JsonObject) => boolean): number => items.filter(({ json }) => test(json)).length;
  const isWork = (json: JsonObject): boolean => !isAnnotation(json) && json['itemType'] !== 'note';
  const parts: readonly (readonly [number, string])[] = [
    [count((json) => json['itemType'] === 'note'), 'notes of works'],
    [count((json) => isWork(json) && list(json['tags']).length > 0), 'tags of works'],
    [count((json) => isAnnotation(json) && text(json['annotationColor']) !== ''), 'colours of highlights'],
  ];
  const there = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} (${n})`);
  return there.length === 0 ? [] : [`Not brought in: ${there.join(', ')}.`];
}

/** Annotations of words; notes, pictures and ink at a place are refused by name. */
export function readZotero(items: readonly Item[], keyOf: (address: string) => string): Gathered {
  const byKey = new Map(items.map(({ json }) => [text(json['key']), json]));
  const parents = new Map(items.map(({ json, parent }) => [json, parent]));
  const above = (json: JsonObject | undefined): JsonObject | undefined =>
    json && (parents.get(json) ?? (text(json['parentItem']) === '' ? undefined : byKey.get(text(json['parentItem']))));
  const refused: Refused[] = [];
  let homeless = 0;
  const passages = items.flatMap(({ json, where }): readonly Passage[] => {
    if (!isAnnotation(json)) return [];
    const objection = objectionTo(json);
    if (objection !== undefined) {
      refused.push(refuse(where, 'record-invalid', objection));
      return [];
    }
    const attachment = above(json);
    const work = above(attachment) ?? (attachment?.['itemType'] === 'attachment' ? undefined : attachment);
    if (attachment === undefined) homeless += 1;
    const passage: Passage = {
      where,
      id: idOf(json),
      work: workOf({ work, attachment, parent: text(json['parentItem']) }, keyOf),
      selectors: selectorsOf(json),
      pageLabel: json['annotationPageLabel'],
      labels: list(json['tags']).map((tag) => text(isObject(tag) ? tag['tag'] : tag)),
      notes: [text(json['annotationComment'])],
      creator: authorOf(json),
      created: json['dateAdded'] ?? json['dateModified'],
      modified: json['dateModified'],
    };
    return [passage];
  });
  const remarks = [
    ...(homeless === 0 ? [] : [`The works of ${homeless} passages are not in the file: they have no title here.`]),
    ...leftOut(items),
  ];
  return { program: 'Zotero', passages, refused, remarks };
}
