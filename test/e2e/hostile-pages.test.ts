// Pages that attack their reader: read, laid out in parts, and read again from what is kept. Nothing runs, nothing leaves.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { READING_TAGS } from '@/utils/model/document';
import { HOSTILE } from '../site/hostile-pages.ts';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, pressButton } from './steps.ts';

/** Everything in our page that is not the text or an element we know, or that carries more than it may. */
const FOREIGN = `(() => {
  const known = new Set(${JSON.stringify(READING_TAGS)});
  const may = /^(href|target|rel|colspan|rowspan|start|class|role|aria-label|tabindex|data-block|data-chosen|data-hovered)$/;
  const found = globalThis.pwned === undefined ? [] : ['something ran'];
  for (const e of document.querySelectorAll('.reading-text *')) {
    // The place of a picture, which nothing is asked for.
    if (e.matches('button.picture-place') && e.childNodes.length === 0 && e.getAttributeNames().sort().join() === 'aria-label,class,data-act,data-label,title,type') continue;
    if (!known.has(e.localName)) found.push('element ' + e.localName);
    for (const a of e.attributes) if (!may.test(a.name)) found.push(e.localName + ' ' + a.name);
    if (e.localName === 'a' && e.hasAttribute('href') && !/^(https?|mailto):/.test(e.href)) found.push('link ' + e.href.slice(0, 60));
  }
  if (document.querySelector('script:not([src^="/"]), iframe, object, embed, form:not(.metadata-form), img, base, meta[http-equiv]')) found.push('what loads or runs');
  return found;
})()`;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe.each(BROWSERS)('hostile pages in $browser', ({ start }) => {
  let open: Session;
  let site: Site;
  const opened: Tab[] = [];
  beforeAll(async () => {
    site = await serve();
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  afterEach(async () => {
    // One that failed must not leave its reader to the next.
    for (const tab of opened.splice(0)) await tab.close().catch(() => undefined);
  });

  /** What the page's own frames and pictures ask for, which may go on for a while. */
  async function askedUntilQuiet(): Promise<readonly string[]> {
    const asked = [...site.takeRequests()];
    for (let isQuiet = false; !isQuiet; ) {
      await pause(500);
      const more = site.takeRequests();
      asked.push(...more);
      isQuiet = more.length === 0;
    }
    return asked;
  }

  async function quiet(what: string, reader: Surface): Promise<void> {
    await pause(300);
    expect([what, await reader.evaluate<string[]>(FOREIGN)]).toEqual([what, []]);
    expect([what, site.takeRequests()]).toEqual([what, []]);
  }

  it.each(HOSTILE)('%s: only the text comes, nothing runs, nothing leaves', async (name, html) => {
    const path = `/${name.replaceAll(/\W+/g, '-')}.html`;
    site.setPage(path, html);
    const page: Tab = await open.driver.openTab(site.url(path));
    opened.push(page);
    const panel = await enterPage(open.driver, page);
    await panel.waitFor(`document.querySelector('h1')?.textContent.includes(${JSON.stringify(name)})`, 'the panel of this page');
    expect(await askedUntilQuiet()).toContain(`GET ${path}`);
    await pressButton(panel, 'Reader view');
    const reader = await open.driver.waitForTab('reader.html');
    opened.push(reader);
    await reader.waitFor(`document.querySelector('.reading-text')?.textContent.includes('Paragraph 7')`, 'the text');
    expect(await reader.text()).toContain('Paragraph 0');
    await reader.activate();
    await quiet('read', reader);
    await pressButton(reader, 'Not the whole text, or too much?');
    await reader.waitFor(`document.querySelector('.block-page')?.textContent.includes('Paragraph 7')`, 'all of the page in its parts');
    await quiet('in parts', reader);
    await page.close();
    await reader.reload();
    await reader.waitFor(`document.querySelector('.reading-text')?.textContent.includes('Paragraph 7')`, 'what is kept of it');
    await quiet('from what is kept', reader);
    expect(await panel.evaluate(`globalThis.pwned`)).toBeUndefined();
  });

  it('and the browser reported no breach of our policy', () => {
    expect(faults(open.driver).filter((e) => /-extension:/.test(e))).toEqual([]);
  });
});
