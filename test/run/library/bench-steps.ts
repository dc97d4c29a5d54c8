// Steps of the library's bench on a page of the built extension: code of the bench in it, work that takes minutes, and long work of the
// product with its time, its longest frame and its memory.
import { watchPeaks } from '../../e2e/process-peaks.ts';
import type { Tab } from '../../e2e/driver.ts';
import { bundle } from '../bundle.ts';

/** A single step may take so long (ms). */
const PATIENCE = 600_000;

const code = await bundle(`import '@/test/run/library/in-page';`);
export const prepare = (page: Tab): Promise<void> => page.evaluate(`void (0, eval)(${JSON.stringify(code)})`);

/** Begun in the page, and asked after: a browser's answer to one call must not take minutes. */
export async function inPage<T>(page: Tab, call: string): Promise<T> {
  await page.evaluate(
    `globalThis.outcome = undefined, void Promise.resolve(${call}).then((value) => (globalThis.outcome = { value }), (error) => (globalThis.outcome = { error: String(error?.stack ?? error) }))`,
  );
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    await new Promise((done) => setTimeout(done, 200));
    const outcome = await page.evaluate<{ value?: T; error?: string } | null>('globalThis.outcome ?? null');
    if (outcome?.error !== undefined) throw new Error(outcome.error);
    if (outcome !== null) return outcome.value as T; // what the call in the page gives
  }
  throw new Error(`no end after ${PATIENCE / 1000} s: ${call.slice(0, 80)}`);
}

export interface Row {
  readonly what: string;
  /** ms, but for memory. */
  readonly ms: number;
  readonly limit: number;
  readonly floor?: number;
}

/** Between two frames that a reader sees one after the other (ms). */
export const FRAME = 50;

export interface Watched {
  readonly took: number;
  /** The longest frame meanwhile, ms. */
  readonly worst: number;
  /** By how much any process of the browser grew, MB. */
  readonly memory: number;
}

/** Begins the work and waits until the condition holds in the page; throws what the page then says is wrong. */
export async function watched(page: Tab, begin: () => Promise<void>, isOver: string): Promise<Watched> {
  const peak = watchPeaks();
  await begin();
  const done = await inPage<Omit<Watched, 'memory'>>(
    page,
    `bench.watched(() => (${isOver}) || document.querySelector('.notice.error') !== null)`,
  );
  const wrong = await page.evaluate<string | null>(`document.querySelector('.notice.error')?.textContent ?? null`);
  if (wrong !== null) throw new Error(wrong);
  return { ...done, memory: peak() };
}

export const hasNotice = (words: string): string =>
  `(document.querySelector('.notice-stack')?.textContent ?? '').includes(${JSON.stringify(words)})`;

/** Time, longest frame and memory of one piece of work. */
export const rowsOf = (
  what: string,
  { took, worst, memory }: Watched,
  { limit = Number.NaN, floor }: { readonly limit?: number; readonly floor?: number } = {},
): readonly Row[] => [
  { what, ms: took, limit, ...(floor !== undefined && { floor }) },
  { what: `  longest frame meanwhile (${what})`, ms: worst, limit: FRAME },
  { what: `  memory at its peak, MB more (${what})`, ms: memory, limit: Number.NaN },
];
