// Follows tabs: forgets closed ones, goes on reading a tab whose page is reloaded, keeps the allowed sites registered.
import { browser } from 'wxt/browser';
import { callPage } from '@/utils/messaging/call';
import { injectPage, registerAlways } from '@/utils/shell/inject';
import { allowedOrigins, onPermissionsChanged } from '@/utils/shell/permissions';
import { forgetTab, setTabPage, tabPage, tabPages } from '@/utils/shell/tab-pages';
import { forgetReady } from './greeted';

const registerAllowed = async (): Promise<void> => registerAlways(await allowedOrigins());

// The click's grant lasts while the tab stays on the origin: a reload there needs no second click.
async function reenter(tab: number): Promise<void> {
  const known = await tabPage(tab);
  if (known === undefined || known.reading !== undefined) return;
  const entered = await injectPage(tab);
  if (entered.ok) return;
  if (entered.problem.code === 'page-is-pdf') await setTabPage(tab, { problem: entered.problem });
  else await forgetTab(tab);
}

export function followTabs(): void {
  browser.tabs.onRemoved.addListener((tab) => void forgetTab(tab));
  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.status === 'complete') void reenter(tab);
  });
  browser.runtime.onInstalled.addListener(() => void registerAllowed());
  onPermissionsChanged(() => void registerAllowed());
}

/** Tells every tab that shows one of these keys, or our reader view of the document, to read its passages again. */
export async function tellTabs(keys: readonly string[]): Promise<void> {
  forgetReady();
  const shown = (await tabPages()).filter(([, page]) => page.reading === undefined && page.keys.some((k) => keys.includes(k)));
  await Promise.all(shown.map(([tab]) => callPage(tab, 'changed', null)));
}
