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
  readonly args: { readonly name?: string };
}

/** Tasks of the pages' main threads by their processor time, ms: on a busy machine the clock says more of the others. */
export function tasksIn(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] }; // as Chromium writes it
  const thread = (e: TraceEvent): string => `${e.pid}:${e.tid}`;
  const mains = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map(thread));
  return traceEvents.flatMap((e) =>
    e.ph === 'X' && e.name.endsWith('RunTask') && e.tdur !== undefined && mains.has(thread(e)) ? [e.tdur / 1000] : [],
  );
}
