import { describe, expect, it } from 'vitest';
import { fours, present, score, tokens } from '@/test/run/extraction/measure';

describe('the measure of an extracted text', () => {
  it('makes equal what the eye does not tell apart', () => {
    expect(tokens('“Co\u00ADoperation”\u200E, ﬁrst')).toEqual(['cooperation', 'first']);
    expect(present('It’s\n  here', ["It's here", 'gone'])).toBe(1);
  });
  it('counts a word as often as it stands', () => {
    expect(score(['a', 'a', 'b'], ['a', 'b', 'c'])).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
  });
  it('counts words of optional blocks neither way', () => {
    expect(score(['a', 'b', 'x'], ['a', 'b'], ['x', 'y'])).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(score(['a', 'b', 'x', 'x'], ['a', 'b'], ['x']).precision).toBe(2 / 3);
  });
  it('gives nothing for nothing', () => {
    expect(score([], ['a'])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
  it('reads runs of four words, and a shorter text as one', () => {
    expect(fours(['a', 'b', 'c', 'd', 'e'])).toEqual(['a b c d', 'b c d e']);
    expect(fours(['a', 'b'])).toEqual(['a b']);
    expect(fours([])).toEqual([]);
  });
});
