// A quote in its sentence.
import { describe, expect, it } from 'vitest';
import { besideQuote, leadIn, sentenceIn } from '@/utils/finding/sentence';

const quoted = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix }) as const;
const TEXT = 'A heading\n\nThe state makes markets. Who  then\nkeeps them honest? Nobody does. The state makes laws.';

describe('a quote', () => {
  it('stands in its sentence, whatever the white space', () =>
    expect(sentenceIn(TEXT, quoted('then keeps them'), 'en')).toEqual({ before: 'Who ', quote: 'then keeps them', after: ' honest?' }));

  it('does not run over the edge of a block', () =>
    expect(sentenceIn(TEXT, quoted('state makes', 'The ', ' markets'), 'en')).toEqual({
      before: 'The ',
      quote: 'state makes',
      after: ' markets.',
    }));

  it('of several places is the one with its neighbours', () =>
    expect(sentenceIn(TEXT, quoted('The state makes', 'does. ', ' laws.'), 'en')?.after).toBe(' laws.'));

  it('over several sentences is shown with the rest of both', () =>
    expect(sentenceIn(TEXT, quoted('honest? Nobody'), '')).toEqual({
      before: 'Who then keeps them ',
      quote: 'honest? Nobody',
      after: ' does.',
    }));

  it('is seen in a row, however much of its sentence stands before it', () => {
    const before = 'It was said again and again, in every room of the house, '.repeat(4);
    for (const quote of ['the books', 'the books lie open on the table of the town '.repeat(3)]) {
      const lead = leadIn({ before, quote, after: '.' });
      expect(lead).toMatch(/^… \S/u);
      expect(before.endsWith(lead.slice(2))).toBe(true);
      expect(lead.length).toBeLessThanOrEqual(quote.length > 100 ? 22 : 72);
    }
    expect(leadIn({ before: 'Who ', quote: 'keeps them', after: '?' })).toBe('Who ');
    expect(leadIn({ before: '\u{1F600}'.repeat(60), quote: 'x'.repeat(80), after: '' })).toMatch(/^… (?:\u{1F600})+$/u);
  });

  it('that the text does not hold is shown with what was remembered around it', () => {
    expect(sentenceIn(TEXT, quoted('nowhere'), 'not a language')).toBeUndefined();
    expect(besideQuote(quoted('nowhere', 'alf a word before ', ' after it and hal'))).toEqual({ before: 'a word before ', quote: 'nowhere', after: ' after it and' }); // prettier-ignore
  });
});
