// A policy officer asks what was said about a matter last year: words, facets, the address, and the keyboard all the way.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../run/bundle.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations, storedConcepts } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton, LATER } from './steps.ts';

const FOUND = `document.querySelector('.filter-count').textContent`;
const FIELD = `document.querySelector('.found-search input')`;
/** Marks the switch of a facet by its words, and says whether it is there. */
const toggle = (words: string): string =>
  `(() => { document.querySelector('[data-toggle]')?.removeAttribute('data-toggle'); const one = [...document.querySelectorAll('.concept-toggle')].find((b) => b.querySelector('.chip-label').textContent === ${JSON.stringify(words)}); one?.setAttribute('data-toggle', ''); return one !== undefined; })()`;
const choose = (selector: string, value: string): string =>
  `(() => { const field = document.querySelector(${JSON.stringify(selector)}); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event('change', { bubbles: true })); })()`;

describe.each(BROWSERS)('the library in $browser', ({ start }) => {
  let open: Session;
  let library: Tab;

  beforeAll(async () => {
    open = await session(start);
    library = await open.driver.extensionPage('library.html');
    await library.waitFor(`document.querySelector('.library-columns') !== null`, 'the empty library');
    const code = await bundle(`import { generate } from '@/test/run/library/generate'; globalThis.generate = generate;`);
    await library.evaluate(`void (0, eval)(${JSON.stringify(code)})`);
    await library.evaluate(`generate({ documents: 40, passages: 1200, seed: 3 }).then(() => true)`);
    await library.reload();
    await library.waitFor(`document.querySelector('.chooser') !== null`, 'the library to be read');
  });
  afterAll(() => open?.end());

  it('finds as the reader types, and marks what it found in its sentence', async () => {
    await library.press('/');
    await library.waitFor(`document.activeElement === ${FIELD}`, 'the cursor in the field');
    await library.type('accountab reg');
    await library.waitFor(`document.querySelectorAll('.found-row .hit').length > 1`, 'the words marked');
    // The first word alone is in more than a thousand of them.
    await library.waitFor(`/^\\d+ of 1,200 passages$/u.test(${FOUND})`, 'those with both words');
    await library.waitFor(`document.querySelector('.found-row .found-sentence').textContent.trimEnd().endsWith('.')`, 'the whole sentence');
  });

  it('keeps the search in the address, back and forward', async () => {
    await expect.poll(() => library.evaluate(`new URLSearchParams(location.search).get('q')`), LATER).toBe('accountab reg');
    const before = await library.evaluate<string>(FOUND);
    await library.click('.chooser .concept-toggle[style]');
    await library.waitFor(`${FOUND} !== ${JSON.stringify(before)} && location.search.includes('concept=')`, 'fewer passages');
    const fewer = await library.evaluate<string>(FOUND);
    await library.evaluate(`history.back()`);
    await library.waitFor(`${FOUND} === ${JSON.stringify(before)}`, 'those from before');
    await library.evaluate(`history.forward()`);
    await library.waitFor(`${FOUND} === ${JSON.stringify(fewer)}`, 'the fewer again');
    await library.reload();
    await library.waitFor(
      `document.querySelector('.chooser') !== null && ${FOUND} === ${JSON.stringify(fewer)}`,
      'the same from the address',
    );
    await expect.poll(() => library.evaluate(`${FIELD}.value`), LATER).toBe('accountab reg');
  });

  it('is walked by keys from the field to a passage, which opens and closes', async () => {
    await library.press('/');
    await library.press('Enter');
    await library.waitFor(`document.activeElement.matches('.found-row')`, 'the first passage');
    await library.press('ArrowDown');
    await library.waitFor(`document.activeElement.getAttribute('aria-posinset') === '2'`, 'the second passage');
    await library.press('Enter');
    await library.waitFor(`document.activeElement.matches('.card')`, 'the passage to open');
    await library.press('Escape');
    await library.waitFor(`document.activeElement.matches('.found-row')`, 'the passage to close');
  });

  it('tells in whose text the words stand, tagged or not, and shows a few of them', async () => {
    await library.waitFor(`document.querySelector('.found-texts') !== null`, 'the texts to be read');
    await library.click('.found-texts summary');
    await library.waitFor(`document.querySelectorAll('.found-texts li .hit').length > 1`, 'words of a text');
    expect(await library.evaluate<string>(`document.querySelector('.found-texts summary').textContent`)).toMatch(
      /^In the text of \d+ documents/u,
    );
  });

  it('shows the concepts of what was found as a chart, with a table behind it whose numbers lead to their passages', async () => {
    await library.click('.see-bar label:nth-of-type(2) input');
    await library.waitFor(`document.querySelectorAll('.chart .chart-cell').length > 10`, 'the chart');
    await library.click('.cross summary');
    await library.waitFor(`document.querySelector('.cross td button')?.checkVisibility()`, 'the table');
    const [name, number] = await library.evaluate<[string, string]>(
      `(() => { const b = document.querySelector('.cross td button'); return [b.getAttribute('aria-label'), b.textContent]; })()`,
    );
    expect(name.startsWith(`${number} passage`)).toBe(true);
    await pressButton(library, 'Save the table as CSV');
    expect(readFileSync(await open.driver.waitForDownload(), 'utf8')).toMatch(/^\uFEFF"Concepts","/u);
    await library.click('.cross td button');
    await library.waitFor(
      `document.querySelector('.found-row') !== null && ${FOUND}.startsWith(${JSON.stringify(`${number} of`)})`,
      'its passages',
    );
  });

  it.each([
    ['documents', 2, 'g.chart-cell rect[rx]'],
    ['years', 3, 'g.chart-cell rect[stroke-opacity]'],
    ['concepts', 4, '[transform*=rotate] ~ g rect[rx]'],
    ['places', 5, 'rect.chart-cell'],
  ])('draws concepts by %s, and saves the picture and its table', async (see, nth, marks) => {
    if (see === 'documents') await library.goto(library.url.replace(/\?.*|$/u, ''));
    await library.click(`.see-bar label:nth-of-type(${nth}) input`);
    await library.waitFor(`location.search === '?see=${see}' && document.querySelectorAll('.chart ${marks}').length > 10`, 'the chart');
    await pressButton(library, 'Save the chart as SVG');
    expect(readFileSync(await open.driver.waitForDownload(), 'utf8')).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    await pressButton(library, 'Save the chart as PNG');
    expect(
      readFileSync(await open.driver.waitForDownload())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    // It stays open from one picture to the next.
    if (!(await library.evaluate<boolean>(`document.querySelector('.cross').open`))) await library.click('.cross summary');
    await pressButton(library, 'Save the table as CSV');
    expect(readFileSync(await open.driver.waitForDownload(), 'utf8')).toMatch(/^\uFEFF"Concepts","/u);
  });

  it('leads from a square of the chart to its passages', async () => {
    await library.goto(library.url.replace(/\?.*|$/u, '?see=documents'));
    await library.waitFor(`document.querySelector('.chart g.chart-cell') !== null`, 'the squares');
    const number = await library.evaluate<string>(`document.querySelector('.chart g.chart-cell text').textContent`);
    await library.click('.chart g.chart-cell');
    await library.waitFor(
      `document.querySelector('.found-row') !== null && ${FOUND}.startsWith(${JSON.stringify(`${number} of`)})`,
      'its passages',
    );
    await library.waitFor(`new URLSearchParams(location.search).getAll('document').length === 1`, 'the document in the address');
  });

  it('is narrowed by concept with all that is narrower, by annotator and by day, each in the address', async () => {
    await library.goto(library.url.replace(/\?.*|$/u, ''));
    await library.waitFor(`document.querySelector('.chooser') !== null && ${FOUND}.startsWith('1,200')`, 'everything');
    const concepts = await storedConcepts(library);
    const within = (id: string): readonly string[] => [id, ...concepts.filter((c) => c.broader.includes(id)).flatMap((c) => within(c.id))];
    const { id, prefLabel } = concepts.find((c) => within(c.id).length > 3)!;
    let left = (await storedAnnotations(library)).filter((a) => within(id).some((one) => JSON.stringify(a.bodies).includes(`"${one}"`)));
    const { creator, modified } = left[0]!;
    const isNarrowed = async (key: string, value: string): Promise<void> => {
      await library.waitFor(`new URLSearchParams(location.search).get('${key}') === ${JSON.stringify(value)}`, `${key} in the address`);
      await library.waitFor(`${FOUND} === '${left.length} of 1,200 passages'`, `${left.length} passages by ${key}`);
    };
    await library.waitFor(toggle(prefLabel), 'the concept');
    await library.click('[data-toggle]');
    await isNarrowed('concept', id);
    left = left.filter((a) => a.creator.id === creator.id);
    await library.waitFor(toggle(creator.name), 'the annotator');
    await library.click('[data-toggle]');
    await isNarrowed('annotator', creator.id);
    left = left.filter((a) => a.modified >= modified.slice(0, 10));
    await library.evaluate(choose('.day-field input', modified.slice(0, 10)));
    await isNarrowed('from', modified.slice(0, 10));
  });

  it('shows a document’s passages as they were tagged, from either end, and as they stand in it', async () => {
    await library.goto(library.url.replace(/\?.*|$/u, ''));
    await library.click('.document-row input');
    await library.waitFor(`${FOUND} === '30 of 1,200 passages'`, 'those of the document');
    await library.waitFor(`location.search.includes('document=')`, 'the document in the address');
    const paper = await library.evaluate<string>(`new URLSearchParams(location.search).get('document')`);
    const all = (await storedAnnotations(library)).filter(({ document }) => document === paper);
    const at = ({ target }: (typeof all)[number]): number => target.selectors.find((s) => s.start !== undefined)?.start ?? 0;
    const oldest = all.toSorted((a, b) => (a.modified < b.modified ? -1 : 1));
    const orders = { oldest, newest: oldest.toReversed(), document: all.toSorted((a, b) => at(a) - at(b)) };
    for (const [order, expected] of Object.entries(orders)) {
      await library.evaluate(choose('.found-search select', order));
      const first = JSON.stringify(expected.slice(0, 3).map(({ id }) => id));
      const rows = `[...document.querySelectorAll('.found-row[data-passage]')].slice(0, 3).map((r) => r.dataset.passage)`;
      await library.waitFor(`JSON.stringify(${rows}) === ${JSON.stringify(first)}`, `the first three of the order ${order}`);
      if (order !== 'newest')
        await expect.poll(() => library.evaluate(`new URLSearchParams(location.search).get('sort')`), LATER).toBe(order);
    }
  });

  it('stars several passages at once, tells them by a facet, and takes it back', async () => {
    await library.goto(library.url.replace(/\?.*|$/u, ''));
    await library.waitFor(`document.querySelector('.selection-bar') !== null`, 'the list');
    await library.press('/');
    await library.press('Enter');
    await library.waitFor(`document.activeElement.matches('.found-row')`, 'the first passage');
    await library.press(' ');
    await library.press('Shift+ArrowDown');
    await library.waitFor(`document.querySelector('.selection-bar').textContent.startsWith('2 selected')`, 'two selected');
    await library.click('.selection-acts .button:nth-of-type(3)');
    await library.waitFor(`document.querySelector('.notice-stack').textContent.includes('2 passages starred')`, 'the word of it');
    await library.waitFor(`document.querySelectorAll('.found-row [aria-pressed=true]').length === 2`, 'two stars');
    await library.evaluate(`[...document.querySelectorAll('.concept-toggle')].find((b) => b.textContent.startsWith('Starred')).click()`);
    await library.waitFor(`${FOUND}.startsWith('2 of')`, 'those with a star');
    await pressButton(library, 'Undo');
    await library.waitFor(`${FOUND}.startsWith('0 of')`, 'no star');
    await library.goto(library.url.replace(/\?.*|$/u, ''));
  });

  it('exports the selected passages alone', async () => {
    await library.waitFor(`document.querySelector('.selection-bar') !== null`, 'the list');
    await library.click('.found-row input[type=checkbox]');
    await library.waitFor(`document.querySelector('.set-out [role=status]').textContent === '1 selected passage goes out.'`, 'the choice');
    await pressButton(library, 'Export 1 passage');
    const set = JSON.parse(readFileSync(await open.driver.waitForDownload(), 'utf8')) as { total: number };
    expect(set.total).toBe(1);
  });

  it('hears at once of a passage that another window has deleted', async () => {
    await library.goto(library.url.replace(/\?.*|$/u, ''));
    await library.waitFor(`document.querySelector('.chooser') !== null && ${FOUND}.startsWith('1,200')`, 'everything');
    const other = await open.driver.extensionPage('library.html?q=accountability');
    await other.waitFor(`document.querySelector('.found-row') !== null && document.querySelector('.chooser') !== null`, 'what was found');
    await other.press('/');
    await other.press('Enter');
    await other.waitFor(`document.activeElement.matches('.found-row')`, 'the first passage');
    await other.press('Delete');
    await other.waitFor(`document.querySelector('.notice-stack button') !== null`, 'the word that it is gone');
    await library.activate();
    await library.waitFor(`${FOUND}.startsWith('1,199')`, 'one fewer');
    await other.close();
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
