// What did the main threads of Chromium's pages do, by the processor's time?

/** To be given to `startTracing`. */
export const TRACED = { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] };

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, µs. */
  readonly tdur?: number;
  /** Of the clock, µs. */
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const eventsOf = (trace: Buffer): readonly TraceEvent[] =>
  (JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] }).traceEvents; // as Chromium writes it

const isTask = (e: TraceEvent): boolean => e.ph === 'X' && e.name.endsWith('RunTask') && e.tdur !== undefined;

/** What one page did after a script had begun in it. */
export interface PageWork {
  /** When the script began, ms of the clock. */
  readonly since: number;
  /** Processor time of each task of its main thread from then on, ms. */
  readonly tasks: readonly { readonly cpu: number }[];
  /** When it left a mark (`performance.mark`), ms of the same clock; NaN when it did not. */
  at(mark: string): number;
}

/** Of the page that left the mark `name`, from the first script on whose address ends with `script`. Throws when there is no such page or script. */
export function pageIn(trace: Buffer, name: string, script: string): PageWork {
  const events = eventsOf(trace);
  const page = events.find((e) => e.name === name);
  const mine = events.filter((e) => e.pid === page?.pid && e.tid === page.tid);
  const began = mine.filter((e) => e.name === 'EvaluateScript' && e.args.data?.url?.endsWith(script) === true).map((e) => e.ts);
  if (began.length === 0) throw new Error(`no page with a mark ${name} ran ${script}`);
  const since = Math.min(...began);
  return {
    since: since / 1000,
    tasks: mine.filter((e) => isTask(e) && e.ts + (e.dur ?? 0) >= since).map((e) => ({ cpu: e.tdur! / 1000 })),
    at: (mark) => (mine.find((e) => e.name === mark)?.ts ?? Number.NaN) / 1000,
  };
}

/** Tasks of the pages' main threads by their processor time, ms: on a busy machine the clock says more of the others. */
export function tasksIn(trace: Buffer): readonly number[] {
  const traceEvents = eventsOf(trace);
  const thread = (e: TraceEvent): string => `${e.pid}:${e.tid}`;
  const mains = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map(thread));
  return traceEvents.flatMap((e) => (isTask(e) && mains.has(thread(e)) ? [e.tdur! / 1000] : []));
}
