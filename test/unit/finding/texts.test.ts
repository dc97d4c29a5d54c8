// Words in the main text of documents.
import { describe, expect, it } from 'vitest';
import { excerpt } from '@/utils/finding/excerpt';
import { termsOf } from '@/utils/finding/terms';
import { dropText, emptyTexts, putText, textsWith } from '@/utils/finding/texts';
import { foldText } from '@/utils/text/word-fold';

const shelf = emptyTexts();
putText(shelf, 'urn:a', foldText('The state makes markets. Accountability is owed.'));
putText(shelf, 'urn:b', foldText('The market of états.'));
const find = (typed: string) => textsWith(shelf, termsOf(typed));

describe('texts', () => {
  it.each([
    ['market', ['urn:a', 'urn:b']],
    ['markets', ['urn:a']],
    ['MARK account', ['urn:a']],
    ['etats', ['urn:b']],
    ['"state makes"', ['urn:a']],
    ['"market of"', ['urn:b']],
    ['kets', []],
    ['', []],
  ])('hold %s: %j', (typed, expected) => expect(find(typed)).toEqual(expected));

  it('that were renewed or are gone are not found by what they held', () => {
    putText(shelf, 'urn:a', foldText('Something else.'));
    expect(find('market')).toEqual(['urn:b']);
    expect(find('something')).toEqual(['urn:a']);
    dropText(shelf, 'urn:b');
    expect(find('market')).toEqual([]);
  });
});

describe('the words shown of a text', () => {
  const TEXT = `${'Nothing here. '.repeat(40)}\n\n${'Before it all. '.repeat(20)}The market of many buyers keeps one seller honest. ${'After it all. '.repeat(30)}`;

  it('are those around what was found', () => {
    const words = excerpt(TEXT, termsOf('buyers sell')) ?? '';
    expect(words).toContain('The market of many buyers keeps one seller honest.');
    expect(words.startsWith('… ') && words.endsWith(' …') && words.length < 300).toBe(true);
  });

  it('are none where the words of a phrase stand apart', () => expect(excerpt(TEXT, termsOf('"many seller"'))).toBeUndefined());
});
