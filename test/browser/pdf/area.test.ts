// An area of a real page: its words as they are read, its picture as it is drawn.
import { describe, expect, it } from 'vitest';
import { drawnPages } from '@/entrypoints/reader/drawn-pages';
import { describeArea } from '@/entrypoints/reader/describe-area';
import { pictureOfArea } from '@/utils/pdf/area-picture';
import { areaSelector } from '@/utils/model/selector';
import { readPaper } from '@/utils/pdf/read-paper';
import { saveCopy } from '@/utils/pdf/save-copy';
import { bytesOf, open } from './open';

async function paper(name: string) {
  const pdf = await open(await bytesOf(name));
  if (!pdf.ok) throw new Error(pdf.problem.code);
  const read = await readPaper(pdf.value);
  if (!read.ok) throw new Error(read.problem.code);
  const { reading, labels, recognised } = read.value;
  return { pdf: pdf.value, drawn: drawnPages(reading), labels, recognised };
}

/** Of the pixels, the share that is not white. */
async function ink(png: Uint8Array<ArrayBuffer>): Promise<number> {
  const picture = await createImageBitmap(new Blob([png], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i]! < 128) dark += 1;
  return dark / (data.length / 4);
}

describe('an area of a page', () => {
  it('has the words that stand in it, its page as printed, and a picture of them', async () => {
    const { pdf, ...rest } = await paper('two-columns.pdf');
    // The heading of the fifth page stands at 720 of 842 pt from below, from 60 pt on.
    const chosen = await describeArea({ ...rest, pdf, page: 4, rect: { left: 50, top: 104, width: 400, height: 22 } });
    if (!chosen.ok) throw new Error(chosen.problem.detail);
    const { selectors, pageLabel, picture } = chosen.value;
    expect(selectors.find((s) => s.type === 'TextQuoteSelector')?.exact).toBe('Section E: what was asked');
    expect(selectors.find((s) => s.type === 'FragmentSelector')?.value).toBe('page=5&viewrect=50,104,400,22');
    expect(pageLabel).toBe('3');
    expect([picture?.width, picture?.height]).toEqual([1_000, 55]);
    const png = Uint8Array.from(atob(picture?.data ?? ''), (c) => c.charCodeAt(0));
    expect(await ink(png)).toBeGreaterThan(0.01);
    // Below the text of the page there is nothing.
    expect(await ink((await pictureOfArea(pdf, 4, { left: 50, top: 815, width: 400, height: 20 }, 200_000)).png)).toBe(0);
    await pdf.close();
  });

  it('is drawn smaller where its picture would be too large, and never larger than asked', async () => {
    const { pdf } = await paper('two-columns.pdf');
    const whole = { left: 0, top: 0, width: 595, height: 842 };
    const large = await pictureOfArea(pdf, 0, whole, 10_000_000);
    const small = await pictureOfArea(pdf, 0, whole, 60_000);
    expect(large.height).toBe(1_800);
    expect(small.png.byteLength).toBeLessThanOrEqual(60_000);
    expect(small.height).toBeLessThan(large.height);
    await expect(pictureOfArea(pdf, 0, whole, 500)).rejects.toThrow('no picture of 500 bytes');
    await pdf.close();
  });

  it('of a page that is a picture says that the page has no text, and keeps what it looks like', async () => {
    const { pdf, ...rest } = await paper('scanned.pdf');
    const chosen = await describeArea({ ...rest, pdf, page: 1, rect: { left: 50, top: 100, width: 300, height: 200 } });
    if (!chosen.ok) throw new Error(chosen.problem.detail);
    const { selectors, headings, pageLabel, picture } = chosen.value;
    expect(selectors).toEqual([
      { type: 'TextQuoteSelector', exact: '[Page 2: no text]', prefix: '', suffix: '' },
      areaSelector(1, { left: 50, top: 100, width: 300, height: 200 }),
    ]);
    expect([headings, pageLabel, picture?.width]).toEqual([[], '2', 750]);
    await pdf.close();
  });

  it('of such a page is marked on it in a copy', async () => {
    const { pdf } = await paper('scanned.pdf');
    const area = { page: 1, rect: { left: 50, top: 100, width: 300, height: 200 } };
    const mark = { start: -1, end: -1, colour: [255, 204, 153] as const, contents: 'Open books', author: '', date: '2026-11-20T09:30:00.000Z', area }; // prettier-ignore
    const saved = await saveCopy(pdf, { content: [], text: '', runs: [], headings: [] }, [mark]);
    if (!saved.ok) throw new Error(saved.problem.code);
    expect(saved.value.marked).toBe(1);
    const copy = await open(saved.value.bytes);
    if (!copy.ok) throw new Error(copy.problem.code);
    const [highlight] = await (await copy.value.document.getPage(2)).getAnnotations();
    expect(highlight).toMatchObject({ subtype: 'Highlight' });
    await Promise.all([pdf.close(), copy.value.close()]);
  });
});
