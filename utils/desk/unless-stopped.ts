// Long work that the reader has called off ends as a problem like any other.
import { fail, type Result } from '@/utils/model/result';

/** Work that throws the signal's reason ends as a problem of its own; whatever else it throws goes on. Problem: `stopped`. */
export async function unlessStopped<T>(signal: AbortSignal, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return fail('stopped');
    throw error;
  }
}
