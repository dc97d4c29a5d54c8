// A codebook grows: the built-in one is copied, a concept is added, said, moved by keyboard, used for tagging, merged and brought back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { objections } from './axe.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Accessible, Surface, Tab } from './driver.ts';
import { enterPage, faults, LATER, picker, pressButton, tagSelected, waitForCards } from './steps.ts';

const WORDS = `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`;
const pictures = process.env['PICTURES'];

/** Concepts, codebooks and passages, byte for byte; the journal, which grows with an undo, left out. */
async function records(page: Surface): Promise<string> {
  const { annotations, concepts, schemes } = JSON.parse(await dump(page)) as Readonly<Record<string, unknown>>;
  return JSON.stringify([annotations, concepts, schemes]);
}

interface Item {
  readonly name: string;
  readonly level: number;
  readonly place: string;
  readonly expanded: string | null;
}

/** The item that the tree says is in view, by its attributes: which element it is, and its place. */
const active = (page: Surface): Promise<Item> =>
  page.evaluate<Item>(`(() => {
    const tree = document.querySelector('[role=tree]');
    const item = document.getElementById(tree.getAttribute('aria-activedescendant'));
    const said = (name) => item.getAttribute('aria-' + name);
    if (item.getAttribute('role') !== 'treeitem' || said('selected') !== 'true') throw new Error(item.outerHTML);
    return { name: item.querySelector('.tree-label').textContent, level: Number(said('level')), place: said('posinset') + '/' + said('setsize'), expanded: said('expanded') };
  })()`);

/** The same item as the browser tells assistive technology of it. */
async function heard(page: Surface): Promise<Accessible> {
  const id = await page.evaluate<string>(`document.querySelector('[role=tree]').getAttribute('aria-activedescendant')`);
  return page.accessible(`[id="${id}"]`);
}

const isActive = (name: string): string =>
  `document.getElementById(document.querySelector('[role=tree]')?.getAttribute('aria-activedescendant'))?.querySelector('.tree-label').textContent === ${JSON.stringify(name)}`;
const notice = (words: string): string => `document.querySelector('.notice-stack')?.innerText.includes(${JSON.stringify(words)})`;
const field = (label: string): string =>
  `document.getElementById([...document.querySelectorAll('.concept-form label')].find((l) => l.textContent.trim() === ${JSON.stringify(label)})?.htmlFor)`;

describe.each(BROWSERS)('a codebook that is kept, in $browser,', ({ start }) => {
  let site: Site;
  let open: Session;
  let page: Tab;

  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot(`${pictures}/${open.driver.browser}-${name}.png`);
  };

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    page = await open.driver.extensionPage('codebook.html');
    await page.waitFor(`document.querySelector('[role=treeitem]') !== null`, 'the tree');
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('begins as a copy of the built-in one, which cannot be changed', async () => {
    expect(await page.evaluate(`document.querySelector('.concept-form') === null`)).toBe(true);
    await picture('built-in');
    expect(await objections(page)).toEqual([]);
    await pressButton(page, 'Make a copy that I can change');
    await page.waitFor(notice('is a codebook of your own now'), 'the copy');
    await page.waitFor(`document.querySelector('select').selectedOptions[0].text.includes('(copy)')`, 'the copy in view');
  });

  it('is walked by keyboard: down, right, left, Home, End and letters', async () => {
    await page.evaluate(`document.querySelector('[role=tree]').focus()`);
    await page.press('Home');
    await page.waitFor(isActive('Commissioning'));
    expect(await active(page)).toMatchObject({ level: 1, expanded: 'true', place: expect.stringMatching(/^1\//u) as string });
    await expect
      .poll(() => page.accessible('[role=tree]'), LATER)
      .toMatchObject({ role: 'tree', name: expect.stringContaining('(copy)') as string });
    await expect
      .poll(() => heard(page), LATER)
      .toEqual({ role: 'treeitem', name: 'Commissioning', level: 1, expanded: true, selected: true });
    await page.press('ArrowRight');
    await page.waitFor(isActive('Two-stage contracting'));
    expect(await active(page)).toMatchObject({ level: 2 });
    await expect.poll(() => heard(page), LATER).toEqual({ role: 'treeitem', name: 'Two-stage contracting', level: 2, selected: true });
    await page.press('ArrowLeft');
    await page.press('ArrowLeft');
    await page.waitFor(
      `document.querySelector('[role=treeitem][aria-selected=true]')?.getAttribute('aria-expanded') === 'false'`,
      'the branch folded',
    );
    await expect.poll(() => heard(page), LATER).toMatchObject({ name: 'Commissioning', expanded: false, selected: true });
    await page.press('ArrowRight');
    await page.press('o');
    await page.press('p');
    await page.press('e');
    await page.waitFor(isActive('Open books'));
  });

  it('takes a concept of our own, said and saved without the mouse', async () => {
    await pressButton(page, 'New concept below');
    await page.waitFor(`document.activeElement?.localName === 'input'`, 'the cursor in the label');
    await page.type('Ledger in the library');
    await page.press('Enter');
    await page.waitFor(isActive('Ledger in the library'));
    await page.waitFor(field('Definition'), 'its form');
    await page.evaluate(`${field('Definition')}.focus()`);
    await page.type('A book of accounts that lies open.');
    await picture('typed');
    await page.press('Control+Enter');
    await page.waitFor(notice('“Ledger in the library” is saved.'), 'the saving');
    expect(await objections(page)).toEqual([]);
  });

  it('moves it out beside its parent, up, and back by undo', async () => {
    await page.evaluate(`document.querySelector('[role=tree]').focus()`);
    const inside = await active(page);
    await page.press('Alt+ArrowLeft');
    await page.waitFor(
      `document.querySelector('[role=treeitem][aria-selected=true]')?.getAttribute('aria-level') === '${inside.level - 1}'`,
      'one level out',
    );
    const outside = await active(page);
    expect(outside.name).toBe('Ledger in the library');
    await page.press('Alt+ArrowUp');
    await page.waitFor(
      `document.querySelector('[role=treeitem][aria-selected=true]')?.getAttribute('aria-posinset') === '${Number.parseInt(outside.place, 10) - 1}'`,
      'one place up',
    );
    await pressButton(page, 'Undo');
    await page.waitFor(
      `document.querySelector('[role=treeitem][aria-selected=true]')?.getAttribute('aria-posinset') === '${Number.parseInt(outside.place, 10)}'`,
      'its place again',
    );
  });

  it('offers it when a passage is tagged', async () => {
    const tab = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, tab);
    await tab.activate();
    await tab.select(await tab.evaluate<string>(WORDS));
    await tagSelected(tab, { concepts: ['ledger in'] });
    await waitForCards(panel, 1);
    await expect.poll(() => panel.text(), LATER).toContain('Ledger in the library');
    await page.activate();
    await page.waitFor(`document.querySelector('.concept-used')?.innerText.includes('1 passage')`, 'the passage beside the concept');
  });

  it('merges it with its passage, which is told before, and brings both back by undo', async () => {
    const before = await records(page);
    await pressButton(page, 'Merge into…');
    await page.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the cursor in the picker');
    await page.type('commissioning');
    await page.press('Enter');
    await page.waitFor(`document.querySelector('.step')?.innerText.includes('1 passage goes to')`, 'what will happen');
    await picture('merge');
    expect(await objections(page)).toEqual([]);
    await pressButton(page, 'Merge');
    await page.waitFor(notice('is merged into'), 'the merge');
    await page.waitFor(isActive('Commissioning'));
    await page.waitFor(`document.querySelector('.concept-used')?.innerText.includes('1 passage')`, 'the passage at the other concept');
    expect((await records(page)) === before).toBe(false);
    await pressButton(page, 'Undo');
    await page.waitFor(notice('Taken back.'), 'the undo');
    expect((await records(page)) === before).toBe(true);
  });

  it('remembers what it meant before, and asks about the passage that was tagged then', async () => {
    await page.evaluate(`document.querySelector('[role=tree]').focus()`);
    await page.press('l');
    await page.waitFor(isActive('Ledger in the library'));
    await page.waitFor(field('Definition'), 'its form');
    await page.evaluate(`${field('Definition')}.focus()`);
    await page.press('End');
    await page.type(' To all.');
    await page.waitFor(field('Why it changes'), 'the question why');
    await page.evaluate(`${field('Why it changes')}.focus()`);
    await page.type('Too narrow');
    await page.press('Control+Enter');
    await page.waitFor(
      `document.querySelector('.codebook-pane').innerText.includes('1 passage was tagged under an earlier definition')`,
      'the question',
    );
    await page.waitFor(`document.querySelector('.concept-history summary')?.textContent === '1 earlier meaning'`, 'the history');
    expect(await page.evaluate(`document.querySelector('.concept-history').textContent`)).toMatch(
      /Too narrow.*A book of accounts that lies open\.$/u,
    );
    await pressButton(page, 'Look at them again');
    await page.waitFor(`document.querySelector('.walk')?.innerText.includes('Passage 1 of 1')`, 'the walk');
    await picture('again');
    expect(await objections(page)).toEqual([]);
    await page.press('k');
    await page.waitFor(`document.querySelector('.walk')?.innerText.includes('That was the last one.')`, 'the end of the walk');
    await pressButton(page, 'Close');
    await page.waitFor(
      `document.querySelector('.concept-form') !== null && !document.body.innerText.includes('under an earlier definition')`,
      'no question left',
    );
  });

  it('is split: its passage is sent to the new side by a key, and a retired concept is offered no more', async () => {
    await pressButton(page, 'Split…');
    await page.waitFor(`document.activeElement?.localName === 'input'`, 'the cursor in the label');
    await page.type('Minutes in the library');
    await page.press('Enter');
    await page.waitFor(`document.querySelector('.walk') !== null`, 'the walk');
    await page.press('2');
    await page.waitFor(notice('1 passage is sent to “Minutes in the library”'), 'the sending');
    await pressButton(page, 'Close');
    await page.waitFor(`document.querySelector('.concept-used')?.innerText.includes('0 passages')`, 'nothing left on this side');
    await pressButton(page, 'Retire');
    await page.waitFor(`document.querySelector('.concept-head')?.innerText.includes('Retired')`, 'the retiring');
    const tab = await open.driver.waitForTab('/paper.html');
    await tab.activate();
    await tab.select(await tab.evaluate<string>(WORDS));
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await tab.type('in the library');
    await frame.waitFor(`document.querySelectorAll('[role=option]').length > 0`, 'concepts');
    const labels = await frame.evaluate<readonly string[]>(
      `[...document.querySelectorAll('[role=option] .option-label')].map((o) => o.textContent)`,
    );
    expect(labels).toContain('Minutes in the library');
    expect(labels).not.toContain('Ledger in the library');
    await tab.press('Escape');
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
