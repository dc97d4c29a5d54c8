// What a page shows of passages: each once, and none after the script that painted them has ended.
import { afterEach, describe, expect, it } from 'vitest';
import { createPainter, newStem } from '@/utils/painting/painter';

const range = (): StaticRange =>
  new StaticRange({ startContainer: document.body, startOffset: 0, endContainer: document.body, endOffset: 0 });

describe('painting passages', () => {
  afterEach(() => CSS.highlights.clear());

  it('paints a passage once for each of its paints, and anew without the old ones', () => {
    const painter = createPainter(CSS.highlights, newStem());
    painter.paint([{ range: range(), paints: [1, 3] }]);
    painter.paint([{ range: range(), paints: [3] }]);
    expect([...CSS.highlights.values()].map((h) => h.size)).toEqual([1]);
  });

  it('shows nothing of what was still on its way when its script ended', () => {
    const old = createPainter(CSS.highlights, newStem());
    old.paint([{ range: range(), paints: [1] }]);
    old.remove();
    old.paint([{ range: range(), paints: [1] }]);
    old.emphasise(range());
    expect(CSS.highlights.size).toBe(0);
  });

  it('notices when a page has thrown its paint away', () => {
    const painter = createPainter(CSS.highlights, newStem());
    painter.paint([{ range: range(), paints: [1] }]);
    expect(painter.isIntact()).toBe(true);
    CSS.highlights.clear();
    expect(painter.isIntact()).toBe(false);
  });
});
