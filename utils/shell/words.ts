// The browser's own message files, in the shape that `components/words` plugs in.
import { browser } from 'wxt/browser';

/** Empty when the reader's language has no such message: the English one is shown then. */
export function browserMessage(key: string, substitutions: readonly string[]): string {
  // WXT types the keys of this build; plural forms are put together at run time.
  const get = browser.i18n.getMessage as (name: string, values: string[]) => string;
  return get(key, [...substitutions]);
}

export const browserLanguage = (): string => browser.i18n.getUILanguage();
