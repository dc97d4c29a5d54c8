// Has the browser promised not to clear our storage when space runs low?
import { browser } from 'wxt/browser';

/**
 * Chromium exempts an extension with `unlimitedStorage` from eviction and still answers `persisted()` with false
 * (developer.chrome.com, "Storage and cookies"); Firefox promises when it is asked.
 */
export async function storageIsKept(): Promise<boolean> {
  if (await navigator.storage.persisted()) return true;
  return import.meta.env.CHROME && (await browser.permissions.contains({ permissions: ['unlimitedStorage'] }));
}

/** Asks for the promise. */
export async function askToKeepStorage(): Promise<boolean> {
  await navigator.storage.persist();
  return storageIsKept();
}
