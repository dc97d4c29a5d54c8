// The pages of a paper that stands on several: remembered by document (storage.local), and fetched by a page of the same site that is open.
import { browser } from 'wxt/browser';
import type { PaperPage } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { tabPages } from './tab-pages';

const PREFIX = 'pages-of:';

/** In order; empty where the paper is one page. */
export async function pagesOfPaper(document: Iri): Promise<readonly PaperPage[]> {
  // Written by this module alone.
  return ((await browser.storage.local.get(PREFIX + document))[PREFIX + document] as readonly PaperPage[] | undefined) ?? [];
}

export const keepPagesOfPaper = (document: Iri, pages: readonly PaperPage[]): Promise<void> =>
  browser.storage.local.set({ [PREFIX + document]: pages });

export interface FetchedPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `text/html; charset=…`, as it was sent. */
  readonly type: string;
}

const LARGEST_PAGE = 10_000_000;
const LONGEST_MS = 20_000;

/** In the tab: with its cookies, as if the reader had followed the link; to its own origin alone. */
async function fetchInTab(url: string, largest: number, ms: number): Promise<{ text: string; type: string } | { refusal: string }> {
  try {
    if (new URL(url).origin !== location.origin) return { refusal: 'another site' };
    const response = await fetch(url, { signal: AbortSignal.timeout(ms) });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || new URL(response.url).origin !== location.origin || !/html/i.test(type))
      return { refusal: `${response.status} ${type}` };
    const blob = await response.blob();
    if (blob.size > largest || blob.size === 0) return { refusal: blob.size === 0 ? 'empty' : 'too large' };
    // Firefox 153 lets nobody from outside the page look into its array buffers; a string may cross.
    const data = await new Promise<string>((done, refuse) => {
      const reader = new FileReader();
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it has one listener and lives for one answer
      reader.onload = () => done(String(reader.result));
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it has one listener and lives for one answer
      reader.onerror = () => refuse(new Error('the page could not be read'));
      reader.readAsDataURL(blob);
    });
    return { text: data.slice(data.indexOf(',') + 1), type };
  } catch (cause) {
    return { refusal: String(cause) };
  }
}

/**
 * Fetched by an open page of the same origin, under the grant of the reader's press there: the extension itself connects to nothing.
 * Problems: `page-gone` (none is open, or it may not be entered), `page-forbidden` (the site did not give it), `file-too-large`.
 */
export async function fetchByOpenPage(url: string): Promise<Result<FetchedPage>> {
  const { origin } = new URL(url);
  for (const [tab, { head }] of await tabPages()) {
    if (head === undefined || !URL.canParse(head.url) || new URL(head.url).origin !== origin) continue;
    // A tab that has left, or whose grant has ended, refuses; another may not.
    const [done] = await browser.scripting
      .executeScript({ target: { tabId: tab }, func: fetchInTab, args: [url, LARGEST_PAGE, LONGEST_MS] })
      .catch(() => []);
    const answer = done?.result;
    if (answer === undefined || answer === null) continue;
    if ('refusal' in answer) return fail(answer.refusal === 'too large' ? 'file-too-large' : 'page-forbidden', `${url}: ${answer.refusal}`);
    return ok({ bytes: Uint8Array.from(atob(answer.text), (c) => c.charCodeAt(0)), type: answer.type });
  }
  return fail('page-gone', url);
}
