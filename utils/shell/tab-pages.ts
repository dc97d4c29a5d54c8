// Which tab shows which page, and what was found in it: lives until the browser closes (storage.session).
import { browser } from 'wxt/browser';
import type { Iri } from '@/utils/model/ids';
import type { PageHead } from '@/utils/model/document';
import type { Placing } from '@/utils/messaging/protocol';
import type { Problem } from '@/utils/model/result';

export interface TabPage {
  /** Head of the page, with the address that the browser gave. */
  readonly head?: PageHead;
  /** Keys by which its document is known; empty where there is none to know. */
  readonly keys: readonly string[];
  /** Set when the tab shows our reader view of that document. */
  readonly reading?: Iri;
  readonly placings: readonly Placing[];
  /** Passages that the reader has clicked last, innermost first, and when (ms since 1970): a click on the same one counts again. */
  readonly seen?: { readonly ids: readonly Iri[]; readonly at: number };
  /** Why what was last selected could not be tagged, and when (ms since 1970). */
  readonly refused?: { readonly problem: Problem; readonly at: number };
  /** Why the page could not be entered. */
  readonly problem?: Problem;
}

const key = (tab: number): string => `tab:${tab}`;
const EMPTY: TabPage = { keys: [], placings: [] };

export async function tabPage(tab: number): Promise<TabPage | undefined> {
  // storage.session is written by this module alone.
  return (await browser.storage.session.get(key(tab)))[key(tab)] as TabPage | undefined;
}

/** One write after the other, across tabs too: a change reads before it writes, and a later one must find what it wrote. */
const inTurn = async (write: () => Promise<void>): Promise<void> => {
  await navigator.locks.request('tab-pages', write);
};

const put = (tab: number, page: Partial<TabPage>): Promise<void> => browser.storage.session.set({ [key(tab)]: { ...EMPTY, ...page } });

export const setTabPage = (tab: number, page: Partial<TabPage>): Promise<void> => inTurn(() => put(tab, page));

/** Changes some fields of a tab that is known; nothing when it is not, or is not what the change is meant for. */
export const updateTabPage = (tab: number, change: Partial<TabPage>, isMeant: (page: TabPage) => boolean = () => true): Promise<void> =>
  inTurn(async () => {
    const page = await tabPage(tab);
    if (page !== undefined && isMeant(page)) await put(tab, { ...page, ...change });
  });

export const forgetTab = (tab: number): Promise<void> => inTurn(() => browser.storage.session.remove(key(tab)));

/** Every known tab. */
export async function tabPages(): Promise<readonly (readonly [tab: number, page: TabPage])[]> {
  const all: Record<string, unknown> = await browser.storage.session.get(null);
  return Object.entries(all).flatMap(([k, page]) => (k.startsWith('tab:') ? [[Number(k.slice(4)), page as TabPage] as const] : []));
}

/** Calls back when anything of a tab changes; returns how to stop. */
export function onTabPageChanged(callback: (tab: number) => void): () => void {
  const listen = (changes: Record<string, unknown>): void => {
    for (const k of Object.keys(changes)) if (k.startsWith('tab:')) callback(Number(k.slice(4)));
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}
