// Which other program wrote these bytes, and what passages are in them? Told by content, never by a name. Each reader is fetched when
// its file comes; nothing is run, nothing is written, nothing in the file is fetched.
import { fail, ok, type Result } from '../../model/result';
import { isArchive } from '../../packed/zip';
import { inSlices, type OnShare, type Pace } from '../../text/pace';
import { textOf } from '../incoming/file-text';
import { isObject, isOurSet, MAX_FILE_BYTES, parseJson, parsingJson, SET_LIMITS } from '../json-text';
import type { ReadSet } from '../read';
import { isBackup } from '../backup';
import { areTooManyWords, MOST_WORDS, settling, type Gathered, type Passage } from './passages';
import { jsonFilesIn } from './json-archive';

export interface Around {
  /** The key of a document's address; see `readSet`. */
  readonly keyOf: (address: string) => string;
  /** `#rrggbb` by paint. */
  readonly colours: readonly string[];
  readonly pace: Pace;
  /** How much of the passages has been judged, 0 to 1. */
  readonly onShare?: OnShare;
}

const startsWith = (bytes: Uint8Array, words: string): boolean => [...words].every((c, i) => bytes[i] === c.charCodeAt(0));

function wordsIn({ selectors, notes }: Passage): number {
  const quotes = selectors.map((s) => (isObject(s) ? s['exact'] : ''));
  return [...quotes, ...notes].reduce<number>((sum, words) => sum + (typeof words === 'string' ? words.length : 0), 0);
}

async function asSet(gathered: Result<Gathered>, { pace, onShare }: Around): Promise<Result<ReadSet>> {
  if (!gathered.ok) return gathered;
  let words = 0;
  for (const passage of gathered.value.passages) words += wordsIn(passage);
  return words > MOST_WORDS ? areTooManyWords() : ok(await inSlices(settling(gathered.value), pace, onShare));
}

/** JSON of a program that is known; undefined of any other, which may still be Web Annotations. */
async function fromJson(value: unknown, { keyOf }: Around): Promise<Result<Gathered> | undefined> {
  const { readHypothesis, rowsOf } = await import('./hypothesis');
  const rows = rowsOf(value);
  if (rows !== undefined) return ok(readHypothesis(rows, keyOf));
  const { isReadium, readReadium } = await import('./readium');
  if (isReadium(value)) return ok(readReadium(value));
  const { readZotero, zoteroItems } = await import('./zotero');
  const items = zoteroItems(value);
  return items === undefined ? undefined : ok(readZotero(items, keyOf));
}

/** What the client of Hypothesis writes for people to read. */
function hypothesisForPeople(head: string): Result<never> | undefined {
  const isText = /^Total annotations: \d+/mu.test(head) && /^Annotation 1:/mu.test(head);
  const isPage = /<title>Annotations on/u.test(head) && /<h2>Annotation 1:/u.test(head);
  return isText || isPage ? fail('file-unknown', 'annotations of Hypothesis for reading; export them there as JSON or CSV') : undefined;
}

async function fromText(text: string, around: Around): Promise<Result<Gathered> | undefined> {
  const head = text.slice(0, 4_000);
  if (/<(?:[\w.-]+:)?Project[\s>]/u.test(head))
    return (await import('./refi')).readRefiProject(new TextEncoder().encode(text), around.colours, around.pace);
  const told = hypothesisForPeople(head);
  if (told !== undefined) return told;
  const { isTaguettePage, readTaguettePage } = await import('./taguette-page');
  if (isTaguettePage(head)) return readTaguettePage(text);
  const { isKindle, readKindle } = await import('./kindle');
  if (isKindle(text)) return readKindle(text, around.pace);
  return (await import('./tables')).readTable(text, around.keyOf);
}

/** A project, or the files of Hypothesis that our export makes, one for each document. */
async function fromArchive(bytes: Uint8Array, around: Around): Promise<Result<ReadSet>> {
  const files = await jsonFilesIn(bytes);
  if (files === undefined) return asSet(await (await import('./refi')).readRefiProject(bytes, around.colours, around.pace), around);
  if (!files.ok) return files;
  const { readHypothesis, rowsOf } = await import('./hypothesis');
  const rows: unknown[] = [];
  for (const file of files.value) {
    await around.pace();
    const parsed = parseJson(file, SET_LIMITS);
    if (!parsed.ok) return parsed;
    rows.push(...(rowsOf(parsed.value)?.rows ?? []));
  }
  return rows.length === 0
    ? fail('file-unknown', 'no annotation in the files of the archive')
    : asSet(ok(readHypothesis({ rows, path: 'annotations' }, around.keyOf)), around);
}

/**
 * The passages in a file of another program; undefined of a file that is none of those known here: an annotation set, a codebook, or
 * anything else. Problems: `file-…`, each of which leaves everything as it was.
 */
export async function readForeign(bytes: Uint8Array, around: Around): Promise<Result<ReadSet> | undefined> {
  if (bytes.length > MAX_FILE_BYTES || isBackup(bytes) || isOurSet(bytes)) return undefined;
  if (isArchive(bytes)) return fromArchive(bytes, around);
  if (startsWith(bytes, 'SQLite format 3'))
    return fail('file-unknown', 'a database, as Taguette keeps its projects in; export the highlights there as CSV or HTML');
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 4_000))
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (/^[[{]/u.test(head)) {
    const parsed = await inSlices(parsingJson(bytes, SET_LIMITS), around.pace);
    if (!parsed.ok) return parsed;
    const known = await fromJson(parsed.value, around);
    return known === undefined ? undefined : asSet(known, around);
  }
  const text = textOf(bytes);
  if (!text.ok) return undefined;
  const known = await fromText(text.value.text, around);
  return known === undefined ? undefined : asSet(known, around);
}
