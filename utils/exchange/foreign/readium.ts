// What did a reader of e-books annotate? The annotation set of Readium (Thorium Reader): Web Annotations with headings, page and tags in
// words of its own, all about one publication.
import { isObject, list, type JsonObject } from '../json-text';
import { selectorCandidates } from '../selectors';
import { readAnnotator } from '../web-annotation';
import { addressOf, UNKNOWN, type Gathered, type Passage, type Work } from './passages';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const isReadium = (value: unknown): value is JsonObject =>
  isObject(value) && list(value['type']).includes('AnnotationSet') && Array.isArray(value['items']);

function workOf(about: JsonObject): Work {
  const all = (key: string): readonly string[] => list(about[key]).map(text).filter(Boolean);
  const [title = ''] = all('dc:title');
  const authors = all('dc:creator');
  const ids = all('dc:identifier').map((id) => id.trim());
  const own = addressOf('work', title, authors.join(', '));
  const address = ids.find((id) => /^(?:https?|urn|doi):\S+$/iu.test(id)) ?? own;
  const isbn = ids.flatMap((id) => /^(?:urn:)?isbn:\s*([\dxX-]{10,17})$/iu.exec(id)?.[1]?.replace(/-/gu, '') ?? [])[0];
  return {
    keys: [...(ids.length === 0 ? [own] : ids)],
    address,
    title,
    authors,
    publisher: all('dc:publisher')[0] ?? '',
    published: /^\d{4}(?:-\d\d(?:-\d\d)?)?/u.exec(all('dc:date')[0] ?? '')?.[0] ?? '',
    ...(isbn === undefined ? {} : { details: { isbn } }),
  };
}

function passageOf(item: JsonObject, where: string, work: Work, created: unknown): Passage {
  const target = isObject(item['target']) ? item['target'] : {};
  const meta = isObject(target['meta']) ? target['meta'] : {};
  const bodies = list(item['body']).filter(isObject);
  const { id, name } = readAnnotator(item['creator']);
  return {
    where,
    id: item['id'],
    work,
    selectors: selectorCandidates(target['selector']),
    headings: list(meta['headings'])
      .map((h) => (isObject(h) ? text(h['txt']) : text(h)))
      .filter(Boolean),
    pageLabel: meta['page'],
    labels: bodies.flatMap((b) => list(b['tags']).map(text)),
    notes: bodies.map((b) => text(b['value'])),
    creator: item['creator'] === undefined || typeof id !== 'string' ? UNKNOWN : { id, name: text(name) },
    created: item['created'] ?? item['modified'] ?? created,
    modified: item['modified'],
  };
}

export function readReadium(set: JsonObject): Gathered {
  const about = isObject(set['about']) ? set['about'] : {};
  const work = workOf(about);
  const items = list(set['items']).filter(isObject);
  return {
    program: 'Readium',
    label: text(set['title']) || work.title || 'Readium',
    passages: items.map((item, i) => passageOf(item, `items[${i}]`, work, set['generated'])),
    refused: [],
  };
}
