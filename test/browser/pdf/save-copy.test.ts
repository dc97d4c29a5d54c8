import { degrees, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString, StandardFonts } from 'pdf-lib';
import { commands } from 'vitest/browser';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import { saveCopy, type CopyMark, type SavedCopy } from '@/utils/pdf/save-copy';
import { base64Of } from '@/utils/text/base64';
import { bytesOf, open } from './open';
import type { Box } from './poppler';

/** In fifths, which no program rounds away. */
const AMBER = [255, 204, 153] as const;
const DATE = '2026-11-20T09:30:00.000Z';

/** The words as a passage. */
function mark({ reading }: PdfPaper, words: string, more: Partial<CopyMark> = {}): CopyMark {
  const start = reading.text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length, colour: AMBER, contents: 'Open books', author: 'Ines Okafor', date: DATE, ...more };
}

type Marks = (paper: PdfPaper) => readonly CopyMark[];

async function copyOf(bytes: Uint8Array, marks: Marks, passwords: readonly string[] = []): Promise<SavedCopy> {
  const pdf = await open(bytes, passwords);
  if (!pdf.ok) throw new Error(pdf.problem.code);
  const paper = await readPaper(pdf.value);
  if (!paper.ok) throw new Error(paper.problem.code);
  const saved = await saveCopy(pdf.value, paper.value.reading, marks(paper.value));
  await pdf.value.close();
  if (!saved.ok) throw new Error(`${saved.problem.code} ${saved.problem.detail}`);
  return saved.value;
}

interface ReadBack {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly quadPoints: readonly number[];
  readonly contents: string;
  readonly author: string;
  readonly date: string;
  readonly color: readonly number[];
  readonly hasAppearance: boolean;
}

/** Highlights of each page as pdf.js reads them from the file. */
async function highlights(bytes: Uint8Array, passwords: readonly string[] = []): Promise<readonly (readonly ReadBack[])[]> {
  const pdf = await open(bytes, passwords);
  if (!pdf.ok) throw new Error(pdf.problem.code);
  const pages: ReadBack[][] = [];
  for (let n = 1; n <= pdf.value.pageCount; n++) {
    const all = await (await pdf.value.document.getPage(n)).getAnnotations();
    pages.push(
      all
        .filter((a) => a.subtype === 'Highlight')
        .map((a) => ({
          ...a,
          contents: a.contentsObj?.str,
          author: a.titleObj?.str,
          date: a.creationDate,
          color: [...(a.color ?? [])],
          quadPoints: [...a.quadPoints],
        })),
    );
  }
  await pdf.value.close();
  return pages;
}

/** Boxes of the highlight's lines on a page that is not turned. */
const boxesOf = ({ quadPoints }: ReadBack, height: number): readonly Box[] =>
  Array.from({ length: quadPoints.length / 8 }, (_, i) => {
    const quad = quadPoints.slice(8 * i, 8 * i + 8);
    const xs = quad.filter((_x, k) => k % 2 === 0);
    const ys = quad.filter((_y, k) => k % 2 === 1);
    return [Math.min(...xs), height - Math.max(...ys), Math.max(...xs), height - Math.min(...ys)];
  });

const ACROSS =
  'The commissioner publishes every contract within ten days of its signature, so that the whole-system view of what is spent in the county is there for all to read.';
const IN_LINE = 'open to those who pay';
const OVER_COLUMNS = 'It ends with accountability in the open.';

/** Concepts and note of the passage over the page end. */
const CONTENTS = 'Open books · Single vertical line\n\nZehn Tage: größer als „genug“ – 公開. Who checks?';

describe('a copy of a PDF with its passages', { timeout: 60_000 }, () => {
  let given: Uint8Array;
  let saved: SavedCopy;
  let pages: readonly (readonly ReadBack[])[];

  beforeAll(async () => {
    given = await bytesOf('two-columns.pdf');
    saved = await copyOf(given, (paper) => [mark(paper, ACROSS, { contents: CONTENTS }), mark(paper, OVER_COLUMNS)]);
    pages = await highlights(saved.bytes);
  }, 60_000);

  it('begins with the very bytes of the PDF, which stays as it was', async () => {
    expect(given).toEqual(await bytesOf('two-columns.pdf'));
    expect(saved.bytes.slice(0, given.length)).toEqual(given);
    expect(saved.bytes.length - given.length).toBeLessThan(10_000);
  });

  it('holds a passage over a page end as one highlight on each of the two pages, with concepts, note, name, day and colour', () => {
    expect(saved.marked).toBe(2);
    expect(pages.map((p) => p.length)).toEqual([1, 0, 1, 1, 0, 0]);
    const both = pages.slice(2, 4).flat();
    for (const one of both) {
      expect(one).toMatchObject({ contents: CONTENTS, author: 'Ines Okafor', date: 'D:20261120093000', hasAppearance: true });
      expect(one.color).toEqual(AMBER);
    }
    expect(both.map((h) => h.quadPoints.length / 8)).toEqual([3, 2]);
  });

  it('is read by another program too, which finds the note in its window', async () => {
    const page = (await PDFDocument.load(saved.bytes)).getPages()[2];
    const all = page!.node.Annots()!;
    const one = all.lookup(0, PDFDict);
    expect(all.size()).toBe(2);
    expect(one.lookup(PDFName.of('Subtype'))).toBe(PDFName.of('Highlight'));
    expect(one.lookup(PDFName.of('Contents'), PDFString, PDFHexString).decodeText()).toBe(CONTENTS);
    expect(one.lookup(PDFName.of('F'), PDFNumber).asNumber()).toBe(4);
    expect(one.lookup(PDFName.of('Popup'), PDFDict).lookup(PDFName.of('Rect'), PDFArray).size()).toBe(4);
  });

  it('is drawn by poppler with the colour over each line of the passage and not beside it, its text unchanged', async () => {
    const boxes = boxesOf(pages[2]![0]!, 842);
    const beside = boxes.map(([left, top, _right, bottom]): Box => [left - 20, top, left - 3, bottom]);
    const judged = await commands.poppler(base64Of(saved.bytes), 3, [...boxes, ...beside]);
    if (judged === undefined) return;
    const plain = await commands.poppler(base64Of(given), 3, boxes);
    expect(judged.complaints).toBe('');
    expect(judged.text).toBe(plain?.text);
    expect(plain?.colours).toEqual(boxes.map(() => '255,255,255'));
    expect(judged.colours.slice(0, boxes.length)).toEqual(boxes.map(() => AMBER.join(',')));
    expect(judged.colours.slice(boxes.length)).not.toContain(AMBER.join(','));
  });

  it('keeps to its column, hyphen and all', () => {
    const [one] = pages[0]!;
    expect(one!.rect[0]).toBeGreaterThanOrEqual(60);
    expect(one!.rect[2]).toBeLessThanOrEqual(60 + 225 + 1);
  });

  it('covers a passage inside a line from its first letter to its last', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.TimesRoman);
    const page = made.addPage([595, 842]);
    const [before, after] = ['Every book is ', ', whatever it may cost, and always will.'];
    page.drawText(before + IN_LINE + after, { x: 60, y: 700, size: 11, font });
    const copy = await copyOf(await made.save(), (paper) => [mark(paper, IN_LINE)]);
    const [[one]] = (await highlights(copy.bytes)) as [[ReadBack]];
    const left = 60 + font.widthOfTextAtSize(before, 11);
    expect(one.rect[0]).toBeCloseTo(left, 0);
    expect(one.rect[2]).toBeCloseTo(left + font.widthOfTextAtSize(IN_LINE, 11), 0);
    expect(one.rect[1]).toBeGreaterThan(696);
    expect(one.rect[3]).toBeLessThan(710);
  });

  it('holds passages of pages that lie on their side', async () => {
    const bytes = await bytesOf('rotated.pdf');
    const words = 'Every service that is bought for the public';
    const copy = await copyOf(bytes, (paper) => {
      const start = paper.reading.text.lastIndexOf(words);
      return [mark(paper, words), { ...mark(paper, words), start, end: start + words.length }];
    });
    const lying = await highlights(copy.bytes);
    expect(lying.map((p) => p.length)).toEqual([1, 1]);
    for (const [one] of lying) {
      const [left = 0, bottom = 0, right = 0, top = 0] = one!.rect;
      expect(top - bottom).toBeGreaterThan(5 * (right - left) - 10);
    }
    const [one] = lying[1]!;
    const judged = await commands.poppler(base64Of(copy.bytes), 2, boxesOf(one!, 842));
    if (judged === undefined) return;
    expect(judged.complaints).toBe('');
    expect(new Set(judged.colours)).toEqual(new Set([AMBER.join(',')]));
    // The first page is shown turned: what stands at x and y stands there at y and x.
    const [quad] = boxesOf(lying[0]![0]!, 0);
    const turned = await commands.poppler(base64Of(copy.bytes), 1, [[-quad![3], quad![0], -quad![1], quad![2]]]);
    expect(turned?.colours).toEqual([AMBER.join(',')]);
  });

  it('is written in the way of the file where that keeps its places in a stream', async () => {
    const made = await PDFDocument.load(await bytesOf('two-columns.pdf'));
    const bytes = await made.save({ useObjectStreams: true });
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('\nxref\n');
    const copy = await copyOf(bytes, (paper) => [mark(paper, ACROSS)]);
    const own = await highlights(copy.bytes);
    expect(own.map((p) => p.length)).toEqual([0, 0, 1, 1, 0, 0]);
    const [one] = own[2]!;
    const judged = await commands.poppler(base64Of(copy.bytes), 3, boxesOf(one!, 842));
    if (judged === undefined) return;
    expect(judged.complaints).toBe('');
    expect(new Set(judged.colours)).toEqual(new Set([AMBER.join(',')]));
  });

  it('keeps the annotations that the PDF has, and can be read and marked again', async () => {
    const again = await copyOf(saved.bytes, (paper) => [mark(paper, 'In section D the first column begins here.')]);
    expect((await highlights(again.bytes)).map((p) => p.length)).toEqual([1, 0, 1, 2, 0, 0]);
  });

  it('of a file whose table of places is damaged opens with its passages', async () => {
    const copy = await copyOf(await bytesOf('damaged-places.pdf'), (paper) => [mark(paper, ACROSS)]);
    expect((await highlights(copy.bytes)).map((p) => p.length)).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it.each([
    ['without a password', 'locked-without-password.pdf', ''],
    ['with one', 'locked.pdf', 'open sesame'],
  ])('of an encrypted file %s stays encrypted, and opens with the passage in it', async (_how, name, password) => {
    const locked = await bytesOf(name);
    const copy = await copyOf(locked, (paper) => [mark(paper, 'locked away')], [password]);
    expect(copy.bytes.subarray(0, locked.length)).toEqual(locked);
    const added = new TextDecoder('latin1').decode(copy.bytes.subarray(locked.length));
    expect(added).toMatch(/\/Subtype \/Highlight/u);
    expect(added).not.toContain('Open books');
    expect(await highlights(copy.bytes, [password])).toMatchObject([[{ contents: 'Open books', author: 'Ines Okafor' }]]);
    const judged = await commands.poppler(base64Of(copy.bytes), 1, [], password);
    if (judged === undefined) return;
    expect(judged.complaints).toBe('');
    expect(judged.text).toContain('What is locked away can still be read');
  });

  it('has an area as one box in place of its words, also where the page is turned', async () => {
    const rect = { left: 50, top: 104, width: 400, height: 22 };
    const heading = (paper: PdfPaper) => [mark(paper, 'Section E: what was asked', { area: { page: 4, rect } })];
    const [made] = (await highlights((await copyOf(await bytesOf('two-columns.pdf'), heading)).bytes))[4] ?? [];
    expect(boxesOf(made!, 842)).toEqual([[50, 104, 450, 126]]);
    const turned = await PDFDocument.load(await bytesOf('two-columns.pdf'));
    turned.getPage(4).setRotation(degrees(90));
    const area = { page: 4, rect: { left: 716, top: 50, width: 22, height: 400 } };
    const copy = await copyOf(await turned.save(), (paper) => [mark(paper, 'Section E: what was asked', { area })]);
    const [again] = (await highlights(copy.bytes))[4] ?? [];
    expect(boxesOf(again!, 842)).toEqual([[50, 104, 450, 126]]);
  });

  it('is not made of a file that forbids notes', async () => {
    const pdf = await open(await bytesOf('locked-against-notes.pdf'));
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    if (!paper.ok) throw new Error(paper.problem.code);
    expect(await saveCopy(pdf.value, paper.value.reading, [mark(paper.value, 'locked away')])).toMatchObject({
      ok: false,
      problem: { code: 'pdf-encrypted' },
    });
    await pdf.value.close();
  });

  it('leaves nothing in the open PDF: a second copy holds what it was given and no more', async () => {
    const pdf = await open(await bytesOf('two-columns.pdf'));
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    if (!paper.ok) throw new Error(paper.problem.code);
    const { reading } = paper.value;
    await saveCopy(pdf.value, reading, [mark(paper.value, ACROSS)]);
    const again = await saveCopy(pdf.value, reading, [mark(paper.value, OVER_COLUMNS)]);
    await pdf.value.close();
    if (!again.ok) throw new Error(again.problem.code);
    expect((await highlights(again.value.bytes)).map((p) => p.length)).toEqual([1, 0, 0, 0, 0, 0]);
  });
});
