// The worker beside a page of ours: long work on the library, while the page only draws. It knows no browser but its database.
import { openBeside } from '@/utils/library/beside';
import type { Result } from '@/utils/model/result';
import { pacer, rest, until } from '@/utils/text/pace';
import { besideJobs, type Doing } from './jobs';
import { inPieces, type Order, type Word } from './messages';

/** Work between two looks at the messages (ms): nothing is drawn here, only asked whether it is still wanted. */
const SLICE_MS = 100;

const say = (word: Word): void => postMessage(word);
const opened = openBeside(async (store) => void (store && say({ kind: 'written', store })));
const jobs = opened.then((library) => (library.ok ? besideJobs(library.value) : library));
let wanted = new AbortController();

async function doneBy(job: string, given: unknown): Promise<Result<unknown>> {
  const all = await jobs;
  if ('ok' in all) return all;
  wanted = new AbortController();
  const { signal } = wanted;
  const doing: Doing = {
    signal,
    pace: until(
      signal,
      pacer(SLICE_MS, rest, () => performance.now()),
    ),
    tell: (stage, share) => say({ kind: 'share', stage, share }),
  };
  // The page's side knows jobs by their types.
  const work = all[job as keyof typeof all] as (given: unknown, doing: Doing) => Promise<Result<unknown>>;
  return work(given, doing);
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if ('stop' in data) return wanted.abort();
  doneBy(data.job, data.given).then(
    (done) => {
      if (!done.ok) return say({ kind: 'problem', ...done.problem });
      for (const word of inPieces(done.value)) say(word);
    },
    (error: unknown) => say({ kind: 'failed', error: error instanceof Error ? (error.stack ?? String(error)) : String(error) }),
  );
});
