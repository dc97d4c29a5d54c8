// How long is a page busy with finding and painting its passages, beside the published Hypothesis client and Apache Annotator, in
// the same Chromium?   npm run bench:client -- [--passages 100,1000] [--kilobytes 500] [--peers client,apache] [--limit SECONDS] [--built] [--json FILE]
// With --built the page's own main thread in the built extension too (`npm run build` before), and the time to the first painted passage.
// Who is not done within the limit for one state (two minutes if not told otherwise) is said not to be, and the next has its turn.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type CDPSession, type Frame, type Page } from 'playwright-core';
import { speedCases } from './anchoring/speed-cases.ts';
import { corpusTexts } from './anchoring/texts.ts';
import { canonical } from '../../utils/text/canonical.ts';
import { installed } from './browsers.ts';
import { type BuiltCost, inBuilt } from './client/built.ts';
import { servePages } from './client/pages.ts';
import { tasksIn, TRACED } from './main-thread.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: new URL('../../../shared/corpus', import.meta.url).pathname },
    passages: { type: 'string', default: '100,1000' },
    kilobytes: { type: 'string', default: '500' },
    peers: { type: 'string', default: 'client,apache' },
    limit: { type: 'string', default: '120' },
    built: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

interface Cost {
  /** CPU of the page's main thread, and of its longest task, ms: by the clock a task is longer when the machine does other things too. */
  readonly cpu: number;
  readonly longest: number;
  readonly orphans: number;
  /** Until the first passage was painted, ms of the clock; where that was looked for. */
  readonly first?: number;
}

/** Until a page has come to rest, ms. */
const REST = 500;

async function measured(page: Page, session: CDPSession, work: () => Promise<number>): Promise<Cost> {
  const busy = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')!.value * 1000;
  // What the page itself does when it has loaded is nobody's; and what is painted after the last answer is part of it.
  await page.waitForTimeout(REST);
  await browser.startTracing(page, TRACED);
  const since = await busy();
  const orphans = await work();
  await page.waitForTimeout(REST);
  const cpu = (await busy()) - since;
  const tasks = tasksIn(await browser.stopTracing());
  return { cpu, longest: tasks.reduce((most, ms) => Math.max(most, ms), 0), orphans };
}

const [browserPath] = installed('chromium').map((b) => b.path);
// As a page is read: else passages would be written down in other white space than the page shows, and none would stand unchanged.
const documents = corpusTexts(values.corpus).map((d) => ({ ...d, text: canonical(d.text) }));
if (browserPath === undefined || documents.length < 4) {
  console.log('bench:client: no Chromium or no texts: nothing to do');
  process.exit(0);
}
const pages = await servePages();
const launched = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
let browser = await launched();

/** What a measurement cost, or why there is none; a page that is still busy goes with its browser. */
async function within(seconds: number, work: () => Promise<Cost>): Promise<Cost | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => (timer = setTimeout(() => done(`over ${seconds} s`), seconds * 1000)));
  const cost = await Promise.race([work().catch((error: unknown) => `failed: ${String(error).split('\n')[0]}`), late]);
  clearTimeout(timer);
  if (typeof cost === 'string') {
    await browser.close();
    browser = await launched();
  }
  return cost;
}

async function opened(which: 'bare' | 'client'): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(900_000);
  await page.goto(pages.url(which), { waitUntil: 'load' });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

async function inPage(call: string, passages: unknown): Promise<Cost> {
  const { page, session } = await opened('bare');
  await page.evaluate((p) => Object.assign(window, { passages: p }), passages);
  const cost = await measured(page, session, () => page.evaluate<number>(`${call}(window.passages)`));
  await page.close();
  return cost;
}

/** Notes when its first highlight is on its way to the screen. */
const WATCH_CLIENT = `void (() => {
  const timer = setInterval(() => {
    if (document.querySelector('hypothesis-highlight') === null) return;
    clearInterval(timer);
    requestAnimationFrame(() => setTimeout(() => (globalThis.painted = performance.timeOrigin + performance.now()), 0));
  }, 10);
})()`;

async function byClient(quotes: readonly object[]): Promise<Cost> {
  const { page, session } = await opened('client');
  const sidebar = (): Frame | undefined => page.frames().find((f) => f.url().includes('/sidebar.html'));
  for (let tries = 0; sidebar() === undefined && tries < 600; tries++) await page.waitForTimeout(100);
  const frame = sidebar();
  if (frame === undefined) throw new Error('the client has not opened its sidebar');
  await frame.waitForFunction('window.isConnected');
  await frame.evaluate((q) => Object.assign(window, { quotes: q }), quotes);
  await page.evaluate(WATCH_CLIENT);
  let since = 0;
  const cost = await measured(page, session, async () => {
    since = await frame.evaluate<number>('performance.timeOrigin + performance.now()');
    return frame.evaluate<number>('findByClient(window.quotes)');
  });
  const painted = await page.evaluate<number>('globalThis.painted ?? NaN');
  await page.close();
  return { ...cost, first: painted - since };
}

/** How many times the page is busier with theirs than with the built extension, and how many times later their first passage stands. */
const besideBuilt = (built: BuiltCost, theirs: Cost): Record<string, number> => ({
  'built ratio': round(theirs.cpu / built.cpu),
  ...(theirs.first !== undefined && { 'their first paint': round(theirs.first), 'first paint ratio': round(theirs.first / built.first) }),
});

const round = (x: number): number => Number(x.toPrecision(3));
const rows: Record<string, unknown>[] = [];
const limit = Number(values.limit);
const wish = { seed: 'client 1', kilobytes: [Number(values.kilobytes)], counts: values.passages.split(',').map(Number) };
for (const { text, asked, state } of speedCases(documents, wish)) {
  pages.show(text);
  const wanted = asked.map((a) => a.wanted);
  const quotes = asked.map((a) => ({ ...a.stored, end: a.stored.start + a.stored.exact.length }));
  const ours: Cost[] = [];
  for (let run = 0; run < 3; run++) ours.push(await inPage('findAndPaint', wanted));
  const mine = ours.toSorted((a, b) => a.cpu - b.cpu)[1]!;
  const longest = ours.reduce((most, o) => Math.max(most, o.longest), 0);
  const peers: Readonly<Record<string, () => Promise<Cost>>> = {
    client: () => byClient(quotes),
    apache: () => inPage('findByApache', quotes),
  };
  const built = values.built ? await inBuilt(pages.url('bare'), wanted) : undefined;
  const row = {
    passages: asked.length,
    state,
    ours: round(mine.cpu),
    'our longest': round(longest),
    'our orphans': mine.orphans,
    ...(built && { built: round(built.cpu), 'built longest': round(built.longest), 'first paint': round(built.first) }),
  };
  if (values.peers === '') rows.push(row);
  for (const peer of values.peers.split(',').filter((p) => p !== '')) {
    const cost = await within(limit, peers[peer]!);
    const theirs =
      typeof cost === 'string'
        ? { theirs: cost }
        : {
            theirs: round(cost.cpu),
            ratio: round(cost.cpu / mine.cpu),
            'their longest': round(cost.longest),
            'their orphans': cost.orphans,
            ...(built && besideBuilt(built, cost)),
          };
    rows.push({ ...row, peer, ...theirs });
    console.log(JSON.stringify(rows.at(-1)));
  }
}
await browser.close();
await pages.close();
console.log(`\n${values.kilobytes} kB of text; main thread, CPU ms; our longest task (of three runs) and theirs, CPU ms`);
console.table(rows);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
