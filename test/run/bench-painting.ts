// What do thousands of passages cost a reader who scrolls? 5,000 of them on a page of 2 MB, in both browsers: the time to
// paint, to scroll from end to end, to add one and to remove one, and the memory, beside span wrapping as Hypothesis does it and
// beside the Highlight API used in the two simple ways. Each way in a browser of its own, all in one run.
//   npm run bench:painting -- [--browser chromium|firefox] [--passages 5000] [--ways ours,alone,colour,mark,spans] [--json FILE]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mkdtempSync, rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { launch } from '../e2e/firefox-launch.ts';
import { serve } from '../site/server.ts';
import { installed } from './browsers.ts';
import { tasksIn, TRACED } from './main-thread.ts';
import type { Outcome, Way } from './painting/in-page.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    passages: { type: 'string', default: '5000' },
    ways: { type: 'string', default: 'alone,ours,colour,spans,mark' },
    json: { type: 'string' },
  },
});
const passages = Number(values.passages);
const ways = values.ways.split(',') as Way[]; // an unknown one fails in the page, with its name
const PATIENCE = 240_000;

/** A page under the bench: expressions run in its own world. */
interface Stage {
  evaluate<T>(expression: string): Promise<T>;
  readonly pid: number;
  /** Watches until it is called again, which answers with the processor time (ms) of each task of the page. Only Chromium tells. */
  readonly watch?: () => Promise<() => Promise<readonly number[]>>;
  stop(): Promise<void>;
}

async function bundle(): Promise<string> {
  const root = new URL('../..', import.meta.url).pathname;
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'painting/in-page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

async function openChromium(path: string, url: string): Promise<Stage> {
  const server = await chromium.launchServer({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  return {
    evaluate: (expression) => page.evaluate(expression),
    pid: server.process().pid ?? 0,
    watch: async () => {
      await browser.startTracing(page, TRACED);
      return async () => tasksIn(await browser.stopTracing());
    },
    stop: () => server.close(),
  };
}

async function openFirefox(path: string, url: string): Promise<Stage> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-painting-'));
  const { bidi, process: running } = await launch(profile, undefined, { executable: path });
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  return {
    evaluate: (expression) => bidi.evaluate(context, expression),
    pid: running.child.pid ?? 0,
    stop: async () => {
      await running.end(0);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Memory of a process and all below it (MB), each shared page counted by its share; NaN where the system does not say. */
function memory(pid: number): number {
  try {
    const parents = new Map<number, number[]>();
    for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(statusOf(entry))?.[1]);
      parents.set(parent, [...(parents.get(parent) ?? []), Number(entry)]);
    }
    const below = (of: number): number[] => [of, ...(parents.get(of) ?? []).flatMap(below)];
    return (
      below(pid).reduce((sum, p) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${p}/smaps_rollup`, 'utf8'))?.[1] ?? 0), 0) /
      1024
    );
  } catch {
    return Number.NaN;
  }
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

interface Row extends Outcome {
  readonly browser: string;
  /** MB more than before the passages. */
  readonly memory: number;
  /** Processor time of the tasks while scrolling, ms. */
  readonly tasks?: readonly number[];
}

async function measure(kind: string, stage: Stage, code: string, way: Way): Promise<Row> {
  await stage.evaluate(`void (0, eval)(${JSON.stringify(code)})`);
  const before = memory(stage.pid);
  await stage.evaluate(`void bench(${JSON.stringify(way)}, ${passages})`);
  let unwatch: (() => Promise<readonly number[]>) | undefined;
  let tasks: readonly number[] | undefined;
  for (const end = Date.now() + PATIENCE; ; ) {
    await new Promise((done) => setTimeout(done, 250));
    const isScrolling = await stage.evaluate<boolean | null>('globalThis.isScrolling ?? null');
    if (isScrolling === true) unwatch ??= await stage.watch?.();
    if (isScrolling === false) tasks ??= await unwatch?.();
    const outcome = await stage.evaluate<(Outcome & { failed?: string }) | null>('globalThis.outcome ?? null');
    if (outcome?.failed !== undefined) throw new Error(outcome.failed);
    if (outcome !== null) return { ...outcome, browser: kind, memory: memory(stage.pid) - before, ...(tasks && { tasks }) };
    if (Date.now() > end) throw new Error(`${way} in ${kind}: no end after ${PATIENCE / 1000} s`);
  }
}

const site = await serve();
const code = await bundle();
const rows: Row[] = [];
try {
  for (const kind of ['chromium', 'firefox'] as const) {
    const [browser] = installed(kind);
    if (browser === undefined || (values.browser !== undefined && values.browser !== kind)) continue;
    for (const way of ways) {
      const stage = await (kind === 'chromium' ? openChromium : openFirefox)(browser.path, site.url('/big.html'));
      try {
        rows.push(await measure(kind, stage, code, way));
        console.log(JSON.stringify({ ...rows.at(-1), tasks: undefined }));
      } catch (cause) {
        console.log(`${kind}, ${way}: ${String(cause)}`);
      } finally {
        await stage.stop();
      }
    }
  }
} finally {
  await site.close();
}

const worstOf = (r: Row): number => (r.tasks ?? []).reduce((most, ms) => Math.max(most, ms), 0);
const round = (n: number): number => Math.round(n * 10) / 10;
const ratio = (n: number, of: number | undefined): string => (of === undefined ? '' : ` (${round(n / of)}×)`);
for (const kind of new Set(rows.map((r) => r.browser))) {
  const own = rows.filter((r) => r.browser === kind);
  const us = own.find((r) => r.way === 'ours');
  console.log(`\n${kind}: ${passages} passages on a page of 2 MB; in brackets: how many times ours`);
  console.table(
    own.map((r) => ({
      way: r.way,
      'paint ms': `${round(r.paint)}${ratio(r.paint, us?.paint)}`,
      'in registry or wrapped': r.painted,
      'wheel p95 / worst ms': `${round(r.wheel.p95)} / ${round(r.wheel.worst)}`,
      'end to end p95 / worst ms': `${round(r.sweep.p95)} / ${round(r.sweep.worst)}${ratio(r.sweep.p95, us?.sweep.p95)}`,
      'add ms': `${round(r.add)}${ratio(r.add, us?.add)}`,
      'remove ms': `${round(r.remove)}${ratio(r.remove, us?.remove)}`,
      'memory MB': round(r.memory),
      'longest work of ours, ms by the clock': r.longest === 0 ? '' : round(r.longest),
      'longest task while scrolling, ms of processor': r.tasks === undefined ? '' : round(worstOf(r)),
      'DOM mutations': r.mutations,
    })),
  );
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ passages, rows }, null, 2));
const broken = rows.filter((r) => r.way === 'ours' && (r.mutations > 0 || worstOf(r) > 50));
for (const r of broken) console.log(`${r.browser}: ours changed the page ${r.mutations} times; longest task ${round(worstOf(r))} ms`);
process.exitCode = broken.length === 0 ? 0 : 1;
