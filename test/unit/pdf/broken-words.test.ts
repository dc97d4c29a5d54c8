import { describe, expect, it } from 'vitest';
import { breaksApart, keepsHyphen, vocabularyOf } from '@/utils/pdf/hyphens';
import { withTexLetters } from '@/utils/pdf/ligatures';

describe('a word that is broken at a line end', async () => {
  const words = await vocabularyOf([
    'the ministers said that the public re-',
    'sources of the county would be used',
    'and that the minister agrees',
  ]);
  it.each([
    ['re-', 'sources', false],
    ['ex-', 'ceeds', false],
    ['re-', 'elect', true],
    ['ex-', 'minister', true],
    ['with-', 'out', false],
    ['work-', 'loads', false],
    ['part-', 'nerships', false],
    ['perform-', 'ing', false],
    ['top-', 'down', true],
    ['minister-', 'furnished', true],
    ['other-', 'than', true],
    ['with-', 'holding', false],
    ['scien-', 'ce', false],
    ['peut-', 'être', false],
  ])('%s | %s', (before, after, stays) => expect(keepsHyphen(before, after, words)).toBe(stays));

  it('is mended in capitals too where the paper has it', async () => {
    expect(keepsHyphen('COM-', 'PARE', await vocabularyOf(['enter it into COMPARE']))).toBe(false);
    expect(keepsHyphen('Anglo-', 'SAXON', await vocabularyOf(['enter it']))).toBe(true);
  });

  it('is mended where the hyphen stands a little apart, and a dash between words is none', () => {
    expect(breaksApart('the state -', 'ment on', words)).toBe(true);
    expect(breaksApart('what the ministers -', 'used to', words)).toBe(false);
  });
});

describe('letters of TeX', () => {
  it('are told where its fonts do not tell them', () => {
    expect(withTexLetters('the o\u001ece is e\u001bective, and bene\u001cts \u0010all\u0011')).toBe(
      'the office is effective, and benefits “all”',
    );
  });
});
