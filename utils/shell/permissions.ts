// The optional host permissions: one origin at a time, asked for by a click, revocable in the options.
import { browser } from 'wxt/browser';

/** The match pattern of an address's origin (`https://example.org/*`); `undefined` where there is none to ask for. */
export function originPattern(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) ? `${parsed.protocol}//${parsed.hostname}/*` : undefined;
}

/** Must be called in the click itself; false when the reader says no. */
export const allow = (pattern: string): Promise<boolean> => browser.permissions.request({ origins: [pattern] });

/** The same for several at once: the browser asks for all of them together, or not at all where each is allowed. */
export const allowAll = (patterns: readonly string[]): Promise<boolean> => browser.permissions.request({ origins: [...patterns] });

export const isAllowed = (pattern: string): Promise<boolean> => browser.permissions.contains({ origins: [pattern] });

export const revoke = (pattern: string): Promise<boolean> => browser.permissions.remove({ origins: [pattern] });

export async function allowedOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Calls back after the reader has allowed or revoked a site, here or in the browser's own settings; returns how to stop. */
export function onPermissionsChanged(callback: () => void): () => void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
  return () => {
    browser.permissions.onAdded.removeListener(callback);
    browser.permissions.onRemoved.removeListener(callback);
  };
}
