// The reader's ways in: toolbar button (and its shortcut), the shortcut to tag, the context menu.
import { browser, type Browser } from 'wxt/browser';
import { callPage, callReader } from '@/utils/messaging/call';
import { injectPage } from '@/utils/shell/inject';
import type { Problem } from '@/utils/model/result';
import { openPdfReader } from '@/utils/shell/pdf-files';
import { openPanel } from '@/utils/shell/panel';
import { setTabPage, tabPage, updateTabPage } from '@/utils/shell/tab-pages';

const MENU = 'tag-selection';

/** Our own pages need no content script: the reader view marks its text itself. */
const isOurs = (url: string | undefined): boolean => url?.startsWith(browser.runtime.getURL('/')) ?? false;

export async function enter(tab: Browser.tabs.Tab): Promise<boolean> {
  if (tab.id === undefined) return false;
  if (isOurs(tab.url)) return true;
  const entered = await injectPage(tab.id);
  if (!entered.ok) {
    await setTabPage(tab.id, { problem: entered.problem });
    if (isPdf(tab, entered.problem)) await openPdfReader({ url: tab.url ?? '', tab: tab.id });
  }
  return entered.ok;
}

/** Firefox lets nobody into its PDF view, so that there the address must tell; so it is with files of the reader's own machine. */
const isPdf = ({ url = '' }: Browser.tabs.Tab, problem: Problem): boolean =>
  problem.code === 'page-is-pdf' || (/^(?:https?|file):/i.test(url) && /\.pdf$/i.test(url.split(/[?#]/)[0] ?? ''));

async function tagSelection(tab: Browser.tabs.Tab): Promise<void> {
  if (tab.id === undefined || !(await enter(tab))) return;
  const page = await tabPage(tab.id);
  // In the reader view the key is heard by the page itself; this reaches it when the browser has taken the key first.
  const told = await (page?.reading === undefined ? callPage(tab.id, 'tag', null) : callReader(tab.id, 'tag', null));
  if (!told.ok && told.problem.code === 'selection-in-frame')
    await updateTabPage(tab.id, { refused: { problem: told.problem, at: Date.now() } });
}

export function listenToToolbar(): void {
  browser.action.onClicked.addListener((tab) => {
    void openPanel(tab.windowId);
    void enter(tab);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'tag-selection' && tab !== undefined) void tagSelection(tab);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== MENU || tab === undefined) return;
    void openPanel(tab.windowId);
    void tagSelection(tab);
  });
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll(() => {
      browser.contextMenus.create({ id: MENU, title: browser.i18n.getMessage('commandTag'), contexts: ['selection'] });
    });
  });
}
