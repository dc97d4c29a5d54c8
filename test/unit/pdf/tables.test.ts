import { describe, expect, it } from 'vitest';
import { regionsOf } from '@/utils/pdf/columns';
import { paperOf } from '@/utils/pdf/paper';
import { readingOf } from '@/utils/pdf/reading';
import { textOf, type PageItem } from '@/utils/pdf/page';
import { FILLER, lines, noBold, page, type Run } from './make';

const read = async (runs: readonly Run[]): Promise<readonly string[]> =>
  (await paperOf([page(0, runs)], noBold)).paragraphs.map((p) => `${p.kind}: ${textOf(p.pieces).replace(/ ?\t/gu, ' | ').trim()}`);

/** A cell's lines, from its first baseline. */
const cell = (x: number, y: number, ...texts: readonly string[]): readonly Run[] => lines(texts, y, { x });

const ROWS: readonly Run[] = [
  ...cell(72, 220, 'Duty'), ...cell(170, 220, 'What the contractor does'), ...cell(370, 220, 'What the board checks'),
  ...cell(72, 240, 'Open books'), ...cell(170, 240, 'Shows each month what was spent', 'and on whom, to all who pay.'), ...cell(370, 240, 'The books, each quarter.'),
  ...cell(72, 272, 'Complaints'), ...cell(170, 272, 'Answers within ten days.'), ...cell(370, 272, 'Whether answers came, and', 'whether those who asked were', 'content with them.'),
  ...cell(72, 316, 'Staff'), ...cell(370, 316, 'Who has left, and why.'),
]; // prettier-ignore

describe('a table whose cells hold several lines', () => {
  it('is read row by row, each cell whole', async () => {
    const text = await read([...lines(FILLER.slice(0, 6), 120), ...ROWS, ...lines(FILLER.slice(6), 350)]);
    expect(text.filter((line) => line.startsWith('row'))).toEqual([
      'row: Duty | What the contractor does | What the board checks',
      'row: Open books | Shows each month what was spent and on whom, to all who pay. | The books, each quarter.',
      'row: Complaints | Answers within ten days. | Whether answers came, and whether those who asked were content with them.',
      'row: Staff |  | Who has left, and why.',
    ]);
    expect(text).toHaveLength(6);
  });

  it('stands as a table of rows and cells, a cell that is empty among them', async () => {
    const { paragraphs } = await paperOf([page(0, ROWS)], noBold);
    const { content } = await readingOf(paragraphs, ['1']);
    const [table] = content.filter((node) => typeof node !== 'string' && node.tag === 'table');
    expect(typeof table !== 'string' && table?.children.map((row) => (typeof row === 'string' ? 0 : row.children.length))).toEqual([
      3, 3, 3, 3,
    ]);
  });

  it('has a row for each line where rows stand close together', async () => {
    const close: readonly Run[] = [
      ...cell(72, 220, 'Case'), ...cell(170, 220, 'Whose value was', 'at stake'), ...cell(370, 220, 'What the courts said'),
      ...cell(72, 250, 'Radio'), ...cell(170, 250, 'Artists'), ...cell(370, 250, 'No protection'),
      ...cell(72, 270, 'Cable', 'Tapes'), ...cell(170, 270, 'Stations', 'Makers'), ...cell(370, 270, 'Some', 'None'),
    ]; // prettier-ignore
    expect((await read([...lines(FILLER, 300), ...close])).filter((line) => line.startsWith('row'))).toEqual([
      'row: Case | Whose value was at stake | What the courts said',
      'row: Radio | Artists | No protection',
      'row: Cable | Stations | Some',
      'row: Tapes | Makers | None',
    ]);
  });

  it('is none where columns of text or of numbers stand beside each other', async () => {
    const column = (x: number): readonly Run[] =>
      [0, 1, 2].flatMap((n) => cell(x, 120 + 60 * n, 'The books are open and', 'all who pay may read', 'them when they like.'));
    const text = await read([...column(72), ...column(240), ...column(400)]);
    expect(text.some((line) => line.startsWith('row'))).toBe(false);
    const numbers = (x: number): readonly Run[] => [0, 1, 2].flatMap((n) => cell(x, 220 + 60 * n, `${n}1`, `${n}2`, `${n}3`));
    const rows = await read([...lines(FILLER.slice(0, 6), 120), ...numbers(72), ...numbers(240), ...numbers(400)]);
    expect(rows.filter((line) => line.startsWith('row'))).toHaveLength(9);
  });

  it('is not sought over and over in rows of numbers', () => {
    let asked = 0;
    const counted = (item: PageItem): PageItem => ({
      ...item,
      get x() {
        asked += 1;
        return item.x;
      },
    });
    const row = (y: number): readonly Run[] => Array.from({ length: 10 }, (_, n) => ({ text: '12.5', x: 40 + 50 * n, y, size: 9 }));
    const { items } = page(0, Array.from({ length: 80 }, (_, n) => row(80 + 20 * n)).flat()); // prettier-ignore
    expect(regionsOf(items.map(counted), 0)).not.toHaveLength(0);
    expect(asked / items.length).toBeLessThan(2_000);
  });
});
