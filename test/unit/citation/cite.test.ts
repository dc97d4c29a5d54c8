import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotedPassage, reference } from '@/utils/citation/cite';
import { htmlOf, textOf } from '@/utils/citation/rich';
import { CITATION_STYLES, citationStyle, type CitationStyle } from '@/utils/model/citation-style';
import { workOf } from '@/utils/citation/work';
import type { Details, Metadata } from '@/utils/model/document';
import type { Selector } from '@/utils/model/selector';
import { annotation, paper, anyMetadata } from './make';

const READ = { source: 'https://example.org/mutuals', read: '2012-04-07T23:59:00.000Z' };
const said = (metadata: Partial<Metadata> = {}, style: CitationStyle = 'harvard', url?: string): string =>
  textOf(reference(paper(metadata, url), style, READ));

describe('a reference', () => {
  test.each<[string, Partial<Metadata>, string]>([
    [
      'has all parts',
      {},
      'Mensah, A. (2012) Who runs the buses?, Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'joins two authors',
      { authors: ['Ama Mensah', 'Lee, Jo'], publisher: '' },
      'Mensah, A. and Lee, J. (2012) Who runs the buses? Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'shortens four authors',
      { authors: ['Ama Mensah', 'Jo Lee', 'Ben Cole', 'Dee Fox'], title: 'Buses', publisher: '' },
      'Mensah, A. et al. (2012) Buses. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'says that there is no date',
      { published: '', publisher: '' },
      'Mensah, A. (no date) Who runs the buses? Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'leads with the title when no author is known',
      { authors: [' '], title: 'Buses', publisher: '' },
      'Buses (2012). Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'names a body once that wrote and published',
      { authors: ['Institute for Public Futures'] },
      'Institute for Public Futures (2012) Who runs the buses? Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'prefers a DOI',
      { doi: '10.1234/jep.2020' },
      'Mensah, A. (2012) Who runs the buses? Institute for Public Futures. Available at: https://doi.org/10.1234/jep.2020.',
    ],
    [
      'stays on one line',
      { title: 'Who\n  runs', authors: ['Ama\tMensah'], publisher: 'I.P.F.' },
      'Mensah, A. (2012) Who runs, I.P.F. Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
    [
      'is never empty',
      { title: '', authors: [], publisher: '', published: '' },
      'Untitled (no date). Available at: https://example.org/mutuals (Accessed: 7 April 2012).',
    ],
  ])('%s', (_name, metadata, expected) => expect(said(metadata)).toBe(expected));

  test.each<[CitationStyle, string]>([
    ['apa', 'Mensah, A. (2012, April). Who runs the buses? Institute for Public Futures. https://example.org/mutuals'],
    [
      'oscola',
      'Mensah A, ‘Who Runs the Buses?’ (Institute for Public Futures, April 2012) <https://example.org/mutuals> accessed 7 April 2012',
    ],
    ['chicago-notes', 'Mensah, Ama. “Who Runs the Buses?” Institute for Public Futures, April 2012. https://example.org/mutuals.'],
    ['chicago-author-date', 'Mensah, Ama. 2012. “Who Runs the Buses?” Institute for Public Futures, April. https://example.org/mutuals.'],
  ])('is set in %s, too', (style, expected) => expect(said({}, style)).toBe(expected));

  test.each([
    ['National Cyber Security Centre - NCSC.GOV.UK', 'National Cyber Security Centre'],
    ['Harbour Board | harbour.example.org', 'Harbour Board'],
    ['NSF - U.S. National Science Foundation', 'U.S. National Science Foundation'],
    ['Institute for Public Futures – IPF', 'Institute for Public Futures'],
    // What is no more than a part of the name stays.
    ['Mozilla Hacks – the Web developer blog', 'Mozilla Hacks – the Web developer blog'],
    ['BBC – Newsnight', 'BBC – Newsnight'],
    ['Opensource.com', 'Opensource.com'],
  ])('names %s by its name alone', (publisher, name) => {
    expect(said({ publisher })).toBe(
      `Mensah, A. (2012) Who runs the buses?, ${name}. Available at: https://example.org/mutuals (Accessed: 7 April 2012).`,
    );
  });

  test('has the dashes of print, not of a typewriter', () => {
    expect(said({ title: 'Memorandum--Flexibility -- a note on form A--1', publisher: '' })).toContain(
      'Memorandum—Flexibility – a note on form A--1',
    );
  });

  test('of a PDF names its publisher as a report’s', () => {
    expect(said({ title: 'Buses' }, 'harvard', 'https://example.org/buses.pdf')).toBe(
      'Mensah, A. (2012) Buses. Institute for Public Futures. Available at: https://example.org/buses.pdf (Accessed: 7 April 2012).',
    );
  });
  test('gives no path of the reader’s own machine away', () => {
    const file = 'file:///home/ama/Secret/buses.html';
    expect(said({}, 'harvard', file)).toBe('Mensah, A. (2012) Who runs the buses?, Institute for Public Futures.');
    expect(JSON.stringify(quotedPassage(annotation('They ran late', file), paper({}, file), 'harvard'))).not.toContain('ama/');
  });
  test('leaves out a day that is none', () => {
    for (const read of ['today', '0'])
      expect(textOf(reference(paper(), 'harvard', { ...READ, read }))).toMatch(/Available at: https:\/\/example\.org\/mutuals\.$/);
    expect(textOf(reference(paper(), 'harvard', { ...READ, read: '2012-13-01' }))).not.toContain('13');
  });
});

describe('what more is known of a paper', () => {
  const detailed = (details: Details, style: CitationStyle, metadata: Partial<Metadata> = {}): string =>
    textOf(reference({ ...paper({ title: 'Buses', ...metadata }), details }, style, READ));

  test('its number tells one report from another, with its series or after its kind', () => {
    expect(detailed({ number: 'HC 123' }, 'apa')).toContain('Buses (HC 123). Institute');
    expect(detailed({ number: '12', kind: 'Report' }, 'apa')).toContain('Buses (Report No. 12). Institute');
    expect(detailed({ number: '7', kind: 'WorkingPaper' }, 'chicago-author-date')).toContain('Working Paper No. 7');
    expect(detailed({ number: 'HC 123' }, 'oscola')).toContain('HC 123');
  });

  test('a page that calls itself a report, or has an ISBN, is cited as one', () => {
    expect(workOf({ ...paper(), details: { kind: 'Report' } }).type).toBe('report');
    expect(workOf({ ...paper(), details: { isbn: '9783161484100' } })).toMatchObject({ type: 'report', ISBN: '9783161484100' });
    expect(workOf({ ...paper(), details: { issn: '0305-750X' } })).toMatchObject({ type: 'webpage', ISSN: '0305-750X' });
    expect(workOf({ ...paper(), details: { kind: 'NewsArticle' } })).toMatchObject({ type: 'webpage' });
    expect(workOf({ ...paper(), details: { kind: 'NewsArticle' } })).not.toHaveProperty('genre');
  });

  test('a subtitle stands behind the title once, a title’s own mark before it', () => {
    expect(workOf({ ...paper({ title: 'Buses' }), details: { subtitle: 'a history' } }).title).toBe('Buses: a history');
    expect(workOf({ ...paper({ title: 'Buses: A History' }), details: { subtitle: 'a history' } }).title).toBe('Buses: A History');
    expect(workOf({ ...paper({ title: 'Why buses?' }), details: { subtitle: 'a history' } }).title).toBe('Why buses? a history');
  });

  test('a page without a day of publication is dated by its last change', () => {
    expect(detailed({ updated: '2019-05' }, 'harvard', { published: '' })).toContain('(2019)');
  });
});

describe('a quoted passage', () => {
  test('is the quote with its citation, the reference and a link that scrolls to it', () => {
    expect(quotedPassage(annotation('the council paid for every journey'), paper(), 'harvard').text.split('\n')).toEqual([
      '“the council paid for every journey” (Mensah, 2012)',
      '',
      'Mensah, A. (2012) Who runs the buses?, Institute for Public Futures. Available at: https://example.org/mutuals (Accessed: 22 November 2026).',
      'https://example.org/mutuals#:~:text=the%20council%20paid%20for%20every%20journey',
    ]);
  });
  test('names the page as it is printed', () => {
    const cited = annotation('the council paid', 'https://example.org/a.pdf', [{ type: 'FragmentSelector', value: 'page=16' }], 'iv');
    const doc = paper({}, 'https://example.org/a.pdf');
    expect(quotedPassage(cited, doc, 'apa').text).toMatch(/^“the council paid” \(Mensah, 2012, p\. iv\)\n/);
    expect(quotedPassage(cited, doc, 'apa').text).toMatch(/\nhttps:\/\/example\.org\/a\.pdf#page=16$/);
    expect(quotedPassage(cited, doc, 'oscola').text.split('\n')[2]).toBe(
      'Ama Mensah, ‘Who Runs the Buses?’ (Institute for Public Futures 2012) iv <https://example.org/a.pdf> accessed 22 November 2026.',
    );
  });
  test('of a PDF without printed pages tells the page that is counted', () => {
    const page: Selector = { type: 'FragmentSelector', value: 'page=12' };
    const { text } = quotedPassage(annotation('the council paid', 'https://example.org/a.pdf', [page]), paper(), 'harvard');
    expect(text).toMatch(/^“the council paid” \(Mensah, 2012\) \(page 12 of the PDF\)\n/);
  });
  test('keeps its italics, its blocks and its link as HTML, and no element of the page', () => {
    const { html } = quotedPassage(annotation('a <b>\nc & d'), paper({ title: 'Buses <i>' }), 'harvard');
    expect(html).toContain('<blockquote>“a &#60;b&#62;<br>c &#38; d” (Mensah, 2012)</blockquote>');
    expect(html).toContain('<i>Buses &#60;i&#62;</i>');
    expect(html).toMatch(/<p><a href="https:\/\/example\.org\/mutuals#:~:text=[^"<>]+">/);
  });
});

describe('whatever a page says of itself,', () => {
  const someStyle = fc.constantFrom(...CITATION_STYLES);

  test('its reference is one line of whole characters, the same each time, in text and in HTML', () => {
    fc.assert(
      fc.property(anyMetadata, someStyle, fc.string({ unit: 'binary' }), (metadata, style, label) => {
        const cited = annotation('words', 'https://example.org/mutuals', [], label);
        const [line, again] = [reference(paper(metadata), style, READ), reference(paper(metadata), style, READ)];
        expect(line).toEqual(again);
        const { text, html } = quotedPassage(cited, paper(metadata), style);
        for (const told of [textOf(line), text, html]) {
          expect(told).not.toMatch(/undefined|\[object|NaN|\p{Surrogate}/u);
          expect(told.trim()).toBe(told);
        }
        expect(textOf(line)).not.toMatch(/[\n\r\t]| {2}/);
        expect(htmlOf(line).replace(/<\/?i>/g, '')).not.toMatch(/[<>"]/);
        expect(html.split('<i>').length).toBe(html.split('</i>').length);
      }),
    );
  });

  test('no stop stands twice, no bracket is empty, no word touches the next', () => {
    const word = fc.constantFrom('Buses', 'of', 'Öl', '“quoted”', 'U.S.', '2012', 'run', '水', 'Ἀθῆναι');
    const end = fc.constantFrom('', '.', '?', '!', ',', ':', ';', '…', '.”');
    const doubled = /\.\.|,,|,\.|;\.|:\.|[?!]\.|…\.|::|;;|,;|,:|\(\)|\( | \)| ,| \.|“”|‘’| {2}/;
    const words = fc
      .tuple(fc.array(word, { maxLength: 5 }), end)
      .map(([all, last]) => (all.length === 0 ? '' : `${all.join(' ')}${last}`))
      .filter((all) => !doubled.test(all));
    const metadata = fc.record({
      title: words,
      authors: fc.array(fc.oneof(words, fc.constantFrom('Ama Mensah', 'Lee, Jo', 'Anna van der Berg', 'United Nations', 'J. K. Cole')), {
        maxLength: 22,
      }),
      publisher: words,
      published: fc.constantFrom('', '2012', '2012-04', '2012-04-07'),
      language: fc.constantFrom('', 'en', 'de'),
      doi: fc.constantFrom('', '10.1234/jep.2020'),
    });
    fc.assert(
      fc.property(metadata, someStyle, fc.constantFrom('https://example.org/a', 'https://example.org/a.pdf', ''), (m, style, url) => {
        const line = textOf(reference(paper(m, url), style, READ));
        expect(line).not.toMatch(doubled);
        expect(line).not.toMatch(/[?!.]”\.|^[.,;: ]|[,;: ]$/);
      }),
    );
  });
});

test('a style that is not known is the first', () => {
  expect(['apa', 'mla', undefined, 7].map(citationStyle)).toEqual(['apa', 'harvard', 'harvard', 'harvard']);
});
