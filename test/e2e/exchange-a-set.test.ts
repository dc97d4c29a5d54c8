// What one reader exports in Chromium, another imports in Firefox: a plan first, then one step, then undo.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../utils/model/ids.ts';
import { serve, type Site } from '../site/server.ts';
import { session, type Session } from './browsers.ts';
import { startChromium } from './chromium.ts';
import { dump, storedAnnotations, waitForTexts } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { cards, dropFile, enterPage, faults, paintedRanges, pressButton, tagSelected, waitForCards, LATER } from './steps.ts';

const judges = process.env['CONFORMANCE'] ?? '../shared/conformance';
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log('exchange: the conformance judges are not installed here; their verdict is skipped');

const WORDS = `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 120).map((s) => s.slice(0, 90).replace(/\\S*$/, '').trim())`;

async function chooseFile(library: Tab, path: string): Promise<void> {
  await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
  await library.setFiles('input[type=file]', [path]);
}

describe('an annotation set', () => {
  let site: Site;
  let ann: Session;
  let ben: Session;
  let file: string;
  let work: string;
  /** The colleague's tab and panel, and what was in their library. */
  let paper: Tab;
  let beside: Surface;
  let had: string;

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'sets-'));
    site = await serve();
    [ann, ben] = await Promise.all([session(startChromium), session(startFirefox)]);
  });
  afterAll(async () => {
    await Promise.all([ann?.end(), ben?.end()]);
    await site?.close();
    rmSync(work, { recursive: true, force: true });
  });

  it('leaves Chromium as one file, with everything a colleague needs', async () => {
    const tab = await ann.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(ann.driver, tab);
    const words = await tab.evaluate<string[]>(WORDS);
    for (const [i, concepts] of [['open bo'], ['single vert', 'gaming'], ['mutual le']].entries()) {
      await tab.activate();
      await tab.select(words[i] ?? '');
      await tagSelected(tab, { concepts, note: i === 1 ? 'Compare with p. 4 😀' : '' });
    }
    await waitForCards(panel, 3);
    const library = await ann.driver.extensionPage('library.html');
    await pressButton(library, 'Export 3 passages');
    file = await ann.driver.waitForDownload();
    const set = JSON.parse(readFileSync(file, 'utf8')) as { type: string; total: number; first: { items: unknown[] } };
    expect(set.type).toBe('AnnotationCollection');
    expect(set.total).toBe(3);
    expect(set.first.items).toHaveLength(3);
    for (const tale of ['open-books', 'Compare with p. 4 😀', 'paper.html']) expect(readFileSync(file, 'utf8')).toContain(tale);
  });

  it.skipIf(!hasJudges)('passes the judges of Web Annotation and SKOS', async () => {
    expect(execFileSync('node', [join(judges, 'check-webanno.mjs'), '--strict', file]).toString()).toMatch(/^OK/u);
    const { extractSchemes } = (await import('../../utils/exchange/skos')) as { extractSchemes(text: string): readonly string[] };
    for (const [i, scheme] of extractSchemes(readFileSync(file, 'utf8')).entries()) {
      const path = join(work, `scheme-${i}.jsonld`);
      writeFileSync(path, scheme);
      expect(execFileSync('node', [join(judges, 'check-skos.mjs'), '--codebook', path]).toString()).toMatch(/^OK/mu);
    }
  });

  it('comes into Firefox as a plan, then in one step, and goes again with one press of Undo', async () => {
    paper = await ben.driver.openTab(site.url('/paper.html'));
    beside = await enterPage(ben.driver, paper);
    const words = await paper.evaluate<string[]>(WORDS);
    await paper.activate();
    await paper.select(words[3] ?? '');
    await tagSelected(paper, { concepts: ['user voi'] });
    await waitForCards(beside, 1);
    const library = await ben.driver.extensionPage('library.html');
    await waitForTexts(library);
    had = await dump(library);
    await chooseFile(library, file);
    await library.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
    expect(await dump(library)).toBe(had);
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 4);
    await pressButton(library, 'Undo');
    await waitForCards(library, 1);
    expect((await storedAnnotations(library)).length).toBe(1);
  });

  it('comes by drop as well, wherever on the page it is let go, beside what the colleague has', async () => {
    const library = await ben.driver.waitForTab('library.html');
    const drop = async (): Promise<void> => {
      await dropFile(library, 'h1', 'set.jsonld', readFileSync(file, 'utf8'));
      await library.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
    };
    await drop();
    expect(await library.evaluate(`location.pathname`)).toBe('/library.html');
    await dropFile(library, 'h1', 'set.jsonld', 'a second file while the first is looked at');
    await pressButton(library, 'Cancel');
    expect((await storedAnnotations(library)).length).toBe(1);
    await drop();
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 4);
    const own = (await storedAnnotations(library)).filter((a) => JSON.stringify(a).includes('user-voice'));
    expect(had).toContain(canonicalJson(own[0]));
    await paper.activate();
    await waitForCards(beside, 4);
    // The page is told after the panel has seen it for itself.
    await paper.waitFor(`${paintedRanges}.length >= 4`, 'four painted passages');
    await expect.poll(async () => (await cards(beside)).map((c) => c.text).join(), LATER).toContain('Compare with p. 4 😀');
    await expect.poll(() => beside.evaluate(`document.querySelectorAll('[data-passage] .status').length`), LATER).toBe(0);
  });

  it('changes nothing when it comes in twice', async () => {
    const library = await ben.driver.extensionPage('library.html');
    await waitForCards(library, 4);
    const before = await dump(library);
    await chooseFile(library, file);
    await library.waitFor(`document.body.innerText.includes('There is nothing new in this file')`, 'the empty plan');
    await pressButton(library, 'Close');
    expect(await dump(library)).toBe(before);
    await library.close();
  });

  it('is equal to what was exported', async () => {
    const [from, to] = await Promise.all([ann.driver.extensionPage('library.html'), ben.driver.extensionPage('library.html')]);
    const statement = (a: Awaited<ReturnType<typeof storedAnnotations>>[number]): string =>
      canonicalJson([a.id, a.target, a.bodies, a.creator]);
    const there = new Set((await storedAnnotations(to)).map(statement));
    for (const annotation of await storedAnnotations(from)) expect(there).toContain(statement(annotation));
  });

  it('threw no exception anywhere', () => {
    expect([...faults(ann.driver), ...faults(ben.driver)]).toEqual([]);
  });
});
