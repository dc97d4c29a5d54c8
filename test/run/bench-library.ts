// What does a library of 100,000 passages cost its reader? Opening, searching as one types, scrolling, export and import of all, in the
// built extension, beside the same work on Dexie alone (the floor).
//   npm run bench:library -- [--browser chromium|firefox] [--passages 100000] [--documents 2000] [--without import]
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BROWSERS, session, type Session } from '../e2e/browsers.ts';
import type { Tab } from '../e2e/driver.ts';
import { pressButton } from '../e2e/steps.ts';
import { bundle } from './bundle.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    passages: { type: 'string', default: '100000' },
    documents: { type: 'string', default: '2000' },
    without: { type: 'string', default: '' },
  },
});
const size = { documents: Number(values.documents), passages: Number(values.passages), seed: 20_26 };
/** A single step may take so long (ms). */
const PATIENCE = 600_000;

const code = await bundle(`import '@/test/run/library/in-page';`);
const round = (n: number): number => Math.round(n * 10) / 10;
const quantile = (all: readonly number[], q: number): number => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(q * all.length))] ?? Number.NaN; // prettier-ignore

/** Begun in the page, and asked after: a browser's answer to one call must not take minutes. */
async function inPage<T>(page: Tab, call: string): Promise<T> {
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

const prepare = (page: Tab): Promise<void> => page.evaluate(`void (0, eval)(${JSON.stringify(code)})`);

interface Row {
  readonly what: string;
  readonly ms: number;
  readonly limit: number;
  readonly floor?: number;
}

async function measure(open: Session): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const page = await open.driver.extensionPage('library.html');
  // Where its reader has it. (Chromium 156 keeps a page's memory small in some sessions and not in others, in front or not: then it tidies
  // up some twenty times while the library is read, and the longest frames are those.)
  await page.activate();
  await page.waitFor(`document.querySelector('.library-columns') !== null`, 'the empty library');
  await prepare(page);
  const words = await inPage<readonly string[]>(page, `bench.generate(${JSON.stringify(size)})`);
  const floor = await inPage<Readonly<Record<'open' | 'search' | 'export' | 'import', number>>>(
    page,
    `bench.floor(${JSON.stringify(words[40])})`,
  );
  // Twice: the first opening finds the browser's own caches cold from the writing.
  for (const turn of ['first', 'again']) {
    await page.goto(page.url);
    await prepare(page);
    const { shown, whole, worst } = await inPage<{ shown: number; whole: number; worst: number }>(page, 'bench.opened()');
    rows.push({ what: `opens (${turn})`, ms: shown, limit: 1_000, floor: floor.open });
    rows.push({ what: `  all of it searchable (${turn})`, ms: whole, limit: Number.NaN });
    rows.push({ what: `  longest frame meanwhile (${turn})`, ms: worst, limit: Number.NaN });
  }
  const queries = [...[3, 40, 200, 900, 2_500].map((n) => words[n] ?? ''), `${words[5]} ${words[60]}`, `"${words[0]} ${words[1]}`, 'okafor', 'nothing at all']; // prettier-ignore
  const times = await inPage<readonly number[]>(page, `bench.searched(${JSON.stringify(queries)})`);
  rows.push({ what: `search, median of ${times.length} keystrokes`, ms: quantile(times, 0.5), limit: 50, floor: floor.search });
  rows.push({ what: 'search, p95', ms: quantile(times, 0.95), limit: 150 });
  rows.push({ what: 'search, longest', ms: Math.max(...times), limit: Number.NaN });
  const { wheel, leaps } = await inPage<{ wheel: readonly number[]; leaps: readonly number[] }>(page, 'bench.scrolled()');
  rows.push({ what: 'scrolling, longest of 240 frames', ms: Math.max(...wheel), limit: 50 });
  rows.push({ what: 'scrolling in leaps, p95 of 120 frames', ms: quantile(leaps, 0.95), limit: 50 });
  rows.push({ what: 'scrolling in leaps, longest', ms: Math.max(...leaps), limit: 50 });
  if (values.without.includes('export')) return rows;
  await page.evaluate(`document.querySelector('.chooser') !== null`);
  await pressButton(page, `Export ${size.passages.toLocaleString('en')} passages`);
  const over = `() => /Saved as/u.test(document.querySelector('.notice-stack')?.textContent ?? '')`;
  const out = await inPage<{ took: number; worst: number }>(page, `bench.watched(${over})`);
  const file = await open.driver.waitForDownload();
  rows.push({ what: `export of ${round(statSync(file).size / 1e6)} MB`, ms: out.took, limit: 20_000, floor: floor.export });
  rows.push({ what: '  longest frame meanwhile', ms: out.worst, limit: 50 });
  if (!values.without.includes('import')) rows.push(...(await importInto(file, floor.import)));
  for (const error of open.driver.errors) console.log(error);
  return rows;
}

async function importInto(file: string, floor: number): Promise<readonly Row[]> {
  const [kind] = BROWSERS.filter(({ browser }) => browser.toLowerCase() === current);
  const other = await session(kind!.start);
  try {
    const page = await other.driver.extensionPage('library.html');
    await page.activate();
    await page.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
    await prepare(page);
    await page.setFiles('input[type=file]', [file]);
    const planned = await inPage<{ took: number; worst: number }>(page, `bench.watched(() => document.querySelector('.merge-foot') !== null || document.querySelector('.notice.error') !== null)`); // prettier-ignore
    const refused = await page.evaluate<string | null>(`document.querySelector('.notice.error')?.textContent ?? null`);
    if (refused !== null) return [{ what: `import REFUSED: ${refused.slice(0, 120)}`, ms: Number.POSITIVE_INFINITY, limit: 60_000 }];
    await pressButton(page, 'Bring in ');
    const written = await inPage<{ took: number; worst: number }>(page, `bench.watched(() => document.querySelector('.notice-stack .notice') !== null)`); // prettier-ignore
    console.log((await page.text()).slice(0, 200));
    return [
      { what: 'import: plan', ms: planned.took, limit: Number.NaN },
      { what: 'import: written', ms: written.took, limit: Number.NaN },
      { what: 'import', ms: planned.took + written.took, limit: 60_000, floor },
      { what: '  longest frame meanwhile', ms: Math.max(planned.worst, written.worst), limit: Number.NaN },
    ];
  } finally {
    await other.end();
  }
}

let current = '';
for (const { browser, start } of BROWSERS) {
  if (values.browser !== undefined && values.browser !== browser.toLowerCase()) continue;
  current = browser.toLowerCase();
  const open = await session(start);
  try {
    const rows = await measure(open);
    console.log(`\n${browser}: ${size.passages} passages in ${size.documents} documents`);
    console.table(
      rows.map(({ what, ms, limit, floor }) => ({
        what,
        ms: round(ms),
        'at most': Number.isNaN(limit) ? '' : limit,
        'Dexie alone, ms': floor === undefined ? '' : round(floor),
        'times Dexie': floor === undefined ? '' : round(ms / floor),
      })),
    );
    const over = rows.filter((row) => row.ms > row.limit);
    for (const { what, ms, limit } of over) console.log(`over its limit: ${what.trim()}, ${round(ms)} ms of ${limit}`);
    if (over.length > 0) process.exitCode = 1;
  } finally {
    await open.end();
  }
}
