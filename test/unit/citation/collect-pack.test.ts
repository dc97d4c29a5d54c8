// A pack's quotes go out in its order, in its groups, each with its comment and checks.
import { expect, test } from 'vitest';
import { collectPack } from '@/utils/citation/collect-pack';
import { writeMarkdown } from '@/utils/exchange/quotes/markdown';
import { writePage } from '@/utils/exchange/quotes/page';
import { writeTable } from '@/utils/exchange/quotes/table';
import { writeText } from '@/utils/exchange/quotes/text';
import type { Pack } from '@/utils/model/pack';
import type { QuoteWords } from '@/utils/model/quotes';
import { annotation, AT, concept, paper } from '../library/shelf';

const ONE = concept('one');
const LIST = [1, 2, 3].map((n) =>
  annotation({ n, note: '', concepts: n === 3 ? [] : [ONE.id], document: `urn:uuid:document-${n === 2 ? 2 : 1}` }),
);
const id = (n: number): string => LIST[n - 1]?.id ?? '';
const pack = (grouping: Pack['grouping']): Pack => ({
  id: 'urn:uuid:pack',
  title: 'Ten',
  creator: { id: 'urn:uuid:me', name: '' },
  created: AT,
  modified: AT,
  grouping,
  lines: [
    { annotation: id(3), comment: '=first' },
    { annotation: 'urn:uuid:nowhere', comment: 'lost' },
    { annotation: id(1), comment: '', kept: { at: AT, outcome: 'changed', taken: AT, found: 'passage I' } },
    { annotation: id(2), comment: '', live: { at: AT, outcome: 'gone' } },
  ],
});
const wanted = {
  annotations: LIST,
  documents: [paper(), paper({ n: 2 })],
  concepts: [ONE],
  style: 'harvard' as const,
  made: AT,
  words: { untitled: 'Untitled', withoutConcept: 'Without' },
};
const words: QuoteWords = {
  language: 'en',
  concepts: 'Concepts',
  note: 'Note',
  references: 'References',
  open: 'Open',
  head: (n) => `${n} quotes`,
  tagged: () => 'tagged',
  comment: 'Comment',
  checked: (against, check) => `${against} ${check.outcome} ${check.at}`,
};
const shown = (grouping: Pack['grouping']) =>
  collectPack(pack(grouping), wanted).groups.map((g) => [g.heading, ...g.quotes.map((q) => q.quote)]);

test('in its own order, by document as they come, or by concept', () => {
  expect(shown('none')).toEqual([['', 'passage 3', 'passage 1', 'passage 2']]);
  expect(shown('document')).toEqual([['Paper 1', 'passage 3', 'passage 1'], ['Paper 2', 'passage 2']]); // prettier-ignore
  expect(shown('concept')).toEqual([['one', 'passage 1', 'passage 2'], ['Without', 'passage 3']]); // prettier-ignore
});

test('each file keeps order, comments and checks with their dates, and has no empty heading', () => {
  const collection = collectPack(pack('none'), wanted);
  for (const text of [writeMarkdown(collection, words), writeText(collection, words), writePage(collection, words)]) {
    const places = ['passage 3', 'passage 1', 'passage 2'].map((q) => text.indexOf(q));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const said of ['first', `kept changed ${AT}`, 'passage I', `live gone ${AT}`]) expect(text.replaceAll('\\', '')).toContain(said);
    expect(text).not.toMatch(/^## $|<h2[^>]*><\/h2>|\n\n\n/mu);
  }
});

test('a table has a row a passage with place, comment and checks; a formula in a comment is none', () => {
  const [head = '', ...rows] = writeTable(collectPack(pack('concept'), wanted))
    .trim()
    .split('\r\n');
  expect(head).toMatch(/place.*comment.*checked_with_kept_text.*words_on_page/u);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain(`"'=first"`);
  expect(rows[1]).toContain('passage I');
});
