// How a half-written log of a browser that was killed is put out of harm's way.
// LevelDB goes on writing behind a torn record and finds it damaged at the next start, and Chromium then deletes the whole
// store (google/leveldb#1287, measured in Chromium 156). Some 7 MB of noise make it begin a new log and drop the torn one.
import { fail, ok, type Result } from '@/utils/model/result';

/** A scratch database of its own, deleted afterwards. */
export const ROLL_NAME = 'mutual-margin-log-roll';
const VALUES = 120;
/** Under 64 kB, else the values go to files of their own and not through the log; random, else they are compressed. */
const VALUE_BYTES = 60 * 1024;

/** Once per browser session, before the first write. Takes some tenths of a second. Problem: `storage-failed`. */
export async function rollLog(): Promise<Result<undefined>> {
  try {
    await settled(indexedDB.deleteDatabase(ROLL_NAME));
    const opening = indexedDB.open(ROLL_NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('noise');
    const db = await settled(opening);
    try {
      for (let n = 0; n < VALUES; n++) {
        const noise = crypto.getRandomValues(new Uint8Array(VALUE_BYTES));
        // One transaction each: a log is changed between two of them, never within one.
        await settled(db.transaction('noise', 'readwrite', { durability: 'relaxed' }).objectStore('noise').put(noise, n));
      }
    } finally {
      db.close();
    }
    await settled(indexedDB.deleteDatabase(ROLL_NAME));
    return ok(undefined);
  } catch (error) {
    if (error instanceof DOMException) return fail('storage-failed', `the log could not be rolled: ${error.name}`);
    throw error;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.addEventListener('error', (event) => {
      event.preventDefault();
      reject(request.error ?? new DOMException('no reason given', 'UnknownError'));
    });
  });
}
