// The pages of a long PDF on the screen: there in slices, drawn near the window, let go when they have been passed.
import { PDFDocument } from 'pdf-lib';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { PdfPages } from '@/entrypoints/reader/PdfPages';
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

function show(asked?: number): void {
  const labels = sheets.map((_, i) => String(i + 1));
  const place = asked === undefined ? undefined : { page: asked };
  const rest = { scale: 1, turn: 0, isChoosingArea: false, onAreaOver: () => undefined, text: undefined } as const;
  render(<PdfPages {...rest} pdf={pdf} sheets={sheets} labels={labels} asked={place} />, root);
}

beforeEach(async () => {
  const made = await PDFDocument.create();
  for (let i = 0; i < PAGES; i++) made.addPage([200, 200]);
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
