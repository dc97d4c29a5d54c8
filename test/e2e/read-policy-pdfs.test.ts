// Three published policy papers, of two and three columns, damaged, encrypted: opened from their tabs, tagged over page ends and in
// columns, there again after the browser was closed, in both views, handed over with their pages, and marked in copies.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../utils/model/ids.ts';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, painted, paintedRanges, plain, pressButton, tagHere, waitForCards } from './steps.ts';

const FOLDER = '../shared/corpus/pdf';

interface Paper {
  readonly id: string;
  /** The passage: a sentence of its own, by how it begins. */
  readonly begins: string;
  /** Index from 0, and the label that is cited. */
  readonly page: number;
  readonly label: string;
  /** Pages that it stands on. */
  readonly pages: number;
}

const PAPERS: readonly Paper[] = [
  { id: 'statistical-abstract-domestic-trade', begins: 'Its Monthly Retail Trade and Food', page: 0, label: '639', pages: 2 },
  { id: 'tupe-employment-rights', begins: 'However, the economic entity test would', page: 7, label: '6', pages: 2 },
  { id: 'federal-register-737-rule', begins: 'An undesired MCAS activation could', page: 2, label: '47700', pages: 1 },
];

interface Expected {
  readonly sentences: readonly { readonly text: string }[];
}
const expectedOf = ({ id }: Paper): Expected => JSON.parse(readFileSync(join(FOLDER, id, 'expected.json'), 'utf8')) as Expected;
const passageOf = (paper: Paper): string => expectedOf(paper).sentences.find((s) => s.text.startsWith(paper.begins))?.text ?? '';

const isThere = PAPERS.every(({ id }) => existsSync(join(FOLDER, id, 'document.pdf')));
if (!isThere) console.log(`the published papers of ${FOLDER} are not here: their journey is skipped`);
const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined;

/** Quotes differ from print in the kind of apostrophe only. */
const even = (words: string): string =>
  plain(words)
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"');

interface Stored {
  readonly target: {
    readonly source: string;
    readonly pageLabel?: string;
    readonly selectors: readonly { readonly type: string; readonly value?: string; readonly exact?: string }[];
  };
}

describe.skipIf(!isThere).each(BROWSERS)('published policy papers in $browser', ({ start }) => {
  let site: Site;
  let open: Session;

  beforeAll(async () => {
    site = await serve({ folder: FOLDER });
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('are opened from their tabs and tagged in a sentence over a page end and in a column', async () => {
    for (const paper of PAPERS) {
      const address = site.url(`/${paper.id}/document.pdf`);
      const tab = await open.driver.openTab(address);
      await tab.pressToolbarButton();
      const reader = await open.driver.waitForTab(`reader.html?pdf=${encodeURIComponent(address)}`);
      await reader.waitFor(`document.querySelector('.pdf-bar, .pdf-opening .button.primary') !== null`, 'the paper or the question');
      if ((await reader.text()).includes('Allow reading from')) await pressButton(reader, 'Allow reading from 127.0.0.1');
      await reader.activate();
      await reader.waitFor(`document.querySelector('.pdf-bar .segment:first-of-type input:not(:disabled)') !== null && document.querySelector('.text-coming') === null`, 'the text to be read'); // prettier-ignore
      await reader.click('.pdf-bar .segment:first-of-type');
      await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
      const words = passageOf(paper);
      const text = plain(await reader.text());
      const at = even(text).indexOf(even(words));
      expect(at, `${paper.id}: ${words}`).toBeGreaterThanOrEqual(0);
      await reader.select(text.slice(at, at + even(words).length));
      await tagHere(reader, 'open bo');
      await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    }
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, PAPERS.length);
    const stored = (await storedAnnotations(library)) as unknown as readonly Stored[];
    for (const paper of PAPERS) {
      const target = stored.find((a) => a.target.source.includes(paper.id))?.target;
      expect(even(target?.selectors.find((s) => s.exact !== undefined)?.exact ?? '')).toBe(even(passageOf(paper)));
      expect(target?.pageLabel).toBe(paper.label);
      expect(target?.selectors.find((s) => s.type === 'FragmentSelector')?.value).toBe(`page=${paper.page + 1}`);
    }
  });

  it('are there again without a network after the browser was closed, in both views, and are saved with their passages', async () => {
    await site.close();
    await open.driver.restart();
    for (const paper of PAPERS) {
      const reader = await open.driver.extensionPage(`reader.html?${new URLSearchParams({ pdf: site.url(`/${paper.id}/document.pdf`) })}`);
      await reader.activate();
      await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
      expect(even((await painted(reader)).join(' '))).toBe(even(passageOf(paper)));
      await reader.waitFor(`document.querySelector('.pdf-bar input[type=radio]:not(:checked):not(:disabled)') !== null`, 'the pages to be read'); // prettier-ignore
      await reader.click('.pdf-bar .segment:last-of-type');
      const box = `document.querySelector('.pdf-page[data-page="${paper.page + paper.pages - 1}"]')`;
      await reader.waitFor(`${box} !== null`, 'its page');
      await reader.evaluate(`${box}.scrollIntoView()`);
      await reader.waitFor(`[...CSS.highlights.values()].reduce((n, h) => n + h.size, 0) === ${paper.pages}`, 'the paint on its pages');
      expect(even((await painted(reader)).join('')).replace(/[\s-]/gu, '')).toBe(even(passageOf(paper)).replace(/[\s-]/gu, ''));
      if (paper.id !== 'tupe-employment-rights') await saveCopy(reader, paper);
      await reader.close();
    }
  });

  /** What poppler draws of its pages differs where the passage stands; what it reads stays the same. */
  async function saveCopy(reader: Tab, { id, page, pages }: Paper): Promise<void> {
    await pressButton(reader, 'Save a copy with the passages');
    const copy = await open.driver.waitForDownload();
    if (!hasPoppler) return;
    const folder = mkdtempSync(join(tmpdir(), 'copies-'));
    const drawn = (file: string, number: number): string => {
      spawnSync('pdftoppm', ['-r', '40', '-f', String(number), '-l', String(number), '-singlefile', file, 'page'], { cwd: folder });
      return readFileSync(join(folder, 'page.ppm')).toString('base64');
    };
    const read = (file: string): string => spawnSync('pdftotext', ['-l', '3', file, '-'], { encoding: 'utf8' }).stdout;
    const paper = join(process.cwd(), FOLDER, id, 'document.pdf');
    try {
      for (let n = page + 1; n <= page + pages; n++) expect(drawn(copy, n)).not.toBe(drawn(paper, n));
      expect(drawn(copy, page + pages + 1)).toBe(drawn(paper, page + pages + 1));
      expect(read(copy)).toBe(read(paper));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('go out with their pages in fragments and labels, and arrive equal at a colleague’s', async () => {
    const library = await open.driver.extensionPage('library.html');
    await pressButton(library, `Export ${PAPERS.length} passages`);
    const file = await open.driver.waitForDownload();
    const text = readFileSync(file, 'utf8');
    for (const { page, label } of PAPERS) {
      expect(text).toMatch(new RegExp(`"value":\\s*"page=${page + 1}"`, 'u'));
      expect(text).toMatch(new RegExp(`"mm:pageLabel":\\s*"${label}"`, 'u'));
    }
    const from = await storedAnnotations(library);
    const other = await session(start);
    try {
      const there = await other.driver.extensionPage('library.html');
      await there.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
      await there.setFiles('input[type=file]', [file]);
      await there.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
      await pressButton(there, 'Bring in ');
      await waitForCards(there, PAPERS.length);
      expect(canonicalJson(await storedAnnotations(there))).toBe(canonicalJson(from));
    } finally {
      await other.end();
    }
    expect(faults(open.driver)).toEqual([]);
  });
});
