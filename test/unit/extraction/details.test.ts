import { describe, expect, test } from 'vitest';
import { readDetails, readIsbn, readIssn, type Shown } from '@/utils/extraction/details';
import { frontAuthors, frontDates } from '@/utils/extraction/front';
import { languageOfText, trustedLanguage } from '@/utils/extraction/language';
import { readSourced } from '@/utils/extraction/metadata';
import type { PageHead } from '@/utils/model/document';

const head = (metas: PageHead['metas'], more: Partial<PageHead> = {}): PageHead => ({
  url: 'https://isles.example/papers/7',
  title: '',
  language: '',
  canonical: '',
  metas,
  jsonLd: [],
  ...more,
});
const NOTHING: Shown = { front: '', subtitle: '', updated: '', licences: [] };

describe('each value says where it was found', () => {
  test('the head’s own, in the order of trust', () => {
    const { metadata, origins } = readSourced(
      head(
        [
          ['citation_title', 'Lamps'],
          ['dc.creator', 'Marrow, Tilda'],
          ['og:site_name', 'The Ledger'],
          ['article:published_time', '2019-03-02T10:00:00Z'],
        ],
        { title: 'Lamps | The Ledger', language: 'en' },
      ),
    );
    expect(metadata).toMatchObject({ title: 'Lamps', authors: ['Marrow, Tilda'], publisher: 'The Ledger', published: '2019-03-02' });
    expect(origins).toEqual({
      title: 'citation',
      authors: 'dublin-core',
      publisher: 'open-graph',
      published: 'open-graph',
      language: 'head',
    });
  });

  test('details from JSON-LD before what is printed, and what is printed last', () => {
    const described = { '@type': 'Report', dateModified: '2020-05-06', license: { url: 'https://licences.example/open' } };
    const { details, origins } = readDetails(head([], { jsonLd: [JSON.stringify(described)] }), {
      front: 'Lamps on the pier\nHC 123\nISBN 978-3-16-148410-0',
      subtitle: 'A second report',
      updated: '2021-01-01',
      licences: [],
    });
    expect(details).toEqual({
      subtitle: 'A second report',
      updated: '2020-05-06',
      number: 'HC 123',
      isbn: '9783161484100',
      licence: 'https://licences.example/open',
      kind: 'Report',
    });
    expect(origins).toMatchObject({ updated: 'json-ld', number: 'page', isbn: 'page', kind: 'json-ld' });
  });

  test('of a publisher without a name nothing is said, and not the name of the work', () => {
    const described = { '@type': 'Report', name: 'Lamps', publisher: { '@type': 'Organization' } };
    expect(readSourced(head([], { jsonLd: [JSON.stringify(described)] })).metadata.publisher).toBe('');
  });

  test('a page that says nothing gives nothing', () => {
    expect(readDetails(head([]), NOTHING).origins).toEqual({});
  });
});

test('a postal address is no part of a body’s name', () => {
  const at = (creator: string): readonly string[] => readSourced(head([['dc.creator', creator]])).metadata.authors;
  expect(at('Small Business Service, Kingsgate House, 66-74 Victoria Street, London')).toEqual(['Small Business Service']);
  expect(at('Department for Culture, Media and Sport')).toEqual(['Department for Culture, Media and Sport']);
});

test.each([
  ['ISBN 978-3-16-148410-0', '9783161484100'],
  ['0-306-40615-2', '0306406152'],
  ['978-3-16-148410-1', ''],
  ['080442957X', '080442957X'],
])('the ISBN in %s is "%s"', (printed, isbn) => expect(readIsbn(printed)).toBe(isbn));

describe('the days that a page prints around its title', () => {
  test.each([
    [['Published 15 November 2018', 'Reviewed 8 October 2020'], '2018-11-15', '2020-10-08'],
    [['November 1, 2016 - 11:13am'], '2016-11-01', ''],
    [['Last updated July 2, 2024'], '', '2024-07-02'],
    [['Gespeichert von human am 7. Juli 2019 - 18:44'], '2019-07-07', ''],
    [['Published on 3 May 2021, updated 4 June 2022'], '2021-05-03', '2022-06-04'],
    [['The end of the season for most islanders who live there is April 15, 2025.'], '', ''],
    [['For Immediate Release', 'April 11, 2015'], '2015-04-11', ''],
  ])('%j', (lines, published, updated) => expect(frontDates(lines)).toEqual({ published, updated }));

  test('and who it names', () => {
    expect(frontAuthors(['Guidance', 'By Jason Bates, June 3, 2021'])).toEqual(['Jason Bates']);
    expect(frontAuthors(['Standby for lamps'])).toEqual([]);
  });
});

describe('the language of a text', () => {
  const german = 'Der Rat hat am Dienstag getagt und die Frage der Lampen auf das Frühjahr verschoben, weil es nicht eilt. '.repeat(6);
  const english = 'The council met on Tuesday and put off the question of the lamps until the spring, for it is not urgent. '.repeat(6);
  test('is told by its commonest words, or by its script', () => {
    expect(languageOfText(german)).toBe('de');
    expect(languageOfText(english)).toBe('en');
    expect(languageOfText('اجتمع المجلس يوم الثلاثاء وأجل مسألة المصابيح إلى الربيع. '.repeat(6))).toBe('ar');
    expect(languageOfText('Too short to tell')).toBe('');
  });
  test('stands over what a theme says, and leaves the region of what is right', () => {
    expect(trustedLanguage('en', german)).toBe('de');
    expect(trustedLanguage('', german)).toBe('de');
    expect(trustedLanguage('de-CH', german)).toBe('de-CH');
    expect(trustedLanguage('cy', 'Byr')).toBe('cy');
  });
});

test.each([
  ['0305-750X', '0305-750X'],
  ['ISSN 1471 5546 (online)', '1471-5546'],
  ['urn:ISSN:03781097', '0378-1097'],
  ['0305-7501, a digit of which is wrong', ''],
  ['10.1000/0305-750X-7', ''],
  ['2024-2025', ''],
])('the ISSN in %s is "%s"', (printed, issn) => expect(readIssn(printed)).toBe(issn));
