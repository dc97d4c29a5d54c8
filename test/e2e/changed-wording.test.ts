// A paper is revised under its readers: they compare the wordings and decide, by one key each.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import type { Surface, Tab } from './driver.ts';
import { cards, enterPage, faults, painted, plain, pressButton, tagSelected, waitForCards, paintedRanges, LATER } from './steps.ts';

const TAGGED =
  'Every payment that the council makes under the contract, and every payment that the provider makes with it, is published within thirty days, in a form that a patient reader can add up.';
// Two words of 33.
const REVISED = TAGGED.replace('thirty', 'forty').replace('patient', 'careful');

describe.each(BROWSERS)('a revised paper in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let tab: Tab;
  let panel: Surface;
  let paper: string;

  beforeAll(async () => {
    site = await serve();
    paper = await (await fetch(site.url('/paper.html'))).text();
    if (!paper.includes(TAGGED)) throw new Error('The sample paper has lost its sentence');
    open = await session(start);
    tab = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, tab);
    await tab.activate();
    await tab.select(TAGGED);
    await tagSelected(tab, { concepts: ['open bo'], note: 'thirty days, says the contract' });
    await waitForCards(panel, 1);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  const visit = async (html: string): Promise<void> => {
    site.setPage('/paper.html', html);
    await tab.reload();
    // Firefox takes the permission back with the page; the next press brings everything back.
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 1);
    // A page that is greeted twice, by the reload and by the press, is looked for twice.
    await tab.evaluate('new Promise((done) => setTimeout(done, 500))');
  };
  const revised = (): Promise<void> => visit(paper.replace(TAGGED, REVISED));
  const waitForStatus = (status: string): Promise<void> =>
    panel.waitFor(`document.querySelector('[data-passage] .status')?.className === 'status ${status}'`, `the passage to be ${status}`);
  const waitForExact = async (words: string): Promise<void> => {
    await panel.waitFor(
      `document.querySelector('[data-passage] .status') === null && document.querySelector('[data-passage] blockquote').textContent === ${JSON.stringify(words)}`,
      'the passage to be as it was tagged',
    );
    await expect.poll(async () => (await painted(tab)).map(plain), LATER).toEqual([words]);
  };
  /** Messages of before go first: the one that is waited for is then that of this key. */
  const onCard = async (key: string): Promise<void> => {
    await panel.evaluate(`document.querySelectorAll('.notice-stack .icon-button').forEach((b) => b.click())`);
    await panel.waitFor(`document.querySelector('.notice-stack .notice') === null`, 'the messages to go');
    await panel.waitFor(
      `document.querySelector('.review [aria-keyshortcuts=${key.toUpperCase()}]') !== null`,
      `the key ${key} on a button`,
    );
    await panel.evaluate(`document.querySelector('[data-passage]').focus()`);
    await panel.press(key);
  };
  const wordings = (): Promise<readonly string[]> =>
    panel.evaluate(
      `[...document.querySelectorAll('.wording blockquote')].map((q) => q.textContent.replaceAll('] ', ']').replace(/\\s+/g, ' '))`,
    );

  it('shows what was tagged and what stands there now, with the edits', async () => {
    await revised();
    await waitForStatus('changed');
    await expect
      .poll(wordings, LATER)
      .toEqual([
        TAGGED.replace('thirty', '[left out: thirty]').replace('patient', '[left out: patient]'),
        REVISED.replace('forty', '[new: forty]').replace('careful', '[new: careful]'),
      ]);
    await expect.poll(async () => (await cards(panel))[0]?.text, LATER).toContain('31 of 33 words stay; new: 2.');
    await expect.poll(async () => (await painted(tab)).map(plain), LATER).toEqual([REVISED]);
  });

  it('takes the new wording by one key, and finds it exactly from then on', async () => {
    await onCard('a');
    await waitForExact(REVISED);
    await revised();
    await waitForExact(REVISED);
    const [stored] = await storedAnnotations(panel);
    expect(stored?.target.selectors.map((s) => s.type).toSorted()).toEqual(['RangeSelector', 'TextPositionSelector', 'TextQuoteSelector']);
    expect((await cards(panel))[0]?.text).toMatch(/1 earlier wording[\s\S]*|thirty days, says the contract/u);
  });

  it('brings the old wording back by undo', async () => {
    // Under the old wording again it has changed the other way; accepting that and taking it back leads through the same state.
    await visit(paper);
    await waitForStatus('changed');
    await onCard('a');
    await waitForExact(TAGGED);
    await pressButton(panel, 'Undo');
    await waitForStatus('changed');
    await expect.poll(async () => (await painted(tab)).map(plain), LATER).toEqual([TAGGED]);
    await onCard('a');
    await waitForExact(TAGGED);
  });

  it('leaves a look-alike alone that the reader has refused, after a reload too, and shows the original when it returns', async () => {
    await revised();
    await waitForStatus('changed');
    await onCard('o');
    await waitForStatus('orphan');
    await tab.waitFor(`CSS.highlights.size === 0 || [...CSS.highlights.values()].every((h) => h.size === 0)`, 'the paint to go');
    // The card has moved to those that were not found, and the cursor with it.
    await panel.waitFor(
      `document.activeElement?.closest('.orphans')?.querySelector('[data-passage]') === document.activeElement`,
      'the focus',
    );
    await revised();
    await waitForStatus('orphan');
    await panel.waitFor(`document.querySelector('.found')?.innerText.includes(${JSON.stringify(REVISED)})`, 'the wording that was refused');
    expect(await painted(tab)).toEqual([]);
    await visit(paper);
    await waitForExact(TAGGED);
  });

  it('asks again after undo', async () => {
    await revised();
    await waitForStatus('orphan');
    // Another wording is another question.
    await visit(paper.replace(TAGGED, REVISED.replace('form', 'shape')));
    await waitForStatus('changed');
    await onCard('o');
    await waitForStatus('orphan');
    await pressButton(panel, 'Undo');
    await waitForStatus('changed');
  });

  it('lets the reader step through the places where the words stand twice, refuse both, take that back, and choose one', async () => {
    const section = /<section id="books">[\s\S]*?<\/section>/u.exec(paper)?.[0] ?? '';
    const between = '<p>Nothing else was said on that evening, and nobody had asked for more of it.</p>'.repeat(8);
    await visit(paper.replace(section, '').replace('</article>', `${between}${section}${between}${section}${between}</article>`));
    await waitForStatus('ambiguous');
    await expect.poll(async () => (await cards(panel))[0]?.text, LATER).toContain('Place 1 of 2');
    /** Numbers of the sections that hold something of the highlights that are meant. */
    const sections = (isEmphasis: boolean): string =>
      `[...document.querySelectorAll('#books')].flatMap((section, n) => ([...CSS.highlights.entries()].some(([name, h]) =>
        name.endsWith('e') === ${isEmphasis} && [...h].some((r) => section.contains(r.startContainer))) ? [n] : []))`;
    await tab.waitFor(`${sections(false)}.length > 0`, 'the paint');
    await expect.poll(() => tab.evaluate<readonly number[]>(sections(false)), LATER).toHaveLength(1);
    const likeliest = await tab.evaluate<readonly number[]>(sections(false));
    await onCard('n');
    await panel.waitFor(`document.querySelector('.review [role=status]')?.textContent === 'Place 2 of 2'`, 'the second place');
    const other = 1 - (likeliest[0] ?? 0);
    await onCard('o');
    await waitForStatus('orphan');
    await tab.waitFor(`${sections(false)}.length === 0`, 'the paint to go');
    await pressButton(panel, 'Undo');
    await waitForStatus('ambiguous');
    await onCard('n');
    await panel.waitFor(`document.querySelector('.review [role=status]')?.textContent === 'Place 2 of 2'`, 'the second place');
    await tab.waitFor(`${sections(true)}[0] === ${other}`, 'the second place on the page');
    await onCard('a');
    await panel.waitFor(`document.querySelector('[data-passage] .status') === null`, 'no more doubt');
    await tab.waitFor(`${sections(false)}.join() === '${other}'`, 'the paint in the second place');
  });

  it('is no harder in the reader view', async () => {
    await visit(paper);
    await panel.waitFor(`document.querySelector('[data-passage] .status.changed') === null`, 'the passage');
    await visit(paper.replace(TAGGED, REVISED.replace('form', 'manner')));
    await waitForStatus('changed');
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the passage in the reader view');
    await reader.activate();
    panel = await open.driver.panel();
    await waitForStatus('changed');
    await onCard('a');
    await panel.waitFor(`document.querySelector('[data-passage] .status') === null`, 'no more doubt');
    await expect.poll(async () => (await painted(reader)).map(plain), LATER).toEqual([REVISED.replace('form', 'manner')]);
    await reader.close();
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
