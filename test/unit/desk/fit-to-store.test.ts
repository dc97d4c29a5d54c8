// One record that is too large to be kept does not cost the others their import.
import { describe, expect, it } from 'vitest';
import { fitted, shortened } from '@/utils/desk/fit-to-store';
import type { ReadSet } from '@/utils/exchange/read';
import { ROW_LIMIT, storedBytes } from '@/utils/library/tables';
import { annotation, AT, COLLEAGUE, concept, paper, scheme } from '../library/shelf';

const by = { id: COLLEAGUE, name: 'Colleague' };
const large = 'é'.repeat(70_000);
const read = (more: Partial<ReadSet['set']>): ReadSet => ({
  set: { id: 'urn:x', label: '', creator: by, created: AT, documents: [paper()], codebooks: [], annotations: [], ...more },
  refused: [],
});

describe('a concept that is too large', () => {
  const earlier = Array.from({ length: 9 }, (_, n) => ({
    prefLabel: `Meaning ${n}`,
    definition: 'ü'.repeat(9_000),
    scopeNote: '',
    until: `2026-01-0${n + 1}T00:00:00.000Z`,
    by,
  }));
  it.each([
    ['loses its oldest meanings first', { earlier }, ['earlier meanings']],
    ['has its longest text cut', { example: large, definition: 'Short.' }, ['example']],
    ['has letters that take two bytes', { definition: 'ж'.repeat(20_000), example: '😀'.repeat(20_000) }, ['example', 'definition']],
    [
      'has more names than can be',
      { altLabels: Array.from({ length: 3_000 }, (_, n) => `A name of it, number ${n}`) },
      ['other names and links'],
    ],
  ])('%s', (_what, words, cut) => {
    const whole = { ...concept('one'), ...words };
    expect(storedBytes(whole)).toBeGreaterThan(ROW_LIMIT);
    const kept = shortened(whole);
    expect(kept.cut).toEqual(cut);
    expect(storedBytes(kept.record)).toBeLessThanOrEqual(ROW_LIMIT);
    expect(kept.record.prefLabel).toBe(whole.prefLabel);
    expect(/\p{Surrogate}/u.test(JSON.stringify(kept.record))).toBe(false);
  });

  it('that fits stays as it is', () => {
    const whole = { ...concept('one'), example: 'x'.repeat(50_000) };
    expect(shortened(whole).record).toBe(whole);
  });
});

describe('a set with records that are too large', () => {
  it('comes in with the concept cut, named, and everything else as it was', () => {
    const concepts = [concept('one'), { ...concept('two'), example: large }];
    const before = read({ codebooks: [{ scheme: scheme(), concepts }], annotations: [annotation()] });
    const kept = fitted(before);
    expect(kept.set.codebooks[0]?.concepts[0]).toBe(concepts[0]);
    expect(kept.set.codebooks[0]?.concepts).toHaveLength(2);
    expect(kept.set.annotations).toEqual(before.set.annotations);
    expect(kept.refused).toEqual([
      {
        where: `concept ${concepts[1]!.id}`,
        problem: { code: 'record-mended', detail: expect.stringMatching(/^“.*”, 7\d{4} bytes, at most 60000 .*; cut: example$/u) },
      },
    ]);
  });

  it('leaves out a passage, and one whose document is left out, each by name', () => {
    const wide = { ...paper({ n: 2 }), keys: Array.from({ length: 3_000 }, (_, n) => `//long.example.org/path/${n}`) };
    const annotations = [annotation({ n: 1 }), annotation({ n: 2, note: large }), { ...annotation({ n: 3 }), document: wide.id }];
    const kept = fitted(read({ documents: [paper(), wide], annotations }));
    expect(kept.set.annotations.map((a) => a.id)).toEqual([annotations[0]!.id]);
    expect(kept.refused.map((r) => r.where)).toEqual([`document ${wide.id}`, `annotation ${annotations[1]!.id}`]);
  });

  it('that all fit is the same', () => {
    const whole = read({ annotations: [annotation()] });
    expect(fitted(whole)).toBe(whole);
  });
});
