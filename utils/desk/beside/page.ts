// How a page of ours has long work on the library done beside it: reading, planning, writing and backing up leave the page free to draw.
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from './worker.ts?worker&url';
import { tellWindows } from '@/utils/library/beside';
import { ok, type ProblemCode, type Result } from '@/utils/model/result';
import type { Desk } from '../desk';
import type { Jobs } from './jobs';
import { joiner, type Order, type Word } from './messages';

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
  };
}

// As that of the PDF worker: it lets a single address through.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('beside', {
  createScriptURL: () => new URL(workerUrl, location.href).href,
});

/** Whoever waits: how far each stage is, 0 to 1, and whether it is still wanted. */
export interface Watch<Stage extends string = string> {
  readonly onStage: (stage: Stage, share: number) => void;
  readonly signal: AbortSignal;
}

export interface Beside {
  /** One job after the other. What a job writes is told to all windows before it answers. Problems: those of the job. */
  do<N extends keyof Jobs>(job: N, given: Parameters<Jobs[N]>[0], watch: Watch): ReturnType<Jobs[N]>;
  /** What it remembers is gone. */
  end(): void;
}

export function startBeside({ library }: Desk): Beside {
  const worker = new Worker((policy === undefined ? workerUrl : policy.createScriptURL(workerUrl)) as string, { type: 'module' }); // as in `pdf-worker`
  const order = (given: Order): void => worker.postMessage(given, []);
  const work = async (job: string, given: unknown, { onStage, signal }: Watch): Promise<Result<unknown>> => {
    await library.rolled;
    const over = new AbortController();
    const stop = (): void => order({ stop: true });
    const { take, whole } = joiner();
    let remembered = Promise.resolve();
    try {
      return await new Promise<Result<unknown>>((done, fail) => {
        const hear = ({ data: word }: MessageEvent<Word>): void => {
          if (word.kind === 'share') onStage(word.stage, word.share);
          else if (word.kind === 'piece') take(word.list, word.records);
          else if (word.kind === 'written') remembered = library.remember(word.store).then(tellWindows);
          else if (word.kind === 'value') done(ok(whole(word.value)));
          else if (word.kind === 'problem') done({ ok: false, problem: { code: word.code as ProblemCode, detail: word.detail } });
          else fail(new Error(word.error));
        };
        worker.addEventListener('message', hear, { signal: over.signal });
        worker.addEventListener('error', (event) => fail(new Error(event.message)), { signal: over.signal });
        signal.addEventListener('abort', stop, { signal: over.signal });
        order({ job, given });
        if (signal.aborted) stop();
      });
    } finally {
      over.abort();
      await remembered;
    }
  };
  // `Jobs` says what each takes and gives.
  return { do: work as Beside['do'], end: () => worker.terminate() };
}

/** One job in a worker of its own. */
export async function beside<N extends keyof Jobs>(desk: Desk, job: N, given: Parameters<Jobs[N]>[0], watch: Watch) {
  const worker = startBeside(desk);
  try {
    return await worker.do(job, given, watch);
  } finally {
    worker.end();
  }
}
