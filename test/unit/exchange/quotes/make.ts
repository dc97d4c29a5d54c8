// Collections of quotes to test with: one by hand, and arbitrary ones full of signs that formats take for their own.
import * as fc from 'fast-check';
import type { CollectedQuote, QuoteCollection, QuoteWords } from '@/utils/model/quotes';

export const WORDS: QuoteWords = {
  language: 'en',
  concepts: 'Concepts',
  note: 'Note',
  references: 'References',
  open: 'Open at its place',
  head: (passages) => `${passages} passages.`,
  filter: { legend: 'Show one concept', all: 'All', most: (shown) => `The ${shown} most used` },
  tagged: (annotator, created) => `Tagged by ${annotator} on ${created.slice(0, 10)}`,
};

export const QUOTE: CollectedQuote = {
  id: 'urn:uuid:1',
  quote: 'Every cook answers to those who eat.\n*All* of <them>.',
  concepts: ['open books', 'voice & vote'],
  note: '1. First\n- then',
  annotator: 'Ada',
  created: '2026-11-22T10:00:00.000Z',
  headings: ['Meals', 'Who answers'],
  pageLabel: 'iv',
  citation: [{ text: '(Cook, 2012, p. iv)' }],
  isNote: false,
  work: {
    id: 'urn:uuid:2',
    title: 'Who answers for the meals?',
    authors: ['A. Cook', 'B. Server'],
    publisher: 'Canteen',
    published: '2012-04',
  },
  source: 'https://canteen.example/meals',
  link: 'https://canteen.example/meals#:~:text=Every%20cook',
};

export const COLLECTION: QuoteCollection = {
  title: 'Quotes',
  made: '2026-11-25T10:00:00.000Z',
  groups: [{ heading: 'Who answers for the meals?', quotes: [QUOTE] }],
  references: [[{ text: 'Cook, A. (2012) ' }, { text: 'Who answers for the meals?', isItalic: true }]],
};

const HARD = [
  '*',
  '_',
  '`',
  '#',
  '>',
  '<b>',
  '</w:t>',
  '&amp;',
  '"',
  '\\',
  '- ',
  '1. ',
  '1)',
  '---',
  '===',
  '|',
  '[a](b)',
  '![a](b)',
  '~',
  '=1+1',
  '@x',
  '\n',
  '\r\n',
  '\u2028',
  ' ',
  '  \n',
  'é',
  '漢',
  'שלום',
  '😀',
  '\ud800',
  '\0',
  '\u0001',
  'word',
  'https://x.example/',
  '&#35;',
  ']]>',
  '<!--',
  '$',
  '^',
  '```',
  '    ',
  '\t',
];
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.array(fc.constantFrom(...HARD), { maxLength: 12 }).map((parts) => parts.join('')),
);
/** Something to read. */
const said = text.map((words) => `${words}x`);
/** A citation is one line. */
const line = said.map((words) => words.replace(/\s+/gu, ' '));
const rich = fc.array(fc.record({ text: line, isItalic: fc.constant(true as const) }, { requiredKeys: ['text'] }), {
  minLength: 1,
  maxLength: 3,
});

const quote = (n: number): fc.Arbitrary<CollectedQuote> =>
  fc.record({
    id: fc.constant(`urn:uuid:${n}`),
    quote: said,
    concepts: fc.array(said, { maxLength: 3 }),
    note: text,
    annotator: said,
    created: fc.constant('2026-11-22T10:00:00.000Z'),
    headings: fc.array(said, { maxLength: 2 }),
    pageLabel: text,
    citation: rich,
    isNote: fc.boolean(),
    work: fc.record({
      id: fc.constant('urn:uuid:w'),
      title: said,
      authors: fc.array(said, { maxLength: 2 }),
      publisher: text,
      published: fc.constant('2012'),
    }),
    source: fc.constantFrom('https://canteen.example/meals', 'file:///meals.pdf', 'javascript:alert(1)'),
    link: fc.constantFrom('', 'https://canteen.example/a?b=c&d=%3E#:~:text=x,-y', 'https://canteen.example/)>\\'),
  });

export const anyCollection: fc.Arbitrary<QuoteCollection> = fc.record({
  title: said,
  made: fc.constant('2026-11-25T10:00:00.000Z'),
  groups: fc.array(fc.tuple(said, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }).chain((groups) => {
    let n = 0;
    return fc.tuple(
      ...groups.map(([heading, size]) =>
        fc.tuple(...Array.from({ length: size }, () => quote(n++))).map((quotes) => ({ heading, quotes })),
      ),
    );
  }),
  references: fc.array(rich, { maxLength: 3 }),
});
