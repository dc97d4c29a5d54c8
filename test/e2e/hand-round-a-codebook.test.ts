// A codebook leaves the library: as a page for people and in open formats, each saved by keyboard among the downloads.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../utils/concepts/seed';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump, waitForTexts } from './database.ts';
import type { Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards } from './steps.ts';

const judges = process.env['CONFORMANCE'] ?? '../shared/conformance';
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log('codebooks: the conformance judges are not installed here; their verdict is skipped');

const WORDS = `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`;
/** The second field of the section: what the codebook is saved as. */
const FORMAT = `[...document.querySelectorAll('.export select')].at(-1)`;

/** Chooses the format and saves the first codebook by Tab and Enter; the path of the file. */
async function save({ driver }: Session, library: Tab, format: string): Promise<string> {
  await library.activate();
  await library.waitFor(`${FORMAT} !== undefined`, 'the formats');
  await library.evaluate(
    `(() => { const field = ${FORMAT}; field.focus(); field.value = ${JSON.stringify(format)}; field.dispatchEvent(new Event('change', { bubbles: true })); })()`,
  );
  await library.waitFor(
    `${FORMAT}.closest('section').querySelector('[role=status]').textContent.includes('does not hold')`,
    'what is lost',
  );
  await library.press('Tab');
  await library.press('Enter');
  return driver.waitForDownload();
}

const judge = (checker: string, ...args: readonly string[]): string =>
  hasJudges ? execFileSync('node', [join(judges, checker), ...args]).toString() : 'OK ';

describe.each(BROWSERS)('a codebook, in $browser,', ({ start }) => {
  let site: Site;
  let open: Session;
  let library: Tab;
  let before: string;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, tab);
    await tab.activate();
    await tab.select(await tab.evaluate<string>(WORDS));
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    await waitForTexts(library);
    before = await dump(library);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('leaves as a page to print: every concept, and how many passages it has', async () => {
    const file = await save(open, library, 'page');
    expect(file).toMatch(/accountability-and-commissioning.*\.html$/u);
    const page = readFileSync(file, 'utf8');
    expect(page.match(/<h[2-6] id=/gu)).toHaveLength(BUILT_IN.concepts.length);
    expect(page).toMatch(/>Open books<\/span><\/h\d>\n<p class="count">1 passage<\/p>/u);
    expect(page).not.toMatch(/<script|<link|<img/u);
  });

  it('leaves as SKOS that other programs accept, in both spellings', async () => {
    for (const [format, ending] of [
      ['skos-json', '.jsonld'],
      ['skos-turtle', '.ttl'],
    ] as const) {
      const file = await save(open, library, format);
      expect(file.endsWith(ending)).toBe(true);
      expect(readFileSync(file, 'utf8')).toContain('Two-stage contracting');
      expect(judge('check-skos.mjs', '--codebook', file)).toMatch(/^OK /mu);
    }
  });

  it.each(['skos-json', 'skos-turtle', 'refi', 'table'])('comes back from %s as a plan in which nothing is new', async (format) => {
    await library.setFiles('input[type=file]', [await save(open, library, format)]);
    await library.waitFor(`document.body.innerText.includes('There is nothing new in this file')`, 'the empty plan');
    await pressButton(library, 'Close');
  });

  it('leaves as a REFI-QDA codebook', async () => {
    const file = await save(open, library, 'refi');
    expect(file).toMatch(/\.qdc$/u);
    expect(readFileSync(file, 'utf8').match(/<Code /gu)).toHaveLength(BUILT_IN.concepts.length);
    expect(judge('check-qdc.mjs', file)).toMatch(/^OK /mu);
  });

  it('leaves as a table, with a byte order mark for spreadsheets and without for programs', async () => {
    const [marked, plain] = [readFileSync(await save(open, library, 'table')), readFileSync(await save(open, library, 'plain-table'))];
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(marked.subarray(3)).toEqual(plain);
    expect(plain.toString()).toContain('"Commissioning > Two-stage contracting","Two-stage contracting"');
  });

  it('is left as it was, and nothing threw an exception', async () => {
    expect(await dump(library)).toBe(before);
    expect(faults(open.driver)).toEqual([]);
  });
});
