// The pages of a long PDF on the screen: there in slices, drawn near the window, let go when they have been passed.
import { PDFDocument, PDFName } from 'pdf-lib';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { PdfPages, type PdfPagesProps } from '@/entrypoints/reader/PdfPages';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { open } from './open';

// What is marked on the pages speaks to the extension.
vi.mock('@/entrypoints/reader/PagesMarks', () => ({ PagesMarks: () => null }));

const PAGES = 150;
const sheets = Array.from({ length: PAGES }, () => ({ width: 200, height: 200 }));
let pdf: OpenPdf;
let root: HTMLElement;

const boxes = (): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.pdf-page')];
const drawn = (): readonly Element[] => [...root.querySelectorAll('.pdf-sheet')];
const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
};

function show(asked?: number, turn: PdfPagesProps['turn'] = 0): void {
  const labels = sheets.map((_, i) => String(i + 1));
  const place = asked === undefined ? undefined : { page: asked };
  const rest = { scale: 1, turn, isChoosingArea: false, onAreaOver: () => undefined, text: undefined } as const;
  render(<PdfPages {...rest} pdf={pdf} sheets={sheets} labels={labels} asked={place} />, root);
}

beforeEach(async () => {
  const made = await PDFDocument.create();
  for (let i = 0; i < PAGES; i++) made.addPage([200, 200]);
  // From the first page to a place 150 pt below the top of the hundredth.
  const link = { Subtype: PDFName.of('Link'), Rect: [0, 0, 99, 99], Dest: [made.getPage(99).ref, PDFName.of('XYZ'), 0, 50, null] };
  made.getPage(0).node.set(PDFName.of('Annots'), made.context.obj([made.context.obj(link)]));
  const opened = await open(await made.save());
  if (!opened.ok) throw new Error(opened.problem.code);
  pdf = opened.value;
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  render(null, root);
  root.remove();
  scrollTo({ top: 0 });
  await pdf.close();
});

test('the boxes of a long paper come in slices, all of them', async () => {
  show();
  expect(boxes().length).toBeLessThan(PAGES);
  await expect.poll(() => boxes().length).toBe(PAGES);
});

test('a page that is asked for before its box is there is gone to', async () => {
  show();
  show(PAGES - 20);
  await expect.poll(() => Math.abs(boxes()[PAGES - 20]?.getBoundingClientRect().top ?? Infinity)).toBeLessThan(2);
});

test('a page behind the last is the last', async () => {
  show(500);
  await expect.poll(() => boxes().length).toBe(PAGES);
  await expect.poll(() => Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight)).toBeLessThan(2);
});

test.each([
  [0, 150],
  [1, 0],
  [2, 50],
] as const)('a link leads to its place on pages that are turned %d times', async (turn, below) => {
  show(undefined, turn);
  await expect.poll(() => boxes().length).toBe(PAGES);
  await expect.poll(() => root.querySelector('a')).not.toBeNull();
  root.querySelector('a')?.click();
  await expect.poll(() => Math.round(boxes()[99]?.getBoundingClientRect().top ?? 0)).toBe(below === 0 ? 0 : 32 - below);
  history.replaceState(null, '', location.pathname + location.search);
});

test('pages that were scrolled past leave nothing behind', async () => {
  show();
  await expect.poll(() => boxes().length).toBe(PAGES);
  const seen = new Map<string, WeakRef<Element>>();
  for (let top = 0; top < PAGES * 200; top += 600) {
    scrollTo({ top, behavior: 'instant' });
    await frames(4);
    for (const sheet of drawn()) seen.set(sheet.parentElement?.dataset['page'] ?? '', new WeakRef(sheet));
  }
  expect(seen.size).toBeGreaterThan(PAGES / 2);
  // Those that are drawn are ended a second after they were left.
  await new Promise((done) => setTimeout(done, 1_500));
  await cdp().send('HeapProfiler.collectGarbage');
  const held = [...seen.values()].filter((sheet) => sheet.deref() !== undefined).length;
  expect(held).toBeLessThan(drawn().length + 8);
});
