// By keys alone: a project of another program comes in, is taken back, comes in again; and a passage without a web address is shown in its kept text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Tab } from './driver.ts';
import { faults, waitForCards } from './steps.ts';

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const WORDS = 'The cooks answer to those who eat';
const TEXT = `Who answers for the meals?\n${WORDS}.\nOpening the books is one thing.`;
const at = TEXT.indexOf(WORDS);
const PROJECT = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Meals" origin="Other"><Users><User guid="${guid(1)}" name="Nora Coder"/></Users><CodeBook><Codes><Code guid="${guid(11)}" name="Answering to eaters" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid(30)}" name="Minutes" plainTextPath="internal://${guid(31)}.txt"><PlainTextSelection guid="${guid(40)}" startPosition="${at}" endPosition="${at + WORDS.length}" creatingUser="${guid(1)}" creationDateTime="2020-05-06T10:00:00Z"><Coding guid="${guid(50)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;
const focused = (selector: string): string => `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;

describe.each(BROWSERS)('bringing in by keys in $browser', ({ start }) => {
  const folder = mkdtempSync(join(tmpdir(), 'by-keys-'));
  const file = join(folder, 'meals.qdpx');
  let open: Session;
  let library: Tab;

  /** Chooses the file as the picker of the browser does, which no test can open, and confirms the plan by keys. */
  async function bringIn(): Promise<void> {
    await library.evaluate(`document.querySelector('.import button').focus()`);
    await library.setFiles('input[type=file]', [file]);
    await library.waitFor(focused('.merge h2'), 'the focus on the plan');
    for (let tabs = 0; tabs < 12 && !(await library.evaluate<boolean>(focused('.merge-foot .primary'))); tabs++) await library.press('Tab');
    await library.press('Enter');
    await waitForCards(library, 1);
  }

  beforeAll(async () => {
    writeFileSync(file, zipSync({ 'project.qde': utf8(PROJECT), [`Sources/${guid(31)}.txt`]: utf8(TEXT) }));
    open = await session(start);
    library = await open.driver.extensionPage('library.html');
    await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
    await library.activate();
  });
  afterAll(async () => {
    await open?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps the focus from file to plan to file, and takes the import back by Control+Z', async () => {
    await bringIn();
    await library.waitFor(focused('.import button'), 'the focus on the choice of a file');
    await library.press('Control+z');
    await library.waitFor(`document.querySelector('[data-passage]') === null`, 'the import to be undone');
    expect(await library.evaluate(focused('.import button'))).toBe(true);
  });

  it('shows a passage without a web address in the text that was kept', async () => {
    await bringIn();
    await library.press('/');
    await library.press('Enter');
    await library.waitFor(focused('.found-row'), 'the passage');
    await library.press('Enter');
    await library.waitFor(focused('.card'), 'the passage to open');
    await library.press('Enter');
    const reader = await open.driver.waitForTab('reader.html?document');
    await reader.waitFor(`[...CSS.highlights].some(([name, h]) => name.endsWith('e') && h.size === 1)`, 'the passage to stand out');
    expect(await reader.text()).toContain(WORDS);
    expect(await reader.text()).not.toContain('urn:sha256');
    expect(faults(open.driver)).toEqual([]);
  });
});
