// A page or a text of the reader's own machine becomes a document: known by the digest of its bytes, its text kept as a snapshot.
import { identityKeys } from '@/utils/extraction/identity';
import { trustedLanguage } from '@/utils/extraction/language';
import { readingText } from '@/utils/extraction/reading-text';
import { lettersOf, plainPaper, savedKind } from '@/utils/extraction/saved-file';
import * as documents from '@/utils/library/documents';
import { digestOf } from '@/utils/library/files';
import type { Facts, Origins, ReadingNode } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { now, type Desk } from './desk';
import { keepText } from './keep-text';
import { readCapture } from './read-capture';
import type { Reading } from './read-page';

/** Larger is no page that a person saved (bytes). */
const LARGEST = 50_000_000;

interface SavedText extends Facts {
  readonly content: readonly ReadingNode[];
  readonly origins: Origins;
  readonly keys: readonly string[];
}

/** A saved page; it has no address, so its own links that are not whole go nowhere. */
function pageText(html: string, url: string): Result<SavedText> {
  const read = readCapture({ url, html, contentType: 'text/html' });
  if (!read.ok) return read;
  const { content, metadata, details, head, origins } = read.value;
  return ok({ content, metadata, details, origins, keys: identityKeys(head, metadata.doi) });
}

function plainText(text: string, key: string): Result<SavedText> {
  const { title, content } = plainPaper(text);
  if (content.length === 0) return fail('no-main-text');
  const language = trustedLanguage('', readingText(content));
  const metadata = { title, authors: [], publisher: '', published: '', language, doi: '' };
  return ok({
    content,
    metadata,
    details: {},
    origins: { ...(title !== '' && { title: 'text' }), ...(language !== '' && { language: 'text' }) },
    keys: [key],
  });
}

export const isSaved = (file: File): boolean => savedKind(file.name, file.type) !== undefined;

/** Problems: `file-empty`, `file-too-large`, `no-main-text`, storage ones. The same bytes are the same document. */
export async function keepSaved(desk: Desk, file: File): Promise<Result<Reading>> {
  if (file.size === 0) return fail('file-empty', file.name);
  if (file.size > LARGEST) return fail('file-too-large', file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const key = `sha256:${await digestOf(bytes)}`;
  const url = `urn:${key}`;
  const letters = lettersOf(bytes);
  const read = savedKind(file.name, file.type) === 'html' ? pageText(letters, url) : plainText(letters, key);
  if (!read.ok) return read;
  const { content, metadata: said, details, origins: found, keys } = read.value;
  const isNamed = said.title === '';
  const metadata = isNamed ? { ...said, title: file.name } : said;
  const origins: Origins = isNamed ? { ...found, title: 'file' } : found;
  const at = now();
  const document = await documents.ensure(desk.library, { metadata, details, origins, source: { url, key, seen: at }, keys }, at);
  if (!document.ok) return document;
  const snapshot = await keepText(desk, document.value.id, { url, content });
  return snapshot.ok ? ok({ document: document.value, snapshot: snapshot.value }) : snapshot;
}
