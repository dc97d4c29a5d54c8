// Passages of other programs come in with their authors, and go out again for them: into the built extension, in both browsers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session, type Session } from './browsers.ts';
import { startChromium } from './chromium.ts';
import { dump, storedAnnotations } from './database.ts';
import type { Tab } from './driver.ts';
import { FILES_OF_OTHERS, hypothesisExport } from './files-of-others.ts';
import { startFirefox } from './firefox.ts';
import { cards, faults, pressButton, waitForCards } from './steps.ts';

const judges = process.env['CONFORMANCE'] ?? '../shared/conformance';
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log('trade: the conformance judges are not installed here; their verdict is skipped');

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As NVivo for Windows writes it: UTF-16 units, CR LF, a byte order mark, GUIDs in braces, `Sources`. */
const TEXT = '\uFEFFWho answers 🏠🏠 for the meals?\r\nThe cooks answer to those who eat.\r\nOpening the books is one thing.';
function project(): Uint8Array {
  const bare = TEXT.slice(1);
  const selection = (n: number, words: string, user: number): string =>
    `<PlainTextSelection guid="{${guid(n)}}" startPosition="${bare.indexOf(words)}" endPosition="${bare.indexOf(words) + words.length}" creatingUser="{${guid(user)}}" creationDateTime="2020-05-06T10:00:00Z"><Coding guid="{${guid(n + 100)}}" creatingUser="{${guid(user)}}"><CodeRef targetGUID="{${guid(11)}}"/></Coding></PlainTextSelection>`;
  const xml = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Meals" origin="NVivo"><Users><User guid="{${guid(1)}}" name="Nora Coder"/><User guid="{${guid(2)}}" name="Otto Coder"/></Users><CodeBook><Codes><Code guid="{${guid(11)}}" name="Answering to eaters" isCodable="true" color="#2a6fb5"/></Codes></CodeBook><Sources><TextSource guid="{${guid(21)}}" name="Minutes of the canteen" plainTextPath="internal://${guid(31)}.txt">${selection(41, 'The cooks answer to those who eat', 1)}${selection(42, 'Opening the books', 2)}</TextSource></Sources></Project>`;
  return zipSync({ 'project.qde': utf8(xml), [`Sources/${guid(31)}.txt`]: utf8(TEXT) });
}

async function bringIn(library: Tab, path: string): Promise<void> {
  await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
  await library.setFiles('input[type=file]', [path]);
  await library.waitFor(`document.body.innerText.includes('Nothing has been changed yet')`, 'the plan');
}

/** Cards come with their passages, concepts a moment later. */
const shows = (library: Tab, words: string): Promise<void> =>
  library.waitFor(`[...document.querySelectorAll('[data-passage]')].some((c) => c.innerText.includes(${JSON.stringify(words)}))`, words);

async function exportAs(library: Tab, format: string): Promise<void> {
  await library.evaluate(`(() => {
    const field = [...document.querySelectorAll('.export select')].find((s) => [...s.options].some((o) => o.value === ${JSON.stringify(format)}));
    field.value = ${JSON.stringify(format)};
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await pressButton(library, 'Export 3 passages');
}

/** The whole library as a project, judged where there are judges. Value: its path. */
async function projectOf({ driver }: Session): Promise<string> {
  await exportAs(await driver.waitForTab('library.html'), 'refi');
  const file = await driver.waitForDownload();
  expect(file).toMatch(/\.qdpx$/u);
  if (!hasJudges) return file;
  const verdict = execFileSync('node', [join(judges, 'check-qdpx.mjs'), file]).toString();
  expect(verdict).toMatch(/^OK .*3 selection\(s\), 3 coding\(s\), 1 note\(s\)/u);
  expect(verdict).not.toContain('WARN');
  return file;
}

describe('trade with other programs', () => {
  let ann: Session;
  let ben: Session;
  let work: string;
  let exported: string;

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'trade-'));
    writeFileSync(join(work, 'meals.qdpx'), project());
    writeFileSync(join(work, 'hypothesis.json'), hypothesisExport('LOCXbsOCEeaQl6f6fQh87Q', 'Two lines of account'));
    for (const { name, content } of FILES_OF_OTHERS) writeFileSync(join(work, name), content);
    [ann, ben] = await Promise.all([session(startChromium), session(startFirefox)]);
  });
  afterAll(async () => {
    await Promise.all([ann?.end(), ben?.end()]);
    rmSync(work, { recursive: true, force: true });
  });

  it('brings a REFI-QDA project in as a plan that says in what its positions count, then with its authors', async () => {
    for (const { driver } of [ann, ben]) {
      const library = await driver.extensionPage('library.html');
      // The library makes its store first; a look at it before would make another.
      await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
      const before = await dump(library);
      await bringIn(library, join(work, 'meals.qdpx'));
      expect(await library.text()).toContain(
        'Positions were read as UTF-16 units, CR LF as two, the byte order mark not counted: 2 of 2 passages',
      );
      expect(await dump(library)).toBe(before);
      await pressButton(library, 'Bring in ');
      await waitForCards(library, 2);
      const shown = await cards(library);
      // A row shows the quote in its sentence.
      for (const words of ['Opening the books', 'The cooks answer to those who eat'])
        expect(shown.filter((c) => c.quote.includes(words)).length).toBeGreaterThan(0);
      for (const words of ['Nora Coder', 'Otto Coder', 'Answering to eaters']) await shows(library, words);
    }
  });

  it('brings an export of Hypothesis in with author, tag and note', async () => {
    const library = await ann.driver.waitForTab('library.html');
    await bringIn(library, join(work, 'hypothesis.json'));
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 3);
    for (const words of ['Mark of Hypothesis', 'power', 'Compare the minutes.']) await shows(library, words);
  });

  it('sends them out as a project', async () => {
    exported = await projectOf(ann);
  });

  it('that adds to another library only what it has not', async () => {
    const library = await ben.driver.waitForTab('library.html');
    await bringIn(library, exported);
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 3);
    const sides = await Promise.all([ann, ben].map(async ({ driver }) => storedAnnotations(await driver.waitForTab('library.html'))));
    const held = (all: (typeof sides)[number] | undefined): readonly string[] =>
      (all ?? []).map((a) => JSON.stringify([a.id, a.document, a.creator, a.bodies])).toSorted();
    expect(held(sides[1])).toEqual(held(sides[0]));
  });

  it('that goes on from there as it came', async () => void (await projectOf(ben)));

  it('sends them out for Hypothesis, from either browser', async () => {
    for (const { driver } of [ann, ben]) {
      await exportAs(await driver.waitForTab('library.html'), 'hypothesis');
      // Two documents: an archive of two files.
      const files = Object.entries(unzipSync(readFileSync(await driver.waitForDownload())));
      expect(files).toHaveLength(2);
      for (const [i, [, bytes]] of files.entries()) {
        const file = join(work, `for-hypothesis-${driver.browser}-${i}.json`);
        writeFileSync(file, bytes);
        if (hasJudges) expect(execFileSync('node', [join(judges, 'check-hypothesis.mjs'), file]).toString()).toMatch(/^OK/mu);
      }
    }
  });

  it.each(FILES_OF_OTHERS)('brings in $program, after its plan was seen', async ({ name, quote, annotator, more }) => {
    const into = async ({ driver }: Session): Promise<void> => {
      const library = await driver.waitForTab('library.html');
      const before = (await storedAnnotations(library)).length;
      await bringIn(library, join(work, name));
      expect((await storedAnnotations(library)).length).toBe(before);
      await pressButton(library, 'Bring in ');
      await library.waitFor(`!document.body.innerText.includes('Nothing has been changed yet')`, 'the plan to be carried out');
      await library.goto(library.url.replace(/\?.*|$/u, `?q=${encodeURIComponent(quote)}`));
      await waitForCards(library, 1);
      for (const words of [quote, annotator, ...more]) await shows(library, words);
      expect((await storedAnnotations(library)).length).toBe(before + 1);
    };
    await Promise.all([into(ann), into(ben)]);
  });

  it('threw no exception anywhere', () => {
    expect([...faults(ann.driver), ...faults(ben.driver)]).toEqual([]);
  });
});
