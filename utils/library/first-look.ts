// Is the store still there? Asked of the browser itself before Dexie, which would make an empty one and hide that the old was lost.
import { fail, ok, type Result } from '@/utils/model/result';
import { DATABASE_NAME } from './tables';

/** `lost`: the browser says that it found the store damaged and deleted it (Chromium only, see w3c/IndexedDB#30). */
export type Look = { readonly there: true; readonly version: number } | { readonly there: false; readonly lost: boolean };

/** Chromium sometimes answers `UnknownError` while it starts; Dexie tries three times as well. */
const TRIES = 3;

/** Opens without a version and, where there is no store, takes the making of one back. Problem: `storage-failed`. */
export async function firstLook(tries = TRIES): Promise<Result<Look>> {
  const look = await lookOnce();
  return !look.ok && tries > 1 ? firstLook(tries - 1) : look;
}

function lookOnce(): Promise<Result<Look>> {
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE_NAME);
    let absent: Look | undefined;
    request.onupgradeneeded = (event) => {
      absent = { there: false, lost: 'dataLoss' in event && event.dataLoss === 'total' };
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(ok({ there: true, version }));
    };
    request.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(absent ? ok(absent) : fail('storage-failed', request.error?.message ?? 'the browser does not open the store'));
    });
  });
}
