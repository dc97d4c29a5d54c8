// Which words of a paper stand in an area that was drawn on its page, and where is that area in a file and on a turned page?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnedRect, unturnedRect } from '@/entrypoints/reader/turned-rect';
import { judgeIn } from '@/utils/desk/check-quotes';
import { placeOf } from '@/utils/desk/find-passages';
import { areaOf, areaSelector, pageSelector, wordlessAreaOf, wordlessQuote, type PageRect } from '@/utils/model/selector';
import { wordsOfArea } from '@/utils/pdf/area';
import type { GivenItem } from '@/utils/pdf/page-items';
import { pagesMap } from '@/utils/pdf/pages-map';
import type { TextRun } from '@/utils/pdf/reading';
import { annotation as made } from '../exchange/make';

/** A page of 600 by 800 pt: lines with 6 pt a letter, from x 60, `y` pt from the top. */
const LINES = [
  { y: 100, text: 'Who answers for the meals of the county is set out below.' },
  { y: 200, text: 'Provider' },
  { y: 200, text: 'Inspector', x: 200 },
  { y: 220, text: 'Kitchen' },
  { y: 220, text: 'Council', x: 200 },
  { y: 420, text: 'Figure 2. Those who answer and those who ask.' },
];
const TEXT =
  'Who answers for the meals of the county is set out below.\nProvider Inspector\nKitchen Council\nFigure 2. Those who answer and those who ask.';

function page() {
  let from = 0;
  const runs: TextRun[] = LINES.map(({ text }, item) => {
    const at = TEXT.indexOf(text, from);
    from = at + text.length;
    return { at, length: text.length, page: 4, item, from: 0 };
  });
  const items: GivenItem[] = LINES.map(({ text, y, x = 60 }) => ({
    str: text,
    dir: 'ltr',
    width: 6 * text.length,
    transform: [10, 0, 0, 10, x, 800 - y],
  }));
  return { page: { index: 4, items, transform: [1, 0, 0, -1, 0, 800] }, text: { text: TEXT, map: pagesMap(runs) } };
}

const words = (rect: PageRect) => {
  const { page: at, text } = page();
  const found = wordsOfArea(at, rect, text);
  return found && { words: TEXT.slice(found.start, found.end), areBeside: found.areBeside };
};

describe('the words of an area', () => {
  it('are those that stand in it, in the order in which they are read', () => {
    expect(words({ left: 50, top: 180, width: 300, height: 60 })).toEqual({
      words: 'Provider Inspector\nKitchen Council',
      areBeside: false,
    });
  });

  it('are whole words of a line that is only in part inside', () => {
    expect(words({ left: 120, top: 90, width: 160, height: 20 })).toEqual({ words: 'for the meals of the county', areBeside: false });
  });

  it('are one stretch of the paper: of words apart the longest', () => {
    expect(words({ left: 190, top: 180, width: 200, height: 60 })).toEqual({ words: 'Inspector', areBeside: false });
  });

  it('that holds none are those of the line nearest above or below it', () => {
    expect(words({ left: 60, top: 260, width: 300, height: 140 })).toEqual({
      words: 'Figure 2. Those who answer and those who ask.',
      areBeside: true,
    });
  });

  it('are none on a page of which nothing is read', () => {
    const { page: at, text } = page();
    expect(wordsOfArea({ ...at, index: 5 }, { left: 0, top: 0, width: 600, height: 800 }, text)).toBeUndefined();
  });
});

describe('an area of a page without words', () => {
  const rect = { left: 50, top: 100, width: 300, height: 200 };
  const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }) as const;
  const annotation = (exact: string) =>
    made(1, exact, { target: { source: 'urn:sha256:0', selectors: [quote(exact), areaSelector(2, rect)], headings: [] } });

  it('is told by what stands for its words, whatever the page is called', () => {
    for (const label of ['3', 'iv', 'A-12', 'Cover 1'])
      expect(wordlessAreaOf([quote(wordlessQuote(label)), areaSelector(2, rect)])).toEqual({ page: 2, rect });
    expect(wordlessAreaOf([quote('Provider Inspector'), areaSelector(2, rect)])).toBeUndefined();
    expect(wordlessAreaOf([quote(wordlessQuote('3')), pageSelector(2)])).toBeUndefined();
  });

  it('stands nowhere in a text, and is neither lost nor found in one', () => {
    const own = annotation(wordlessQuote('3'));
    expect(placeOf(own, { status: 'orphan' }, TEXT)).toEqual({ status: 'exact', start: -1, end: -1 });
    expect(placeOf(annotation('Kitchen'), { status: 'orphan' }, TEXT)).toEqual({ status: 'orphan', start: -1, end: -1 });
  });

  it('has no words to be compared with a text', async () => {
    const own = annotation(wordlessQuote('3'));
    expect((await judgeIn(TEXT, [own])).get(own.id)).toEqual({ outcome: 'no-text' });
  });
});

const number = fc.integer({ min: 0, max: 9_999 }).map((n) => n / 10);
const size = fc.integer({ min: 1, max: 9_999 }).map((n) => n / 10);
const rect = fc.record({ left: number, top: number, width: size, height: size });

describe('an area', () => {
  it('stands in a fragment as RFC 8118 wants it, and comes back from it', () => {
    expect(areaSelector(11, { left: 72, top: 100.54, width: 300, height: 220 }).value).toBe('page=12&viewrect=72,100.5,300,220');
    fc.assert(
      fc.property(fc.nat(20_000), rect, (index, area) => {
        expect(areaOf(areaSelector(index, area))).toEqual({ page: index, rect: area });
      }),
    );
  });

  it('is not read out of a page, of nothing, or of what has no size', () => {
    const values = [
      'page=3',
      'page=0&viewrect=1,2,3,4',
      'page=3&viewrect=1,2,0,4',
      'page=3&viewrect=1,2,3',
      'page=3&viewrect=1,2,3,4,5',
      'viewrect=1,2,3,4',
      'page=3&viewrect=-1,2,3,4',
    ];
    for (const value of values) expect(areaOf({ ...pageSelector(0), value }), value).toBeUndefined();
    expect(areaOf(undefined)).toBeUndefined();
  });

  it('of a turned page is the same area when the page is turned back', () => {
    const sheet = { width: 600, height: 800 };
    expect(turnedRect({ left: 10, top: 20, width: 100, height: 50 }, sheet, 1)).toEqual({ left: 730, top: 10, width: 50, height: 100 });
    fc.assert(
      fc.property(rect, fc.constantFrom(0, 1, 2, 3), (area, turn) => {
        const back = unturnedRect(turnedRect(area, sheet, turn), sheet, turn);
        for (const key of ['left', 'top', 'width', 'height'] as const) expect(back[key]).toBeCloseTo(area[key], 6);
      }),
    );
  });
});
