// A paper that stands on several pages is one document: each page is a copy of its own, with its own text and address.
import { identityKeys } from '@/utils/extraction/identity';
import { joinedPages } from '@/utils/extraction/paper-pages';
import { lettersOf } from '@/utils/extraction/saved-file';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import type { PaperDocument, PaperPage } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { fetchByOpenPage, keepPagesOfPaper, pagesOfPaper } from '@/utils/shell/paper-pages';
import { pickOn } from '@/utils/shell/site-picks';
import { now, type Desk } from './desk';
import { keepText } from './keep-text';
import { readCapture } from './read-capture';

/** Remembers what a page says of the pages of its paper; gives all that are known. */
export async function notePages(document: Iri, said: readonly PaperPage[]): Promise<readonly PaperPage[]> {
  const known = await pagesOfPaper(document);
  const all = joinedPages(known, said);
  if (all !== known && all.length > 0) await keepPagesOfPaper(document, all);
  return all;
}

export interface KnownPage extends PaperPage {
  /** Its text is kept: it opens without a network. */
  readonly isKept: boolean;
}

export async function knownPages(desk: Desk, document: Iri): Promise<readonly KnownPage[]> {
  // The library first: what is asked of it after another wait is not noticed when it changes.
  const heads = await snapshots.latestHeads(desk.library);
  const pages = await pagesOfPaper(document);
  const kept = new Set(heads.filter((head) => head.document === document).map((head) => head.source));
  return pages.map((page) => ({ ...page, isKept: kept.has(page.url) }));
}

function htmlOf(bytes: Uint8Array, type: string): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
  try {
    if (charset !== undefined) return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // A wrong word in the header: the page's own words decide.
  }
  return lettersOf(bytes);
}

/** Fetches one page and keeps its text. Problems: `page-gone`, `page-forbidden`, `file-too-large`, `no-main-text`, storage ones. */
export async function fetchPage(desk: Desk, document: PaperDocument, { url }: PaperPage): Promise<Result<null>> {
  const fetched = await fetchByOpenPage(url);
  if (!fetched.ok) return fetched;
  const html = htmlOf(fetched.value.bytes, fetched.value.type);
  const read = readCapture({ url, html, contentType: 'text/html' }, await pickOn(url));
  if (!read.ok) return read;
  const { head, content, metadata, pages } = read.value;
  const keys = identityKeys(head, metadata.doi);
  const at = now();
  const grown = await documents.addSource(desk.library, document.id, { source: { url, key: keys[0] ?? url, seen: at }, keys }, at);
  if (!grown.ok) return grown;
  await notePages(document.id, pages);
  const kept = await keepText(desk, document.id, { url, content });
  return kept.ok ? ok(null) : kept;
}

/**
 * Fetches, in order, the pages that are not kept; pages that turn up on the way, too. Ends at the first problem; what was
 * fetched stays. `onPage` is told the page, from 1, and how many are known. Problems: those of `fetchPage`.
 */
export async function fetchPages(
  desk: Desk,
  document: PaperDocument,
  { onPage, signal }: { onPage: (page: number, pages: number) => void; signal: AbortSignal },
): Promise<Result<null>> {
  const tried = new Set<string>();
  for (let pages = await knownPages(desk, document.id); !signal.aborted; pages = await knownPages(desk, document.id)) {
    const open = pages.findIndex((page) => !page.isKept && !tried.has(page.url));
    const page = pages[open];
    if (page === undefined) break;
    tried.add(page.url);
    onPage(open + 1, pages.length);
    const fetched = await fetchPage(desk, document, page);
    if (!fetched.ok) return fetched;
  }
  return ok(null);
}
