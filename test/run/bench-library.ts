// What does a library of 100,000 passages cost its reader? Opening, searching as one types, scrolling, export and import of all, backup
// and restore, in the built extension, beside the same work on Dexie alone (the floor).
//   npm run bench:library -- [--browser chromium|firefox] [--passages 100000] [--documents 2000] [--without export,import,backup]
import { parseArgs } from 'node:util';
import { BROWSERS, session, type Session } from '../e2e/browsers.ts';
import { backedUp, exported, imported, restored } from './library/bench-files.ts';
import { inPage, prepare, type Row } from './library/bench-steps.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    passages: { type: 'string', default: '100000' },
    documents: { type: 'string', default: '2000' },
    without: { type: 'string', default: '' },
  },
});
const size = { documents: Number(values.documents), passages: Number(values.passages), seed: 20_26 };
/** Until a browser has tidied up, ms. */
const TIDIED = 15_000;
const round = (n: number): number => Math.round(n * 10) / 10;
const quantile = (all: readonly number[], q: number): number => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(q * all.length))] ?? Number.NaN; // prettier-ignore

async function measure(open: Session, browser: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const first = await open.driver.extensionPage('library.html');
  // Where its reader has it. (Chromium 156 keeps a page's memory small in some sessions and not in others, in front or not: then it tidies
  // up some twenty times while the library is read, and the longest frames are those.)
  await first.activate();
  await first.waitFor(`document.querySelector('.library-columns') !== null`, 'the empty library');
  await prepare(first);
  const words = await inPage<readonly string[]>(first, `bench.generate(${JSON.stringify(size)})`);
  const floor = await inPage<Readonly<Record<'open' | 'search' | 'export' | 'import', number>>>(
    first,
    `bench.floor(${JSON.stringify(words[40])})`,
  );
  // What the floor leaves behind (of 100,000 records as many requests and their answers) is tidied up in the process of all our pages.
  const page = await open.driver.extensionPage('options.html');
  await page.activate();
  await first.close();
  await new Promise((done) => setTimeout(done, TIDIED));
  // Twice: the first opening finds the browser's own caches cold from the writing.
  for (const turn of ['first', 'again']) {
    await page.goto(page.url.replace('options', 'library'));
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
  if (!values.without.includes('export')) {
    const { file, rows: out } = await exported(open, page, size.passages, floor.export);
    rows.push(...out);
    if (!values.without.includes('import')) rows.push(...(await imported(browser, file, floor.import)));
  }
  if (!values.without.includes('backup')) {
    const { file, rows: backup } = await backedUp(open);
    rows.push(...backup, ...(await restored(browser, file)));
    await page.activate();
  }
  for (const error of open.driver.errors) console.log(error);
  return rows;
}

for (const { browser, start } of BROWSERS) {
  if (values.browser !== undefined && values.browser !== browser.toLowerCase()) continue;
  const open = await session(start);
  try {
    const rows = await measure(open, browser);
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
