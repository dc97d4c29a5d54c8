// Pages deeper than any person makes, and pages that hold no text or half of one, are read clean in the built extension, or a sentence says why
// not; the page goes on. The largest, which take half a minute
// each, and whether a page stood still meanwhile: `npm run bench:large-pages`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BARE_TABS, LARGE_TABS, readLarge } from '../run/large-tab.ts';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { faults } from './steps.ts';

const DEEP = Object.keys(LARGE_TABS).filter((name) => name.includes('levels'));

describe.each(BROWSERS)('a page too deep or too bare in $browser', ({ start }) => {
  let site: Site;
  let open: Session;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  // Firefox says of a page too deep, to whoever built it, that it flattens the tree.
  const ownFaults = (): readonly string[] => faults(open.driver).filter((fault) => !fault.includes('document tree is too deep'));

  it.each(DEEP)('%s: ends with its text', async (name) => {
    const { tab, outcome } = await readLarge({ driver: open.driver, site }, name);
    expect(outcome).toContain('the council met, heard the pier master');
    expect(await tab.evaluate<number>(`new Promise((done) => setTimeout(() => done(1), 0))`)).toBe(1);
    await tab.close();
    expect(ownFaults()).toEqual([]);
  });

  it.each(Object.keys(BARE_TABS))('%s: ends with its text, or with a sentence', async (name) => {
    const { tab, outcome } = await readLarge({ driver: open.driver, site }, name);
    expect(outcome).toContain(
      /^(cut|written)/u.test(name) ? 'the council met, heard the pier master' : 'No main text was found on this page',
    );
    await tab.close();
    expect(ownFaults()).toEqual([]);
  });
});
