// The library in a worker beside a page that has it open: a connection of its own, which makes nothing and looks for no loss, and which
// leaves it to the page to tell the other windows what was written.
import { Dexie, RangeSet } from 'dexie';
import { ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { problemOf } from './problems';
import { tables } from './tables';

/**
 * For a worker alone, once. The page's log is rolled by then. `remember` is told of each change; the page then calls `tellWindows`.
 * Problems: storage ones.
 */
export async function openBeside(remember: Library['remember']): Promise<Result<Library>> {
  const db = tables(() => false);
  // Each key that was written would be told to every window: of 100,000 that is a long task for all of them.
  // Dexie's types leave the list of listeners out (4.4).
  const told = Dexie.on.storagemutated as typeof Dexie.on.storagemutated & { readonly subscribers: readonly (() => void)[] };
  for (const listener of told.subscribers) told.unsubscribe(listener);
  try {
    await db.open();
  } catch (error) {
    db.close();
    return problemOf(error);
  }
  return ok({ db, rolled: Promise.resolve(ok(undefined)), remember });
}

/** Live queries of all windows ask again. */
export const tellWindows = (): void => Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
