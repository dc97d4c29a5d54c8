// A paper and a passage of it, and papers with anything in their details.
import fc from 'fast-check';
import type { Annotation } from '@/utils/model/annotation';
import type { Metadata, PaperDocument } from '@/utils/model/document';
import type { Selector } from '@/utils/model/selector';

const TIME = '2026-11-22T09:30:00.000Z';

export function paper(metadata: Partial<Metadata> = {}, url = 'https://example.org/mutuals', id = 'urn:uuid:d'): PaperDocument {
  return {
    id,
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

export function annotation(
  exact: string,
  source = 'https://example.org/mutuals',
  more: readonly Selector[] = [],
  label?: string,
): Annotation {
  const quote: Selector = { type: 'TextQuoteSelector', exact, prefix: 'the year before, ', suffix: ' and so on it went' };
  return {
    id: 'urn:uuid:a',
    document: 'urn:uuid:d',
    target: { source, selectors: [quote, ...more], headings: [], ...(label === undefined ? {} : { pageLabel: label }) },
    bodies: [],
    creator: { id: 'urn:uuid:me', name: '' },
    created: TIME,
    modified: TIME,
  };
}

/** Any string at all, halves of characters among them. */
const any = fc.string({ unit: 'binary', maxLength: 30 });
const halves = fc.array(fc.constantFrom('\ud800', '\udfff', 'é', ' ', '\n', '\u2028', '\u0000', '“', '<', '&', 'A', 'b'), { maxLength: 9 });
const text = fc.oneof(
  any,
  halves.map((all) => all.join('')),
);

export const anyMetadata: fc.Arbitrary<Metadata> = fc.record({
  title: text,
  authors: fc.array(text, { maxLength: 25 }),
  publisher: text,
  published: fc.constantFrom('', '2012', '2012-04', '2012-04-07', '2012-02-31', '0001-01-01'),
  language: fc.constantFrom('', 'en', 'de', 'x'),
  doi: fc.constantFrom('', '10.1234/a b', '10.1002/(sici)1<1::aid>3.0.co;2-x'),
});
