import { PDFDocument, PDFHexString, PDFName, StandardFonts, type PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '@/utils/pdf/outline';
import { readPaper } from '@/utils/pdf/read-paper';
import { bytesOf, open } from './open';

interface Entry {
  readonly title: string;
  /** Index of the page; `nowhere` leads to none. */
  readonly to: number | 'nowhere';
  readonly below?: readonly Entry[];
}

const TITLES = ['1 Who answers', '1.1 To whom', '2 What happens then'];

/** Three pages, each with a line before its heading. */
async function outlined(entries: readonly Entry[]): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  const pages = TITLES.map((title, i) => {
    const page = made.addPage([400, 500]);
    page.drawText(`The page before the heading number ${i + 1} ends with this line.`, { x: 40, y: 440, size: 10, font });
    page.drawText(title, { x: 40, y: 380, size: 16, font });
    page.drawText(`Below the heading number ${i + 1} stands a sentence of its own.`, { x: 40, y: 350, size: 10, font });
    return page;
  });
  const { context } = made;
  const write = (list: readonly Entry[], parent: PDFRef): { first: PDFRef; last: PDFRef } => {
    const refs = list.map(() => context.nextRef());
    list.forEach(({ title, to, below }, i) => {
      const own = refs[i]!;
      const dest = to === 'nowhere' ? PDFName.of('missing') : [pages[to]!.ref, PDFName.of('Fit')];
      const around = { ...(i > 0 && { Prev: refs[i - 1]! }), ...(i + 1 < refs.length && { Next: refs[i + 1]! }) };
      const inner = below === undefined ? {} : { ...renamed(write(below, own)), Count: below.length };
      context.assign(own, context.obj({ Title: PDFHexString.fromText(title), Parent: parent, Dest: dest, ...around, ...inner }));
    });
    return { first: refs[0]!, last: refs.at(-1)! };
  };
  const renamed = ({ first, last }: { first: PDFRef; last: PDFRef }) => ({ First: first, Last: last });
  const root = context.nextRef();
  context.assign(root, context.obj({ Type: 'Outlines', ...renamed(write(entries, root)), Count: entries.length }));
  made.catalog.set(PDFName.of('Outlines'), root);
  return made.save();
}

async function contents(bytes: Uint8Array): Promise<readonly { title: string; level: number; page: number; words: string }[]> {
  const pdf = await open(bytes);
  if (!pdf.ok) throw new Error(pdf.problem.code);
  const paper = await readPaper(pdf.value);
  if (!paper.ok) throw new Error(paper.problem.code);
  const entries = await outlineOf(pdf.value, paper.value);
  await pdf.value.close();
  const { text } = paper.value.reading;
  return entries.map(({ title, level, page, at }) => ({ title, level, page, words: text.slice(at, at + 13) }));
}

describe('the table of contents of a PDF', () => {
  it('is its own outline, each part at its words in the text, without what leads nowhere', async () => {
    const bytes = await outlined([
      { title: '1. Who answers', to: 0, below: [{ title: '1.1\tTo whom', to: 1 }] },
      { title: 'A part that was taken out', to: 'nowhere' },
      { title: 'What   happens then', to: 2 },
    ]);
    expect(await contents(bytes)).toEqual([
      { title: '1. Who answers', level: 1, page: 0, words: 'Who answers\nB' },
      { title: '1.1 To whom', level: 2, page: 1, words: '1.1 To whom\nB' },
      { title: 'What happens then', level: 1, page: 2, words: 'What happens ' },
    ]);
  }, 60_000);

  it('begins with the text of the page where its words are not on it', async () => {
    const bytes = await outlined([
      { title: 'Summary', to: 1 },
      { title: 'Annex', to: 2 },
    ]);
    expect((await contents(bytes)).map(({ page, words }) => [page, words])).toEqual([
      [1, '1.1 To whom\nB'],
      [2, '2 What happen'],
    ]);
  });

  it('is made of the headings where there is no outline', async () => {
    const found = await contents(await bytesOf('two-columns.pdf'));
    expect(found.map(({ title, level, page }) => [level, page, title])).toEqual([
      [1, 0, 'Open Books for Every Council'],
      ...['A', 'B', 'C'].map((section, i) => [2, i, `Section ${section}: what was asked`]),
      ...['E', 'F'].map((section, i) => [2, i + 4, `Section ${section}: what was asked`]),
    ]);
  });
});
