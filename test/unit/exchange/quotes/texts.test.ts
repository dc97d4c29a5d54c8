// The texts that go along with a page of quotes: marked, harmless, whole.
import { expect, test } from 'vitest';
import { writePage } from '@/utils/exchange/quotes/page';
import { readingPlaces } from '@/utils/extraction/reading-places';
import type { ReadingNode } from '@/utils/model/document';
import type { CollectedQuote, MarkedText, QuoteWords } from '@/utils/model/quotes';

const CONTENT: readonly ReadingNode[] = [
  { tag: 'h2', children: ['Books & <ledgers>'] },
  { tag: 'p', children: ['They lie ', { tag: 'em', children: ['open on'] }, ' the table.'] },
  {
    tag: 'p',
    children: [
      { tag: 'a', href: 'javascript:alert(1)', children: ['Link'] },
      { tag: 'br', children: [] },
    ],
  },
];
const places = readingPlaces(CONTENT);
const marked = (words: string, quote: number) => {
  const start = places.text.indexOf(words);
  return { quote, pieces: places.piecesOf({ start, end: start + words.length }) };
};
const quote = (place: number, words: string): CollectedQuote => ({
  id: `urn:q:${place}`,
  quote: words,
  concepts: [],
  note: '',
  annotator: '',
  created: '',
  headings: [],
  pageLabel: '',
  citation: [],
  isNote: false,
  work: { id: 'urn:w', title: '', authors: [], publisher: '', published: '' },
  source: 'https://a.example/',
  link: '',
  place,
});
const words: QuoteWords = {
  language: 'en',
  concepts: '',
  note: '',
  references: '',
  open: '',
  head: () => '',
  tagged: () => '',
  textOf: (title) => `Text of ${title}`,
  textRead: (source) => source,
  inText: 'Show in the text',
};
const text: MarkedText = {
  title: 'A "paper"',
  source: 'https://a.example/?a=1&b=2',
  taken: '',
  language: 'en',
  content: CONTENT,
  marks: [marked('lie open on the', 1), marked('on the table', 2), { quote: 3, pieces: [] }],
};
const page = writePage(
  {
    title: 'Ten',
    made: '',
    groups: [{ heading: '', quotes: [quote(1, 'lie open on the'), quote(2, 'on the table'), quote(3, 'gone')] }],
    references: [],
    texts: [text],
  },
  words,
);

test('a quote is marked in every element that it runs through, and named once', () => {
  expect(page).toContain(
    '<p>They <mark id="in-text-1">lie </mark><em><mark>open </mark><mark>on</mark></em><mark> the</mark><mark id="in-text-2"> table</mark>.</p>',
  );
});

test('a quote has a link to its mark, and one without a place has none', () => {
  expect(page.match(/href="#in-text-\d"/gu)).toEqual(['href="#in-text-1"', 'href="#in-text-2"']);
});

test('words are escaped, and what would run is no link', () => {
  expect(page).toContain('Books &amp; &lt;ledgers&gt;');
  expect(page).not.toContain('javascript:');
  expect(page).not.toContain('<script');
});
