// A saved page, a web archive and a plain text: dropped on the reader, read and tagged like a page, known again by their bytes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, session, type Session } from './browsers.ts';
import { storedAnnotations } from './database.ts';
import { dropFile, faults, painted, plain, tagHere, paintedRanges, LATER } from './steps.ts';

const sentence = (n: number): string =>
  `On day ${n} the council met, heard the pier master, and put off the lamps until the spring, when days are longer.`;
const SAVED = `<!doctype html><html lang="en"><head><title>Lamps on the pier</title><meta name="citation_technical_report_number" content="HC 123">
<meta name="author" content="Tilda Marrow"></head><body><nav><a href="/">Home</a></nav><article><h1>Lamps on the pier</h1>${[1, 2, 3, 4, 5].map((n) => `<p>${sentence(n)}</p>`).join('')}
<p>The minutes are kept <a href="elsewhere.html">by a name</a>, and the whole of what was said that year <a href="https://example.org/whole">by an address</a>.</p></article></body></html>`;
/** The same page as Chromium keeps it: one file, with the address it was saved from. */
const ARCHIVE = `From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/pier/lamps.html
Subject: Lamps on the pier
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----Part--x"

------Part--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/pier/lamps.html

${SAVED.replaceAll('=', '=3D').replaceAll('On day 1 the council', 'On day 1 =\nthe council')}
------Part--x--
`.replaceAll('\n', '\r\n');
const PLAIN = `Minutes of the harbour board\n\n${[1, 2, 3].map(sentence).join('\n\n')}\n`;

/** While something is being read nothing can be dropped, and the page begins so. */
const TAKES_FILES = '.pdf-opening:has(.hint)';

describe.each(BROWSERS)('reading a saved file in $browser', ({ start }) => {
  let open: Session;
  beforeAll(async () => {
    open = await session(start);
  });
  afterAll(() => open?.end());

  it.each([
    ['a saved page', 'html', SAVED, null],
    ['a page saved as one file', 'mhtml', ARCHIVE, 'https://example.org/pier/elsewhere.html'],
  ])('reads %s with what it says of itself, and a passage of it is there when the same file comes again', async (_, ending, file, link) => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    await dropFile(reader, TAKES_FILES, `saved.${ending}`, file);
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
    expect(await reader.text()).toContain('Tilda Marrow');
    for (const n of [1, 5]) expect(plain(await reader.text())).toContain(sentence(n));
    expect(await reader.text()).not.toMatch(/Home|Not the whole text/);
    expect(await reader.evaluate(`[...document.querySelectorAll('.reading-text a')].map((a) => a.getAttribute('href'))`)).toEqual([
      link,
      'https://example.org/whole',
    ]);
    await reader.activate();
    await reader.select(sentence(2));
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    await reader.goto((await reader.evaluate<string>('location.href')).replace(/\?.*/, '?pdf='));
    await dropFile(reader, TAKES_FILES, `renamed.${ending}`, file);
    await reader.waitFor(`document.querySelector('.reading-text') !== null && ${paintedRanges}.length > 0`, 'the passage of before');
    expect((await painted(reader)).map(plain)).toContain(sentence(2));
    // S stars the passage at the cursor, S takes the star away, and Undo brings it back.
    const stars = async (): Promise<number> =>
      (await storedAnnotations(reader)).filter((a) => 'isStarred' in a && a.isStarred === true).length;
    const before = await stars();
    await reader.press('s');
    await reader.waitFor(`document.querySelector('.notice-stack')?.textContent.includes('Click in a passage first')`, 'what to do');
    await reader.select('met, heard the pier master', 1);
    await reader.press('s');
    await reader.waitFor(`document.querySelector('.notice-stack')?.textContent.includes('Starred')`, 'the star');
    expect(await stars()).toBe(before + 1);
    await reader.press('s');
    await reader.waitFor(`document.querySelector('.notice-stack')?.textContent.includes('Star taken away')`, 'the star to go');
    expect(await stars()).toBe(before);
    await reader.press('Control+z');
    await expect.poll(stars, LATER).toBe(before + 1);
    await reader.close();
  });

  it('reads a plain text, its first line as title; what is empty is refused with a sentence', async () => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    await dropFile(reader, TAKES_FILES, 'empty.txt', '');
    await reader.waitFor(`document.querySelector('.notice')?.textContent.includes('The file is empty (empty.txt)')`, 'a refusal');
    await dropFile(reader, TAKES_FILES, 'minutes.txt', PLAIN);
    await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text');
    await expect.poll(() => reader.evaluate('document.title'), LATER).toBe('Minutes of the harbour board');
    expect(await reader.evaluate(`document.querySelectorAll('.reading-text p').length`)).toBe(4);
    expect(faults(open.driver)).toEqual([]);
    await reader.close();
  });
});
