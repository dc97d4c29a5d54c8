// Which page does the reader see in the text of a PDF?
import { afterEach, expect, test } from 'vitest';
import { pageRead } from '@/entrypoints/reader/use-page-read';

afterEach(() => {
  document.body.innerHTML = '';
});

/** Marks of pages, by index, each 20 px below the one before. */
function marks(...pages: readonly number[]): void {
  document.body.innerHTML = `<div class="reading-text">${pages.map((p) => `<span data-page="${p}" style="display:block;height:20px"></span>`).join('')}</div>`;
}

test('is none before the first begins', () => {
  marks();
  expect(pageRead()).toBeUndefined();
});

test('is the last that has begun', () => {
  marks(0, 1, 2);
  expect(pageRead()).toBe(2);
});

test('is not the earlier one whose notes stand behind words that ran on from it', () => {
  marks(10, 11, 10);
  expect(pageRead()).toBe(11);
});
