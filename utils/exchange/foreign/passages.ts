// What another program says of passages becomes a set: documents, concepts made of labels, annotations with their authors.
// Each record is judged alone, by the same schemas as ours.
import type { AnnotationSet } from '../../model/annotation-set';
import type { Annotation, Annotator } from '../../model/annotation';
import type { Codebook } from '../../model/concept';
import type { Details, PaperDocument, Snapshot } from '../../model/document';
import type { Iri } from '../../model/ids';
import type { Refused } from '../../model/merge';
import { guidOf } from '../codebook/refi';
import { tagCodebook } from '../codebooks';
import { fail, type Result } from '../../model/result';
import type { Steps } from '../../text/pace';
import { BASE, escaped, inIri, toUri } from '../context';
import { keepingValid, keepValid, refuse, type Placed } from '../keep-valid';
import type { ReadSet } from '../read';
import { annotationSchema, documentSchema } from '../schemas';
import { momentIn } from '../times';
import { NO_TIME, type Coined } from '../web-annotation';
import { composed } from '../../text/composed';

/** A work that passages stand in; two with one key are one document. */
export interface Work {
  /** The surest first; never empty. */
  readonly keys: readonly string[];
  /** Of the copy that was read. */
  readonly address: string;
  readonly title: string;
  readonly authors?: readonly string[];
  readonly publisher?: string;
  readonly published?: string;
  readonly language?: string;
  readonly doi?: string;
  readonly details?: Details;
  /** By default the address. */
  readonly id?: Iri;
}

/** What a file says of one passage; whatever is `unknown` may be anything. */
export interface Passage {
  readonly where: string;
  readonly id: unknown;
  readonly work: Work;
  readonly selectors: readonly unknown[];
  readonly headings?: readonly unknown[];
  readonly pageLabel?: unknown;
  /** Labels that become concepts, and concepts by their IRIs. */
  readonly labels: readonly string[];
  readonly concepts?: readonly Iri[];
  readonly notes: readonly unknown[];
  readonly creator: Annotator;
  readonly created: unknown;
  readonly modified?: unknown;
}

export interface Gathered {
  /** Of the program, as people know it: names the set and its codebook. */
  readonly program: string;
  readonly label?: string;
  readonly creator?: Annotator;
  readonly passages: readonly Passage[];
  readonly codebooks?: readonly Codebook[];
  readonly snapshots?: readonly Snapshot[];
  /** Begins the names of codebooks that have none in the file; see `ReadSet`. */
  readonly base?: string;
  readonly refused: readonly Refused[];
  /** Sentences that the reader should see before the import. */
  readonly remarks?: readonly string[];
}

/** Characters that the passages and notes of a file may hold together: a small file may point at one long text again and again. */
export const MOST_WORDS = 100_000_000;

export const areTooManyWords = (): Result<never> =>
  fail('file-too-large', `its passages and notes would hold more than ${MOST_WORDS} characters together`);

/** Somebody of whom only a name is known: the same in every file. */
export const named = (name: string): Annotator => ({ id: `${BASE}annotator#${inIri(name)}`, name });
export const UNKNOWN = named('Unknown annotator');

/** A work without an address is known by what is printed on it. */
export const addressOf = (kind: string, ...words: readonly string[]): string =>
  `urn:x-${kind}:${escaped(words.map((w) => composed(w).replace(/\s+/gu, ' ').trim()).join(' / ')).slice(0, 2_000)}`;

/** An id for a passage to which its file gives none: the same whenever these words come in again. */
export const coinedId = (kind: string, ...words: readonly string[]): Iri =>
  `urn:uuid:${guidOf(`${BASE}${kind}#${escaped(words.join('\u0000'))}`)}`;

/** Half characters cannot be kept: U+FFFD stands for each. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

function documentOf(work: Work, created: string): unknown {
  const { keys, address, title, authors = [], publisher = '', published = '', language = '', doi = '', details, id } = work;
  return {
    id: id ?? toUri(address),
    metadata: { title: whole(title).slice(0, 10_000), authors: authors.map(whole), publisher: whole(publisher), published, language, doi },
    ...(details !== undefined && Object.keys(details).length > 0 ? { details } : {}),
    sources: [{ url: address, key: keys[0] ?? address, seen: created }],
    keys: [...new Set(keys)],
    created,
    modified: created,
  };
}

/** More than a passage may have: what has so many is refused, and is not given a concept for each first. */
const MOST_LABELS = 500;

interface Home {
  readonly id: Iri;
  work: Work;
  created: string;
}

/** One document for all works that share a key; of two titles the one that is not empty. */
function homesOf(works: readonly { readonly work: Work; readonly created: string }[]) {
  const byKey = new Map<string, Home>();
  const homes: Home[] = [];
  for (const { work, created } of works) {
    const found = work.keys.flatMap((key) => byKey.get(key) ?? [])[0];
    const home = found ?? { id: work.id ?? toUri(work.address), work, created };
    if (found === undefined) homes.push(home);
    else {
      home.work = { ...home.work, keys: [...new Set([...home.work.keys, ...work.keys])], title: home.work.title || work.title };
      if (created < home.created) home.created = created;
    }
    for (const key of home.work.keys) byKey.set(key, byKey.get(key) ?? home);
  }
  return { homes, homeOf: (work: Work): Iri => byKey.get(work.keys[0] ?? '')?.id ?? '' };
}

function candidateOf(p: Passage, stem: string): { readonly candidate: unknown; readonly coined: readonly Coined[] } {
  const created = momentIn(p.created) ?? momentIn(p.modified) ?? NO_TIME;
  const coined = [...new Set(p.labels.map((l) => whole(l).trim()).filter(Boolean))].slice(0, MOST_LABELS).map((label) => ({
    id: `${stem}${inIri(label)}`,
    label,
  }));
  const tags = [...new Set([...(p.concepts ?? []), ...coined.map((c) => c.id)])];
  const candidate = {
    id: p.id,
    document: BASE,
    target: {
      source: p.work.address,
      selectors: p.selectors,
      headings: p.headings ?? [],
      ...(typeof p.pageLabel === 'string' && p.pageLabel !== '' ? { pageLabel: p.pageLabel } : {}),
    },
    bodies: [
      ...tags.map((concept) => ({ purpose: 'tagging', concept })),
      ...p.notes.filter((n) => n !== '').map((value) => ({ purpose: 'commenting', value })),
    ],
    creator: p.creator,
    created,
    modified: momentIn(p.modified) ?? created,
  };
  return { candidate, coined };
}

/** What programs write of a time that was never set. */
const NEVER = /^(?:0001|1601|1899|9999)-/u;
const isUnread = (time: unknown): boolean =>
  time !== undefined && time !== null && time !== '' && momentIn(time) === undefined && !NEVER.test(String(time));

function timeWords(passages: readonly Passage[]): readonly string[] {
  const unread = passages.filter((p) => isUnread(p.created) || isUnread(p.modified)).length;
  return unread === 0 ? [] : [`Times of ${unread} passages could not be read; they have none of their own.`];
}

interface Item extends Placed {
  readonly passage: Passage;
  readonly coined: readonly Coined[];
}

/** Each as it is asked for: of what is refused nothing stays, and of a file of many labels never all that was made of them. */
function* itemsOf(passages: readonly Passage[], stem: string): Generator<Item, void> {
  for (const passage of passages) yield { where: passage.where, passage, ...candidateOf(passage, stem) };
}

/** The set that the passages make, a passage a step. Equal input gives an equal set. Snapshots are kept where a passage stands in that copy. */
export function* settling(gathered: Gathered): Steps<ReadSet> {
  const { program, label = program, passages, codebooks = [], snapshots = [] } = gathered;
  const stem = `${BASE}${program.toLowerCase().replace(/[^a-z0-9]+/gu, '-')}#tag=`;
  const judged = yield* keepingValid(annotationSchema, itemsOf(passages, stem), new Set(), passages.length);
  const works = judged.kept.map((k) => ({ work: k.from.passage.work, created: k.record.created }));
  const { homes, homeOf } = homesOf(works);
  const documents = keepValid<PaperDocument, Placed>(
    documentSchema,
    homes.map((home) => ({
      where: `document “${home.work.title.slice(0, 100)}”`,
      candidate: { ...(documentOf(home.work, home.created) as object), id: home.id },
    })),
  );
  const known = new Set(documents.kept.map((d) => d.record.id));
  const placed = judged.kept.map((k) => ({ ...k, record: { ...k.record, document: homeOf(k.from.passage.work) } }));
  const kept = placed.filter((k) => known.has(k.record.document));
  const copies = new Map(kept.map((k) => [k.record.target.source, k.record.document]));
  const annotations = kept.map((k): Annotation => k.record);
  const created = annotations.reduce((latest, a) => (a.created > latest ? a.created : latest), NO_TIME);
  const head: Pick<AnnotationSet, 'label' | 'created'> = { label, created };
  const tags = tagCodebook(
    stem,
    kept.flatMap((k) => k.from.coined),
    { ...head, label: program },
  );
  return {
    set: {
      id: `${BASE}imported`,
      ...head,
      creator: gathered.creator ?? { ...UNKNOWN, name: '' },
      documents: documents.kept.map((d) => d.record),
      codebooks: [...codebooks, ...tags],
      annotations,
    },
    isForeign: true,
    ...(gathered.base !== undefined && { base: gathered.base }),
    snapshots: snapshots.flatMap((s) => (copies.has(s.source) ? [{ ...s, document: copies.get(s.source) ?? '' }] : [])),
    remarks: [...(gathered.remarks ?? []), ...timeWords(passages)],
    refused: [
      ...gathered.refused,
      ...judged.refused,
      ...documents.refused,
      ...placed
        .filter((k) => !known.has(k.record.document))
        .map((k) => refuse(k.from.where, 'record-without-document', 'its document could not be read')),
    ],
  };
}

/** Values by the key of each, in the order in which keys come. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const those = groups.get(key) ?? [];
    those.push(one);
    groups.set(key, those);
  }
  return groups;
}
