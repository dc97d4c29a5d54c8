// A large set comes in and goes out under the reader's eyes: it says how far it is, and stopped halfway it leaves nothing half.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnotationSet } from '../../utils/model/annotation-set.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton } from './steps.ts';

const PASSAGES = 6_000;
const id = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const AT = '2026-01-01T00:00:00.000Z';

function large(): AnnotationSet {
  const creator = { id: id(1), name: 'Nora Coder' };
  const documents = Array.from({ length: 60 }, (_, d) => {
    const url = `https://papers.example.org/${d}`;
    const metadata = { title: `Paper ${d}`, authors: [], publisher: '', published: '', language: 'en', doi: '' };
    return { id: id(100 + d), metadata, sources: [{ url, key: url.slice(6), seen: AT }], keys: [url.slice(6)], created: AT, modified: AT };
  });
  const annotations = Array.from({ length: PASSAGES }, (_, n) => ({
    id: id(10_000 + n),
    document: id(100 + (n % 60)),
    target: {
      source: `https://papers.example.org/${n % 60}`,
      headings: [],
      selectors: [{ type: 'TextQuoteSelector' as const, exact: `Passage ${n} ${'of words '.repeat(12)}`, prefix: '', suffix: '' }],
    },
    bodies: [{ purpose: 'commenting' as const, value: `Note ${n}` }],
    creator,
    created: AT,
    modified: AT,
  }));
  return { id: id(2), label: 'Large', creator, created: AT, documents, codebooks: [], annotations };
}

/** Presses Cancel as soon as the work says these words and stands at this share or beyond. */
const stopAt = (words: string, share: number): string => `(() => {
  const look = () => {
    const place = document.querySelector('.waiting');
    if (!place?.textContent.includes(${JSON.stringify(words)}) || !(place.querySelector('progress')?.value >= ${share})) return;
    watch.disconnect();
    globalThis.stoppedAt = place.querySelector('progress').value;
    place.querySelector('button').click();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  globalThis.stoppedAt = undefined;
})()`;
const notice = (words: string): string => `(document.querySelector('.notice-stack')?.textContent ?? '').includes(${JSON.stringify(words)})`;

const times = (words: RegExp, text: string): number => text.match(words)?.length ?? 0;
/** How many quotes stand in the file. */
const FORMS: readonly (readonly [form: string, quotesIn: (file: Uint8Array) => number])[] = [
  ['page', (file) => times(/<blockquote/gu, strFromU8(file))],
  ['word', (file) => times(/w:val="Quote"/gu, strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array()))],
  ['markdown', (file) => times(/^> Passage/gmu, strFromU8(file))],
  ['text', (file) => times(/^“Passage/gmu, strFromU8(file))],
  ['table', (file) => times(/^"Passage/gmu, strFromU8(file))],
];

describe.each(BROWSERS)('a set of 6,000 passages in $browser', ({ start }) => {
  const folder = mkdtempSync(join(tmpdir(), 'long-'));
  const file = join(folder, 'large.jsonld');
  let open: Session;
  let library: Tab;
  let before: string;

  const choose = async (): Promise<void> => {
    await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
    await library.setFiles('input[type=file]', [file]);
  };
  const planned = async (): Promise<void> => {
    await choose();
    await library.waitFor(`document.querySelector('.merge-foot .primary') !== null`, 'the plan');
  };

  beforeAll(async () => {
    const { writeSet } = (await import('../../utils/exchange/write')) as { writeSet(set: AnnotationSet): string };
    writeFileSync(file, writeSet(large()));
    open = await session(start);
    library = await open.driver.extensionPage('library.html');
    await library.waitFor(`document.querySelector('.library-columns') !== null`, 'the library');
    before = await dump(library);
  });
  afterAll(async () => {
    await open?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stopped while it is read is not in the library', async () => {
    await library.evaluate(stopAt('Reading', 0.3));
    await choose();
    await library.waitFor(notice('The import was stopped. Your library is as it was.'), 'the answer');
    expect(await library.evaluate<number>('globalThis.stoppedAt')).toBeLessThan(1);
    expect(await dump(library)).toBe(before);
    expect(await library.evaluate<boolean>(`document.activeElement.closest('.import') !== null`)).toBe(true);
  });

  it('stopped while it is written is taken back whole', async () => {
    await library.reload();
    await planned();
    expect(await library.text()).toContain('Bring in 6,060 records');
    await library.evaluate(stopAt('Bringing in', 0.4));
    await pressButton(library, 'Bring in ');
    await library.waitFor(notice('The import was stopped. Your library is as it was.'), 'the answer');
    expect(await library.evaluate<number>('globalThis.stoppedAt')).toBeGreaterThanOrEqual(0.4);
    expect(await dump(library)).toBe(before);
  });

  it('comes in as one step', async () => {
    await library.reload();
    await planned();
    await pressButton(library, 'Bring in ');
    await library.waitFor(notice('Brought in: 6,000 new'), 'the import');
    await library.waitFor(`(document.querySelector('.export')?.textContent ?? '').includes('Export 6,000 passages')`, 'all of it');
  });

  it('goes out stopped as no file, and else as one that brings nothing new', async () => {
    await library.evaluate(stopAt('Writing the file', 0.1));
    await pressButton(library, 'Export 6,000 passages');
    await library.waitFor(notice('The export was stopped. No file was saved.'), 'the answer');
    await pressButton(library, 'Export 6,000 passages');
    const out = await open.driver.waitForDownload();
    expect(existsSync(out)).toBe(true);
    await library.setFiles('input[type=file]', [out]);
    await library.waitFor(`document.querySelector('.merge') !== null`, 'the plan');
    expect(await library.text()).toContain('There is nothing new in this file.');
    expect(faults(open.driver)).toEqual([]);
  });

  it('is backed up: stopped as no file, and else as one that holds them all', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.body.innerText.includes('Back up everything')`, 'the options');
    await options.evaluate(stopAt('Writing the backup', 0.2));
    await pressButton(options, 'Back up everything');
    await options.waitFor(notice('The backup was stopped. No file was saved.'), 'the answer');
    expect(await options.evaluate<number>('globalThis.stoppedAt')).toBeGreaterThanOrEqual(0.2);
    expect(await options.text()).toContain('There is no backup yet.');
    await pressButton(options, 'Back up everything');
    const backup = JSON.parse(readFileSync(await open.driver.waitForDownload(), 'utf8')) as { counts: { annotations: number } };
    expect(backup.counts.annotations).toBe(PASSAGES);
    await options.waitFor(notice('Backup saved as'), 'the backup to be said');
    await options.close();
    await library.activate();
    expect(faults(open.driver)).toEqual([]);
  });

  describe('of which 2,000 leave as quotes', () => {
    beforeAll(async () => {
      const some = Array.from({ length: 20 }, (_, d) => `document=${encodeURIComponent(id(100 + d))}`);
      await library.goto(`${library.url.split('?')[0]}?${some.join('&')}`);
      await library.waitFor(`(document.querySelector('.quotes-out')?.textContent ?? '').includes('Save 2,000 quotes')`, 'the choice');
    });

    it.each(FORMS)('as %s: stopped as no file, and else with every quote', async (form, quotesIn) => {
      await library.evaluate(`(() => {
        const select = document.querySelector('.quotes-out select');
        select.value = ${JSON.stringify(form)};
        select.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
      await library.evaluate(stopAt('Writing the file', 0.1));
      await pressButton(library, 'Save 2,000 quotes');
      await library.waitFor(`${notice('The export was stopped. No file was saved.')} && globalThis.stoppedAt > 0`, 'the answer');
      await pressButton(library, 'Save 2,000 quotes');
      expect(quotesIn(readFileSync(await open.driver.waitForDownload()))).toBe(2_000);
      expect(faults(open.driver)).toEqual([]);
    });

    it('stand in one pack, are ordered, checked and commented there', async () => {
      await pressButton(library, 'Add 2,000 passages to a quote pack');
      await library.waitFor(`document.querySelector('dialog[open] input') !== null`, 'the dialog');
      await library.evaluate(`document.querySelector('dialog input').focus()`);
      await library.type('All of them');
      await library.press('Enter');
      await library.waitFor(notice('2,000 passages are in “All of them” now'), 'the notice');
      const page = await open.driver.extensionPage('packs.html');
      const order = `[...document.querySelectorAll('[data-line]')].map((card) => card.dataset.line)`;
      await page.waitFor(`${order}.length === 2000`, 'all lines');
      const last = await page.evaluate<string>(`${order}.at(-1)`);
      await page.evaluate(`[...document.querySelectorAll('[data-line]')].at(-1).focus()`);
      await page.press('Alt+Home');
      await page.waitFor(`${order}[0] === ${JSON.stringify(last)} && document.activeElement.dataset.line === ${JSON.stringify(last)}`, 'the last line at the top'); // prettier-ignore
      await page.press('Enter');
      await page.type('First of all.');
      await page.press('Escape');
      await pressButton(page, 'Check this pack');
      await page.waitFor(`(document.querySelector('.pack-checked')?.innerText ?? '').includes('2,000 not compared')`, 'the checks');
      await page.reload();
      await page.waitFor(`document.querySelector('[data-line] textarea')?.value === 'First of all.'`, 'the comment');
      expect(await page.evaluate<string[]>(order)).toHaveLength(2_000);
      expect(await page.evaluate(`${order}[0]`)).toBe(last);
      await page.close();
      expect(faults(open.driver)).toEqual([]);
    });
  });
});
