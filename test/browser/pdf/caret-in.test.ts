// Letters under a point: in words that run to the right, to the left and on end.
import { afterEach, describe, expect, it } from 'vitest';
import { caretIn } from '@/entrypoints/reader/caret-in';

afterEach(() => document.body.replaceChildren());

function wordAt(words: string, style = ''): Text {
  const span = document.createElement('span');
  span.style.cssText = `position: absolute; left: 100px; top: 100px; white-space: pre; font: 20px monospace; transform-origin: 0 0; ${style}`;
  span.textContent = words;
  document.body.append(span);
  return span.firstChild as Text;
}

/** The middle of the letters from `start` to `end`. */
function middle(text: Text, start: number, end: number): { x: number; y: number; width: number; height: number } {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, width, height };
}

describe('a point of a word', () => {
  it('lies before a letter or behind it, by the half of it that is nearer, and at an end when it is beside the word', () => {
    const text = wordAt('accountable');
    const { x, y, width } = middle(text, 3, 4);
    expect([x - width / 4, x + width / 4, 20, 2_000].map((at) => caretIn(text, { x: at, y }))).toEqual([3, 4, 0, 11]);
  });

  it('does not part a letter that is two units long', () => {
    const text = wordAt('a𝔸b');
    const { x, y, width } = middle(text, 1, 3);
    expect([caretIn(text, { x: x - width / 4, y }), caretIn(text, { x: x + width / 4, y })]).toEqual([1, 3]);
  });

  it('is counted from the right in a word that is read from there', () => {
    const text = wordAt('מסמך');
    const { x, y, width } = middle(text, 1, 2);
    expect([caretIn(text, { x: x + width / 4, y }), caretIn(text, { x: x - width / 4, y }), caretIn(text, { x: 2_000, y }), caretIn(text, { x: 5, y })]).toEqual([1, 2, 0, 4]); // prettier-ignore
  });

  it('is counted along a word that stands on end and is stretched', () => {
    const text = wordAt('accountable', 'transform: rotate(90deg) scaleX(1.5);');
    const { x, y, height } = middle(text, 3, 4);
    expect([caretIn(text, { x, y: y - height / 4 }), caretIn(text, { x, y: y + height / 4 }), caretIn(text, { x, y: 5 })]).toEqual([3, 4, 0]); // prettier-ignore
  });
});
