// Which document is a source of a REFI-QDA project? Known by the bytes of its text, so that it is the same in every project that has it;
// in an export of ours by what its description says.
import type { ReadingNode, Snapshot } from '../../model/document';
import type { Iri } from '../../model/ids';
import { guidOf } from '../codebook/refi';
import { escaped } from '../context';
import { LINE_ENDS } from './mapped-text';
import { NO_TIME } from '../web-annotation';
import type { Work } from './passages';
import { iriOfGuid, momentOf } from './refi-people';
import { childOf, attributeOf, ownText, type XmlElement } from '../../packed/xml';

/** Lines by which our export tells of a document; each value on one line, authors and addresses on one each. */
export const WORK_LINES = {
  id: 'Document: ',
  address: 'Address: ',
  author: 'Author: ',
  publisher: 'Publisher: ',
  published: 'Published: ',
  language: 'Language: ',
  doi: 'DOI: ',
  key: 'Known by: ',
} as const;

async function digestOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A work that our export describes; undefined where it does not. */
function ownWork(description: string, title: string): Work | undefined {
  const lines = description.split('\n');
  const all = (start: string): readonly string[] => lines.filter((l) => l.startsWith(start)).map((l) => l.slice(start.length));
  const [address] = all(WORK_LINES.address);
  const [id] = all(WORK_LINES.id);
  const keys = all(WORK_LINES.key);
  if (address === undefined || id === undefined || keys.length === 0) return undefined;
  const one = (start: string): string => all(start)[0] ?? '';
  return {
    id,
    keys,
    address,
    title,
    authors: all(WORK_LINES.author),
    publisher: one(WORK_LINES.publisher),
    published: one(WORK_LINES.published),
    language: one(WORK_LINES.language),
    doi: one(WORK_LINES.doi),
  };
}

/** `text` is that of the source, without the byte order mark; of one without a text the GUID must do. */
export async function workOf(source: XmlElement, text: string | undefined, isOurs: boolean): Promise<Work> {
  const title = attributeOf(source, 'name').replace(/\s+/gu, ' ').trim();
  const own = isOurs ? ownWork(ownText(childOf(source, 'Description')), attributeOf(source, 'name')) : undefined;
  if (own !== undefined) return own;
  const key = text === undefined ? iriOfGuid(attributeOf(source, 'guid')) || `urn:x-refi:${source.line}` : `sha256:${await digestOf(text)}`;
  return { keys: [key], address: text === undefined ? key : `urn:${key}`, title };
}

/** Sources of one project with the same text are works of their own, as answers to a survey are: the second and those after it by their names. */
export function apart<T extends { readonly owner: XmlElement; readonly work: Work }>(parts: readonly T[]): readonly T[] {
  const owners = new Map<string, Map<XmlElement, readonly [nth: number, namesakes: number]>>();
  const counts = new Map<string, number>();
  const next = (of: string): number => {
    const nth = counts.get(of) ?? 0;
    counts.set(of, nth + 1);
    return nth;
  };
  return parts.map((part) => {
    const { owner, work } = part;
    const [key = ''] = work.keys;
    const those = owners.get(key) ?? new Map<XmlElement, readonly [number, number]>();
    const [nth, namesakes] = those.get(owner) ?? [next(key), next(`${key} ${attributeOf(owner, 'name')}`)];
    owners.set(key, those.set(owner, [nth, namesakes]));
    if (nth === 0) return part;
    const name = escaped(work.title).slice(0, 500);
    const own = `${key}:${name}${namesakes === 0 ? '' : `:${namesakes + 1}`}`;
    return { ...part, work: { ...work, keys: [own], address: `urn:${own}` } };
  });
}

/** Each line a paragraph; empty ones are none. */
const paragraphs = (text: string): readonly ReadingNode[] =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split(LINE_ENDS)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ tag: 'p', children: [line] }));

/** The text as what is kept of a document; the same text gives the same record. The document is found later, by the copy. */
export async function snapshotOf(work: Work, text: string, source: XmlElement): Promise<Snapshot> {
  const taken = momentOf(source, 'creationDateTime') || NO_TIME;
  const id: Iri = `urn:uuid:${guidOf(`urn:x-snapshot:${await digestOf(`${work.address}\n${text}`)}`)}`;
  return { id, document: '', source: work.address, taken, content: paragraphs(text) };
}
