// Codebooks of other programs come in on the codebooks' page: a plan first, then one change that is taken back; what is hostile changes nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump } from './database.ts';
import type { Tab } from './driver.ts';
import { faults, pressButton, LATER } from './steps.ts';

const pictures = process.env['PICTURES'];
const TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix : <https://canteen.example/> .
:s a skos:ConceptScheme ; dct:title "Canteen"@en ; dct:publisher "Cooks" .
:a a skos:Concept ; skos:topConceptOf :s ; skos:prefLabel "Kitchen"@en, "Küche"@de ; skos:narrower :b .
:b a skos:Concept ; skos:prefLabel "Open books"@en ; skos:definition "Recipes that anyone may read."@en ; skos:related :a .`;
const TABLE = '\uFEFFCode;Parent;Description\r\nSoup;;Liquid, and hot.\r\nBroth;Soup;Clear.\r\n';
const REFI = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other"><Codes><Code guid="{ABCDEF01-1111-4222-8333-444444444444}" name="Ladle" isCodable="true" color="#ff0000"/></Codes></CodeBook>`;
const BOMB = `<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "ha">]><CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>`;
const says = (words: string): string => `document.body.innerText.includes(${JSON.stringify(words)})`;

describe.each(BROWSERS)('a codebook of another program, in $browser,', ({ start }) => {
  const folder = mkdtempSync(join(tmpdir(), 'codebooks-in-'));
  let open: Session;
  let page: Tab;

  /** Hands the page a file, after the section for it is open. */
  async function bring(name: string, content: string): Promise<void> {
    const path = join(folder, name);
    writeFileSync(path, content);
    if (!(await page.evaluate<boolean>(`document.querySelector('input[type=file]') !== null`)))
      await pressButton(page, 'Bring in a codebook');
    await page.waitFor(`document.querySelector('input[type=file]') !== null`, 'a place for the file');
    await page.setFiles('input[type=file]', [path]);
  }
  const records = async (): Promise<string> => {
    const { concepts, schemes } = JSON.parse(await dump(page)) as Readonly<Record<string, unknown>>;
    return JSON.stringify([concepts, schemes]);
  };

  beforeAll(async () => {
    open = await session(start);
    page = await open.driver.extensionPage('codebook.html');
    await page.waitFor(`document.querySelector('[role=treeitem]') !== null`, 'the tree');
  });
  afterAll(async () => {
    await open?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('in Turtle is planned: what is new, which label is taken, what was mended, what has no place', async () => {
    const before = await records();
    await bring('canteen.ttl', TURTLE);
    await page.waitFor(says('What is in “Canteen”'), 'the plan');
    for (const words of [
      '1 new concept has a label that is taken here: the same meaning?',
      'Recipes that anyone may read.',
      '1 text in the language “de” is left out',
      '1 statement in other words is left out (publisher).',
      'stands above or below it',
    ])
      expect(await page.evaluate(says(words)), words).toBe(true);
    if (pictures !== undefined) await page.screenshot(`${pictures}/${open.driver.browser}-bring-in.png`);
    expect(await records()).toBe(before);
    await pressButton(page, 'Bring in 3 records');
    await page.waitFor(`document.querySelector('select')?.selectedOptions[0]?.text === 'Canteen (2 concepts)'`, 'the codebook in view');
    await expect
      .poll(
        () =>
          page.evaluate(
            `[...document.querySelectorAll('[role=treeitem]')].map((i) => i.getAttribute('aria-level') + i.querySelector('.tree-label').textContent)`,
          ),
        LATER,
      )
      .toEqual(['1Kitchen', '2Open books']);
    await pressButton(page, 'Undo');
    await page.waitFor(`document.querySelector('select')?.selectedOptions[0]?.text !== 'Canteen (2 concepts)'`, 'the codebook gone');
    expect(await records()).toBe(before);
  });

  it('in a table or REFI-QDA comes in under the name of its file', async () => {
    await bring('soups.csv', TABLE);
    await page.waitFor(says('What is in “soups”'), 'the plan of the table');
    await pressButton(page, 'Bring in 3 records');
    await page.waitFor(`document.querySelector('select')?.selectedOptions[0]?.text === 'soups (2 concepts)'`, 'the table in view');
    await bring('tools.qdc', REFI);
    await page.waitFor(says('What is in “tools”'), 'the plan of the codebook');
    await pressButton(page, 'Bring in 2 records');
    await page.waitFor(`document.querySelector('select')?.selectedOptions[0]?.text === 'tools (1 concept)'`, 'the codebook in view');
  });

  it('that could grow without end is refused in a sentence, and nothing is kept of it', async () => {
    const before = await records();
    await bring('bomb.qdc', BOMB);
    await page.waitFor(says('The file declares a document type'), 'the refusal');
    await bring('cut.qdc', REFI.slice(0, -30));
    await page.waitFor(says('The file breaks off before its end'), 'the second refusal');
    expect(await records()).toBe(before);
    expect(faults(open.driver)).toEqual([]);
  });
});
