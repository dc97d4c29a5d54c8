// A reader whose browser is gone: their backup makes another one theirs, after they have seen what it would bring.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Tab } from './driver.ts';
import { cards, enterPage, faults, pressButton, tagSelected, waitForCards } from './steps.ts';

const PAYMENT = 'Every payment that the council makes under the contract';
const NAME = 'Ines Okafor';

const STORED = '(globalThis.browser ?? chrome).storage.local';
const PICK = {
  site: 'paper.example',
  description: [{ tag: 'main', id: '', role: '', classes: ['text'], nth: 0 }],
  at: '2026-04-07T10:00:00.000Z',
};

describe.each(BROWSERS)('a library in another profile of $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let other: Session;
  let options: Tab;
  let backup: string;

  const openOptions = async ({ driver }: Session): Promise<Tab> => {
    const page = await driver.extensionPage('options.html');
    await page.waitFor(`document.querySelector('.keeping') !== null`, 'the options');
    return page;
  };

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    const first = await openOptions(open);
    await first.evaluate(`document.querySelector('input[autocomplete=name]').focus()`);
    await first.type(NAME);
    const paper = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, paper);
    await paper.select(PAYMENT);
    await tagSelected(paper, { concepts: ['open bo'], note: 'Ask for this.' });
    await waitForCards(panel, 1);
    await first.activate();
    await first.evaluate(`${STORED}.set({ 'text-of:paper.example': ${JSON.stringify(PICK)} })`);
    await pressButton(first, 'Back up everything');
    backup = await open.driver.waitForDownload();
    other = await session(start);
    options = await openOptions(other);
  });
  afterAll(async () => {
    await open?.end();
    await other?.end();
    await site?.close();
  });

  it('is shown as a plan first, with whose it is, and nothing is written', async () => {
    const before = await dump(options);
    await options.setFiles('.keeping input[type=file]', [backup]);
    await options.waitFor(`document.querySelector('.restore-review') !== null`, 'the plan');
    const words = await options.text();
    expect(words).toContain('Comes back: 1 passage, 1 document');
    expect(words).toContain('1 choice of how you read');
    expect(words).toContain(`It is the library of ${NAME}. You have tagged nothing here yet`);
    expect(await dump(options)).toBe(before);
    await pressButton(options, 'Leave it');
    await options.waitFor(`document.querySelector('.restore-review') === null`, 'the plan to be left');
    expect(await dump(options)).toBe(before);
  });

  it('comes back as the reader’s own, who edits it as before', async () => {
    await options.setFiles('.keeping input[type=file]', [backup]);
    await options.waitFor(`document.querySelector('.restore-review') !== null`, 'the plan');
    await pressButton(options, 'Restore');
    await options.waitFor(`document.body.innerText.includes('Restored: ')`, 'the end of it');
    await options.waitFor(`document.querySelector('input[autocomplete=name]').value === '${NAME}'`, 'their name');
    // Which part of a site's pages is their text was the reader's work too.
    expect(await options.evaluate(`${STORED}.get('text-of:paper.example')`)).toEqual({ 'text-of:paper.example': PICK });
    const paper = await other.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(other.driver, paper);
    await waitForCards(panel, 1);
    expect((await cards(panel))[0]?.quote).toContain('Every payment');
    await panel.waitFor(`document.querySelector('.card [aria-label=Edit]') !== null`, 'the passage to be their own');
    // What is tagged from now on is the same reader's: the background has heard of it.
    await paper.activate();
    await paper.select('Nobody in the list was a person who received care.');
    await tagSelected(paper, { concepts: ['open bo'] });
    await waitForCards(panel, 2);
    const creators = new Set(
      (JSON.parse(await dump(options)) as { annotations: readonly { creator: { id: string } }[] }).annotations.map((a) => a.creator.id),
    );
    expect(creators.size).toBe(1);
  });

  it('says of a backup that was restored before that nothing in it is missing', async () => {
    await options.activate();
    await options.setFiles('.keeping input[type=file]', [backup]);
    await options.waitFor(`document.body.innerText.includes('Nothing in it is missing here')`, 'the plan');
    expect(await options.text()).not.toContain('It is the library of');
    await pressButton(options, 'Leave it');
    expect([...faults(open.driver), ...faults(other.driver)]).toEqual([]);
  });
});
