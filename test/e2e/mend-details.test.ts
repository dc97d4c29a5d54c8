// What is known of a paper: read from its page, mended in the panel, kept while it is typed, and told in its reference.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import type { Surface, Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards, paperText } from './steps.ts';

const QUOTE = 'the lamps are put off until the spring';
const PAGE = `<!doctype html><html lang="en"><head><title>Lamps on the pier</title>
<meta name="citation_technical_report_number" content="HC 123"><meta name="dcterms.license" content="Open Licence 3.0">
<script type="application/ld+json">{"@type":"Report","alternativeHeadline":"A second report"}</script></head>
<body><article><h1>Lamps on the pier</h1>${`<p>The council met and heard that ${QUOTE}, for then the days are longer and nobody asks.</p>`.repeat(1)}
${'<p>The pier master spoke of bells, of ropes, and of what became of the second ferry.</p>'.repeat(6)}</article></body></html>`;

const field = (label: string): string =>
  `[...document.querySelectorAll('.metadata-form label')].find((l) => l.textContent === ${JSON.stringify(label)})?.control`;

describe.each(BROWSERS)('the details of a paper in $browser', ({ browser, start }) => {
  let open: Session;
  let site: Site;
  let tab: Tab;
  beforeAll(async () => {
    site = await serve({ folder: 'test/fixtures/pdfs' });
    site.setPage('/lamps.html', PAGE);
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
  });

  async function form(panel: Surface): Promise<void> {
    await pressButton(panel, 'Edit details');
    await panel.waitFor(`document.querySelector('.metadata-form') !== null`, 'the form');
  }

  it('are those of its page, with where each was found', async () => {
    tab = await open.driver.openTab(site.url('/lamps.html'));
    const panel = await enterPage(open.driver, tab);
    await tab.select(QUOTE);
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    await form(panel);
    const read = async (label: string): Promise<string> => panel.evaluate<string>(`${field(label)}.value`);
    expect([await read('Report number'), await read('Licence'), await read('Kind')]).toEqual(['HC 123', 'Open Licence 3.0', 'Report']);
    expect(await panel.text()).toContain('From the page’s head (citation_*).');
  });

  it('are there as they were typed when the panel is closed and opened again, and stay when they are saved', async () => {
    let panel = await open.driver.panel();
    await panel.evaluate(`${field('ISBN')}.setAttribute('data-step-isbn', '')`);
    await panel.click('[data-step-isbn]');
    await panel.type('0306406152');
    await panel.waitFor(`${field('ISBN')}.value === '0306406152'`, 'the number in its field');
    // It is kept while it is typed; a panel that goes in the same instant takes its last writing with it.
    await panel.waitFor(
      `(async () => JSON.stringify(await (globalThis.browser ?? chrome).storage.local.get(null)).includes('0306406152'))()`,
      'the number to be kept',
    );
    await open.driver.closePanel();
    panel = await enterPage(open.driver, tab);
    await panel.waitFor(`${field('ISBN')}?.value === '0306406152'`, 'what was typed, in the form that stands open');
    expect(await panel.text()).toContain('You typed this before and have not saved it.');
    await pressButton(panel, 'Save');
    await panel.waitFor(`document.querySelector('.metadata-form') === null`, 'the form to close');
    await open.driver.closePanel();
    panel = await enterPage(open.driver, tab);
    await form(panel);
    expect(await panel.evaluate(`${field('ISBN')}.value`)).toBe('0306406152');
    expect(await panel.text()).not.toContain('You typed this before');
    expect(await panel.text()).toContain('As you wrote it.');
  });

  it('stay as they were mended, and emptied, when the page comes again in other words; what was unknown is filled in', async () => {
    let panel = await open.driver.panel();
    const mended = { Title: 'Lamps, as we know them', 'Report number': 'HC 123-II', Licence: '' };
    for (const [label, words] of Object.entries(mended)) {
      await panel.evaluate(
        `(() => { const f = ${field(label)}; f.value = ${JSON.stringify(words)}; f.dispatchEvent(new Event('input', { bubbles: true })); })()`,
      );
    }
    await pressButton(panel, 'Save');
    await panel.waitFor(`document.querySelector('.metadata-form') === null`, 'the form to close');
    const later = PAGE.replace('<title>Lamps', '<meta name="citation_publisher" content="The pier board"><title>Bells');
    site.setPage('/lamps.html', later.replace('HC 123', 'HC 999').replace('Open Licence 3.0', 'Open Licence 4.0'));
    await tab.reload();
    panel = await enterPage(open.driver, tab);
    await waitForCards(panel, 1);
    await tab.activate();
    await tab.select('and of what became of the second ferry');
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 2);
    await panel.waitFor(`document.querySelector('.document-byline')?.textContent.includes('The pier board')`, 'what the page says now');
    await form(panel);
    const known = { ...mended, ISBN: '0306406152', Publisher: 'The pier board' };
    for (const [label, words] of Object.entries(known))
      expect([label, await panel.evaluate(`${field(label)}.value`)]).toEqual([label, words]);
    expect(faults(open.driver)).toEqual([]);
  });

  it('that is a PDF are what its file says, and what stands printed where the file is silent', async () => {
    tab = await open.driver.openTab(site.url('/imprint.pdf'));
    await tab.pressToolbarButton();
    const reader = await open.driver.waitForTab('reader.html?pdf=');
    if (browser === 'Firefox') await pressButton(reader, 'Allow reading from 127.0.0.1');
    await paperText(reader);
    await reader.activate();
    const panel = await open.driver.panel();
    await panel.waitFor(`document.body.innerText.includes('Bells for the Second Ferry')`, 'the PDF in the panel');
    await form(panel);
    const labels = ['Publisher', 'Published', 'DOI', 'ISBN', 'Report number', 'Licence'];
    const read = await panel.evaluate<readonly string[]>(`[${labels.map((label) => `${field(label)}.value`).join(', ')}]`);
    expect(read).toEqual(['The Isles Press', '2024-03', '10.1000/bells.7', '9780306406157', 'HC 1234', 'https://licences.example/open']);
    expect(await panel.text()).toContain('From what the file says of itself.');
    expect(faults(open.driver)).toEqual([]);
  });
});
