// Work that stands in no backup: the reader is reminded in time, and backups make themselves where that is wanted.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards } from './steps.ts';

const PAYMENT = 'Every payment that the council makes under the contract';
const TARGETS = 'Targets make the matter worse before they make it better.';
const store = (call: string): string => `(globalThis.browser ?? chrome).storage.local.${call}`;
const DAYS_AGO = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe.each(BROWSERS)('a library without a backup in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let paper: Tab;
  let panel: Surface;
  let library: Tab;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    paper = await open.driver.openTab(site.url('/paper.html'));
    panel = await enterPage(open.driver, paper);
    await paper.select(PAYMENT);
    await tagSelected(paper, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  it('reminds the reader after thirty days, and not again in the week for which they put it off', async () => {
    library = await open.driver.extensionPage('library.html');
    await library.waitFor(
      `${store(`get('unsaved-since')`)}.then((all) => (all['unsaved-since'] ?? '') !== '')`,
      'the first change to be noted',
    );
    await library.evaluate(`${store(`set({ 'unsaved-since': '${DAYS_AGO(31)}' })`)}.then(() => true)`);
    await library.reload();
    await library.waitFor(`document.body.innerText.includes('Nothing was backed up for 31 days')`, 'the reminder');
    await pressButton(library, 'Remind me in a week');
    await library.waitFor(
      `${store(`get('remind-again')`)}.then((all) => (all['remind-again'] ?? '') > new Date().toISOString())`,
      'the week to be noted',
    );
    await library.reload();
    await waitForCards(library, 1);
    await new Promise((done) => setTimeout(done, 5_000));
    expect(await library.text()).not.toContain('Nothing was backed up');
  });

  it('is backed up from the reminder', async () => {
    await library.evaluate(`${store(`remove('remind-again')`)}.then(() => true)`);
    await library.reload();
    await library.waitFor(`document.body.innerText.includes('Nothing was backed up for 31 days')`, 'the reminder');
    await pressButton(library, 'Back up now');
    expect(readFileSync(await open.driver.waitForDownload(), 'utf8')).toContain(PAYMENT);
    // Written down after the file was handed over: a window that goes sooner takes that with it.
    await library.waitFor(
      `document.querySelector('.notice-stack').innerText.includes('mutual-margin-backup')`,
      'the word that it is saved',
    );
    await library.close();
  });

  it('is backed up by the panel alone, once that is switched on, when there was a change', async () => {
    const options = await open.driver.extensionPage('options.html');
    await options.waitFor(`document.querySelector('.backup-rule [role=switch]') !== null`, 'the switch');
    await options.click('.backup-rule [role=switch]');
    await options.waitFor(`document.querySelector('.number-input')?.value === '50'`, 'the numbers');
    await options.evaluate(`document.querySelector('.number-input').focus(), document.querySelector('.number-input').select()`);
    await options.type('1');
    await options.waitFor(
      `${store(`get('backup-rule')`)}.then((all) => all['backup-rule']?.isOn && all['backup-rule'].changes === 1)`,
      'the rule to be kept',
    );
    await options.close();
    await paper.activate();
    await paper.select(TARGETS);
    await tagSelected(paper, { concepts: ['gaming'] });
    await waitForCards(panel, 2);
    const file = readFileSync(await open.driver.waitForDownload(), 'utf8');
    expect(file).toContain(TARGETS);
    await panel.waitFor(`document.body.innerText.includes('mutual-margin-backup')`, 'the notice in the panel');
    expect(faults(open.driver)).toEqual([]);
  });
});
