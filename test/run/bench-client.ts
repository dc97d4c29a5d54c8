// How long is a page busy with finding and painting its passages, beside the published Hypothesis client and Apache Annotator, in
// the same Chromium?   npm run bench:client -- [--passages 100,1000] [--kilobytes 500] [--json FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Frame, type Page } from 'playwright-core';
import { speedCases } from './anchoring/speed-cases.ts';
import { corpusTexts } from './anchoring/texts.ts';
import { installed } from './browsers.ts';
import { servePages } from './client/pages.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: new URL('../../../shared/corpus', import.meta.url).pathname },
    passages: { type: 'string', default: '100,1000' },
    kilobytes: { type: 'string', default: '500' },
    json: { type: 'string' },
  },
});

interface Cost {
  /** CPU of the page's main thread, and its longest task, ms. */
  readonly cpu: number;
  readonly longest: number;
  readonly orphans: number;
}

async function measured(page: Page, session: CDPSession, work: () => Promise<number>): Promise<Cost> {
  const busy = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')!.value * 1000;
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ entryTypes: ['longtask'] });
  });
  const since = await busy();
  const orphans = await work();
  const cpu = (await busy()) - since;
  await page.waitForTimeout(300);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
  return { cpu, longest, orphans };
}

const [browserPath] = installed('chromium').map((b) => b.path);
const documents = corpusTexts(values.corpus);
if (browserPath === undefined || documents.length < 4) {
  console.log('bench:client: no Chromium or no texts: nothing to do');
  process.exit(0);
}
const pages = await servePages();
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

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

async function byClient(quotes: readonly object[]): Promise<Cost> {
  const { page, session } = await opened('client');
  const sidebar = (): Frame | undefined => page.frames().find((f) => f.url().includes('/sidebar.html'));
  for (let tries = 0; sidebar() === undefined && tries < 600; tries++) await page.waitForTimeout(100);
  const frame = sidebar();
  if (frame === undefined) throw new Error('the client has not opened its sidebar');
  await frame.waitForFunction('window.isConnected');
  await frame.evaluate((q) => Object.assign(window, { quotes: q }), quotes);
  const cost = await measured(page, session, () => frame.evaluate<number>('findByClient(window.quotes)'));
  await page.close();
  return cost;
}

const rows: Record<string, unknown>[] = [];
const wish = { seed: 'client 1', kilobytes: [Number(values.kilobytes)], counts: values.passages.split(',').map(Number) };
for (const { text, asked, state } of speedCases(documents, wish)) {
  pages.show(text);
  const wanted = asked.map((a) => a.wanted);
  const quotes = asked.map((a) => ({ ...a.stored, end: a.stored.start + a.stored.exact.length }));
  const ours: Cost[] = [];
  for (let run = 0; run < 3; run++) ours.push(await inPage('findAndPaint', wanted));
  const mine = ours.toSorted((a, b) => a.cpu - b.cpu)[1]!;
  const theirs = { 'Hypothesis client': await byClient(quotes), 'Apache Annotator': await inPage('findByApache', quotes) };
  for (const [peer, cost] of Object.entries(theirs)) {
    const round = (x: number): number => Number(x.toPrecision(3));
    rows.push({
      passages: asked.length,
      state,
      peer,
      ours: round(mine.cpu),
      theirs: round(cost.cpu),
      ratio: round(cost.cpu / mine.cpu),
      'our longest': mine.longest,
      'their longest': cost.longest,
      'our orphans': mine.orphans,
      'their orphans': cost.orphans,
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
}
await browser.close();
await pages.close();
console.log(`\n${values.kilobytes} kB of text; main thread, CPU ms; our longest task and theirs in ms (0: none over 50)`);
console.table(rows);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
