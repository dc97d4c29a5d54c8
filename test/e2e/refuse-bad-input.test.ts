// A file that is not what it should be: a sentence that says what is wrong and where, and a library that is byte for byte as it was.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../site/server.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dump, storedAnnotations, waitForTexts } from './database.ts';
import type { Tab } from './driver.ts';
import { enterPage, faults, pressButton, tagSelected, waitForCards } from './steps.ts';

describe.each(BROWSERS)('bad input in $browser', ({ start }) => {
  let site: Site;
  let open: Session;
  let library: Tab;
  let good: string;
  let mine: string;
  let before: string;
  let work: string;

  const written = (name: string, content: string | Uint8Array): string => {
    const path = join(work, name);
    writeFileSync(path, content);
    return path;
  };
  // The exported set, as loose as a hostile hand would treat it.
  interface Loose {
    'mm:formatVersion': number;
    first: { items: { id: string; creator: unknown; body: unknown; target: { selector: { type: string } | { type: string }[] } }[] };
  }
  const set = (change: (s: Loose) => void): string => {
    const copy = JSON.parse(good) as Loose;
    change(copy);
    return JSON.stringify(copy);
  };
  /** What the window says after the file was chosen. */
  const said = async (path: string): Promise<string> => {
    await library.reload();
    await library.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
    await library.setFiles('input[type=file]', [path]);
    await library.waitFor(`document.querySelector('.notice.error, .merge, [class*=merge]') !== null`, 'an answer to the file');
    return (await library.text()).replace(/\s+/gu, ' ');
  };

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'bad-'));
    site = await serve();
    open = await session(start);
    const tab = await open.driver.openTab(site.url('/paper.html'));
    const panel = await enterPage(open.driver, tab);
    await tab.select(
      await tab.evaluate<string>(
        `[...document.querySelectorAll('article p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).find((s) => s.length > 120).slice(0, 80)`,
      ),
    );
    await tagSelected(tab, { concepts: ['open bo'] });
    await waitForCards(panel, 1);
    library = await open.driver.extensionPage('library.html');
    await waitForCards(library, 1);
    await pressButton(library, 'Export 1 passage');
    good = readFileSync(await open.driver.waitForDownload(), 'utf8');
    mine = (await storedAnnotations(library))[0]?.id ?? '';
    await waitForTexts(library);
    before = await dump(library);
  });
  afterAll(async () => {
    await open?.end();
    await site?.close();
    rmSync(work, { recursive: true, force: true });
  });

  it.each([
    ['no JSON at all', 'prose.jsonld', () => 'Dear colleague, here are my notes.', /not.*JSON/iu],
    ['a file that was cut off', 'cut.jsonld', () => good.slice(0, Math.floor(good.length / 2)), /cut|ends|truncated|incomplete/iu],
    ['a file of a newer version', 'newer.jsonld', () => set((s) => (s['mm:formatVersion'] = 99)), /newer/iu],
    ['an empty file', 'empty.jsonld', () => '', /empty/iu],
    ['bytes that are no text', 'bytes.jsonld', () => new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x80, 0x81]), /text/iu],
    ['a file of another kind', 'other.json', () => '{"type":"FeatureCollection","features":[]}', /annotation/iu],
    ['nesting without end', 'deep.jsonld', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, /deep|nest/iu],
    ['a file of 100 MB', 'large.jsonld', () => new Uint8Array(100 * 1024 * 1024).fill(32), /large|MB/iu],
  ])('%s is refused with a reason', async (_what, name, content, reason) => {
    expect(await said(written(name, content()))).toMatch(reason);
    expect(await dump(library)).toBe(before);
  });

  it('an id that collides with mine is shown beside mine, and mine stays', async () => {
    const file = written(
      'collide.jsonld',
      set((s) => {
        s.first.items[0]!.id = mine;
        s.first.items[0]!.creator = { id: 'urn:uuid:00000000-0000-4000-8000-000000000001', type: 'Person', name: 'Somebody else' };
        s.first.items[0]!.body = [{ type: 'TextualBody', purpose: 'commenting', value: 'not mine' }];
      }),
    );
    expect(await said(file)).toMatch(/You wrote this one, so it stays/u);
    expect(await dump(library)).toBe(before);
    await pressButton(library, 'Close');
    expect(await dump(library)).toBe(before);
  });

  it('a record with selectors out of range is refused by its place, and harms nobody', async () => {
    const file = written(
      'range.jsonld',
      set((s) => {
        s.first.items[0]!.id = 'urn:uuid:00000000-0000-4000-8000-000000000002';
        const target = s.first.items[0]!.target;
        for (const selector of [target.selector].flat())
          if (selector.type === 'TextPositionSelector') Object.assign(selector, { start: 90, end: -4 });
      }),
    );
    expect(await said(file)).toMatch(/items\[0\]/u);
    expect(await dump(library)).toBe(before);
  });

  it('a __proto__ key is refused by its place', async () => {
    const at = good.indexOf('"first"') + 1;
    const file = written('proto.jsonld', good.replace('"first"', '"__proto__":{"polluted":true},"first"'));
    expect(await said(file)).toMatch(new RegExp(`damaged \\(character ${at}: a key named __proto__\\)`, 'u'));
    expect(await dump(library)).toBe(before);
  });

  const NOTE = '<p>Who answers?</p><script>globalThis.pwned = 1</script><img src=x onerror="globalThis.pwned=1">';
  const withNote = (n: number, format: string): string =>
    set((s) => {
      Object.assign(s.first.items[0]!, {
        id: `urn:uuid:00000000-0000-4000-8000-00000000000${n}`,
        creator: { id: 'urn:uuid:00000000-0000-4000-8000-000000000009', type: 'Person', name: '<img src=x onerror=globalThis.pwned=1>' },
        body: [{ type: 'TextualBody', purpose: 'commenting', value: NOTE, format }],
      });
    });
  const nothingRan = (): Promise<boolean> =>
    library.evaluate(
      `globalThis.pwned === undefined && ({}).polluted === undefined && document.querySelector('main img, main script, [data-passage] img') === null`,
    );

  it('a note of HTML is announced by its place before anything is written', async () => {
    expect(await said(written('html.jsonld', withNote(3, 'text/html')))).toMatch(
      /first\.items\[0\]\.body\[0\].*the note is HTML; only its words are taken/u,
    );
    expect(await dump(library)).toBe(before);
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 2);
    const notes = (await storedAnnotations(library)).find((a) => a.id.endsWith('3'))?.bodies;
    expect(notes).toEqual([{ purpose: 'commenting', value: 'Who answers?' }]);
    expect(await nothingRan()).toBe(true);
  });

  it('markup in a plain note and in a name is shown as the words it is', async () => {
    await said(written('markup.jsonld', withNote(4, 'text/plain')));
    await pressButton(library, 'Bring in ');
    await waitForCards(library, 3);
    expect(await library.text()).toContain('<script>globalThis.pwned = 1</script>');
    expect(await nothingRan()).toBe(true);
  });

  it('threw no exception', () => expect(faults(open.driver)).toEqual([]));
});
