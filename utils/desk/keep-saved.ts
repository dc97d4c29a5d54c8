// A page or a text of the reader's own machine becomes a document: known by the digest of its bytes, its text kept as a snapshot.
import { identityKeys } from '@/utils/extraction/identity';
import { trustedLanguage } from '@/utils/extraction/language';
import { readingText } from '@/utils/extraction/reading-text';
import { kindWithin, lettersOf, plainPaper, savedKind, type SavedKind } from '@/utils/extraction/saved-file';
import * as documents from '@/utils/library/documents';
import { digestOf } from '@/utils/library/files';
import type { Facts, Origins, ReadingNode } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { now, type Desk } from './desk';
import { keepText } from './keep-text';
import { parseInert, readCapture } from './read-capture';
import type { Reading } from './read-page';

/** Larger is no page that a person saved (bytes). */
const LARGEST = 50_000_000;

interface SavedText extends Facts {
  readonly content: readonly ReadingNode[];
  readonly origins: Origins;
  /** Beside the digest. */
  readonly keys: readonly string[];
}

/** A saved page. Where it has no address (`urn:…`), its own links that are not whole go nowhere. */
function pageText(html: string, url: string): Result<SavedText> {
  const read = readCapture({ url, html, contentType: 'text/html' });
  if (!read.ok) return read;
  const { content, metadata, details, head, origins } = read.value;
  return ok({ content, metadata, details, origins, keys: identityKeys(head, metadata.doi) });
}

function plainText(text: string): Result<SavedText> {
  const { title, content } = plainPaper(text);
  if (content.length === 0) return fail('no-main-text');
  const language = trustedLanguage('', readingText(content));
  const metadata = { title, authors: [], publisher: '', published: '', language, doi: '' };
  return ok({
    content,
    metadata,
    details: {},
    origins: { ...(title !== '' && { title: 'text' }), ...(language !== '' && { language: 'text' }) },
    keys: [],
  });
}

// What reads archives is fetched when a file wants it: few do.
async function archivedText(bytes: Uint8Array, url: string): Promise<Result<SavedText>> {
  const { readMhtml } = await import('@/utils/extraction/files/mhtml');
  const page = readMhtml(bytes);
  return page.ok ? pageText(page.value.html, page.value.url || url) : page;
}

async function paperText(bytes: Uint8Array<ArrayBuffer>): Promise<Result<SavedText>> {
  const { readPaperFile } = await import('@/utils/extraction/files/read-file');
  const read = await readPaperFile(bytes, parseInert);
  if (!read.ok) return read;
  const { doi } = read.value.metadata;
  return ok({ ...read.value, keys: doi === '' ? [] : [`doi:${doi}`] });
}

function textOf(kind: SavedKind | undefined, bytes: Uint8Array<ArrayBuffer>, url: string): Result<SavedText> | Promise<Result<SavedText>> {
  switch (kind) {
    case 'html':
      return pageText(lettersOf(bytes), url);
    case 'mhtml':
      return archivedText(bytes, url);
    case 'docx':
    case 'odt':
    case 'epub':
      return paperText(bytes);
    case 'doc':
      return fail('file-old-word');
    case 'text':
    case undefined:
      return plainText(lettersOf(bytes));
  }
}

export const isSaved = (file: File): boolean => savedKind(file.name, file.type) !== undefined;

/**
 * The same bytes are the same document. Problems: `file-empty`, `file-too-large`, `file-old-word`, `file-locked`, `file-damaged`,
 * `file-too-deep`, `file-too-many`, `no-main-text`, storage ones.
 */
export async function keepSaved(desk: Desk, file: File): Promise<Result<Reading>> {
  if (file.size === 0) return fail('file-empty', file.name);
  if (file.size > LARGEST) return fail('file-too-large', file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const key = `sha256:${await digestOf(bytes)}`;
  const url = `urn:${key}`;
  const read = await textOf(kindWithin(savedKind(file.name, file.type), bytes), bytes, url);
  if (!read.ok) return fail(read.problem.code, [file.name, read.problem.detail].filter((part) => part !== '').join(': '));
  const { content, metadata: said, details, origins: found, keys } = read.value;
  const isNamed = said.title === '';
  const metadata = isNamed ? { ...said, title: file.name } : said;
  const origins: Origins = isNamed ? { ...found, title: 'file' } : found;
  const at = now();
  const draft = { metadata, details, origins, source: { url, key, seen: at }, keys: [key, ...keys] };
  const document = await documents.ensure(desk.library, draft, at);
  if (!document.ok) return document;
  const snapshot = await keepText(desk, document.value.id, { url, content });
  return snapshot.ok ? ok({ document: document.value, snapshot: snapshot.value }) : snapshot;
}
