// What is typed into the library's field, read as a reader means it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECKED,
  EVERYTHING,
  isEverything,
  MARKS,
  ORDERS,
  readQuestion,
  SEES,
  writeQuestion,
  type Question,
} from '@/utils/finding/question';
import { haystack, placeOf, termsOf } from '@/utils/finding/terms';
import { fold, foldText } from '@/utils/text/word-fold';

const holds = (text: string, typed: string): boolean => termsOf(typed).every((term) => placeOf(term, haystack(text)) >= 0);

describe('typed words', () => {
  it.each([
    ['Accountability of schools', 'account', true],
    ['Accountability of schools', 'ability', false],
    ['Accountability of schools', 'SCHOOL acc', true],
    ['Accountability of schools', 'schools hospitals', false],
    ['The co-operative’s members', 'cooperative', false],
    ['The co-operative’s members', 'co-op', true],
    ['The co-operative’s members', 'cooperatives', false],
    ['Déjà vu à Zürich', 'deja zurich', true],
    ['a market of many buyers', '"market of many"', true],
    ['a market of many buyers', '“market of man”', false],
    ['a market of many buyers', '"market of man', true],
    ['a market of many buyers', '"many market"', false],
    ['a market of many buyers', 'many market', true],
    ['市場を作る政府', '政府', true],
    ['anything', '… — “”', true],
  ])('in “%s”, %s: %s', (text, typed, isFound) => expect(holds(text, typed)).toBe(isFound));

  it('of a phrase do not run from the quote into the note', () => {
    expect(placeOf(termsOf('"one two"')[0]!, haystack('it is one', 'two are three'))).toBe(-1);
    expect(placeOf(termsOf('"one two"')[0]!, haystack('it is one two', ''))).toBeGreaterThan(0);
  });

  it('are folded as quickly as they are folded with the way back, whatever they are', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(foldText(text)).toBe(fold(text).text))));

  it('that begin a text are found in it, whatever they are', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, n) => void expect(holds(text, [...text].slice(0, n).join('').replace(/["“”„«»]/g, ' ').split(/\s/u)[0] ?? '')).toBe(true)))); // prettier-ignore
});

describe('the address of a search', () => {
  const text = fc.string({ unit: 'grapheme' });
  const names = fc.uniqueArray(text.filter((name) => name !== ''), { maxLength: 3 }); // prettier-ignore
  const day = fc.constantFrom('', '2026-04-07', '1999-12-31');
  const question: fc.Arbitrary<Question> = fc.record({
    words: text.filter((words) => words.trim() !== '' || words === ''),
    concepts: names,
    documents: names,
    annotators: names,
    marks: fc.subarray([...MARKS]),
    checked: fc.subarray([...CHECKED]),
    from: day,
    to: day,
    order: fc.constantFrom(...ORDERS),
    see: fc.constantFrom(...SEES),
  });

  it('says all of it', () =>
    fc.assert(
      fc.property(question, (asked) => void expect(readQuestion(new URLSearchParams(writeQuestion(asked).toString()))).toEqual(asked)),
    ));

  it('that says nothing, or nonsense, asks for everything', () => {
    expect(writeQuestion(EVERYTHING).toString()).toBe('');
    expect(readQuestion(new URLSearchParams('from=yesterday&to=2026-13-45&sort=best&mark=gone&concept='))).toEqual(EVERYTHING);
    expect(isEverything({ ...EVERYTHING, order: 'document' })).toBe(true);
    expect(isEverything({ ...EVERYTHING, from: '2026-01-01' })).toBe(false);
  });
});
