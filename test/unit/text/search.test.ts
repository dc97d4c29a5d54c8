import { describe, expect, it } from 'vitest';
import { searchable } from '@/utils/text/search';

const found = async (text: string, words: string): Promise<readonly string[]> =>
  (await searchable(text)).find(words).map(({ start, end }) => text.slice(start, end));

describe('words that are looked for in a text', () => {
  it('are found in any case and without their accents, and whole with them', async () => {
    expect(await found('Responsabilité, RESPONSABILITE, responsabilite\u0301.', 'responsabilité')).toEqual([
      'Responsabilité',
      'RESPONSABILITE',
      'responsabilite\u0301',
    ]);
  });

  it('are found over the end of a line, a paragraph and a row of blanks', async () => {
    expect(await found('who answers\nto whom; who answers  to whom', 'answers to')).toEqual(['answers\nto', 'answers  to']);
    expect(await found('who answers to whom', ' answers \n to ')).toEqual(['answers to']);
  });

  it('are not found where only their letters stand in a row', async () => {
    expect(await found('the rest of 1.5 billion', 'there')).toEqual([]);
    expect(await found('the rest of 1.5 billion', '15')).toEqual([]);
  });

  it('are found whatever quotes and dashes are typed', async () => {
    expect(await found('the board’s “whole–system” view', `board's "whole-system"`)).toEqual(['board’s “whole–system”']);
  });

  it('are found in a ligature, which is marked whole', async () => {
    expect(await found('the o\ufb03ce', 'off')).toEqual(['o\ufb03']);
    expect(await found('the o\ufb03ce', 'fice')).toEqual(['\ufb03ce']);
  });

  it('are counted once where they overlap, and not at all when they are blank', async () => {
    expect(await found('aaaa', 'aa')).toEqual(['aa', 'aa']);
    expect(await found('a b', ' \n')).toEqual([]);
  });

  it('are found at their place in a long text, whatever stands before', async () => {
    const before = '\u{1f600} \ufb03 \u00a0 é '.repeat(5_000);
    const text = `${before}accountability`;
    expect((await searchable(text)).find('ACCOUNTABILITY')).toEqual([{ start: before.length, end: text.length }]);
  });
});
