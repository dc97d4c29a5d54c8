// A campaigner's day: choose the style the editor wants, copy a quote with its reference, take the references along.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards } from './steps.ts';

const judges = process.env['CONFORMANCE'] ?? '../shared/conformance';
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log('cite: the conformance judges are not installed here; their verdict is skipped');

const COPY = 'Copy the quote with its reference';
const FIRST_WORDS = `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 120)[0].slice(0, 80)`;

interface Copied {
  readonly text: string;
  readonly html: string;
}

/** Listens to what the page writes to the clipboard, which is written all the same. */
async function listen(surface: Surface): Promise<void> {
  await surface.evaluate(`(() => {
    const write = navigator.clipboard.write.bind(navigator.clipboard);
    globalThis.copies = [];
    navigator.clipboard.write = async (items) => {
      const read = async (type) => (await items[0].getType(type)).text();
      const copy = { text: await read('text/plain'), html: await read('text/html') };
      await write(items);
      globalThis.copies.push(copy);
    };
    return true;
  })()`);
}

/** Copies the only passage of the list, and says what is on the clipboard then. */
async function copy(surface: Surface, nth: number): Promise<Copied> {
  await pressButton(surface, COPY);
  await surface.waitFor(`globalThis.copies.length === ${nth}`, `copy ${nth} on the clipboard`);
  await surface.waitFor(`document.querySelector('.notice-stack').textContent.includes('Copied.')`, 'the word that it is copied');
  return surface.evaluate<Copied>(`globalThis.copies[${nth - 1}]`);
}

/** By keyboard: so many options down from where it stands. */
async function choose(tab: Tab, selector: string, down: number): Promise<void> {
  await tab.activate();
  await tab.waitFor(`document.querySelector('${selector}') !== null`, 'the choice');
  await tab.evaluate(`document.querySelector('${selector}').focus()`);
  for (let i = 0; i < down; i += 1) await tab.press('ArrowDown');
}

describe.each(BROWSERS)('a passage in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let library: Tab;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, tab);
    await tab.select(await tab.evaluate<string>(FIRST_WORDS));
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    await listen(library);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('is copied with its reference in Harvard at first, as text and with italics and a link', async () => {
    const { text, html } = await copy(library, 1);
    expect(text).toMatch(
      /^“.+” \(Okafor-Lindqvist and Brackley, 2024\)\n\nOkafor-Lindqvist, I\. and Brackley, T\. \(2024\) Open Books, Open Doors: /u,
    );
    expect(text).toContain('Available at: https://doi.org/10.5555/harbour.2024.0318.');
    expect(text).toMatch(/paper\.html#:~:text=\S+$/u);
    expect(html).toContain('<blockquote>“');
    expect(html).toContain('<i>Open Books, Open Doors: Commissioning Community Care through Co-operatives</i>');
    expect(html).toMatch(/<a href="[^"]+paper\.html#:~:text=/u);
  });

  it('is copied in the style that the options hold, in every page that is open', async () => {
    const options = await open.driver.extensionPage('options.html');
    await choose(options, '.options-form select', 2);
    await options.waitFor(`document.querySelector('.specimen').textContent.includes('In a footnote')`, 'the specimen of OSCOLA');
    await options.close();
    await library.activate();
    const { text } = await copy(library, 2);
    expect(text).toMatch(
      /^“.+”\n\nInes Okafor-Lindqvist and Tom Brackley, ‘Open Books, Open Doors: .+\.\nOkafor-Lindqvist I and Brackley T, ‘/u,
    );
  });

  it('keeps that style when the page is opened anew', async () => {
    await library.reload();
    await waitForCards(library, 1);
    await listen(library);
    expect((await copy(library, 1)).text).toContain('Okafor-Lindqvist I and Brackley T');
  });

  it('leaves its reference to other programs, as CSL-JSON, BibTeX and RIS', async () => {
    const files: Record<string, string> = {};
    for (const [ending, down] of [
      ['.json', 0],
      ['.bib', 1],
      ['.ris', 1],
    ] as const) {
      await choose(library, '.references-out select', down);
      await pressButton(library, 'Export 1 reference');
      files[ending] = await open.driver.waitForDownload();
      expect(files[ending]).toMatch(new RegExp(`${ending.replace('.', '\\.')}$`, 'u'));
    }
    const read = (ending: string): string => readFileSync(files[ending] ?? '', 'utf8');
    expect(JSON.parse(read('.json'))).toMatchObject([{ DOI: '10.5555/harbour.2024.0318', issued: { 'date-parts': [[2024, 3, 18]] } }]);
    expect(read('.bib')).toContain('author = {Okafor-Lindqvist, Ines and Brackley, Tom}');
    expect(read('.ris')).toContain('AU  - Okafor-Lindqvist, Ines\r\n');
    if (hasJudges)
      expect(execFileSync('node', [join(judges, 'check-csljson.mjs'), '--strict', files['.json'] ?? '']).toString()).toMatch(/^OK/mu);
  });

  it('leaves with its source as a page, a Word document, Markdown, plain text and a table', async () => {
    const files: Record<string, string> = {};
    for (const [ending, down] of [
      ['.html', 0],
      ['.docx', 1],
      ['.md', 1],
      ['.txt', 1],
      ['.csv', 1],
    ] as const) {
      await choose(library, '.quotes-out select', down);
      await pressButton(library, 'Save 1 quote');
      files[ending] = await open.driver.waitForDownload();
      expect(files[ending]).toMatch(new RegExp(`quotes\\${ending}$`, 'u'));
    }
    const read = (ending: string): string => readFileSync(files[ending] ?? '', 'utf8');
    const quoted = JSON.parse(
      await library.evaluate<string>(`JSON.stringify(document.querySelector('[data-passage] .quote-words').textContent)`),
    ) as string;
    // The style that the options hold since.
    for (const ending of ['.md', '.txt', '.html']) {
      expect(read(ending)).toContain(quoted);
      expect(read(ending)).toContain('Okafor-Lindqvist I and Brackley T');
      expect(read(ending)).toContain('Concepts');
    }
    // The main text that was kept goes along with the page of so few documents, with the quote marked.
    expect(read('.html')).toMatch(/href="#in-text-1"[^]*<mark id="in-text-1">/u);
    expect(read('.csv')).toMatch(/^\uFEFF"quote","concepts",/u);
    expect(read('.csv')).toContain(quoted);
    const word = unzipSync(readFileSync(files['.docx'] ?? ''));
    expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toContain(quoted);
    expect(strFromU8(word['word/footnotes.xml'] ?? new Uint8Array())).toContain('Ines Okafor-Lindqvist and Tom Brackley');
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
