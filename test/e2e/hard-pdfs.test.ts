// PDFs that are hard: those that do not open and say why, a locked one, hostile ones, letters that only our own maps tell, several at once; and what a screen reader is told.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_SCRIPT, HOSTILE_WORDS, hostilePdf } from '../make-hostile-pdf.ts';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { dropFiles, faults, LATER, painted, plain, pressButton, tagHere, waitForCards, paperText } from './steps.ts';

const FOLDER = resolve('test/fixtures/pdfs');
const fixture = (name: string): string => join(FOLDER, name);
const TAKES_FILES = `document.querySelector('.pdf-opening input[type=file]') !== null`;
const field = `document.activeElement?.matches('.pdf-password input')`;
const SECRET = 'What is locked away can still be read by those who may.';
const JAPANESE = '公開の帳簿は誰でも読める。';
/** The words over the first page, without blanks. */
const wordsOver = `[...document.querySelectorAll('.pdf-page[data-page="0"] .pdf-words span')].map((s) => s.textContent).join('').replace(/\\s/g, '')`;
const textThere = (words: string): string =>
  `(document.querySelector('.reading-text')?.textContent ?? '').includes(${JSON.stringify(words)})`;

async function showPages(reader: Tab): Promise<void> {
  await reader.waitFor(`document.querySelector('.pdf-bar .segment:last-of-type input:not(:disabled)') !== null`, 'the pages to be ready');
  await reader.activate();
  const isChosen = `document.querySelector('.pdf-bar .segment:last-of-type input').checked`;
  // The bar moves up when the question about the password leaves: a press may come too late for it.
  await expect
    .poll(
      async () => (await reader.evaluate(isChosen)) || (await reader.click('.pdf-bar .segment:last-of-type'), reader.evaluate(isChosen)),
      LATER,
    )
    .toBe(true);
  await reader.waitFor(`document.querySelector('.pdf-sheet[aria-busy="false"] canvas') !== null`, 'the first page to be drawn');
}

/** Whether anything dark stands in the upper half of the first page's picture. */
const isDrawn = (reader: Surface): Promise<boolean> =>
  reader.evaluate(`(() => {
    const canvas = document.querySelector('.pdf-page[data-page="0"] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height / 2);
    return data.some((value, i) => i % 4 === 0 && value < 100);
  })()`);

describe.each(BROWSERS)('hard PDFs in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let requests: readonly string[];
  let work: string;

  const emptyReader = async (): Promise<Tab> => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    await reader.waitFor(TAKES_FILES, 'the place for files');
    return reader;
  };
  const choose = async (...paths: readonly string[]): Promise<Tab> => {
    const reader = await emptyReader();
    await reader.setFiles('.pdf-opening input[type=file]', paths);
    return reader;
  };

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'hard-pdfs-'));
    site = await serve();
    open = await session(start);
    requests = await open.driver.watchRequests();
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
    rmSync(work, { recursive: true, force: true });
  });

  it('that cannot be read say which file it is, why, and what to do; nothing is kept, and another can be chosen', async () => {
    const reader = await emptyReader();
    const before = await dump(reader);
    for (const [name, reason] of [
      ['empty.pdf', 'The file is empty (empty.pdf). Your library is unchanged. Ask for the file again.'],
      ['page.pdf', 'This is not a PDF, although it may be called one (page.pdf).'],
      ['cut-off.pdf', 'The file is damaged (cut-off.pdf'],
      ['form.pdf', 'This PDF is an interactive form of a kind that only Adobe’s program shows (form.pdf).'],
    ] as const) {
      await reader.setFiles('.pdf-opening input[type=file]', [fixture(name)]);
      const alert = `document.querySelector('.pdf-opening [role=alert]')`;
      await reader.waitFor(`${alert}?.innerText.includes(${JSON.stringify(reason)}) && ${TAKES_FILES}`, `${name}: ${reason}`);
      expect(await reader.text()).toContain('Choose a file…');
    }
    expect((await reader.accessible('.pdf-opening [role=alert]')).role).toBe('alert');
    expect(await dump(reader)).toBe(before);
    await reader.setFiles('.pdf-opening input[type=file]', [fixture('damaged-places.pdf')]);
    await paperText(reader);
    await reader.waitFor(textThere('The commissioner publishes every contract'), 'the text of a file whose table of places is damaged');
    await reader.close();
  });

  it('that are locked ask for the password, say when it is wrong, and are tagged, kept and opened again with it', async () => {
    const reader = await choose(fixture('locked.pdf'));
    await reader.waitFor(field, 'the cursor in the field');
    await expect.poll(() => reader.accessible('.pdf-password input'), LATER).toMatchObject({ name: 'Password' });
    for (const wrong of ['sesame', 'Open Sesame']) {
      await reader.type(wrong);
      await reader.press('Enter');
      await reader.waitFor(`document.querySelector('.pdf-password [role=alert]').innerText.includes('does not open it') && ${field}`, 'the word about it'); // prettier-ignore
    }
    // The wrong one is chosen: what is typed takes its place.
    await reader.type('open sesame');
    await reader.press('Enter');
    await paperText(reader);
    await reader.waitFor(textThere(SECRET), 'the text');
    await reader.select('can still be read by those who may');
    await tagHere(reader, 'open bo');
    await reader.close();
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    await pressButton(library, 'locked.pdf');
    const again = await open.driver.waitForTab('reader.html?pdf=urn');
    await again.waitFor(`${textThere(SECRET)} && ${field}`, 'the kept text, and the cursor in the field');
    await expect.poll(async () => (await painted(again)).map(plain), LATER).toEqual(['can still be read by those who may']);
    await again.type('open sesame');
    await again.press('Enter');
    await showPages(again);
    await again.waitFor(`${wordsOver} === ${JSON.stringify(SECRET.replaceAll(' ', ''))}`, 'the words over the page');
    // Its font is none of the file's: it comes with the extension.
    await expect.poll(() => isDrawn(again), LATER).toBe(true);
    await again.close();
    await library.close();
  });

  it('open several at once, each in a tab, by the picker and by drop, and those that are no PDFs are named', async () => {
    const named = ['page.pdf', 'empty.pdf'].map((name) => `(${name})`);
    const first = await choose(...['two-columns.pdf', 'page.pdf', 'cid.pdf', 'empty.pdf'].map(fixture));
    await paperText(first);
    await first.waitFor(textThere('In section A'), 'the first of them');
    await first.waitFor(`${JSON.stringify(named)}.every((name) => [...document.querySelectorAll('.files-left-out [role=alert]')].some((a) => a.innerText.includes(name)))`, 'the two that are none'); // prettier-ignore
    const second = await open.driver.waitForTab('reader.html?pdf=urn');
    await second.activate();
    // Its codes are told by a map that the file does not bring along.
    await paperText(second);
    await second.waitFor(textThere(JAPANESE), 'Japanese, by a map of the extension');
    await showPages(second);
    await second.waitFor(`${wordsOver} === ${JSON.stringify(JAPANESE)}`, 'the same words over the page');
    await second.close();
    await first.close();
    const dropped = await emptyReader();
    await dropFiles(dropped, 'h1', [
      ['notes.txt', 'Notes on the open books.\n\nThey were written down by hand, and nobody has read them since.'],
      ['ligatures.pdf', readFileSync(fixture('ligatures.pdf'))],
      ['nothing.pdf', new Uint8Array()],
    ]);
    const pdf = await open.driver.waitForTab('reader.html?pdf=urn');
    await pdf.activate();
    await paperText(pdf);
    await pdf.waitFor(textThere('The final figures of the office are open.'), 'the PDF beside the notes');
    const notes = await open.driver.waitForTab('reader.html?document');
    await notes.activate();
    await notes.waitFor(textThere('nobody has read them since'), 'the notes');
    // Where they came from is not left, since it says what did not open.
    await expect.poll(() => dropped.text(), LATER).toContain('The file is empty (nothing.pdf)');
    for (const tab of [pdf, notes, dropped]) await tab.close();
  });

  it('that would call, run or open something do nothing of it: read, drawn, pressed upon, and read again', async () => {
    const path = join(work, 'calls-home.pdf');
    const bytes = hostilePdf(site.origin);
    writeFileSync(path, bytes);
    const reader = await choose(path);
    await paperText(reader);
    await reader.waitFor(textThere(HOSTILE_WORDS), 'the text');
    const tabs = (await open.driver.tabs()).length;
    // Links to the web are links, whatever the file would rather do with them; the others are none.
    const links = `[...document.querySelectorAll('.reading-text a, .pdf-page :is(a, button, iframe)')].map((a) => [a.href.replace(/#.*/, ''), a.target, a.rel])`;
    const web = ['link', 'launch', 'other'].map((way) => [`${site.origin}/called/${way}`, '_blank', 'noopener noreferrer']);
    expect(await reader.evaluate(links)).toEqual(web);
    await showPages(reader);
    await reader.waitFor(`${wordsOver}.includes('Linktoanotherfile')`, 'the words over the page');
    await reader.waitFor(`document.querySelectorAll('.pdf-page a').length === 3`, 'the links of the page');
    expect(await reader.evaluate(links)).toEqual(web);
    await reader.evaluate(`[...document.querySelectorAll('.pdf-words span')].find((s) => s.textContent.startsWith(${JSON.stringify(HOSTILE_SCRIPT)})).id = 'pressed'`); // prettier-ignore
    await reader.click('#pressed');
    expect(site.takeRequests()).toEqual([]);
    await reader.close();
    const again = await open.driver.extensionPage(`reader.html?pdf=urn:sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    await showPages(again);
    expect((await open.driver.tabs()).length).toBe(tabs);
    expect(await again.evaluate(`[globalThis.__pwned, location.pathname]`)).toEqual([null, '/reader.html']);
    // Of the whole browser since it was started, and of the place that was to be called.
    expect(site.takeRequests()).toEqual([]);
    expect(requests.filter((url) => /^(https?|ftp|file|wss?):/u.test(url))).toEqual([]);
    await again.close();
    // Whoever calls is seen.
    await (await open.driver.openTab(site.url('/paper.html'))).close();
    expect([site.takeRequests()[0], requests.includes(site.url('/paper.html'))]).toEqual(['GET /paper.html', true]);
  });

  it('and all others tell a screen reader their headings and pages, in the text and on the pages', async () => {
    const reader = await choose(fixture('two-columns.pdf'));
    await paperText(reader);
    await reader.waitFor(textThere('In section A'), 'the text');
    await reader.activate();
    const told = (selector: string, expected: object) => expect.poll(() => reader.accessible(selector), LATER).toMatchObject(expected);
    await told('.reading-head h1', { role: 'heading', level: 1, name: 'Open Books for Every Council' });
    await told('.reading-text h3', { role: 'heading', level: 3, name: 'Section A: what was asked' });
    await told('.reading-text [data-page="2"][role]', { role: 'doc-pagebreak', name: 'Page 1' });
    await told('.pdf-bar .segment:first-of-type input', { role: 'radio', name: 'Text' });
    await showPages(reader);
    await told('.pdf-page[data-page="0"]', { role: 'region', name: 'Page i' });
    await told('.pdf-page[data-page="1"]', { role: 'region', name: 'Page ii' });
    // The picture is not read out: its words are, in the order in which they are read.
    expect(await reader.evaluate(`document.querySelector('.pdf-page canvas').getAttribute('aria-hidden')`)).toBe('true');
    await reader.waitFor(
      `/^OpenBooksforEveryCouncilSectionA:whatwasaskedInsectionA.*Thesecondcolumn/.test(${wordsOver})`,
      'its words in order',
    );
    expect(faults(open.driver)).toEqual([]);
  });
});
