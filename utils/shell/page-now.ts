// What stands on a page at this moment: opened in a tab behind the reader's, read by the grant of its site, and closed again.
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Pace } from '@/utils/text/pace';
import { bytesOfAddress, bytesOfTab, mustAsk } from './pdf-files';
import { isAllowed, originPattern } from './permissions';

export interface PageNow {
  /** Where it ended, after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly html: string;
  /** The words as they are shown, with line ends. */
  readonly text: string;
}

/** How long a page may take to come (ms), and how often it is looked at. */
const PATIENCE = 30_000;
const LOOK = 150;

function readInTab(): PageNow & { readonly status: number } {
  const [way] = performance.getEntriesByType('navigation') as { readonly responseStatus?: number }[];
  return {
    url: location.href,
    contentType: document.contentType,
    html: document.documentElement.outerHTML,
    text: document.body?.innerText ?? '',
    status: way?.responseStatus ?? 0,
  };
}

/**
 * `look` may read the page several times before its tab is closed. Problems: `page-forbidden` (the site is not allowed, or the address
 * leads to one that is not), `page-gone` (it does not come, or its server says that there is no such page).
 */
export async function withPageNow<T>(
  url: string,
  signal: AbortSignal,
  look: (read: () => Promise<Result<PageNow>>) => Promise<T>,
): Promise<Result<T>> {
  return inTabBehind(url, signal, async (tab) => {
    const first = await readTab(tab, url);
    return first.ok ? ok(await look(() => readTab(tab, url))) : first;
  });
}

/**
 * The bytes of a PDF as they are at its address, asked of the site anew. Problems: those of `withPageNow`, and `file-too-large`.
 * What was cut short by the signal is no answer.
 */
export async function pdfNow(url: string, pace: Pace, signal: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!(await isAllowedAt(url))) return fail('page-forbidden', url);
  if (mustAsk()) return goneIfRefused(await bytesOfAddress(url, () => undefined, { cache: 'no-cache', signal }));
  return inTabBehind(url, signal, async (tab) => {
    const there = (await browser.tabs.get(tab).catch(() => undefined))?.url ?? '';
    return (await isAllowedAt(there))
      ? goneIfRefused(await bytesOfTab(tab, there, { onBytes: () => undefined, pace, cache: 'no-cache', signal }))
      : fail('page-forbidden', url);
  });
}

/** Where the site is allowed, what does not come is not there. */
const goneIfRefused = <T>(asked: Result<T>): Result<T> =>
  asked.ok || asked.problem.code !== 'page-forbidden' ? asked : fail('page-gone', asked.problem.detail);

async function isAllowedAt(url: string): Promise<boolean> {
  const pattern = originPattern(url);
  return pattern !== undefined && (await isAllowed(pattern));
}

async function inTabBehind<T>(url: string, signal: AbortSignal, work: (tab: number) => Promise<Result<T>>): Promise<Result<T>> {
  if (!(await isAllowedAt(url))) return fail('page-forbidden', url);
  const tab = (await browser.tabs.create({ url, active: false })).id;
  if (tab === undefined) return fail('page-gone', url);
  try {
    await loaded(tab, signal);
    return await work(tab);
  } finally {
    // The reader may have closed it.
    await browser.tabs.remove(tab).catch(() => undefined);
  }
}

/** How long a tab may stand still without an address that we may see (ms): at first it is empty, later it has left for another site. */
const GRACE = 3_000;

async function loaded(tab: number, signal: AbortSignal): Promise<void> {
  let still = 0;
  for (const end = Date.now() + PATIENCE; Date.now() < end && !signal.aborted; ) {
    const now = await browser.tabs.get(tab).catch(() => undefined);
    if (now === undefined) return;
    const isThere = /^https?:/iu.test(now.url ?? '');
    if (now.status === 'complete' && (isThere || still > GRACE)) return;
    still = now.status === 'complete' ? still + LOOK : 0;
    await new Promise((done) => setTimeout(done, LOOK));
  }
}

async function readTab(tab: number, url: string): Promise<Result<PageNow>> {
  try {
    const [done] = await browser.scripting.executeScript({ target: { tabId: tab }, func: readInTab });
    const page = done?.result;
    if (page === undefined) return fail('page-gone', url);
    return page.status >= 400 ? fail('page-gone', `${page.status} ${url}`) : ok(page);
  } catch {
    // An address that leads to another site hides where it has led to; a page that did not come keeps its address.
    const there = (await browser.tabs.get(tab).catch(() => undefined))?.url ?? '';
    return (await isAllowedAt(there)) ? fail('page-gone', url) : fail('page-forbidden', url);
  }
}
