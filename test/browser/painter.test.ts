// What a page shows of passages: each once, and none after the script that painted them has ended.
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { highlightCss } from '@/utils/painting/palette';
import { createPainter, highlightNames, newStem, type PaintedRange } from '@/utils/painting/painter';
import type { Paint } from '@/utils/model/concept';

const range = (): StaticRange =>
  new StaticRange({ startContainer: document.body, startOffset: 0, endContainer: document.body, endOffset: 0 });
const passage = (paints: readonly Paint[], level = 0): PaintedRange => ({ range: range(), paints, level });
const sizes = (): number[] => [...CSS.highlights.values()].map((h) => h.size);

describe('painting passages', () => {
  afterEach(() => CSS.highlights.clear());

  it('paints a passage once for each of its paints, and takes it away whole', () => {
    const painter = createPainter(CSS.highlights, newStem());
    const first = passage([1, 3]);
    painter.add(first);
    painter.add(first);
    painter.add(passage([3]));
    expect(sizes().toSorted()).toEqual([1, 1, 1]);
    painter.remove(first);
    painter.remove(first);
    expect(sizes()).toEqual([1]);
  });

  it('gives passages over the same words highlights of their own, so that no underline hides another', () => {
    const painter = createPainter(CSS.highlights, newStem());
    painter.add(passage([2], 0));
    painter.add(passage([2], 1));
    painter.add(passage([2], 7));
    expect(sizes()).toEqual([1, 1, 1]);
  });

  it('shows nothing of what was still on its way when its script ended', () => {
    const old = createPainter(CSS.highlights, newStem());
    old.add(passage([1]));
    old.end();
    old.add(passage([1]));
    old.emphasise(range());
    expect(CSS.highlights.size).toBe(0);
  });

  it('gives the words in an open shadow tree the looks of all others', () => {
    const stem = newStem();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss(highlightNames(stem).paints, { scheme: 'light' }));
    document.adoptedStyleSheets.push(sheet);
    const host = document.createElement('p');
    const inside = document.createElement('b');
    host.attachShadow({ mode: 'open' }).append(inside);
    document.body.append(host);
    const looks = (element: Element): string => getComputedStyle(element, `::highlight(${stem}2)`).backgroundColor;
    expect([looks(host), looks(inside)]).toEqual(['rgba(40, 170, 60, 0.22)', 'rgba(40, 170, 60, 0.22)']);
    host.remove();
    document.adoptedStyleSheets.pop();
  });

  it.each([
    ['on paper the fill goes and the underline stays', { media: 'print' }, 'rgba(0, 0, 0, 0)', 'rgb(12, 65, 11)'],
    [
      'where the system forces its colours, it is its own text and ground, with the underline',
      { features: [{ name: 'forced-colors', value: 'active' }] },
      'Canvas',
      'CanvasText',
    ],
    [
      'where more contrast is wanted, the line is black and thicker',
      { features: [{ name: 'prefers-contrast', value: 'more' }] },
      'rgba(40, 170, 60, 0.22)',
      'rgb(0, 0, 0)',
    ],
  ])('%s', async (_what, emulated, fill, line) => {
    const stem = newStem();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss(highlightNames(stem).paints, { scheme: 'light' }));
    document.adoptedStyleSheets.push(sheet);
    await cdp().send('Emulation.setEmulatedMedia', emulated);
    const computed = (colour: string): string => {
      document.body.style.color = colour;
      const { color } = getComputedStyle(document.body);
      document.body.style.color = '';
      return color;
    };
    const looks = getComputedStyle(document.body, `::highlight(${stem}2)`);
    expect([looks.backgroundColor, looks.textDecorationColor]).toEqual([computed(fill), computed(line)]);
    expect([looks.textDecorationLine, looks.textDecorationStyle]).toEqual(['underline', 'dotted']);
    await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
    document.adoptedStyleSheets.pop();
  });

  it.each([
    ['its paint out of the registry', () => CSS.highlights.clear()],
    ['the ranges out of its highlights', () => CSS.highlights.forEach((h) => h.clear())],
  ])('notices when a page has thrown %s, and puts it back', (_what, harm) => {
    const painter = createPainter(CSS.highlights, newStem());
    painter.add(passage([1, 2]));
    painter.emphasise(range());
    expect(painter.isIntact()).toBe(true);
    harm();
    expect(painter.isIntact()).toBe(false);
    painter.renew();
    expect(painter.isIntact()).toBe(true);
    expect(sizes()).toEqual([1, 1, 1]);
  });
});
