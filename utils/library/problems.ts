// Which problem of the product an error of the database is.
import { Dexie } from 'dexie';
import { fail, type Problem } from '@/utils/model/result';
import { EMPTIED, NEWER } from './tables';

/**
 * `storage-full`, `storage-damaged`, `storage-newer` or `storage-failed`; an error that is not the database's is a bug and thrown again.
 * `behind` is the browser's own reason for ending the transaction, which a request that was under way does not tell.
 */
export function problemOf(error: unknown, behind?: DOMException | null): { readonly ok: false; readonly problem: Problem } {
  const chain = [...causes(error), ...causes(behind)];
  const named = (name: string): boolean => chain.some((e) => e.name === name);
  if (named('QuotaExceededError')) return fail('storage-full', 'the browser has no room left for the library');
  if (named(EMPTIED)) return fail('storage-damaged', 'the store was emptied while it was in use');
  if (named(NEWER) || named('VersionError')) return fail('storage-newer', 'the library was opened by a newer version');
  if (named('DatabaseClosedError')) return fail('storage-failed', 'the library was closed, as by an update in another window');
  if (error instanceof Dexie.DexieError || error instanceof DOMException) return fail('storage-failed', `${error.name}: ${error.message}`);
  throw error;
}

/** For a look at the library whose last answer stays when the store fails, as in `live`; a bug is thrown again. */
export function asBefore(error: unknown): undefined {
  problemOf(error);
  return undefined;
}

/** The error and what lies beneath it: Dexie wraps in `inner`, bulk operations in `failures`. */
function causes(error: unknown): readonly Error[] {
  if (!(error instanceof Error || error instanceof DOMException)) return [];
  const inner = 'inner' in error ? causes(error.inner) : [];
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures.slice(0, 3).flatMap(causes) : [];
  return [error, ...inner, ...failures];
}
