// What is marked in a text that was found.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretches } from '@/utils/finding/hits';
import { termsOf } from '@/utils/finding/terms';

const marked = (text: string, typed: string): string =>
  stretches(text, termsOf(typed))
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');

it.each([
  ['Co-opérative members co-operate', 'coop member', 'Co-opérative [member]s co-operate'],
  ['Co-opérative members co-operate', 'co-oper', '[Co-opér]ative members [co-oper]ate'],
  ['open books, opened', 'open opened', '[open] books, [opened]'],
  ['one two, one three', '"one two"', '[one two], one three'],
  ['Ǽon', 'a', '[Ǽ]on'],
  ['nothing', '', 'nothing'],
])('in “%s”, %s', (text, typed, expected) => expect(marked(text, typed)).toBe(expected));

it('nothing of the text is lost or doubled, whatever is looked for', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
      expect(stretches(text, termsOf(typed)).map((part) => part.text).join('')).toBe(text); // prettier-ignore
    }),
  ));
