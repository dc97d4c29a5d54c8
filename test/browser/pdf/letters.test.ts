import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '@/utils/pdf/outline';
import { readPaper } from '@/utils/pdf/read-paper';
import { drawSheet } from '@/utils/pdf/sheet';
import fromTheRight from '../../fixtures/pdfs/from-the-right.json';
import { bytesOf, open, paperOf } from './open';

/** Whether anything was drawn on the first page. */
async function isDrawn(name: string): Promise<boolean> {
  const pdf = await open(await bytesOf(name));
  if (!pdf.ok) throw new Error(pdf.problem.code);
  const box = document.body.appendChild(document.createElement('div'));
  const sheet = await drawSheet(pdf.value, 0, box, { scale: 1, signal: new AbortController().signal });
  await sheet.drawn;
  const canvas = box.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const isDark = data.some((value, i) => i % 4 === 0 && value < 128);
  sheet.close();
  await pdf.value.close();
  box.remove();
  return isDark;
}

describe('the letters of a PDF', { timeout: 60_000 }, () => {
  it('are read where each is a drawing of its own (Type 3), and drawn', async () => {
    expect((await paperOf('type3.pdf')).reading.text).toBe('Every letter is a drawing, and the words are read.');
    expect(await isDrawn('type3.pdf')).toBe(true);
  });

  it('are read where their codes are told by a map that the extension brings along (CID)', async () => {
    expect((await paperOf('cid.pdf')).reading.text).toBe('公開の帳簿は誰でも読める。');
  });

  it('are single ones where the page has a ligature', async () => {
    expect((await paperOf('ligatures.pdf')).reading.text).toBe('The final figures of the office are open. Who finds them sufficient?');
  });
});

/** What was written, sentence by sentence, before it became a PDF: by LibreOffice, and by Chromium in two columns. */
const written = fromTheRight as Readonly<Record<string, readonly string[]>>;

describe('a PDF that is read from the right', { timeout: 60_000 }, () => {
  it.each(Object.keys(written))('has every sentence of %s in one paragraph, in the letters in which it was written', async (name) => {
    const paragraphs = (await paperOf(name)).reading.text.split('\n');
    expect(written[name]?.filter((sentence) => !paragraphs.some((p) => p.includes(sentence)))).toEqual([]);
  });
});

describe('what a PDF says of itself', { timeout: 60_000 }, () => {
  it('is believed where its structure tells headings from text that looks the same, and a running head from both', async () => {
    const { reading } = await paperOf('tagged.pdf');
    expect(reading.headings.map(({ level, start, end }) => [level, reading.text.slice(start, end)])).toEqual([
      [2, 'Who answers for the books'],
      [3, 'To whom they answer'],
    ]);
    expect(reading.text.split('\n')).toEqual([
      'Who answers for the books',
      'Every service that is bought for the public has somebody who answers for it, and the books in which the buying is written down are open.',
      'To whom they answer',
      'They answer to those who pay.',
    ]);
  });

  it('names its pages where nothing is printed on them, and leads to a part by a name', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.Helvetica);
    const pages = ['The first annex says what was bought.', 'The second annex says for how much.'].map((words) => {
      const page = made.addPage([400, 500]);
      page.drawText(words, { x: 40, y: 300, size: 10, font });
      return page;
    });
    const { context, catalog } = made;
    catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: PDFName.of('D'), P: PDFString.of('A-'), St: 5 }] }));
    const names = ['one', 'two'].map((name, i) => [PDFString.of(name), context.obj([pages[i]!.ref, PDFName.of('Fit')])]);
    catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: names.flat() } }));
    const root = context.nextRef();
    const [one, two] = [context.nextRef(), context.nextRef()];
    context.assign(one, context.obj({ Title: PDFString.of('What was bought'), Parent: root, Dest: PDFString.of('one'), Next: two }));
    context.assign(two, context.obj({ Title: PDFString.of('For how much'), Parent: root, Dest: PDFString.of('two'), Prev: one }));
    context.assign(root, context.obj({ Type: 'Outlines', First: one, Last: two, Count: 2 }));
    catalog.set(PDFName.of('Outlines'), root);
    const pdf = await open(await made.save());
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    if (!paper.ok) throw new Error(paper.problem.code);
    expect(paper.value.labels).toEqual(['A-5', 'A-6']);
    expect((await outlineOf(pdf.value, paper.value)).map(({ title, page }) => [title, page])).toEqual([
      ['What was bought', 0],
      ['For how much', 1],
    ]);
    await pdf.value.close();
  });
});
