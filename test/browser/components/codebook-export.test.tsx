// A codebook goes out: chosen and saved by keyboard; what comes out is a page that people can read.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodebookExport } from '@/components/CodebookExport';
import { outlineOf } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { writePage, type PageWords } from '@/utils/exchange/codebook/page';
import type { Codebook, Concept } from '@/utils/model/concept';
import { PALETTE } from '@/utils/painting/palette';
import { clear, dress, settle, show, violations } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const [first] = BUILT_IN.concepts;
const OWN: Codebook = {
  scheme: { ...BUILT_IN.scheme, id: 'urn:uuid:own', title: 'My concepts', builtIn: false },
  concepts: [{ ...first!, id: 'urn:uuid:one', scheme: 'urn:uuid:own' }],
};
const EMPTY: Codebook = { scheme: { ...OWN.scheme, id: 'urn:uuid:empty', title: 'Empty' }, concepts: [] };

const selects = () => [...document.querySelectorAll('select')];
const button = () => document.querySelector<HTMLButtonElement>('.export .button') ?? document.body;

async function draw(codebooks: readonly Codebook[], more: { isExporting?: boolean; problem?: { code: 'not-found'; detail: string } } = {}) {
  const onExport = vi.fn();
  const stage = show(<CodebookExport codebooks={codebooks} onExport={onExport} {...more} />);
  await settle();
  return { onExport, stage };
}

describe('handing round a codebook', () => {
  test('takes three keys: Tab to the codebook, to the format, to the button', async () => {
    const { onExport } = await draw([BUILT_IN, OWN]);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(selects()[0]);
    await userEvent.keyboard('My');
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(selects()[1]);
    await userEvent.keyboard('Codebook for');
    await settle();
    await userEvent.keyboard('{Tab}{Enter}');
    expect(onExport.mock.calls).toEqual([['urn:uuid:own', 'refi']]);
  });

  test('says of every format in one sentence what it does not hold', async () => {
    const { stage } = await draw([BUILT_IN]);
    const formats = [...(selects()[1]?.options ?? [])].map((o) => o.value);
    expect(formats).toEqual(['page', 'table', 'refi', 'skos-json', 'skos-turtle', 'plain-table']);
    for (const format of formats) {
      await userEvent.selectOptions(selects()[1]!, format);
      await settle();
      expect(stage.querySelector('[role=status]')?.textContent).toMatch(/^[^.]*does not hold[^.]*\.$/u);
      expect(selects()[1]?.getAttribute('aria-describedby')).toBe(stage.querySelector('[role=status]')?.id);
    }
  });

  test('offers each codebook that has concepts, with their number', async () => {
    await draw([BUILT_IN, EMPTY, OWN]);
    expect([...(selects()[0]?.options ?? [])].map((o) => o.text)).toEqual([
      `Accountability and commissioning (${BUILT_IN.concepts.length} concepts)`,
      'My concepts (1 concept)',
    ]);
  });

  test('says so where there is no concept yet', async () => {
    const { stage } = await draw([EMPTY]);
    expect(selects()).toEqual([]);
    expect(stage.textContent).toContain('No codebook has a concept yet.');
  });

  test('saves the first that is left when the chosen one has gone', async () => {
    const onExport = vi.fn();
    const stage = show(<CodebookExport codebooks={[BUILT_IN, OWN]} onExport={onExport} />);
    await userEvent.selectOptions(selects()[0]!, OWN.scheme.id);
    await settle();
    render(<CodebookExport codebooks={[BUILT_IN]} onExport={onExport} />, stage);
    await settle();
    await userEvent.click(button());
    expect(onExport.mock.calls).toEqual([[BUILT_IN.scheme.id, 'page']]);
  });

  test('waits while one is written, and says why when it was not', async () => {
    const { onExport, stage } = await draw([BUILT_IN], { isExporting: true, problem: { code: 'not-found', detail: 'My concepts' } });
    button().click();
    expect(onExport).not.toHaveBeenCalled();
    expect(stage.querySelector('[role=alert]')?.textContent).toContain('not in your library any more (My concepts)');
  });
});

const words: PageWords = {
  language: 'en',
  contents: 'Contents',
  altLabels: 'Also called',
  scopeNote: 'Scope note',
  notWhen: 'Do not use when',
  retired: 'retired',
  example: 'Example',
  alsoBelow: 'Also below',
  related: 'Related',
  noDefinition: 'No definition.',
  head: (n) => `${n} concepts`,
  passages: (n) => `${n} passages`,
};
const pageOf = (codebook: Codebook): string => writePage({ outline: outlineOf(codebook), counts: new Map(), words, looks: PALETTE });

async function framed(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 340px; height: 600px; border: 0';
  frame.title = 'codebook';
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  frame.srcdoc = html;
  show(null).append(frame);
  await loaded;
  return frame.contentDocument!;
}

describe('the page of a codebook', () => {
  test('is read by a browser as headings that stand as the concepts do', async () => {
    const page = await framed(pageOf(BUILT_IN));
    const titles = [...page.querySelectorAll('h2, h3, h4, h5, h6')].map((h) => h.textContent);
    expect(titles).toEqual(outlineOf(BUILT_IN).inOrder.map((p) => p.concept.prefLabel));
    for (const { concept, parent } of outlineOf(BUILT_IN).inOrder) {
      const heading = [...page.querySelectorAll('main [id]')].find((h) => h.textContent === concept.prefLabel);
      expect(heading?.parentElement?.parentElement?.querySelector(':scope > [id]')?.textContent).toBe(parent?.concept.prefLabel);
    }
    expect(page.documentElement.scrollWidth).toBeLessThanOrEqual(340);
  });

  test('has no accessibility violation, in light and in dark', async () => {
    const page = await framed(pageOf(BUILT_IN));
    // What axe looks at must be in the document it runs in.
    const stage = show(null);
    const style = page.querySelector('style')!.cloneNode(true);
    stage.append(document.adoptNode(page.querySelector('header')!), ...page.querySelectorAll('nav, main > *'), style);
    expect(await violations(stage)).toEqual([]);
    await dress('dark', 360);
    expect(await violations(stage)).toEqual([]);
  });

  test('shows what was typed, and runs none of it', async () => {
    const evil = `</style><script>parent.evil = 1</script><img src=x onerror="parent.evil = 1">'"&amp;`;
    const concept: Concept = {
      ...first!,
      prefLabel: evil,
      altLabels: [`or ${evil}`],
      definition: evil,
      scopeNote: evil,
      example: evil,
      broader: [],
    };
    const page = await framed(
      pageOf({ scheme: { ...BUILT_IN.scheme, title: evil, description: evil, language: 'und' }, concepts: [concept] }),
    );
    await settle();
    expect('evil' in window).toBe(false);
    expect(page.querySelector('script, img')).toBeNull();
    expect([
      page.title,
      ...[...page.querySelectorAll('h1, header p[dir], h2, h2 ~ p[dir], dd')].map((e) => e.textContent?.replace(/^or /u, '')),
    ]).toEqual(Array.from({ length: 8 }, () => evil));
  });
});
