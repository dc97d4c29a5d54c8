import { describe, expect, it } from 'vitest';
import { paperOf } from '@/utils/pdf/paper';
import { textOf, type Page } from '@/utils/pdf/page';
import { printedLabels } from '@/utils/pdf/page-labels';
import { FILLER, lines, noBold, page, type Run } from './make';

const read = async (pages: readonly Page[]): Promise<readonly string[]> =>
  (await paperOf(pages, noBold)).paragraphs.map((p) => `${p.kind}: ${textOf(p.pieces).trim()}`);

const body = (runs: readonly Run[]): readonly Run[] => [...lines(FILLER, 120), ...runs];

describe('the text of a PDF', () => {
  it('reads two columns one after the other, however they are drawn', async () => {
    const left = lines(
      [
        'The first column speaks of budgets',
        'and of those who answer for them',
        'in the open, line after line, until',
        'it comes to its end down here',
        'with a word on the books that',
        'everyone may read at any',
        'time of the day.',
      ],
      120,
    );
    const right = lines(
      [
        'The second column speaks of roads',
        'and of the bridges over the rivers',
        'that nobody has mended since the',
        'flood of the year before, as the',
        'county wrote in its letter to',
        'all who had asked for it',
        'in the autumn.',
      ],
      120,
      { x: 330 },
    );
    const drawn = left.flatMap((run, i) => [right[i]!, run]);
    const text = await read([page(0, drawn)]);
    expect(text[0]).toMatch(/^text: The first column .* time of the day\.$/u);
    expect(text[1]).toMatch(/^text: The second column .* in the autumn\.$/u);
  });

  it('makes one paragraph of a sentence that runs over a page end, past the foot, the number, the head and a footnote', async () => {
    const foot = (n: number): readonly Run[] => [
      { text: 'Open books, a report', y: 760 },
      { text: String(n), y: 775, x: 300 },
    ];
    const pages = [0, 1, 2, 3].map((i) =>
      page(i, [
        { text: 'Ministry of Open Books', y: 40 },
        ...lines(FILLER.slice(0, 11), 120),
        { text: `Sentence ${'abcd'[i]} goes on from here, through the last line of its page that is full and then`, y: 252 },
        { text: '1', y: 640, size: 5, x: 72 },
        { text: 'See the report of the auditor, in its second part.', y: 643, size: 8, x: 78 },
        ...foot(i + 1),
      ]),
    );
    const text = await read(pages);
    const whole = text.find((t) => t.includes('Sentence a'))!;
    expect(whole).toContain('full and then Line a of a paragraph');
    expect(text.join('\n')).not.toMatch(/Ministry|report$|\n\d/mu);
    expect(text.filter((t) => t.startsWith('note: '))).toHaveLength(4);
  });

  it('mends a word that a line end broke, and leaves a hyphen that belongs to it', async () => {
    const text = await read([
      page(0, body([
        ...lines(['The commissioner publishes what was spent. Under long-term plans the commis-', 'sioner answers to the town. It is a ten-year plan, and a long-', 'term view of it.'], 300),
      ])),
    ]); // prettier-ignore
    expect(text.join(' ')).toContain('the commissioner answers to the town. It is a ten-year plan, and a long-term view');
  });

  it('leaves the mark of a footnote out of the sentence', async () => {
    const text = await read([
      page(0, body([
        { text: 'The council paid for the bridge', y: 300 },
        { text: '12', y: 296, size: 6, x: 72 + 31 * 5 },
        { text: ' and for the road.', y: 300, x: 72 + 31 * 5 + 7 },
      ])),
    ]); // prettier-ignore
    expect(text.join(' ')).toContain('paid for the bridge and for the road.');
  });

  it('drops a running head that changes with the chapter, since it stands where the others stand', async () => {
    const heads = ['Foreword', 'Budgets', 'Budgets', 'Budgets', 'Budgets', 'Roads', 'Bridges', 'Roads', 'Roads', 'Roads'];
    const pages = heads.map((head, i) => page(i, [{ text: head, y: 50, size: 9 }, ...lines(FILLER, 120)]));
    expect((await read(pages)).join(' ')).not.toMatch(/Bridges|Foreword/u);
  });

  it('keeps a title that is set large where the running head says the same', async () => {
    const pages = [0, 1, 2, 3, 4].map((i) => page(i, [{ text: 'Open Books', y: 60, size: i === 0 ? 20 : 9 }, ...lines(FILLER, 120)]));
    expect((await read(pages)).filter((t) => t.includes('Open Books'))).toEqual(['heading: Open Books']);
  });

  it('keeps the rows of a table on lines of their own', async () => {
    const row = (y: number, cells: readonly string[]): readonly Run[] => cells.map((text, i) => ({ text, y, x: 72 + 140 * i }));
    const text = await read([page(0, body([...row(400, ['Roads', '1,200', '1,300']), ...row(412, ['Bridges', '900', '950'])]))]);
    expect(text.slice(-2)).toEqual(['row: Roads\t1,200\t1,300', 'row: Bridges\t900\t950']);
  });

  it('takes large and short lines for headings', async () => {
    const text = await read([page(0, [{ text: 'What was found', y: 90, size: 16 }, ...lines(FILLER, 120)])]);
    expect(text[0]).toBe('heading: What was found');
  });

  it('parts words of two scripts that touch, and reads an Arabic line from the right', async () => {
    const text = await read([
      page(0, [
        { text: 'ميزات', x: 200, y: 100, width: 40 },
        { text: 'Python', x: 240, y: 100, width: 40 },
        { text: 'بلغة', x: 283, y: 100, width: 30 },
      ]),
    ]);
    expect(text).toEqual(['text: بلغة Python ميزات']);
  });
});

describe('the numbers printed on pages', () => {
  it('count on, in roman and then in arabic numerals, and other numbers beside them do not', () => {
    const found = printedLabels([['i'], ['ii', '1999'], ['iii'], ['1', '2024'], ['2', '2024'], ['3', '2024']]);
    expect(found).toEqual(['i', 'ii', 'iii', '1', '2', '3']);
  });

  it('are filled in where a page between two others has none', () => {
    expect(printedLabels([['7'], ['8'], [], ['10'], ['11']])).toEqual(['7', '8', '9', '10', '11']);
  });

  it('are odd where what begins on the page stands between blank ones that the file leaves out', () => {
    expect(printedLabels([['12'], ['13'], [], ['17'], ['18']])).toEqual(['12', '13', '15', '17', '18']);
    expect(printedLabels([['11'], ['12'], [], ['16'], ['17']])).toEqual(['11', '12', '', '16', '17']);
  });

  it('go on in roman numerals to the page that is numbered 1', () => {
    expect(printedLabels([['x'], ['xi'], [], ['1'], ['2']])).toEqual(['x', 'xi', 'xii', '1', '2']);
  });

  it('are not made up before the first and after the last', () => {
    expect(printedLabels([[], ['1'], ['2'], []])).toEqual(['', '1', '2', '']);
  });
});
