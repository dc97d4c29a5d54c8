// A PDF becomes a document of the library: known by its address and by the digest of its bytes, its text kept as a snapshot, its bytes as a file.
import { normalUrl } from '@/utils/extraction/identity';
import * as documents from '@/utils/library/documents';
import { learn } from '@/utils/library/fill-in';
import * as snapshots from '@/utils/library/snapshots';
import { bytesOfFile, fileOf, keepFile, keepWithin, openFiles, type Files, type KeptFile } from '@/utils/library/files';
import type { Origins, PaperDocument, Snapshot } from '@/utils/model/document';
import { ok, type Result } from '@/utils/model/result';
import { pdfBudgetItem } from '@/utils/shell/settings';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import { now, type Desk } from './desk';
import { pdfFacts } from './pdf-facts';
import { fileDigest } from './file-digest';
import { keepText } from './keep-text';
import { withoutFragment } from './tag-passage';

/** A PDF as it was handed over. */
export interface PdfFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Empty for a file of the reader's own machine. */
  readonly url: string;
  /** As the reader knows it. */
  readonly name: string;
}

let opened: Files | undefined;
export const files = (): Files => (opened ??= openFiles());

export const nameOf = (url: string): string => {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').findLast((part) => part !== '') : undefined;
  return last === undefined ? url : decodeURIComponent(last.replace(/%(?![0-9a-f]{2})/gi, '%25'));
};

/** What is kept of PDFs stays within the room that the reader gives it; recognition's languages are no part of it. */
export async function keepWithinBudget(): Promise<void> {
  const budget = (await pdfBudgetItem.getValue()) * 1_000_000;
  await keepWithin(files(), budget, (file) => !file.keys.some((key) => key.startsWith('language:')));
}

/** The kept bytes of one of these keys or addresses. */
export async function keptPdf(keys: readonly string[]): Promise<PdfFile | undefined> {
  const file = await fileOf(files(), keys);
  const bytes = file === undefined ? undefined : await bytesOfFile(files(), file.sha256, fileDigest);
  return file === undefined || bytes?.ok !== true ? undefined : { bytes: bytes.value, url: '', name: file.name };
}

export const isKeptPdf = async (keys: readonly string[]): Promise<boolean> => (await fileOf(files(), keys)) !== undefined;

/**
 * What was read of this very file before: shown at once, while the file is read again for its pages.
 * None where words of more pages (`recognised`) were recognised than it has: it would change while it is read.
 */
export async function knownReading(desk: Desk, file: PdfFile, recognised: number): Promise<PdfReading | undefined> {
  const key = `sha256:${await fileDigest(file.bytes)}`;
  const document = await documents.find(desk.library, [key]);
  if (document === undefined) return undefined;
  const source = normalUrl(file.url) === undefined ? `urn:${key}` : withoutFragment(file.url);
  const snapshot = await snapshots.latest(desk.library, document.id, source);
  return snapshot === undefined || recognisedIn(snapshot.content) < recognised ? undefined : { document, snapshot };
}

export interface PdfReading {
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  /** Why the bytes could not be kept; the text is. */
  readonly unkept?: Result<KeptFile>;
}

/** Pages of a kept text whose words were recognised. */
const recognisedIn = (content: Snapshot['content']): number =>
  content.reduce(
    (sum, node) => (typeof node === 'string' ? sum : sum + Number(node.isRecognised ?? false) + recognisedIn(node.children)),
    0,
  );

/**
 * Keeps what was read as the newest text of its copy. A text with more recognised pages stays the newest: it came with a backup,
 * or the words on the pages were let go, and passages stand in it.
 */
export async function keepPaperText(
  desk: Desk,
  { document, source }: Pick<Snapshot, 'document' | 'source'>,
  paper: PdfPaper,
): Promise<Result<Snapshot>> {
  const last = paper.wordless.length === 0 ? undefined : await snapshots.latest(desk.library, document, source);
  if (last !== undefined && recognisedIn(last.content) > recognisedIn(paper.reading.content)) return ok(last);
  return keepText(desk, document, { url: source, content: paper.reading.content });
}

/** What the recognised pages of a scan say of the work: a scan has no title until then but the one its file gives itself. Problems: storage ones. */
export const learnFromPaper = (desk: Desk, { id }: PaperDocument, paper: PdfPaper): Promise<Result<PaperDocument>> =>
  learn(desk.library, id, pdfFacts(paper), now());

/** The same bytes at another address are the same document. Problems: storage ones. */
export async function keepPdf(desk: Desk, file: PdfFile, paper: PdfPaper): Promise<Result<PdfReading>> {
  const at = now();
  const sha256 = await fileDigest(file.bytes);
  const key = `sha256:${sha256}`;
  const own = normalUrl(file.url);
  const source = own === undefined ? { url: `urn:${key}`, key, seen: at } : { url: withoutFragment(file.url), key: own, seen: at };
  const { metadata: said, details, origins: found } = pdfFacts(paper);
  const metadata = { ...said, title: said.title || file.name };
  const origins: Origins = said.title === '' ? { ...found, title: 'file' } : found;
  // A DOI in the text may be another paper's: only that of the file makes two copies one paper.
  const work = found.doi === 'file' ? [`doi:${said.doi}`] : [];
  const keys = [...(own === undefined ? [] : [own]), key, ...work];
  const document = await documents.ensure(desk.library, { metadata, details, origins, source, keys }, at);
  if (!document.ok) return document;
  const snapshot = await keepPaperText(desk, { document: document.value.id, source: withoutFragment(source.url) }, paper);
  if (!snapshot.ok) return snapshot;
  const kept = await keepFile(files(), { sha256, name: file.name, keys: own === undefined ? [] : [own], opened: at }, file.bytes);
  if (kept.ok) await keepWithinBudget();
  return ok({ document: document.value, snapshot: snapshot.value, ...(kept.ok ? {} : { unkept: kept }) });
}
