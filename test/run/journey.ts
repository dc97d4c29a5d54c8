// Every page of a folder through the whole journey, in Chromium, in the built extension: main text read, five seeded random
// passages tagged, the page reloaded, all found exactly, exported, imported in a second profile, equal.
//   npm run journey -- --corpus DIR [--only PART] [--json FILE] [--set FILE]    (--set keeps the exported set)
// DIR holds a folder a page with `page.html` (and, if it is there, `expected.json` with the text that must be read).
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import type { Driver, Surface, Tab } from '../e2e/driver.ts';
import { enterPage, painted, picker, pickerGone, plain, pressButton } from '../e2e/steps.ts';
import { serve } from '../site/server.ts';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, only: { type: 'string', default: '' }, json: { type: 'string' }, set: { type: 'string' } },
});
const folder = values.corpus === undefined ? undefined : resolve(values.corpus);
if (folder === undefined || !existsSync(folder)) {
  console.log(`journey: no folder ${values.corpus ?? '(give --corpus DIR)'}: nothing to do`);
  process.exit(folder === undefined ? 2 : 0);
}

const PASSAGES = 5;

interface Row {
  readonly page: string;
  readonly extracted: boolean;
  readonly tagged: number;
  readonly foundExact: number;
  importedEqual: boolean;
  readonly why: string;
}

interface Stored {
  readonly id: string;
  readonly document: string;
}

/** Selects a seeded random stretch of 15 to 300 characters of what is visible; every second one spans elements where it can. */
const selectRandom = (seed: string): string => `(() => {
  let h = 2166136261; for (const c of ${JSON.stringify(seed)}) h = Math.imul(h ^ c.charCodeAt(0), 16777619);
  const random = () => { h ^= h << 13; h ^= h >>> 17; h ^= h << 5; return (h >>> 0) / 4294967296; };
  for (let i = 0; i < 8; i++) random();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (n) => {
    const e = n.parentElement;
    if (e === null || e.closest('script,style,noscript,template,textarea,select,svg,iframe,[hidden]') !== null) return NodeFilter.FILTER_REJECT;
    if (n.data.trim() === '' || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return NodeFilter.FILTER_SKIP;
    const box = e.getBoundingClientRect();
    return box.width > 4 && box.height > 4 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const nodes = []; for (let n = walker.nextNode(); n !== null; n = walker.nextNode()) nodes.push(n);
  for (let attempt = 0; attempt < 200; attempt++) {
    const from = Math.floor(random() * nodes.length);
    const want = Math.round(15 * Math.pow(20, random()));
    const start = Math.floor(random() * Math.max(1, nodes[from].data.length - 8));
    const across = random() < 0.5;
    let left = want, at = from, end = start, node = nodes[from];
    for (;;) {
      const room = node.data.length - (node === nodes[from] ? start : 0);
      if (left <= room) { end = (node === nodes[from] ? start : 0) + left; break; }
      if (!across && at > from) { end = node.data.length; break; }
      left -= room; at += 1;
      if (at >= nodes.length) { at = nodes.length - 1; node = nodes[at]; end = node.data.length; break; }
      node = nodes[at];
    }
    const range = document.createRange(); range.setStart(nodes[from], start); range.setEnd(node, end);
    const words = range.toString().replace(/\\s+/g, ' ').trim();
    const letters = (words.match(/[\\p{L}\\p{N}]/gu) ?? []).length;
    if (words.length < 15 || words.length > 300 || letters < words.length * 0.5) continue;
    getSelection().removeAllRanges(); getSelection().addRange(range);
    nodes[from].parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    return words;
  }
  return '';
})()`;

async function tagRandom(tab: Tab, seed: string): Promise<string> {
  const words = await tab.evaluate<string>(selectRandom(seed));
  if (words === '') return '';
  await tab.press('Alt+Shift+U');
  const frame = await picker(tab);
  await tab.type('ac');
  await frame.waitFor(
    `document.querySelector('[role=option]') !== null && document.querySelector('[role=combobox]').value === 'ac'`,
    'a concept',
  );
  await tab.press('Enter');
  await tab.press('Control+Enter');
  await pickerGone(tab);
  return words;
}

const tokens = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of the expected words that are there. */
function recall(expected: string, got: string): number {
  const have = new Map<string, number>();
  for (const word of tokens(got)) have.set(word, (have.get(word) ?? 0) + 1);
  const wanted = tokens(expected);
  const hits = wanted.filter((word) => {
    const left = have.get(word) ?? 0;
    have.set(word, left - 1);
    return left > 0;
  });
  return wanted.length === 0 ? 1 : hits.length / wanted.length;
}

async function readerText(driver: Driver, panel: Surface): Promise<string> {
  await pressButton(panel, 'Reader view');
  const reader = await driver.waitForTab('reader.html');
  await reader.waitFor(`document.querySelector('.reading-text, article, .notice') !== null`, 'the text in the reader view');
  const text = await reader.text();
  await reader.close();
  return text;
}

/** The signs that a reader sees: a selection may end in a zero-width space, which is no part of any quote. */
const visible = (words: string): string => words.replaceAll(/[\s\p{Cf}]/gu, '');

async function travel(driver: Driver, url: string, page: string): Promise<Row> {
  const tab = await driver.openTab(url);
  try {
    const panel = await enterPage(driver, tab);
    await panel.waitFor(`document.querySelector('header.document') !== null`, 'the document in the panel');
    const quotes: string[] = [];
    for (let n = 0; n < PASSAGES; n += 1) {
      const words = await tagRandom(tab, `${page}#${n}`);
      if (words !== '') quotes.push(words);
    }
    const text = await readerText(driver, panel);
    const expectation = join(folder ?? '', page, 'expected.json');
    const expected = existsSync(expectation) ? (JSON.parse(readFileSync(expectation, 'utf8')) as { text?: string }).text : undefined;
    const extracted = expected === undefined ? tokens(text).length >= 50 : recall(expected, text) >= 0.8;
    await tab.activate();
    await tab.reload();
    await panel.waitFor(`document.querySelectorAll('[data-passage]').length >= ${quotes.length}`, 'the passages after the reload');
    let found: readonly string[] = [];
    for (let tries = 0; tries < 30 && found.length < quotes.length; tries += 1) {
      await new Promise((done) => setTimeout(done, 200));
      found = (await painted(tab)).map(plain);
    }
    // Painted words must be the tagged words; and no card may say that its passage moved, changed or is lost.
    const left = [...found];
    const same = quotes.filter((quote) => {
      const at = left.findIndex((f) => visible(f) === visible(quote));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
    const doubted = await panel.evaluate<number>(`document.querySelectorAll('[data-passage] .status').length`);
    const foundExact = Math.max(0, same.length - doubted);
    const lost = quotes.filter((q) => !same.includes(q)).map((q) => `lost “${q.slice(0, 60)}”`);
    return {
      page,
      extracted,
      tagged: quotes.length,
      foundExact,
      importedEqual: false,
      why: [...lost, doubted > 0 ? `${doubted} in doubt` : ''].filter(Boolean).join('; '),
    };
  } catch (cause) {
    return { page, extracted: false, tagged: 0, foundExact: 0, importedEqual: false, why: String(cause).split('\n')[0] ?? '' };
  } finally {
    await tab.close().catch(() => undefined);
  }
}

/** All annotations as the library holds them, without what an import may rightly change. */
async function stored(driver: Driver): Promise<readonly (Stored & { readonly canonical: string })[]> {
  const library = await driver.extensionPage('library.html');
  await library.waitFor(`document.querySelector('h1') !== null`, 'the library');
  const rows = await library.evaluate<
    readonly { id: string; document: string; json: string }[]
  >(`(() => { const sorted = (v) => JSON.stringify(v, (k, x) => x !== null && typeof x === 'object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1))) : x);
  return new Promise((done, fail) => {
    const open = indexedDB.open('mutual-margin');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => { const all = open.result.transaction('annotations').objectStore('annotations').getAll();
      all.onsuccess = () => { open.result.close(); done(all.result.map((a) => ({ id: a.id, document: a.document, json: sorted([a.target, a.bodies, a.creator, a.created, a.modified]) }))); }; };
  }); })()`);
  await library.close();
  return rows.map((r) => ({ id: r.id, document: r.document, canonical: r.json }));
}

async function exportAll(driver: Driver): Promise<string> {
  const library = await driver.extensionPage('library.html');
  await pressButton(library, 'Export ');
  const file = await driver.waitForDownload();
  await library.close();
  return file;
}

async function importInto(driver: Driver, file: string): Promise<void> {
  const library = await driver.extensionPage('library.html');
  await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
  await library.setFiles('input[type=file]', [file]);
  await pressButton(library, 'Bring in ');
  await library.waitFor(`document.querySelector('.notice.success') !== null`, 'the import to finish');
  await library.close();
}

const work = mkdtempSync(join(tmpdir(), 'journey-'));
const server = await serve({ folder: folder ?? '.' });
const pages = readdirSync(folder)
  .filter((page) => existsSync(join(folder, page, 'page.html')) && page.includes(values.only))
  .sort();
const rows: Row[] = [];
const first = await startChromium({ downloads: work });
try {
  for (const page of pages) {
    const row = await travel(first, server.url(`/${page}/page.html`), page);
    rows.push(row);
    console.log(`${page.padEnd(36)} text ${row.extracted ? 'yes' : 'NO '}  tagged ${row.tagged}  exact ${row.foundExact}  ${row.why}`);
  }
  const before = await stored(first);
  const file = await exportAll(first);
  if (values.set !== undefined) copyFileSync(file, values.set);
  const second = await startChromium({ downloads: work });
  try {
    await importInto(second, file);
    const after = new Map((await stored(second)).map((a) => [a.id, a.canonical]));
    const unequal = before.filter((a) => after.get(a.id) !== a.canonical);
    console.log(`exported ${before.length} annotations, imported ${after.size}, unequal ${unequal.length}`);
    const equal = before.length === after.size && unequal.length === 0;
    for (const row of rows) row.importedEqual = equal && row.tagged > 0;
  } finally {
    await second.stop();
  }
} finally {
  await first.stop();
  await server.close();
  rmSync(work, { recursive: true, force: true });
}
const sum = (of: (row: Row) => number): number => rows.reduce((n, row) => n + of(row), 0);
const totals = {
  pages: rows.length,
  extracted: sum((r) => Number(r.extracted)),
  tagged: sum((r) => r.tagged),
  foundExact: sum((r) => r.foundExact),
  importedEqual: sum((r) => Number(r.importedEqual)),
};
console.log(JSON.stringify(totals));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...totals, rows }, null, 2)}\n`);
if (
  totals.extracted < totals.pages ||
  totals.foundExact < totals.tagged ||
  totals.tagged < totals.pages * PASSAGES ||
  totals.importedEqual < totals.pages
)
  process.exitCode = 1;
