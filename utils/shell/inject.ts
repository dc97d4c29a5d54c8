// Brings the content script into a tab, and names every reason why it may not enter.
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';

const PAGE_SCRIPT = '/page.js';

/**
 * Waits between tries (ms). In about one click of thirty Chromium 156 refuses the first script although the click has given
 * `activeTab` (seen with the tab's address already visible to us); a moment later it lets it in.
 */
const TRIES = [0, 80, 250, 600];

/** `page-is-pdf` when the tab shows a PDF, `page-forbidden` when the browser lets nobody in (its own pages, stores). */
export async function injectPage(tabId: number): Promise<Result<null>> {
  let refusal = '';
  for (const wait of TRIES) {
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    try {
      const [first] = await browser.scripting.executeScript({ target: { tabId }, func: () => document.contentType });
      if (first?.result === 'application/pdf') return fail('page-is-pdf');
      await browser.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] });
      return ok(null);
    } catch (cause) {
      refusal = cause instanceof Error ? cause.message : String(cause);
    }
  }
  return fail('page-forbidden', refusal);
}

/** Adds the rules that paint passages; past a site's own policy on styles, and out of its DOM. */
export async function addHighlightRules(tabId: number, css: string): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, css });
}

const ALWAYS = 'always';

/** Registers the content script for the sites that the reader has allowed, and for no other. */
export async function registerAlways(origins: readonly string[]): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [ALWAYS] }).catch(() => undefined); // not registered yet
  if (origins.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: ALWAYS, matches: [...origins], js: [PAGE_SCRIPT], runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}
