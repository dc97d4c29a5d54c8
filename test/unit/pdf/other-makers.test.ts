import { describe, expect, it } from 'vitest';
import { lineNumbers } from '@/utils/pdf/line-numbers';
import { withDropCaps } from '@/utils/pdf/drop-caps';
import { withoutOverprint } from '@/utils/pdf/overprint';
import { paperOf } from '@/utils/pdf/paper';
import { textOf, type Page } from '@/utils/pdf/page';
import { FILLER, lines, noBold, page, type Run } from './make';

const read = async (pages: readonly Page[]): Promise<readonly string[]> =>
  (await paperOf(pages, noBold)).paragraphs.map((p) => `${p.kind}: ${textOf(p.pieces).trim()}`);

describe('the text of a PDF of another make', () => {
  it('has no numbers of lines in it, and keeps numbers of a table', () => {
    const text = lines(FILLER, 120);
    const numbers: readonly Run[] = text.map(({ y }, i) => ({ text: String(i + 1), x: 50, y, size: 6 }));
    const { items, height } = page(0, [...numbers, ...text]);
    expect([...lineNumbers(items, height)].map((i) => i.text)).toEqual(text.map((_, i) => String(i + 1)));
    const table = page(0, [
      { text: 'A paragraph above the table.', y: 100 },
      ...numbers.map((n) => ({ ...n, x: 72 })),
      ...text.map((t) => ({ ...t, x: 120 })),
    ]);
    expect(lineNumbers(table.items, height).size).toBe(0);
  });

  it('begins with the large letter that stands beside its first lines', async () => {
    const made = page(0, [
      { text: 'T', x: 72, y: 146, size: 40, width: 24 },
      { text: 'he commissioner publishes every contract that was', x: 98, y: 122 },
      { text: 'signed in the county, within ten days, and says who', x: 98, y: 134 },
      { text: 'answers for it, to whom and by what means.', x: 98, y: 146 },
      ...lines(FILLER, 180),
    ]);
    const text = await read([{ ...made, items: withDropCaps(made.items) }]);
    expect(text[0]).toMatch(/^text: The commissioner publishes every contract that was signed in the county/u);
  });

  it('is a sentence, not a row of a table, where few words are spread over a narrow column', async () => {
    const spread: readonly Run[] = ['Privacy', 'Company', 'said', 'so'].map((text, i) => ({
      text,
      x: 72 + i * 58,
      y: 132,
      width: i === 3 ? 26 : 32,
    }));
    const text = await read([
      page(0, [
        { text: 'After they had spoken in the country, this small', y: 120, width: 200 },
        ...spread,
        { text: 'and it was written down in the books of the town.', y: 144, width: 190 },
        ...lines(FILLER, 200, { width: 200 }),
      ]),
    ]);
    expect(text[0]).toBe(
      'text: After they had spoken in the country, this small Privacy Company said so and it was written down in the books of the town.',
    );
  });

  it('goes on over a number that the end of a line has brought to the left', async () => {
    const text = await read([
      page(0, [
        { text: 'An agency shall conduct its competitions in accordance with FAR Subparts', y: 120, width: 400 },
        { text: '14.1 through 14.4 and with what is laid down in the attachment below, and', y: 132, width: 398 },
        { text: '(b) of it, as far as it applies to them.', y: 144 },
        ...lines(FILLER, 200, { width: 400 }),
      ]),
    ]);
    expect(text[0]).toMatch(/^text: An agency .* FAR Subparts 14\.1 through 14\.4 .* and \(b\) of it, as far as it applies to them\.$/u);
  });

  it('keeps notes apart that fill more of the pages than the text does, and those above a table at the foot', async () => {
    const note = (n: number, y: number): readonly Run[] => [
      { text: `${n}. See the report of the auditor in its second part, and what was said of it`, y, size: 8 },
      { text: 'in the assembly in the spring of that year by those who had read it.', y: y + 10, size: 8 },
    ];
    const long = page(0, [
      ...lines([...FILLER, ...FILLER.slice(0, 5)], 100),
      ...Array.from({ length: 18 }, (_, i) => note(i + 1, 310 + 20 * i)).flat(),
    ]);
    const text = await read([long]);
    expect(text.filter((t) => t.startsWith('note: '))).toHaveLength(18);
    expect(text.filter((t) => t.startsWith('heading: '))).toEqual([]);
    const table = page(0, [
      ...lines([...FILLER, ...FILLER, ...FILLER], 100),
      ...note(4, 560),
      { text: 'Region 2019 2020', y: 620 },
      { text: 'North 123 456', y: 632 },
    ]);
    expect((await read([table])).filter((t) => t.startsWith('note: '))).toHaveLength(1);
  });

  it('has no heads in it that change with the chapter, where they carry a number that counts on or words that come again', async () => {
    const chapters = ['What was asked', 'Who decides', 'How it is paid', 'What is kept', 'Who may see it', 'The end'];
    const counting = chapters.map((name, i) =>
      page(i, [{ text: `${name}`, y: 40 }, { text: String(i + 1), y: 40, x: 500 }, ...lines(FILLER, 120)]),
    );
    expect((await read(counting)).join('\n')).not.toMatch(/What was asked|Who decides/u);
    const parts = chapters.map((name, i) =>
      page(i, [{ text: 'Review of Delegated Spending', y: 40 }, { text: name, y: 40, x: 400 }, ...lines(FILLER, 120)]),
    );
    expect((await read(parts)).join('\n')).not.toMatch(/Delegated|What was asked/u);
  });

  it('is not broken by a few small notes in the margin beside it', async () => {
    const text = lines([...FILLER, ...FILLER, 'it comes to its end here, with a full stop.'], 120, { width: 300 });
    const notes: readonly Run[] = lines(['See the report', 'of the auditor.'], 132, { x: 400, size: 7, width: 90 });
    expect((await read([page(0, [...text, ...notes])]))[0]).toMatch(/its end here, with a full stop\.$/u);
  });

  it('is cited by the numbers that say of themselves that they are the pages’', async () => {
    const pages = [1, 2, 3, 4].map((n) => page(n - 1, [...lines(FILLER, 120), { text: `Version 2.1, ${n} of 4`, y: 770 }]));
    expect((await paperOf(pages, noBold)).numbers.every((own, i) => own.includes(String(i + 1)))).toBe(true);
  });

  it('has no page numbers and heads in it that stand far inside a large sheet, and keeps the lines of text that begin and end its pages', async () => {
    const pages = Array.from({ length: 6 }, (_, i) => [
      { text: i % 2 === 0 ? 'Open books' : 'What was asked', y: 130 },
      ...lines(
        FILLER.map((line) => `${line} ${'abcdef'[i]}`),
        160,
      ),
      { text: String(i + 1), x: 300, y: 600 },
    ]);
    const made = pages.map((runs, i) => page(i, runs));
    const text = (await read(made)).join(' ');
    expect(text).not.toMatch(/Open books|What was asked|\d/u);
    expect(text.match(/Line a/gu)).toHaveLength(6);
    expect(text.match(/Line l/gu)).toHaveLength(6);
    const alone = (await read(pages.map((runs, i) => page(i, runs.slice(1, -1))))).join(' ');
    expect(alone.match(/Line [al] /gu)).toHaveLength(12);
  });

  it('keeps a number that ends a page in its midst, and a heading that begins one now and then', async () => {
    const heads = ['What was asked', 'Answers', 'What was asked', 'What follows', 'Answers', 'What is left'];
    const made = heads.map((text, i) =>
      page(i, [{ text, y: 150 + 7 * i, size: 14 }, ...lines(FILLER, 200), { text: '7', y: 590 + 5 * i }]),
    );
    const text = (await read(made)).join('\n');
    expect(text.match(/What was asked/gu)).toHaveLength(2);
    expect(text.match(/7/gu)).toHaveLength(6);
  });

  it('says once what is set twice a hair apart to look bold, as whole runs or letter by letter', () => {
    const item = (str: string, x: number, width: number, y = 700) => ({ str, width, dir: 'ltr', fontName: 'f', transform: [10, 0, 0, 10, x, y] }); // prettier-ignore
    const twice = [
      item('Open books', 60, 50),
      item('for all', 60, 30, 680),
      item('Open books', 60.4, 50, 700.3),
      item('for all', 60, 30, 660),
    ];
    expect(withoutOverprint(twice).map((i) => i.str)).toEqual(['Open books', 'for all', '', 'for all']);
    const letters = [item('O', 60, 7), item('OP', 60.1, 13), item('PE', 67, 12), item('EN', 73, 13), item('N', 79, 7)];
    expect(withoutOverprint(letters).map((i) => i.str).join('')).toBe('OPEN'); // prettier-ignore
    const once = [item('all', 60, 14), item('letters', 74, 30), item('see', 104, 14), item('eels', 117.5, 18)];
    expect(withoutOverprint(once)).toEqual(once);
  });

  it('says all dots of a line that is full of them', () => {
    const dot = (n: number) => ({ str: '.', width: 2, dir: 'ltr', fontName: 'f', transform: [10, 0, 0, 10, 5 * n, 700] });
    const dots = Array.from({ length: 400_000 }, (_, n) => dot(n));
    expect(withoutOverprint(dots).every((i) => i.str === '.')).toBe(true);
    expect(withoutOverprint([dot(3), dot(1), dot(2), dot(1)]).map((i) => i.str)).toEqual(['.', '.', '.', '']);
  });

  it('has no heads in it that say the headings of chapters of a page each, and keeps the headings', async () => {
    const chapters = ['Why now', 'How it is paid', 'Who decides'];
    const made = chapters.map((name, i) =>
      page(i, [
        { text: name, y: 50, size: 9 },
        ...(i === 0 ? [{ text: name, y: 110, size: 16 }] : []),
        ...lines(FILLER, 140),
        ...(i < 2 ? [{ text: chapters[i + 1]!, y: 320, size: 16 }, ...lines(FILLER, 350)] : []),
      ]),
    );
    const text = await read(made);
    expect(text.filter((line) => line.startsWith('heading'))).toEqual(chapters.map((name) => `heading: ${name}`));
    expect(text.join(' ').match(/How it is paid/gu)).toHaveLength(1);
  });

  it('does not run into a box in its own type that pushes its lines in', async () => {
    const beside = [
      'A sentence begins above the box and goes down beside',
      'it in lines that are shorter than the others, until it',
      'has passed the box and may be as wide as they are, for',
    ];
    const made = page(0, [
      ...lines(FILLER.slice(0, 6), 100, { width: 460 }),
      ...beside.map((text, i) => ({ text, y: 172 + 12 * i, width: 280 })),
      ...['Key point: the books', 'are open to all who', 'pay for what they say.'].map((text, i) => ({
        text,
        x: 380,
        y: 175.5 + 10.4 * i,
        width: 120,
      })),
      { text: 'the rest of this paragraph, which ends here, in the whole width of the column of text.', y: 208, width: 460 },
      ...lines(FILLER, 240, { width: 460 }),
    ]);
    const text = (await read([made])).join('\n');
    expect(text).toContain(
      'goes down beside it in lines that are shorter than the others, until it has passed the box and may be as wide as they are, for the rest of this paragraph',
    );
    expect(text).toContain('Key point: the books are open to all who pay for what they say.');
  });

  it('keeps what two pages of a few lines begin and end with alike', async () => {
    const made = [0, 1].map((i) =>
      page(i, lines(['Read from the left edge of the sheet, as', 'all who pay for it may do, and answer.'], 180)),
    );
    expect((await read(made)).join(' ').match(/left edge of the sheet, as all who pay/gu)).toHaveLength(2);
  });

  it('has a long dash at a line end as it is set elsewhere: with blanks, or without', async () => {
    const broken = [
      'The books are open for all who pay in the county',
      '—and for those who ask—in each of its towns, as in—',
      'say—the harbour, and the board — which answers —',
      'goes on to read them out.',
    ];
    expect((await read([page(0, [...lines(broken, 100, { width: 460 }), ...lines(FILLER, 180, { width: 460 })])]))[0]).toContain(
      'in the county—and for those who ask—in each of its towns, as in—say—the harbour, and the board — which answers — goes on',
    );
  });
});
