// Which codebook is in these bytes, whatever their name? Told by content: XML, JSON-LD, Turtle or a table; each is read by its own reader.
// Nothing is fetched, nothing is run, nothing is written.
import { fail, ok, type Result } from '../../model/result';
import { isArchive } from '../../packed/zip';
import { inSlices, unpaced, type OnShare, type Pace } from '../../text/pace';
import { BASE } from '../context';
import { HEAD_BYTES, isOurSet, MAX_FILE_BYTES, MAX_SET_BYTES, parseJson, SET_LIMITS } from '../json-text';
import { readingSet, type ReadSet } from '../read';
import { textOf } from './file-text';
import { assembled, leftOut, type FileFacts, type Found } from './found';
import { readJsonLd } from './json-ld';
import { readRefi } from './refi';
import { readSkos } from './skos';
import { isTable, readTable } from './table';

/** The largest file that is read, in bytes, by how it begins. */
export const limitOf = (head: Uint8Array): number => (isOurSet(head) ? MAX_SET_BYTES : MAX_FILE_BYTES);
export { HEAD_BYTES };

/** A codebook of a million words is a tenth of that. */
const MAX_TEXT_BYTES = 20 * 1024 * 1024;

export interface Surroundings {
  /** With its ending. */
  readonly name: string;
  /** UTC. */
  readonly at: string;
  /** `#rrggbb` by paint. */
  readonly colours: readonly string[];
  /** BCP 47, of the reader: of two languages that a file speaks alike, this one is read. */
  readonly language: string;
  /** The key of a document's address; see `readSet`. */
  readonly keyOf: (address: string) => string;
  /** Of sets, which may be large. Default: none. */
  readonly pace?: Pace;
  readonly onShare?: OnShare;
}

/** `2026-11-22-canteen (1).qdc` is called `canteen`. */
const titleOf = (name: string): string =>
  name
    .replace(/\.[A-Za-z0-9]{1,7}$/u, '')
    .replace(/^\d{4}-\d\d-\d\d[-_ ]?/u, '')
    .replace(/\s*\(\d+\)$/u, '')
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '');

async function factsOf(bytes: Uint8Array, { name, at, colours }: Surroundings): Promise<FileFacts> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { base: `${BASE}file/${hex}/`, title: titleOf(name), at, colours };
}

const isJson = (text: string): boolean => /^\s*[[{]/u.test(text);
/** An element, not the name in angle brackets with which Turtle may begin. */
const isXml = (text: string): boolean => /^\s*<(?:\?xml|!|(?:[\w.-]+:)?(?:CodeBook|Project|RDF|html)[\s>/])/iu.test(text);
/** Each line is looked at by itself: a beginning that may reach over blank lines would be sought anew from each of them. */
const isTurtle = (text: string): boolean =>
  /^[^\S\r\n\u2028\u2029]*(?:@prefix|@base|prefix\s|base\s)/imu.test(text) ||
  /^[^\S\r\n\u2028\u2029]*(?:<[^<>\s]*>|_:\w+)\s+(?:<[^<>\s]*>|a)\s+/mu.test(text.slice(0, 100_000));

/** JSON that is no set of ours: SKOS in the JSON-LD of others. */
function fromJson(bytes: Uint8Array, facts: FileFacts, around: Surroundings): Result<Found> {
  const parsed = parseJson(bytes, SET_LIMITS);
  if (!parsed.ok) return parsed;
  const said = readJsonLd(parsed.value, facts.base);
  return said.ok ? ok(readSkos(said.value, facts, around.language)) : said;
}

async function fromText(text: string, facts: FileFacts, around: Surroundings): Promise<Result<Found>> {
  if (isXml(text)) return readRefi(text, facts);
  if (isTable(text)) return readTable(text, facts);
  if (isTurtle(text)) {
    const { readTurtle } = await import('./turtle');
    const said = readTurtle(text, facts.base);
    return said.ok ? ok(readSkos(said.value, facts, around.language)) : said;
  }
  return fail('file-unknown', 'neither JSON-LD, Turtle, a REFI-QDA codebook nor a table with a column path, label, name, tag or code');
}

/**
 * An annotation set, a codebook of ours or one of another program. Equal bytes give equal records but for `at`. Problems: those of
 * `readSet` and of the readers; each leaves everything as it was.
 */
export async function readFile(bytes: Uint8Array, around: Surroundings): Promise<Result<ReadSet>> {
  if (isArchive(bytes))
    return fail('file-unknown', 'it is an archive, such as a whole project or a workbook; save the codebook alone (.qdc, .ttl or .csv)');
  const head = new TextDecoder().decode(bytes.subarray(0, 2_000)).replace(/^\uFEFF/u, '');
  if (isJson(head)) {
    const ours = await inSlices(readingSet(bytes, around.keyOf), around.pace ?? unpaced, around.onShare);
    // A scheme of others may look like ours from afar; then no record of it fits.
    const isOurs = ours.ok && (ours.value.set.codebooks.length > 0 || ours.value.set.annotations.length > 0);
    if (isOurs || (!ours.ok && ours.problem.code !== 'file-unknown')) return ours;
    const facts = await factsOf(bytes, around);
    const found = fromJson(bytes, facts, around);
    if (!found.ok) return found;
    return found.value.books.some((book) => book.concepts.length > 0) ? assembled(found.value, facts) : ours;
  }
  if (bytes.length === 0) return fail('file-empty', 'the file has 0 bytes');
  if (bytes.length > MAX_TEXT_BYTES) return fail('file-too-large', `${bytes.length} bytes; the limit is ${MAX_TEXT_BYTES}`);
  const text = textOf(bytes);
  if (!text.ok) return text;
  const facts = await factsOf(bytes, around);
  const found = await fromText(text.value.text, facts, around);
  if (!found.ok) return found;
  const guessed = text.value.isGuessed ? leftOut('letters', [], 1) : [];
  return assembled({ ...found.value, leftOut: [...guessed, ...found.value.leftOut] }, facts);
}
