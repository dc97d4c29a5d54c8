// A quote in its sentence.
import { describe, expect, it } from 'vitest';
import { besideQuote, sentenceIn } from '@/utils/finding/sentence';

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

  it('that the text does not hold is shown with what was remembered around it', () => {
    expect(sentenceIn(TEXT, quoted('nowhere'), 'not a language')).toBeUndefined();
    expect(besideQuote(quoted('nowhere', 'alf a word before ', ' after it and hal'))).toEqual({ before: 'a word before ', quote: 'nowhere', after: ' after it and' }); // prettier-ignore
  });
});
