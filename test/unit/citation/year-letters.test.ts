// Works that would be cited in the same words are told apart by a letter, the same in the text and in the list.
import { describe, expect, test } from 'vitest';
import { collectPack } from '@/utils/citation/collect-pack';
import { collectQuotes, type Wanted } from '@/utils/citation/collect-quotes';
import { textOf } from '@/utils/citation/rich';
import { yearLetters } from '@/utils/citation/year-letters';
import type { CitationStyle } from '@/utils/model/citation-style';
import type { PaperDocument } from '@/utils/model/document';
import { atOnce } from '@/utils/text/pace';
import { annotation, paper } from './make';

const work = (id: string, title: string, over: Partial<PaperDocument['metadata']> = {}): PaperDocument =>
  paper({ title, authors: ['Department for Example Services'], published: '2012', ...over }, `https://example.org/${id}`, id);
const documents = [
  work('roads', 'Roads for all'),
  work('air', 'Air for all'),
  work('later', 'Water for all', { published: '2013' }),
  work('other', 'Light for all', { authors: ['Ama Mensah'] }),
];
const collected = (style: CitationStyle, papers = documents) => {
  const annotations = papers.map((p) => ({ ...annotation(`words of ${p.id}`, p.sources[0]?.url), id: `of-${p.id}`, document: p.id }));
  const wanted: Wanted = {
    annotations,
    documents: papers,
    concepts: [],
    style,
    order: 'document',
    title: 'Quotes',
    made: '2026-11-25T10:00:00.000Z',
    words: { untitled: 'Untitled', withoutConcept: 'Without a concept' },
  };
  const { groups, references } = collectQuotes(wanted);
  const pack = collectPack(
    { id: 'pack', title: 'Quotes', creator: { id: 'me', name: 'Me' }, created: wanted.made, modified: wanted.made, grouping: 'none', lines: annotations.map(({ id }) => ({ annotation: id, comment: '' })) }, // prettier-ignore
    wanted,
  );
  const inText = groups.flatMap((g) => g.quotes.map((q) => textOf(q.citation)));
  expect(pack.groups.flatMap((g) => g.quotes.map((q) => textOf(q.citation))).toSorted()).toEqual(inText.toSorted());
  return { inText: inText.toSorted(), list: references.map(textOf) };
};

describe('two works of one body and year', () => {
  test.each([
    ['harvard', '(Department for Example Services, 2012a)', 'Department for Example Services (2012a)'],
    ['apa', '(Department for Example Services, 2012a)', 'Department for Example Services. (2012a). '],
    ['chicago-author-date', '(Department for Example Services 2012a)', 'Department for Example Services. 2012a. '],
  ] as const)('have letters in %s, in the order of the list', (style, first, entry) => {
    const { inText, list } = collected(style);
    expect(inText).toEqual(
      expect.arrayContaining([first, first.replace('2012a', '2012b'), first.replace('2012a', '2013')]), //
    );
    expect(list.filter((one) => one.startsWith(entry) && one.includes('Air'))).toHaveLength(1);
    expect(list.filter((one) => one.startsWith(entry.replace('2012a', '2012b')) && one.includes('Roads'))).toHaveLength(1);
    expect(inText.join()).toMatch(/Mensah,? 2012\)/);
  });

  test.each(['oscola', 'chicago-notes'] as const)('are told apart by their titles in the footnotes of %s', (style) => {
    expect([...collected(style).inText, ...collected(style).list].join('\n')).not.toMatch(/2012[a-z]/);
  });

  test('without a date have the letter behind the words that say so', () => {
    const undated = [work('one', 'One', { published: '' }), work('two', 'Two', { published: '' })];
    expect(collected('harvard', undated).inText[0]).toBe('(Department for Example Services, no date a)');
    expect(collected('apa', undated).inText[1]).toBe('(Department for Example Services, n.d.-b)');
    expect(collected('chicago-author-date', undated).inText[0]).toBe('(Department for Example Services, n.d.-a)');
  });

  test('are no two where one of them is not quoted', () => {
    expect(collected('apa', documents.slice(1)).inText.join()).not.toMatch(/2012[a-z]/);
  });

  test('may be more than the alphabet has letters', () => {
    const many = Array.from({ length: 54 }, (_, n) => work(`n${n}`, `Part ${String(n).padStart(2, '0')}`));
    const letters = [...atOnce(yearLetters(many, 'harvard')).values()];
    expect([letters[0], letters[25], letters[26], letters[53]]).toEqual(['a', 'z', 'aa', 'bb']);
    expect(new Set(letters).size).toBe(54);
  });
});
