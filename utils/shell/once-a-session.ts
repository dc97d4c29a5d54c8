// What is done once in a browser session, whoever comes first. Apart from `settings`, which a frame in a page of the web reads too:
// there Firefox has no `storage.session`.
import { storage } from 'wxt/utils/storage';

const rolledItem = storage.defineItem<boolean>('session:log-rolled', { fallback: false });
const tidiedItem = storage.defineItem<boolean>('session:tidied', { fallback: false });

async function first(item: typeof rolledItem): Promise<boolean> {
  return navigator.locks.request(item.key, async () => {
    if (await item.getValue()) return false;
    await item.setValue(true);
    return true;
  });
}

/** True the first time it is asked in a browser session: the database's log is to be rolled. */
export const oncePerSession = (): Promise<boolean> => first(rolledItem);

/** True the first time it is asked in a browser session: what nobody needs any more may go. */
export const tidyOncePerSession = (): Promise<boolean> => first(tidiedItem);
