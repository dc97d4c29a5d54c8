// What was changed between two wordings, word by word?
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, editsBetween } from '@/utils/text/edits';

/** `-removed-`, `+added+`, the rest kept. */
const marked = (before: string, after: string): string =>
  editsBetween(before, after)
    .map(({ kind, text }) => (kind === 'removed' ? `-${text}-` : kind === 'added' ? `+${text}+` : text))
    .join('');

const only = (before: string, after: string, left: string): string =>
  editsBetween(before, after)
    .map(({ kind, text }) => (kind === left ? '' : text))
    .join('');

const words = fc
  .array(fc.constantFrom('the', 'board', 'answers', 'to', ',', '.', 'café', '🏠', 'ชุมชน', '会议', ' ', '  ', '\n'), { maxLength: 30 })
  .map((all) => all.join(' '));
const anything = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }));

describe('the edits between two wordings', () => {
  test('are together the old wording without what was added, and the new one without what was removed', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        expect(only(before, after, 'added')).toBe(before);
        expect(only(before, after, 'removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  test('are none for the same wording', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(editsBetween(text, text)).toEqual(text === '' ? [] : [{ kind: 'kept', text }]);
      }),
    );
  });

  test('never stand side by side in one kind, and are never empty', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const edits = editsBetween(before, after);
        expect(edits.every((e, i) => e.text !== '' && e.kind !== edits[i + 1]?.kind)).toBe(true);
      }),
    );
  });

  test.each([
    [
      'a word replaced',
      'Staff hold a third of the seats.',
      'Staff hold a quarter of the seats.',
      'Staff hold a -third-+quarter+ of the seats.',
    ],
    ['a word put in', 'They answer to users.', 'They answer directly to users.', 'They answer +directly +to users.'],
    ['a word left out', 'They answer directly to users.', 'They answer to users.', 'They answer -directly -to users.'],
    ['a sign', 'open books, yearly', 'open books; yearly', 'open books-,-+;+ yearly'],
    ['the beginning and the end', 'One may ask', 'Two may answer', '-One-+Two+ may -ask-+answer+'],
    ['capital letters', 'the Board', 'the board', 'the -Board-+board+'],
    ['a language without blanks', '会议每月公开', '会议每年公开', '会议-每月-+每年+公开'],
    ['a script written from the right', 'כל תושב רשאי לשאול', 'כל אזרח רשאי לשאול', 'כל -תושב-+אזרח+ רשאי לשאול'],
  ])('mark %s', (_what, before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  test('take a rewritten stretch as one change, not as words that happen to be in both', () => {
    expect(
      marked(
        'yet few of those people could say who answers for it',
        'yet hardly anyone who depends on it could tell a stranger who answers for it',
      ),
    ).toBe('yet -few of those people could say-+hardly anyone who depends on it could tell a stranger+ who answers for it');
  });

  test('of two long texts that share nothing are found without delay', () => {
    const long = (word: string): string => Array.from({ length: 4_000 }, (_, i) => `${word}${i}`).join(' ');
    const started = performance.now();
    expect(editsBetween(long('a'), long('b')).map((e) => e.kind)).toEqual(['removed', 'added']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('of a long passage with one word in twenty changed keep all the other words', () => {
    const all = Array.from({ length: 3_000 }, (_, i) => `word${i}`);
    const edits = editsBetween(all.join(' '), all.map((w, i) => (i % 20 === 7 ? `new${i}` : w)).join(' '));
    expect(edits.filter((e) => e.kind === 'removed')).toHaveLength(150);
    expect(countWords(edits.flatMap((e) => (e.kind === 'kept' ? [e.text] : [])).join(' '))).toBe(2_850);
  });
});
