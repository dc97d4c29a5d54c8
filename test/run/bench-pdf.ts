// How soon is a long PDF there, and does it stay light? The built extension in Chromium, beside the viewer that pdf.js brings along.
//   npm run bench:pdf [-- --pages N] [--heavy N] [--json FILE]
// Opens a paper of 500 pages of text, and one of 300 pages and 30 MB with a picture on each. Ends with 1 when a target is missed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import type { Tab } from '../e2e/driver.ts';
import { serve } from '../site/server.ts';
import { heavyPaper, longPaper } from '../make-long-pdfs.ts';
import { watchMemory } from './pdf/process-memory.ts';
import { startStage } from './pdf/stage.ts';
import type { ViewerTold } from './pdf/viewer.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '500' }, heavy: { type: 'string', default: '300' }, json: { type: 'string' } },
});
const TARGETS = { firstPageMs: 2_000, textMs: 20_000, longestTaskMs: 50, peakMb: 600 };

interface Figures {
  /** From the bytes being there. */
  readonly firstPageMs: number;
  readonly textMs: number;
  readonly tasksOver50ms: number;
  readonly longestTaskMs: number;
  readonly peakMb: number;
  readonly scrolling: { readonly tasksOver50ms: number; readonly longestTaskMs: number };
  /** After each way from end to end and back. */
  readonly scrolledMb: readonly number[];
}

const longest = (tasks: readonly number[]): number => Math.round(Math.max(0, ...tasks));
const tasksOf = (tasks: readonly number[]) => ({ tasksOver50ms: tasks.length, longestTaskMs: longest(tasks) });
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Down to the end and up again, as fast as one looks for something; an expression. */
const scroll = (box: string): string => `void (async () => {
  globalThis.__scrolled = false;
  const box = ${box};
  for (let at = 0; at < box.scrollHeight; at += innerHeight * 4) {
    box.scrollTo({ top: at, behavior: 'instant' });
    await new Promise((done) => setTimeout(done, 60));
  }
  box.scrollTo({ top: 0, behavior: 'instant' });
  await new Promise((done) => setTimeout(done, 1500));
  globalThis.__scrolled = true;
})()`;

/** `evaluate` in the page that scrolls. */
async function scrolled(box: string, evaluate: (expression: string) => Promise<unknown>): Promise<void> {
  await evaluate(scroll(box));
  while ((await evaluate('globalThis.__scrolled')) !== true) await pause(200);
}

const ROUNDS = 3;

/** Notes in the page when the bytes are there, when a page is drawn, when the text is there. */
const WATCH = `(() => {
  const told = (globalThis.__told = {});
  const note = (name, is) => { if (told[name] === undefined && is) told[name] = performance.now(); };
  const look = () => {
    const page = document.querySelector('.pdf-sheet');
    note('arrived', document.querySelector('.pdf-page, .pdf-opening progress[max="1"][value]') !== null && /Reading/.test(document.body.innerText) || page !== null);
    note('firstPage', page?.getAttribute('aria-busy') === 'false');
    note('text', document.querySelector('.pdf-bar .segment:first-of-type input:not(:disabled)') !== null && document.querySelector('.text-coming') === null);
    if (told.text === undefined) setTimeout(look, 10);
  };
  look();
})()`;

async function ours(address: string): Promise<Figures & { readonly pressToFirstPageMs: number }> {
  const driver = await startChromium();
  const memory = watchMemory('--extension-process', 'renderer');
  try {
    const tab = await driver.openTab(address);
    await pause(1_000);
    const pressed = Date.now();
    await tab.pressToolbarButton();
    const reader = await driver.waitForTab('reader.html?pdf');
    await reader.activate();
    await reader.evaluate(WATCH);
    const told = await toldBy(reader);
    const origin = await reader.evaluate<number>('performance.timeOrigin');
    const reading = await reader.longTasks();
    const peakMb = memory.peak();
    const scrolledMb: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await scrolled('document.documentElement', (expression) => reader.evaluate(expression));
      scrolledMb.push(memory.now());
    }
    const all = await reader.longTasks();
    return {
      pressToFirstPageMs: Math.round(origin + told.firstPage - pressed),
      firstPageMs: Math.round(told.firstPage - told.arrived),
      textMs: Math.round(told.text - told.arrived),
      ...tasksOf(reading),
      peakMb: Math.max(peakMb, memory.peak()),
      scrolling: tasksOf(all.slice(reading.length)),
      scrolledMb,
    };
  } finally {
    memory.stop();
    await driver.stop();
  }
}

interface Told {
  readonly arrived: number;
  readonly firstPage: number;
  readonly text: number;
}

async function toldBy(reader: Tab): Promise<Told> {
  for (let tries = 0; tries < 600; tries++) {
    const told = await reader.evaluate<Partial<Told>>('globalThis.__told');
    if (told.text !== undefined && told.firstPage !== undefined && told.arrived !== undefined) return told as Told;
    await pause(200);
  }
  throw new Error('the reader did not show the text in two minutes');
}

interface InPage {
  readonly viewerOfPdfjs: { open(url: string): Promise<ViewerTold>; readonly tasks: number[] };
}

async function viewer(folder: string, id: string): Promise<Figures> {
  const stage = await startStage('viewer.html', folder, [id]);
  const memory = watchMemory('--type=renderer');
  try {
    const told = await stage.page.evaluate((url) => (globalThis as unknown as InPage).viewerOfPdfjs.open(url), stage.address(id));
    const tasks = (): Promise<number[]> => stage.page.evaluate(() => [...(globalThis as unknown as InPage).viewerOfPdfjs.tasks]);
    const reading = (await tasks()).filter((ms) => ms > 50);
    const peakMb = memory.peak();
    const scrolledMb: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await scrolled(`document.querySelector('#container')`, (expression) => stage.page.evaluate(expression));
      scrolledMb.push(memory.now());
    }
    const all = (await tasks()).filter((ms) => ms > 50);
    return {
      firstPageMs: Math.round(told.firstPageMs),
      textMs: Math.round(told.textMs),
      ...tasksOf(reading),
      peakMb: Math.max(peakMb, memory.peak()),
      scrolling: tasksOf(all.slice(reading.length)),
      scrolledMb,
    };
  } finally {
    memory.stop();
    await stage.end();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
const keep = (id: string, bytes: Uint8Array): number => {
  mkdirSync(join(folder, id));
  writeFileSync(join(folder, id, 'document.pdf'), bytes);
  return Math.round(bytes.byteLength / 104_857.6) / 10;
};
const missed: string[] = [];
const summary: Record<string, unknown> = {};
const site = await serve({ folder });
try {
  const drawing = await startStage('page.html', folder, []);
  const papers = [
    { id: `${values.pages} pages of text`, bytes: await longPaper(Number(values.pages)) },
    { id: `${values.heavy} pages with pictures`, bytes: await heavyPaper(Number(values.heavy), 30, drawing.page) },
  ].filter(({ id }) => !id.startsWith('0 '));
  await drawing.end();
  for (const { id, bytes } of papers) {
    const megabytes = keep(id, bytes);
    const own = await ours(site.url(`/${encodeURIComponent(id)}/document.pdf`));
    const peer = await viewer(folder, id);
    summary[id] = { megabytes, ours: own, 'pdf.js viewer': peer };
    for (const [what, most] of Object.entries(TARGETS)) {
      const is = own[what as keyof typeof TARGETS];
      if (is > most) missed.push(`${id}: ${what} ${is}, at most ${most}`);
    }
  }
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(summary, null, 1));
for (const line of missed) console.log(`missed, ${line}`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(summary, null, 1));
process.exitCode = missed.length === 0 ? 0 : 1;
