// A campaigner's day: three quotes in order with a comment, checked against the text and the page, handed over, and read by a colleague.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards, LATER } from './steps.ts';

const PAYMENT =
  'Every payment that the council makes under the contract, and every payment that the provider makes with it, is published within thirty days, in a form that a patient reader can add up.';
const TARGETS = 'Targets make the matter worse before they make it better.';
const NOBODY = 'Nobody in the list was a person who received care.';
const COMMENT = 'Lead with this one.';

/** The quotes of the open pack from the top, and the line under its checks. */
const ORDER = `[...document.querySelectorAll('[data-line] blockquote.quote-words')].map((q) => q.textContent.trim())`;
const CHECKED = `(document.querySelector('.pack-checked')?.innerText ?? '')`;
const focus = (words: string): string =>
  `(() => { const card = [...document.querySelectorAll('[data-line]')].find((c) => c.textContent.includes(${JSON.stringify(words)})); card?.focus(); return card !== undefined; })()`;

describe.each(BROWSERS)('a quote pack in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let page: Tab;
  let set: string;

  beforeAll(async () => {
    site = await serve();
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, tab);
    for (const [i, words] of [PAYMENT, TARGETS, NOBODY].entries()) {
      await tab.activate();
      await tab.select(words);
      await tagSelected(tab, { concepts: [i === 1 ? 'gaming' : 'open bo'] });
      await waitForCards(panel, i + 1);
    }
    await tab.close();
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  const saveAs = async (format: string): Promise<Uint8Array> => {
    await page.evaluate(
      `(() => { const field = document.querySelector('.export select'); field.value = '${format}'; field.dispatchEvent(new Event('change', { bubbles: true })); })()`,
    );
    await pressButton(page, 'Save the pack');
    return readFileSync(await open.driver.waitForDownload());
  };

  it('is made from the library', async () => {
    const library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 3);
    await pressButton(library, 'Add 3 passages to a quote pack');
    await library.waitFor(`document.querySelector('dialog[open] input') !== null`, 'the dialog');
    await library.evaluate(`document.querySelector('dialog input').focus()`);
    await library.type('For the editor');
    await library.press('Enter');
    await library.waitFor(`document.body.innerText.includes('3 passages are in “For the editor” now')`, 'the notice');
    page = await open.driver.extensionPage('packs.html');
    await page.waitFor(`${ORDER}.length === 3`, 'three quotes');
  });

  it('is ordered by keys, and each step is taken back', async () => {
    const before = await page.evaluate<string[]>(ORDER);
    const last = before[2] ?? '';
    await page.waitFor(focus(last), 'the last quote');
    await page.press('Alt+ArrowUp');
    await page.waitFor(`${ORDER}[1] === ${JSON.stringify(last)}`, 'one step');
    await page.press('Alt+ArrowUp');
    await page.waitFor(`${ORDER}[0] === ${JSON.stringify(last)}`, 'another step');
    await pressButton(page, 'Undo the last step');
    await page.waitFor(`${ORDER}[1] === ${JSON.stringify(last)}`, 'the step to be taken back');
    for (const words of [TARGETS, NOBODY, PAYMENT]) {
      await page.waitFor(focus(words), words);
      await page.press('Alt+Home');
      await page.waitFor(`${ORDER}[0] === ${JSON.stringify(words)}`, `${words} at the top`);
    }
    expect(await page.evaluate(ORDER)).toEqual([PAYMENT, NOBODY, TARGETS]);
  });

  it('is grouped by concept, by document, and not at all', async () => {
    const groups = `[...document.querySelectorAll('.pack-lines section')].map((s) => [s.querySelector('h2')?.textContent ?? '', s.querySelectorAll('[data-line]').length].join(': ')).toSorted().join(', ')`;
    for (const [grouping, shown] of [
      ['concept', 'Gaming the system: 1, Open books: 2'],
      ['document', 'Open Books, Open Doors: Commissioning Community Care through Co-operatives: 3'],
      ['none', ': 3'],
    ]) {
      await page.evaluate(
        `(() => { const field = document.querySelector('.pack-ways select'); field.value = '${grouping}'; field.dispatchEvent(new Event('change', { bubbles: true })); })()`,
      );
      await page.waitFor(`${groups} === ${JSON.stringify(shown)}`, `the groups by ${grouping}`);
    }
    expect(await page.evaluate(ORDER)).toEqual([PAYMENT, NOBODY, TARGETS]);
  });

  it('opens a page at the place of its quote', async () => {
    const link = `[...document.querySelectorAll('[data-line]')].find((card) => card.textContent.includes(${JSON.stringify(NOBODY)})).querySelector('a.pack-link')`;
    await page.evaluate(`${link}.setAttribute('data-step-link', '')`);
    await page.click('[data-step-link]');
    const opened = await open.driver.waitForTab('/paper.html');
    await opened.waitFor(
      `(() => {
        const at = [...document.querySelectorAll('p')].find((p) => p.textContent.replace(/\\s+/g, ' ').includes(${JSON.stringify(NOBODY)})).getBoundingClientRect();
        return scrollY > 0 && at.top < innerHeight && at.bottom > 0;
      })()`,
      'the words in the window',
    );
    await opened.close();
    await page.activate();
  });

  it('keeps a comment that was typed and never left', async () => {
    await page.waitFor(focus(PAYMENT), 'the first quote');
    await page.press('Enter');
    await page.type(COMMENT);
    await page.waitFor(
      `(async () => JSON.stringify(await (globalThis.browser ?? chrome).storage.local.get(null)).includes(${JSON.stringify(COMMENT)}))()`,
      'the comment to be kept',
    );
    await page.reload();
    await page.waitFor(`document.querySelector('[data-line] textarea')?.value === ${JSON.stringify(COMMENT)}`, 'the comment');
    expect(await dump(page)).toContain(COMMENT);
  });

  it('is checked against the kept text: the same words', async () => {
    await pressButton(page, 'Check this pack');
    await page.waitFor(`${CHECKED}.includes('3 same, 0 changed, 0 gone')`, 'the checks');
    expect(await page.evaluate(`document.querySelectorAll('.check.same').length`)).toBe(3);
  });

  it('is checked against the page as it is now: one changed, one gone, and no tab stays', async () => {
    const paper = await (await fetch(site.url('/paper.html'))).text();
    site.setPage('/paper.html', paper.replace('within thirty days', 'within forty days').replace(TARGETS, ''));
    const tabs = (await open.driver.tabs()).length;
    await pressButton(page, 'Check against the pages as they are now');
    await page.waitFor(`${CHECKED}.includes('1 same, 1 changed, 1 gone')`, 'the checks of the page');
    expect(await page.evaluate(`document.querySelector('[data-line] .check.changed del').textContent`)).toContain('thirty');
    expect(await page.evaluate(`document.querySelector('[data-line] .check.changed ins').textContent`)).toContain('forty');
    await expect.poll(async () => (await open.driver.tabs()).length, LATER).toBe(tabs);
    // The yes was for this check alone.
    await page.waitFor(
      `(globalThis.browser ?? chrome).permissions.contains({ origins: ['http://127.0.0.1/*'] }).then((is) => !is)`,
      'the grant to end',
    );
  });

  it('narrows the library to the passages whose words have changed', async () => {
    const library = await open.driver.extensionPage('library.html');
    const toggle = `[...document.querySelectorAll('.concept-toggle')].find((b) => b.textContent.startsWith('Words changed'))`;
    await library.waitFor(`${toggle}?.textContent.endsWith('1') === true`, 'the facet');
    await library.evaluate(`${toggle}.click()`);
    await library.waitFor(`location.search.includes('checked=changed')`, 'the question in the address');
    await library.waitFor(`document.querySelectorAll('.found-row[data-passage]').length === 1`, 'one passage');
    expect(await library.text()).toContain(PAYMENT);
    await library.close();
    await page.activate();
  });

  it('opens its place in the kept text', async () => {
    await pressButton(page, 'Show in the kept text');
    const reader = await open.driver.waitForTab('reader.html');
    await reader.waitFor(`[...CSS.highlights.keys()].some((name) => name.endsWith('e'))`, 'the passage to be shown');
    await reader.close();
    await page.activate();
  });

  it('leaves as a page that holds the kept text with the quotes marked, and no script', async () => {
    const file = strFromU8(await saveAs('page'));
    for (const quote of [1, 2, 3]) expect(file).toMatch(new RegExp(`href="#in-text-${quote}"[^]*<mark id="in-text-${quote}">`, 'u'));
    expect(file.replace(/<[^>]*>/gu, '').split(NOBODY)).toHaveLength(3);
    expect(file).not.toContain('<script');
    // A concept's quotes are shown alone by a choice in the page.
    expect(file).toMatch(/<input type="radio"[^>]*checked>/u);
    expect(file.match(/<article [^>]*data-concepts="/gu)).toHaveLength(3);
  });

  it.each(['markdown', 'text', 'table', 'word'])('leaves as %s in its order, with comment and checks', async (format) => {
    const file = await saveAs(format);
    const text = format === 'word' ? strFromU8(unzipSync(file)['word/document.xml']!) : strFromU8(file);
    const places = [PAYMENT, NOBODY, TARGETS].map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    const outcomes =
      format === 'table' ? ['"changed"', '"gone"', '"same"'] : ['The words have changed', 'Not found any more', 'Same words'];
    for (const said of [COMMENT, 'within forty days', ...outcomes]) expect(text).toContain(said);
    if (format === 'markdown') expect(text).toContain(`**Comment:** ${COMMENT}`);
  });

  it('leaves for other programs: as a project, for Hypothesis, and as references', async () => {
    const saved = async (format: string, words: string): Promise<string> => {
      await page.evaluate(`(() => {
        const field = [...document.querySelectorAll('select')].find((s) => [...s.options].some((o) => o.value === ${JSON.stringify(format)}));
        field.value = ${JSON.stringify(format)};
        field.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
      await page.waitFor(`[...document.querySelectorAll('button')].some((b) => b.textContent.includes(${JSON.stringify(words)}))`, words);
      await pressButton(page, words);
      return open.driver.waitForDownload();
    };
    const project = unzipSync(readFileSync(await saved('refi', 'Save the passages for other programs')));
    const xml = new TextDecoder().decode(project['project.qde']);
    expect(xml.match(/<PlainTextSelection /gu)).toHaveLength(3);
    const file = JSON.parse(readFileSync(await saved('hypothesis', 'Save the passages for other programs'), 'utf8')) as {
      readonly annotations: readonly unknown[];
    };
    expect(file.annotations).toHaveLength(3);
    expect(readFileSync(await saved('csl-json', 'Export 1 reference'), 'utf8')).toContain('"title"');
    expect(readFileSync(await saved('bibtex', 'Export 1 reference'), 'utf8')).toMatch(/^@/mu);
    expect(readFileSync(await saved('ris', 'Export 1 reference'), 'utf8')).toMatch(/^TY {2}- /mu);
    // As it was for what comes next.
    await page.evaluate(
      `(() => { const field = [...document.querySelectorAll('select')].find((s) => [...s.options].some((o) => o.value === 'refi')); field.value = 'web-annotation'; field.dispatchEvent(new Event('change', { bubbles: true })); })()`,
    );
    await page.waitFor(`document.body.innerText.includes('Save as a set for another library')`, 'the set again');
  });

  it('leaves as a set that brings it into another library', async () => {
    await pressButton(page, 'Save as a set for another library');
    set = await open.driver.waitForDownload();
    const other = await session(start);
    try {
      const library = await other.driver.extensionPage('library.html');
      await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
      await library.setFiles('input[type=file]', [set]);
      await library.waitFor(`document.body.innerText.includes('1 quote pack')`, 'the plan');
      await pressButton(library, 'Bring in ');
      await waitForCards(library, 3);
      const theirs = await other.driver.extensionPage('packs.html');
      await theirs.waitFor(`document.querySelectorAll('[data-line]').length === 3`, 'the pack');
      expect(await theirs.evaluate(`document.querySelector('[data-line] textarea').value`)).toBe(COMMENT);
      expect(await theirs.evaluate(`document.querySelectorAll('.check.changed, .check.gone').length`)).toBe(2);
      expect(faults(other.driver)).toEqual([]);
    } finally {
      await other.end();
    }
  });

  it('says of each quote that its page could not be reached', async () => {
    await site.close();
    await pressButton(page, 'Check against the pages as they are now');
    await page.waitFor(`${CHECKED}.includes('0 same, 0 changed, 0 gone, 3 not compared')`, 'the checks');
    expect(await page.evaluate(`document.querySelectorAll('.check.not-reached').length`)).toBe(3);
  });

  it('gives a passage back, and threw no exception anywhere', async () => {
    await pressButton(page, 'Take out of the pack');
    await page.waitFor(`document.querySelectorAll('[data-line]').length === 2`, 'two quotes');
    await pressButton(page, 'Undo');
    await page.waitFor(`document.querySelectorAll('[data-line]').length === 3`, 'three quotes');
    expect(faults(open.driver)).toEqual([]);
  });
});
