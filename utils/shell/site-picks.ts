// Which part of a page is its text, site by site, as readers have said (storage.local).
import { browser } from 'wxt/browser';
import type { BlockDescription, SitePick } from '@/utils/model/page-block';

const PREFIX = 'text-of:';

/** Under which name a choice is kept: the host without `www.`; empty for what has none. */
export const siteOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '');

export async function sitePick(site: string): Promise<SitePick | undefined> {
  // Written by this module alone.
  return (await browser.storage.local.get(PREFIX + site))[PREFIX + site] as SitePick | undefined;
}

export const allSitePicks = async (): Promise<readonly SitePick[]> =>
  Object.entries(await browser.storage.local.get(null)).flatMap(([key, pick]) => (key.startsWith(PREFIX) ? [pick as SitePick] : [])); // as above

/** What the reader has chosen on the site of this address. */
export const pickOn = async (url: string): Promise<BlockDescription | undefined> => (await sitePick(siteOf(url)))?.description;

export const keepSitePick = (pick: SitePick): Promise<void> => browser.storage.local.set({ [PREFIX + pick.site]: pick });

export const forgetSitePick = (site: string): Promise<void> => browser.storage.local.remove(PREFIX + site);

/** Calls back after a choice is made or let go; returns how to stop. */
export function onSitePicksChanged(callback: () => void): () => void {
  const listen = (changes: Record<string, unknown>): void => {
    if (Object.keys(changes).some((k) => k.startsWith(PREFIX))) callback();
  };
  browser.storage.local.onChanged.addListener(listen);
  return () => browser.storage.local.onChanged.removeListener(listen);
}
