// Pictures of what was found: they say what they show, need no colour, and are saved as they stand.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { MatrixChart } from '@/components/MatrixChart';
import { nameLines } from '@/components/chart-rows';
import { YearsChart } from '@/components/YearsChart';
import { pngFile, svgFile } from '@/utils/shell/picture';
import { CONCEPTS } from '../../gallery/specimens';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('dark', 1000));
afterEach(clear);

const [one, two] = [CONCEPTS[0]!, CONCEPTS[1]!];
const counts = (rows: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  new Map(Object.entries(rows).map(([id, row]) => [id, new Map(Object.entries(row))]));
const base = { concepts: CONCEPTS, nameOf: (column: string) => column, onSave: vi.fn() };
const years = { by: 'years', columns: ['2021', '2024'], counts: counts({ [one.id]: { '2021': 4, '2024': 1 } }) } as const;
const drawn = () => document.querySelector<SVGSVGElement>('.chart svg')!;

describe('concepts over time', () => {
  test('stand on one scale with their numbers, and a year without passages is a gap', async () => {
    show(<YearsChart {...base} title="By year" cross={years} />);
    await settle();
    const [tall, small] = [...drawn().querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')));
    expect(tall).toBeCloseTo((small ?? 0) * 4);
    const words = [...drawn().querySelectorAll('text')].map((text) => text.lastChild?.textContent);
    expect(words).toEqual(expect.arrayContaining(['4', '1', '2021', '2022', '2023', '2024']));
  });

  test('lead to the passages behind a number', async () => {
    const onCell = vi.fn();
    show(<YearsChart {...base} title="By year" cross={years} onCell={onCell} />);
    await settle();
    await userEvent.click(drawn().querySelector('rect')!);
    expect(onCell).toHaveBeenCalledWith(one.id, '2021');
  });
});

describe('concepts together', () => {
  const cross = {
    by: 'concepts',
    columns: [one.id, two.id],
    counts: counts({ [one.id]: { [one.id]: 9, [two.id]: 2 }, [two.id]: { [one.id]: 2, [two.id]: 3 } }),
  } as const;

  test('are counted once a pair, and not with themselves', async () => {
    show(<MatrixChart {...base} title="Together" cross={cross} />);
    await settle();
    expect([...drawn().querySelectorAll('rect + text')].map((text) => text.textContent)).toEqual(['2']);
  });
});

describe('a long name', () => {
  test('stands on two lines, parted between words, and ends with a sign that there is more', () => {
    expect(nameLines('Accountability to staff and to the community around it', 22)).toEqual([
      'Accountability to',
      'staff and to the comm…',
    ]);
    expect(nameLines('Open books', 22)).toEqual(['Open books']);
    expect(nameLines('x'.repeat(60), 22)).toEqual(['x'.repeat(22), `${'x'.repeat(21)}…`]);
  });
});

describe('a saved picture', () => {
  test('is a drawing by itself, dark on white in whatever scheme, and as large in pixels as print wants it', async () => {
    show(<YearsChart {...base} title="By year" cross={years} />);
    await settle();
    const file = new DOMParser().parseFromString(svgFile(drawn()), 'image/svg+xml').documentElement;
    expect(file.getAttribute('color')).toBe('#27231d');
    expect(file.firstElementChild?.getAttribute('fill')).toBe('#ffffff');
    expect(file.querySelector('[class], [style]')).toBeNull();
    const picture = await createImageBitmap((await pngFile(drawn()))!);
    expect(picture.width).toBe(Number(drawn().getAttribute('width')) * 2);
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
    expect(data.subarray(0, 4).every((n) => n === 255)).toBe(true);
    expect(data.some((n) => n < 80)).toBe(true);
  });
});
