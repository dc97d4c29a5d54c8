// Tagging from several codebooks, by keyboard alone: two letters and Enter, one codebook at a time, a concept made in passing, and none in
// a codebook that is closed. What the picker says to assistive technology is asked of the browser's own tree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Accessible, Surface, Tab } from './driver.ts';
import { cards, enterPage, faults, LATER, picker, pickerGone, pressButton, waitForCards } from './steps.ts';

const OWN = 'Common codebook';
const WORDS = (nth: number): string =>
  `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 120)[${nth}].slice(0, 80)`;
const LABELS = `[...document.querySelectorAll('[role=option] .option-label')].map((o) => o.textContent)`;
const FIELD = `document.querySelector('[role=combobox]')`;
const FROM = `document.querySelector('.picker-narrow select').selectedOptions[0].text`;

/** The option in view, as the browser tells assistive technology of it. */
async function heard(frame: Surface): Promise<Accessible> {
  const id = await frame.evaluate<string>(`${FIELD}.getAttribute('aria-activedescendant')`);
  return frame.accessible(`[id="${id}"]`);
}

describe.each(BROWSERS)('tagging from several codebooks, in $browser,', ({ start }) => {
  let site: Site;
  let open: Session;
  let codebooks: Tab;
  let tab: Tab;
  let panel: Surface;
  let frame: Surface;

  const choose = async (nth: number): Promise<void> => {
    await tab.activate();
    await tab.select(await tab.evaluate<string>(WORDS(nth)));
    await tab.press('Alt+Shift+U');
    frame = await picker(tab);
  };
  const type = async (letters: string): Promise<void> => {
    await tab.type(letters);
    await frame.waitFor(`${FIELD}.value === ${JSON.stringify(letters)}`, `“${letters}” in the field`);
  };
  const told = (selector: string) => expect.poll(() => frame.accessible(selector), LATER);
  const save = async (passages: number): Promise<void> => {
    await tab.press('Control+Enter');
    await pickerGone(tab);
    await waitForCards(panel, passages);
  };

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    codebooks = await open.driver.extensionPage('codebook.html');
    await pressButton(codebooks, 'New codebook');
    await codebooks.waitFor(`document.activeElement?.localName === 'input'`, 'the cursor in the title');
    await codebooks.type(OWN);
    await codebooks.press('Enter');
    await codebooks.waitFor(`document.querySelector('select').selectedOptions[0].text.includes('${OWN}')`, 'the codebook in view');
    await pressButton(codebooks, 'New concept');
    await codebooks.waitFor(`document.activeElement?.localName === 'input'`, 'the cursor in the label');
    await codebooks.type('Open ledger');
    await codebooks.press('Enter');
    await codebooks.waitFor(`document.querySelector('[role=treeitem]')?.textContent.includes('Open ledger')`, 'the concept');
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('two letters and Enter are a tag', async () => {
    await choose(0);
    await type('ga');
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('.chip')?.textContent.includes('Gaming the system')`, 'the concept chosen');
    await tab.press('Enter');
    await pickerGone(tab);
    await waitForCards(panel, 1);
    await expect.poll(async () => (await cards(panel))[0]?.text, LATER).toContain('Gaming the system');
  });

  it('field, list and option are told to assistive technology as what they are', async () => {
    await choose(1);
    await type('open');
    await told('[role=combobox]').toMatchObject({ role: 'combobox', name: 'Concepts', expanded: true });
    await told('[role=listbox]').toMatchObject({ role: 'listbox', name: 'Concepts of your codebooks' });
    await expect
      .poll(() => heard(frame), LATER)
      .toMatchObject({ role: 'option', name: expect.stringMatching(/^Open /u) as string, selected: false });
    const first = await heard(frame);
    await tab.press('ArrowDown');
    await expect.poll(async () => (await heard(frame)).name, LATER).not.toBe(first.name);
    await tab.press('Enter');
    await frame.waitFor(`${FIELD}.value === ''`, 'the concept taken');
    await type('open');
    await frame.waitFor(`document.querySelector('[role=option][aria-selected=true]') !== null`, 'the chosen one in the list');
    await told('[role=option][aria-selected=true]').toMatchObject({ role: 'option', selected: true });
    await tab.press('Escape');
    await pickerGone(tab);
  });

  it('is narrowed to one codebook by a key, and stays so', async () => {
    await choose(1);
    await frame.waitFor(`${LABELS}.length > 9`, 'concepts of all codebooks');
    await tab.press('Alt+ArrowUp');
    await frame.waitFor(`${FROM} === '${OWN}'`, 'the codebook chosen');
    await expect.poll(() => frame.evaluate(LABELS), LATER).toEqual(['Open ledger']);
    await tab.press('Escape');
    await pickerGone(tab);
    await choose(1);
    await expect.poll(() => frame.evaluate(FROM), LATER).toBe(OWN);
    await expect.poll(() => frame.evaluate(LABELS), LATER).toEqual(['Open ledger']);
  });

  it('makes a concept there in passing', async () => {
    await type('Common chest');
    await frame.waitFor(`document.querySelector('[role=option]')?.textContent === 'Create “Common chest” in “${OWN}”'`, 'the offer');
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('.chip')?.textContent.includes('Common chest')`, 'the concept chosen');
    await save(2);
    await codebooks.activate();
    await codebooks.waitFor(
      `[...document.querySelectorAll('[role=treeitem] .tree-label')].some((l) => l.textContent === 'Common chest')`,
      'the concept in its codebook',
    );
  });

  it('makes none where the codebook is closed, and suggests it in the note', async () => {
    await pressButton(codebooks, 'Rename');
    await codebooks.click('.codebook-bar input[type=checkbox]');
    await codebooks.click('.codebook-bar button[type=submit]');
    await codebooks.waitFor(`document.querySelector('.notice-stack')?.innerText.includes('has been saved')`, 'the codebook closed');
    await choose(2);
    await type('Third thing');
    await frame.waitFor(`document.querySelector('[role=option]')?.textContent === 'Suggest “Third thing” in the note'`, 'the offer');
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('textarea').value === 'Suggested concept: Third thing'`, 'the suggestion');
    await save(3);
    expect((await cards(panel)).some(({ text }) => text.includes('Suggested concept: Third thing'))).toBe(true);
  });

  it('is narrowed in the reader too, and widened there for all', async () => {
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.activate();
    await reader.waitFor(`document.querySelectorAll('p').length > 3`, 'the text');
    await reader.select(await tab.evaluate<string>(WORDS(3)));
    await reader.press('Alt+Shift+U');
    await reader.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the form in the reader');
    await expect.poll(() => reader.evaluate(FROM), LATER).toBe(OWN);
    await expect
      .poll(() => reader.evaluate<readonly string[]>(LABELS), LATER)
      .toEqual(expect.arrayContaining(['Open ledger', 'Common chest']));
    await reader.press('Alt+ArrowDown');
    await reader.waitFor(`${LABELS}.length > 9`, 'concepts of all codebooks');
    await reader.press('Escape');
    await choose(3);
    await expect.poll(() => frame.evaluate(FROM), LATER).toBe('All codebooks');
    await tab.press('Escape');
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
