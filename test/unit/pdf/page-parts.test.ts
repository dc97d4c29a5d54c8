// What stands beside and above the text of a page: boxes, headings over both columns, running heads of short chapters.
import { describe, expect, it } from 'vitest';
import { paperOf } from '@/utils/pdf/paper';
import { textOf, type Page } from '@/utils/pdf/page';
import { FILLER, lines, noBold, page, type Run } from './make';

const read = async (pages: readonly Page[]): Promise<readonly string[]> =>
  (await paperOf(pages, noBold)).paragraphs.map((p) => `${p.kind}: ${textOf(p.pieces).trim()}`);

/** Lines that fill a column of 200 pt. */
const column = (texts: readonly string[], x: number, top: number): readonly Run[] => lines(texts, top, { x, width: 200 });

const words = (what: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${what} line ${String.fromCharCode(97 + i)} of a text in two columns and`);

describe('the parts of a page', () => {
  it('are read above a heading of both columns before those below it, where the heading is no wider than one', async () => {
    const text = await read([
      page(0, [
        ...column(words('first', 4), 72, 80),
        ...column([...words('second', 2), 'it ends here.'], 320, 80),
        { text: 'What was found', x: 72, y: 160, size: 14 },
        ...column(words('third', 20), 72, 190),
        ...column(words('fourth', 20), 320, 190),
      ]),
    ]);
    const order = ['first line a', 'second line a', 'it ends here', 'What was found', 'third line a', 'fourth line a'];
    const all = text.join('\n');
    expect([...order].sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(order);
    expect(all).toContain('first line d of a text in two columns and second line a');
  });

  it('do not run into each other where a box stands beside some lines of the text', async () => {
    const text = await read([
      page(0, [
        ...lines(FILLER, 80, { width: 400 }),
        ...lines(['The reviewer found that nobody had', 'asked who would answer for the meals', 'of the county, and those who were'], 224, {
          width: 190,
        }),
        { text: 'To keep in mind: the councils that', x: 290, y: 222, size: 8, width: 170, font: 'box' },
        { text: 'were asked want one guide for all.', x: 290, y: 233, size: 8, width: 170, font: 'box' },
        ...lines(['asked in the end said that it was not for them to know what others had done.', ...FILLER], 260, { width: 400 }),
      ]),
    ]);
    const all = text.join('\n');
    expect(all).toContain(
      'The reviewer found that nobody had asked who would answer for the meals of the county, and those who were asked in the end said that',
    );
    expect(all).toContain('To keep in mind: the councils that were asked want one guide for all.');
  });

  it('are no heads of short chapters, which stand at one height and come again on the next pages', async () => {
    const chapters = [
      'The Remit of this Review',
      'The Remit of this Review',
      'Registers and Minutes',
      'Registers and Minutes',
      'Redress',
      'Redress',
    ];
    const pages = chapters.map((name, i) => page(i, [{ text: name, y: 40, size: 8 }, ...lines(FILLER.map((l) => `${l} ${i}`), 120)])); // prettier-ignore
    expect((await read(pages)).join('\n')).not.toMatch(/Remit|Registers|Redress/u);
  });

  it('keep their first lines, which stand at one height as well', async () => {
    const firsts = ['Some', 'Many', 'Other', 'Further', 'Later', 'Older'];
    const pages = firsts.map((first, i) => page(i, lines(FILLER.map((l) => `${first} ${l}`), 60))); // prettier-ignore
    const all = (await read(pages)).join('\n');
    for (const first of firsts) expect(all).toContain(`${first} Line a of a paragraph`);
  });

  it('are headings of the text where the same one opens each chapter', async () => {
    const pages = Array.from({ length: 30 }, (_, i) => page(i, [...(i % 6 === 0 ? [{ text: 'Introduction', y: 60, size: 14 }] : []), ...lines(FILLER.map((l) => `${l} ${i}`), 120)])); // prettier-ignore
    expect((await read(pages)).filter((line) => line === 'heading: Introduction')).toHaveLength(5);
  });

  it('are as many headings as the file has tagged: lines of two are not one, two lines of one are, whatever their sizes', async () => {
    const { paragraphs } = await paperOf(
      [
        page(0, [
          { text: 'Chapter 1:', y: 80, size: 12, role: 'h2', part: 1 },
          { text: 'A brief history of the board', y: 110, size: 20, role: 'h2', part: 1 },
          { text: 'Who asks', y: 140, role: 'h3', part: 2 },
          { text: 'Who answers', y: 152, role: 'h3', part: 3 },
          ...lines(FILLER, 180),
        ]),
      ],
      noBold,
    );
    const headings = paragraphs.filter((p) => p.kind === 'heading').map((p) => `${p.level} ${textOf(p.pieces)}`);
    expect(headings).toEqual(['2 Chapter 1: A brief history of the board', '3 Who asks', '3 Who answers']);
  });

  it('are a table where rows of three cells stand apart, and columns of an index where they are as near as lines', async () => {
    const cells = (what: string, step: number): readonly Run[] =>
      [72, 200, 390].flatMap((x, n) =>
        Array.from({ length: 12 }, (_, i) => ({
          text: `${what} of the board ${String.fromCharCode(97 + i)}${n}`,
          x,
          y: 80 + step * i,
          width: 90,
        })),
      );
    const firstOf = async (step: number): Promise<string> =>
      (await read([page(0, cells('Minutes', step)), page(1, lines(FILLER, 120))])).join('\n');
    expect(await firstOf(20)).toContain('row: Minutes of the board a0\tMinutes of the board a1\tMinutes of the board a2');
    const index = await firstOf(12);
    expect(index.indexOf('board b0')).toBeLessThan(index.indexOf('board a1'));
  });

  it('are read cell by cell where the text of cells runs on from line to line', async () => {
    const cell = (what: string, x: number): readonly Run[] =>
      Array.from({ length: 8 }, (_, i) => ({ text: `${what} line ${String.fromCharCode(97 + i)} of what was asked`, x, y: 80 + 15 * i, width: 138 })); // prettier-ignore
    const text = (await read([page(0, [...cell('first', 60), ...cell('second', 222), ...cell('third', 384)]), page(1, lines(FILLER, 120))])).join('\n'); // prettier-ignore
    expect(text).toContain('first line a of what was asked first line b of what was asked');
  });

  it('keep the hyphen that stands for half a word before and, and a blank after it', async () => {
    const text = await read([
      page(0, lines(['Die Zuständigkeiten zwischen Bundes-', 'und Landesbehörden waren nicht klar, und the short-', 'and long-term effects were not known.', ...FILLER], 120)), // prettier-ignore
    ]);
    expect(text[0]).toContain('Bundes- und Landesbehörden');
    expect(text[0]).toContain('short- and long-term');
  });
});
