// A Word document is written in a worker of its own, so that the page answers meanwhile, and ends at once when it is not wanted any more.
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from './word-worker.ts?worker&url';
import { fail } from '../../model/result';
import type { WordAnswer, WordFile } from './word-file';

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
  };
}

// As that of the PDF worker: it lets a single address through.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('word-writer', {
  createScriptURL: () => new URL(workerUrl, location.href).href,
});

/** Throws the signal's reason when it says so. Problem: `unexpected`, in the writer's own words. */
export async function wordInWorker(file: WordFile, signal: AbortSignal): Promise<WordAnswer> {
  const worker = new Worker((policy === undefined ? workerUrl : policy.createScriptURL(workerUrl)) as string, { type: 'module' }); // as in `pdf-worker`
  try {
    return await new Promise<WordAnswer>((done, stop) => {
      signal.addEventListener('abort', () => stop(signal.reason as Error), { once: true });
      worker.addEventListener('message', (event: MessageEvent<WordAnswer>) => done(event.data), { once: true });
      worker.addEventListener('error', (event) => done(fail('unexpected', event.message)), { once: true });
      worker.postMessage(file, []);
    });
  } finally {
    worker.terminate();
  }
}
