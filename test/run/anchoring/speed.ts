// How much work is it to find so many passages in a text so long, beside Hypothesis's matcher, in the same process?
import { anchorAll } from '../../../utils/anchoring/anchor.ts';
import { pacer } from '../../../utils/text/pace.ts';
import { hypothesis } from './peers.ts';
import type { Asked, SpeedCase } from './speed-cases.ts';

/** Of the machine that measures. */
export interface Meter {
  /** Milliseconds of work so far. */
  readonly clock: () => number;
  /** Gives way once. */
  readonly rest: () => Promise<void>;
  /** Bytes of typed arrays in use now, after garbage has been collected; 0 where nobody tells. */
  readonly bytes: () => number;
}

export interface SpeedRow {
  readonly text: string;
  readonly passages: number;
  readonly state: string;
  /** Milliseconds. */
  readonly ours: number;
  readonly matcher: number;
  /** How many of the passages the matcher was asked for; its time is that of all, multiplied by kind. */
  readonly asked: number;
  readonly ratio: number;
  /** The longest stretch of ours that nothing could interrupt, in slices of 8 ms: milliseconds of the wall clock. */
  readonly longest: number;
  /** Typed arrays at their most, bytes a UTF-16 unit of the text. */
  readonly bytes: number;
}

const SAMPLE = { same: 60, other: 10 } as const;
const SLICE_MS = 8;
const RUNS = 5;
const WARM_MS = 100;
/** Work is done again and again until it has taken so long: a system may tell the time of the processor in steps of 4 ms. */
const RUN_MS = 60;

/** Median of the runs; before they count, work goes on until it is warm. */
async function median(work: () => unknown, clock: () => number): Promise<number> {
  const begun = clock();
  do await work();
  while (clock() - begun < WARM_MS);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const since = clock();
    let count = 0;
    do {
      await work();
      count++;
    } while (clock() - since < RUN_MS);
    times.push((clock() - since) / count);
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1]!;
}

function ours({ text, asked }: SpeedCase, { clock }: Meter): Promise<number> {
  const wanted = asked.map((a) => a.wanted);
  return median(() => anchorAll(text, wanted), clock);
}

/** The longest slice, median of three runs: whatever else the machine does counts too. */
async function longest({ text, asked }: SpeedCase, { rest }: Meter): Promise<number> {
  const wanted = asked.map((a) => a.wanted);
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    let most = 0;
    let since = performance.now();
    const pace = pacer(
      SLICE_MS,
      async () => {
        most = Math.max(most, performance.now() - since);
        await rest();
        since = performance.now();
      },
      () => performance.now(),
    );
    await anchorAll(text, wanted, pace);
    runs.push(Math.max(most, performance.now() - since));
  }
  return runs.toSorted((a, b) => a - b)[1]!;
}

/** Units of text for each step that is passed over: of short texts the peaks are steep, of long ones collecting garbage takes long. */
const PASSED_OVER = 30_000;

/** Typed arrays at their most, bytes a unit. */
export async function memory({ text, asked }: SpeedCase, { bytes }: Meter): Promise<number> {
  const every = Math.max(2, Math.round(text.length / PASSED_OVER));
  const before = bytes();
  let most = before;
  let step = 0;
  await anchorAll(
    text,
    asked.map((a) => a.wanted),
    () => {
      if (step++ % every === 0) most = Math.max(most, bytes());
      return undefined;
    },
  );
  return (most - before) / text.length;
}

async function matcher(text: string, asked: readonly Asked[], { clock }: Meter): Promise<{ ms: number; asked: number }> {
  const find = hypothesis(text);
  let ms = 0;
  let count = 0;
  for (const isOther of [false, true]) {
    const kind = asked.filter((a) => a.isOther === isOther);
    const most = isOther ? SAMPLE.other : SAMPLE.same;
    const step = Math.max(1, kind.length / most);
    const sample = Array.from({ length: Math.min(most, kind.length) }, (_, i) => kind[Math.floor(i * step)]!);
    if (sample.length === 0) continue;
    const spent = await median(() => {
      for (const a of sample) find(a.stored);
    }, clock);
    ms += (spent * kind.length) / sample.length;
    count += sample.length;
  }
  return { ms, asked: count };
}

const rounded = (x: number): number => Number(x.toPrecision(3));

export async function speedOf(c: SpeedCase, meter: Meter): Promise<SpeedRow> {
  const mine = await ours(c, meter);
  const theirs = await matcher(c.text, c.asked, meter);
  return {
    text: c.size,
    passages: c.asked.length,
    state: c.state,
    ours: rounded(mine),
    matcher: rounded(theirs.ms),
    asked: theirs.asked,
    ratio: rounded(theirs.ms / mine),
    longest: rounded(await longest(c, meter)),
    bytes: rounded(await memory(c, meter)),
  };
}
