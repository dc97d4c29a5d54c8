import { describe, expect, test } from 'vitest';
import { quotedPassage, reference } from '@/utils/citation/cite';
import type { Annotation } from '@/utils/model/annotation';
import type { Metadata, PaperDocument } from '@/utils/model/document';
import type { Selector } from '@/utils/model/selector';

const TIME = '2026-11-22T09:30:00.000Z';
const ACCESSED = '2012-04-07T23:59:00.000Z';

function paper(metadata: Partial<Metadata> = {}, url = 'https://example.org/mutuals'): PaperDocument {
  return {
    id: 'urn:uuid:d',
    metadata: {
      title: 'Who runs the buses?',
      authors: ['Ama Mensah'],
      publisher: 'Institute for Public Futures',
      published: '2012-04',
      language: 'en',
      doi: '',
      ...metadata,
    },
    sources: url === '' ? [] : [{ url, key: url, seen: TIME }],
    keys: ['k'],
    created: TIME,
    modified: TIME,
  };
}

function annotation(exact: string, source = 'https://example.org/mutuals', more: readonly Selector[] = []): Annotation {
  const selectors: readonly Selector[] = [
    { type: 'TextQuoteSelector', exact, prefix: 'the year before, ', suffix: ' and so on it went' },
    ...more,
  ];
  return {
    id: 'urn:uuid:a',
    document: 'urn:uuid:d',
    target: { source, selectors, headings: [] },
    bodies: [],
    creator: { id: 'urn:uuid:me', name: '' },
    created: TIME,
    modified: TIME,
  };
}

describe('a reference', () => {
  test.each<[string, Partial<Metadata>, string]>([
    [
      'has all parts',
      {},
      'Ama Mensah (2012) Who runs the buses? Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'joins two authors',
      { authors: ['Ama Mensah', 'Lee, J.'] },
      'Ama Mensah and Lee, J. (2012) Who runs the buses? Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'joins three authors',
      { authors: ['A', 'B', 'C'], title: 'Buses', publisher: '' },
      'A, B and C (2012) Buses. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'shortens four authors',
      { authors: ['A', 'B', 'C', 'D'], title: 'Buses', publisher: '' },
      'A et al. (2012) Buses. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'says that there is no date',
      { published: '' },
      'Ama Mensah (n.d.) Who runs the buses? Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'leads with the title when no author is known',
      { authors: [' '], title: 'Buses' },
      'Buses (2012). Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'names a body once that wrote and published',
      { authors: ['Institute for Public Futures'] },
      'Institute for Public Futures (2012) Who runs the buses? Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'prefers a DOI',
      { doi: '10.1234/jep.2020' },
      'Ama Mensah (2012) Who runs the buses? Institute for Public Futures. Available at: https://doi.org/10.1234/jep.2020.',
    ],
    [
      'stays on one line',
      { title: 'Who\n  runs', authors: ['Ama\tMensah'], publisher: 'I.P.F.' },
      'Ama Mensah (2012) Who runs. I.P.F. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'is never empty',
      { title: '', authors: [], publisher: '', published: '' },
      'Untitled (n.d.). Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
  ])('%s', (_name, metadata, expected) => expect(reference(paper(metadata), ACCESSED)).toBe(expected));

  test('gives no path of the reader’s own machine away', () => {
    const doc = paper({}, 'file:///home/ama/Secret/buses.html');
    expect(reference(doc, ACCESSED)).toBe('Ama Mensah (2012) Who runs the buses? Institute for Public Futures.');
    expect(quotedPassage(annotation('They ran late', 'file:///home/ama/Secret/buses.html'), doc, ACCESSED)).not.toContain('ama/');
  });
  test('leaves out a day that is none', () => {
    expect(reference(paper(), 'today')).toMatch(/Available at: https:\/\/example\.org\/mutuals\.$/);
    expect(reference(paper(), '2012-13-01')).not.toContain('Accessed');
  });
});

describe('a quoted passage', () => {
  test('is the quote, its reference and a link that scrolls to it', () => {
    expect(quotedPassage(annotation('the council paid for every journey'), paper(), ACCESSED).split('\n')).toEqual([
      '“the council paid for every journey”',
      '',
      'Ama Mensah (2012) Who runs the buses? Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
      'https://example.org/mutuals#:~:text=the%20council%20paid%20for%20every%20journey',
    ]);
  });
  test('of a PDF names the page and links to it', () => {
    const page: Selector = { type: 'FragmentSelector', value: 'page=12' };
    const text = quotedPassage(annotation('the council paid', 'https://example.org/a.pdf', [page]), paper(), ACCESSED);
    expect(text).toMatch(/^“the council paid” \(page 12 of the PDF\)\n/);
    expect(text).toMatch(/\nhttps:\/\/example\.org\/a\.pdf#page=12$/);
  });
});
