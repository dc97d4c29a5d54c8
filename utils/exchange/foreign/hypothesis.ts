// What does a file of Hypothesis hold? Rows of its API, a list of them, one annotation, or the export of its client as JSON.
// Tags become concepts, the text a note, a reply an annotation of its own author on the passage that it answers to.
import type { Annotator } from '../../model/annotation';
import type { Refused } from '../../model/merge';
import { pageSelector } from '../../model/selector';
import { escaped } from '../context';
import { isObject, list, type JsonObject } from '../json-text';
import { refuse } from '../keep-valid';
import type { Gathered, Passage, Work } from './passages';
import { UNKNOWN } from './passages';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRow = (value: unknown): value is JsonObject =>
  isObject(value) &&
  typeof value['uri'] === 'string' &&
  (Array.isArray(value['target']) || typeof value['user'] === 'string' || Array.isArray(value['tags'])) &&
  value['type'] !== 'Annotation';

/** The rows, and the path at which they stand; undefined of what is no file of Hypothesis. */
export function rowsOf(value: unknown): { readonly rows: readonly unknown[]; readonly path: string } | undefined {
  if (isObject(value) && Array.isArray(value['rows']) && (value['total'] !== undefined || value['rows'].some(isRow)))
    return { rows: [...value['rows'], ...list(value['replies'])], path: 'rows' };
  if (isObject(value) && Array.isArray(value['annotations']) && (value['client_version'] !== undefined || value['annotations'].some(isRow)))
    return { rows: value['annotations'], path: 'annotations' };
  if (Array.isArray(value) && value.some(isRow)) return { rows: value, path: '' };
  return isRow(value) ? { rows: [value], path: '' } : undefined;
}

/** `acct:name@authority` is an IRI (RFC 7565); ours are led back to the id that they were made of. */
function authorOf(row: JsonObject): Annotator {
  const user = text(row['user']);
  const info = isObject(row['user_info']) ? row['user_info'] : {};
  const parts = /^acct:([^@\s]+)@(\S+)$/u.exec(user);
  if (parts === null) return UNKNOWN;
  const [, account = '', authority = ''] = parts;
  const ours = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.mutual-margin\.invalid$/u.exec(authority)?.[1];
  const id = ours === undefined ? user.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, escaped) : `urn:uuid:${ours}`;
  // Ours may have no name: the display name then says so by being empty.
  const name = typeof info['display_name'] === 'string' ? info['display_name'] : account;
  return { id, name };
}

const idOf = (id: unknown): unknown => (typeof id === 'string' && /^[\w-]{8,64}$/u.test(id) ? `https://hypothes.is/a/${id}` : id);

const typed = (selectors: readonly unknown[], type: string): JsonObject | undefined =>
  selectors.find((s): s is JsonObject => isObject(s) && s['type'] === type);

function pageOf(selectors: readonly unknown[]): { readonly selector?: unknown; readonly label?: string } {
  const page = typed(selectors, 'PageSelector');
  if (page === undefined) return {};
  const { index, label } = page;
  return {
    ...(typeof index === 'number' && Number.isInteger(index) && index >= 0 ? { selector: pageSelector(index) } : {}),
    ...(typeof label === 'string' ? { label } : {}),
  };
}

/** A place that is none says nothing against the quote. */
function placeIn({ start, end }: JsonObject): readonly unknown[] {
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end) && Number(start) >= 0 && Number(start) <= Number(end);
  return isPlace ? [{ type: 'TextPositionSelector', start, end }] : [];
}

/** Quote, position (UTF-16 units of the page's text: a hint) and page; the other kinds know the page's DOM and not its words. */
function selectorsOf(given: readonly unknown[]): readonly unknown[] {
  const quote = typed(given, 'TextQuoteSelector');
  const position = typed(given, 'TextPositionSelector');
  const page = pageOf(given).selector;
  return [
    ...(quote === undefined
      ? []
      : [{ type: 'TextQuoteSelector', exact: quote['exact'], prefix: quote['prefix'] ?? '', suffix: quote['suffix'] ?? '' }]),
    ...(quote === undefined || position === undefined ? [] : placeIn(position)),
    ...(page === undefined ? [] : [page]),
  ];
}

/** The page itself, where it was read through the proxy of Hypothesis. */
const bareAddress = (uri: string): string => uri.replace(/#.*$/su, '').replace(/^https?:\/\/via\.hypothes\.is\/(?=https?:\/\/)/iu, '');

function workOf(row: JsonObject, keyOf: (address: string) => string): Work {
  const address = bareAddress(text(row['uri']));
  const about = isObject(row['document']) ? row['document'] : {};
  const title = text(list(about['title'])[0]).trim();
  // Of the client a title may be the address itself.
  return { keys: [keyOf(address)], address, title: title === address ? '' : title };
}

const targetOf = (row: JsonObject): readonly unknown[] => {
  const [target] = list(row['target']);
  return isObject(target) ? list(target['selector']) : [];
};

const isPrivate = (row: JsonObject): boolean => {
  const read = isObject(row['permissions']) ? list(row['permissions']['read']) : [];
  return read.length > 0 && read.every((who) => text(who).startsWith('acct:'));
};

/** The annotation that a reply answers to in the end, with its passage. */
function rootOf(row: JsonObject, byId: ReadonlyMap<unknown, JsonObject>): JsonObject {
  const [oldest] = list(row['references']);
  return byId.get(oldest) ?? row;
}

function passageOf(row: JsonObject, where: string, root: JsonObject, keyOf: (address: string) => string): Passage {
  const given = targetOf(root);
  const { label } = pageOf(given);
  const chapter = text(typed(given, 'EPUBContentSelector')?.['title']);
  return {
    where,
    id: idOf(row['id']),
    work: workOf(root, keyOf),
    selectors: selectorsOf(given),
    ...(label === undefined ? {} : { pageLabel: label }),
    headings: chapter === '' ? [] : [chapter],
    labels: list(row['tags']).map(text),
    notes: [row['text'] ?? ''],
    creator: authorOf(row),
    created: row['created'] ?? row['updated'],
    modified: row['updated'],
  };
}

/** What is told of rows that are left out; the others say what they are by being there. */
function objectionTo(row: JsonObject, root: JsonObject): string | undefined {
  if (typeof row['uri'] !== 'string') return 'no address of a document';
  const isReply = list(row['references']).length > 0;
  if (isReply && root === row) return 'a reply to an annotation that is not in the file';
  if (typed(targetOf(root), 'TextQuoteSelector') !== undefined) return undefined;
  const kinds = targetOf(root).flatMap((s) => (isObject(s) ? [text(s['type'])] : []));
  return kinds.length === 0 ? 'a note on a whole page, without a passage' : `no words of the passage, only ${kinds.join(', ')}`;
}

/** Problems are told row by row. `keyOf` gives the key of an address. */
export function readHypothesis(
  { rows, path }: { readonly rows: readonly unknown[]; readonly path: string },
  keyOf: (address: string) => string,
): Gathered {
  const byId = new Map(rows.filter(isObject).map((row) => [row['id'], row]));
  const passages: Passage[] = [];
  const refused: Refused[] = [];
  let [replies, hidden] = [0, 0];
  rows.forEach((row, i) => {
    const where = path === '' && rows.length === 1 ? 'annotation' : `${path}[${i}]`;
    if (!isObject(row)) return refused.push(refuse(where, 'record-invalid', 'no annotation'));
    const root = rootOf(row, byId);
    const objection = objectionTo(row, root);
    if (objection !== undefined) return refused.push(refuse(where, 'record-invalid', objection));
    if (root !== row) replies += 1;
    if (isPrivate(row)) hidden += 1;
    return passages.push(passageOf(row, where, root, keyOf));
  });
  const remarks = [
    ...(replies === 0 ? [] : [`Replies (${replies}) come in as notes of their authors on the passage that they answer to.`]),
    ...(hidden === 0 ? [] : [`Of these annotations ${hidden} were private to their authors: look at them before you share a set.`]),
  ];
  return { program: 'Hypothesis', passages, refused, remarks };
}
