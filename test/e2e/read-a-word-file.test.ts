// Word and OpenDocument files and an electronic book: dropped on the reader or chosen, read and tagged like a page, known again by their bytes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, epubOf, odtOf, wp } from '../make-word-files.ts';
import { BROWSERS, session, type Session } from './browsers.ts';
import { dropFile, faults, painted, paintedRanges, plain, tagHere, LATER } from './steps.ts';

const sentence = (n: number): string => `On day ${n} the council met, heard the pier master, and put off the lamps until the spring.`;
const DOCX = docxOf({
  body: wp('Lamps on the pier', 'Title') + wp('What was said', 'H1') + [1, 2, 3].map((n) => wp(sentence(n))).join(''),
  creator: 'Tilda Marrow',
});
const EPUB = epubOf([`<h1>One</h1><p>${sentence(4)}</p>`, `<h1>Two</h1><p>${sentence(5)}</p>`]);
const ODT = odtOf(
  `<text:h text:outline-level="1">What was said</text:h>${[6, 7].map((n) => `<text:p>${sentence(n)}</text:p>`).join('')}<text:h text:outline-level="1">What was done</text:h><text:p>${sentence(8)}</text:p>`,
  'Lamps on the pier',
);
const TAKES_FILES = '.pdf-opening:has(.hint)';

describe.each(BROWSERS)('reading files of other programs in $browser', ({ start }) => {
  let open: Session;
  let work: string;
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'word-files-'));
    open = await session(start);
  });
  afterAll(async () => {
    await open?.end();
    rmSync(work, { recursive: true, force: true });
  });

  it.each([
    ['a Word document', 'lamps.docx', DOCX, 'Tilda Marrow', 2],
    ['an OpenDocument text', 'lamps.odt', ODT, 'Ada Marsh', 7],
    ['an electronic book', 'lamps.epub', EPUB, 'Tilda Marrow', 5],
  ])('reads %s; a passage of it is there after a reload, and when the same file comes again', async (_, name, bytes, author, tagged) => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    const hasText = `document.querySelector('.reading-text') !== null`;
    if (name === 'lamps.odt') {
      writeFileSync(join(work, name), bytes);
      await reader.waitFor(`document.querySelector('${TAKES_FILES} input[type=file]') !== null`, 'the file field');
      await reader.setFiles('input[type=file]', [join(work, name)]);
    } else await dropFile(reader, TAKES_FILES, name, bytes);
    await reader.waitFor(hasText, 'the text');
    await expect.poll(() => reader.evaluate('document.title'), LATER).toBe('Lamps on the pier');
    expect(await reader.text()).toContain(author);
    expect(await reader.evaluate<number>(`document.querySelectorAll('.reading-text h2').length`)).toBe(2);
    await reader.activate();
    await reader.select(sentence(tagged));
    await tagHere(reader, 'open bo');
    await reader.waitFor(`${paintedRanges}.length > 0`, 'the paint');
    const here = await reader.evaluate<string>('location.href');
    await reader.goto(here);
    await reader.waitFor(`${hasText} && ${paintedRanges}.length > 0`, 'the passage after a reload');
    await reader.goto(here.replace(/\?.*/, '?pdf='));
    await dropFile(reader, TAKES_FILES, `renamed-${name}`, bytes);
    await reader.waitFor(`${hasText} && ${paintedRanges}.length > 0`, 'the passage of before');
    expect((await painted(reader)).map(plain)).toContain(sentence(tagged));
    await reader.close();
  });

  it('says of an old Word file, and of what only bears the name of a new one, how it can be read', async () => {
    const reader = await open.driver.extensionPage('reader.html?pdf=');
    await dropFile(reader, TAKES_FILES, 'old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
    await reader.waitFor(`document.querySelector('.notice')?.textContent.includes('save it as .docx or .odt')`, 'the way to read it');
    await dropFile(reader, TAKES_FILES, 'broken.docx', DOCX.slice(0, 400));
    await reader.waitFor(
      `document.querySelector('.notice')?.textContent.includes('The file breaks off before its end (broken.docx')`,
      'a refusal',
    );
    expect(faults(open.driver)).toEqual([]);
    await reader.close();
  });
});
