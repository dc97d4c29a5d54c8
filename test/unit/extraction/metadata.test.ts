import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '@/utils/extraction/dates';
import { readMetadata } from '@/utils/extraction/metadata';
import { plain, readAuthors, readNames, withoutSite } from '@/utils/extraction/printed';
import type { PageHead } from '@/utils/model/document';

const head = (metas: PageHead['metas'], more: Partial<PageHead> = {}): PageHead => ({
  url: 'https://www.ruralaffairs.example/papers/7',
  title: '',
  language: '',
  canonical: '',
  metas,
  jsonLd: [],
  ...more,
});
const ld = (value: unknown): Partial<PageHead> => ({ jsonLd: [JSON.stringify(value)] });

describe('the title', () => {
  test.each([
    ['Who answers for the bus? | Rural Affairs', 'Who answers for the bus?', 'a bar'],
    ['Rural Affairs - Who answers for the bus?', 'Who answers for the bus?', 'the host’s name in front'],
    ['Who answers - for the bus?', 'Who answers - for the bus?', 'a dash of its own'],
    ['Two ways – and a third', 'Two ways – and a third', 'a dash of its own'],
    ['Budget 2012 - Response to consultation - Rural Affairs', 'Budget 2012 - Response to consultation', 'only the site’s name goes'],
    ['Open books · The Ledger', 'Open books', 'a raised dot'],
    ['Plain title', 'Plain title', 'nothing to cut'],
    [
      'Ruralaffairs and their long way home to the sea - A committee',
      'Ruralaffairs and their long way home to the sea - A committee',
      'the host’s name only begins the title',
    ],
    [
      'CO-OP | Co-operation and public order in rural England',
      'CO-OP | Co-operation and public order in rural England',
      'the longer part is not cut',
    ],
    ['A &amp;amp; B &#8211; C', 'A &amp; B – C', 'entities escaped twice are read once more'],
    ['<i>Res publica</i> reconsidered', 'Res publica reconsidered', 'inline markup'],
    ['  Two\n   lines\u0000 ', 'Two lines', 'white space and control characters'],
  ])('of "%s" is "%s" (%s)', (printed, title) => {
    expect(readMetadata(head([], { title: printed })).title).toBe(title);
  });

  test('comes without a site name that the page declares', () => {
    const metas = [
      ['og:site_name', 'The Quarterly'],
      ['og:title', 'On trust – The Quarterly'],
    ] as const;
    expect(readMetadata(head(metas))).toMatchObject({ title: 'On trust', publisher: 'The Quarterly' });
  });

  test('names the publisher when the head does not', () => {
    expect(readMetadata(head([], { title: 'On trust in public bodies | The Quarterly' })).publisher).toBe('The Quarterly');
  });

  test('names the publisher behind a title that the head tells alone elsewhere', () => {
    const metas = [['og:title', 'Strengthen your defences']] as const;
    const publisher = (title: string): string => readMetadata(head(metas, { title })).publisher;
    expect(publisher('Strengthen your defences | Guides | Agency for Small Harbours')).toBe('Agency for Small Harbours');
    expect(publisher('Agency for Small Harbours – Strengthen your defences')).toBe('Agency for Small Harbours');
    expect(publisher('Strengthen your defences in two steps')).toBe('');
    expect(publisher('Strengthen your defences')).toBe('');
  });

  const CASES = '../shared/conformance/page-metadata/cases.json';
  test.skipIf(!existsSync(CASES))('is taken in the order in which Hypothesis takes it', () => {
    const cases: unknown = JSON.parse(readFileSync(CASES, 'utf8'));
    // The file's own form, as its first case has it.
    const { head: markup, order } = (cases as Record<string, { head: string; order: readonly string[] }>)['title priority']!;
    let metas = [...markup.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]+)">/g)].map(
      (m) => [m[1]!.toLowerCase(), m[2]!] as const,
    );
    expect(metas).toHaveLength(6);
    for (const title of order) {
      expect(readMetadata(head(metas, { title: 'Test document title' })).title).toBe(title);
      metas = metas.filter(([, content]) => content !== title);
    }
  });
  if (!existsSync(CASES)) console.log(`left out: ${CASES} is not here`);
});

describe('authors', () => {
  test.each([
    [['Ada Byron'], ['Ada Byron']],
    [['by Ada Byron and Grace Hopper'], ['Ada Byron', 'Grace Hopper']],
    [['Ada Byron, Alan M. Turing, and Grace van Hopper'], ['Ada Byron', 'Alan M. Turing', 'Grace van Hopper']],
    [
      ['Byron, Ada', 'Turing, Alan'],
      ['Byron, Ada', 'Turing, Alan'],
    ],
    [['Byron, Ada; Turing, Alan'], ['Byron, Ada', 'Turing, Alan']],
    [['Department for Culture, Media and Sport'], ['Department for Culture, Media and Sport']],
    [['Ministry of Justice & Cabinet Office'], ['Ministry of Justice & Cabinet Office']],
    [['Ada Byron', 'Ada  Byron', 'ada byron'], ['Ada Byron']],
    [['admin', 'https://facebook.example/ada', '@ada', ''], []],
    [
      ['Ada Byron (https://ada.example/)', 'Grace Hopper <grace@navy.example>'],
      ['Ada Byron', 'Grace Hopper'],
    ],
    [['Martin Luther King Jr.'], ['Martin Luther King Jr.']],
  ])('%j are %j', (values, names) => {
    expect(readNames(values)).toEqual(names);
  });

  test.each([
    [['M. Foucault'], ['M. Foucault']],
    [['M. K. Gandhi'], ['M. K. Gandhi']],
    [['J. Smith; M. Smith'], ['J. Smith', 'M. Smith']],
    [['MS Society'], ['MS Society']],
    [['Frau und Kultur e.V.'], ['Frau und Kultur e.V.']],
    [['Mme Claire Morel et M. Yves Lanoë'], ['Claire Morel', 'Yves Lanoë']],
    [
      ['Ms Ada Byron', 'Herr Alan Turing', 'Mrs. Grace Hopper'],
      ['Ada Byron', 'Alan Turing', 'Grace Hopper'],
    ],
    [['Mme Claire Morel', 'Claire Morel'], ['Claire Morel']],
  ])('a letter of the name stays, how one is addressed goes: the authors %j are %j', (values, names) => {
    expect(readAuthors(values)).toEqual(names);
  });

  test('a publisher is named as it is, however it begins', () =>
    expect(readMetadata(head([['citation_publisher', 'Frau Holle Verlag']])).publisher).toBe('Frau Holle Verlag'));

  test('of several families of sources are not mixed', () => {
    const metas = [
      ['citation_author', 'Byron, Ada'],
      ['author', 'Ada Byron'],
      ['dc.creator', 'A. Byron'],
    ] as const;
    expect(readMetadata(head(metas)).authors).toEqual(['Byron, Ada']);
  });
});

describe('dates keep the precision they are given in', () => {
  test.each([
    ['2012-04-07', '2012-04-07'],
    ['2012-04-07T23:30:00-05:00', '2012-04-07'],
    ['2012/4/7', '2012-04-07'],
    ['20120407', '2012-04-07'],
    ['2022-02', '2022-02'],
    ['2012', '2012'],
    ['7 April 2012', '2012-04-07'],
    ['April 7, 2012', '2012-04-07'],
    ['7th of April, 2012', '2012-04-07'],
    ['Published on 3 March 1998', '1998-03-03'],
    ['7. April 2012', '2012-04-07'],
    ['7 avril 2012', '2012-04-07'],
    ['3. März 2016', '2016-03-03'],
    ['Sat, 07 Apr 2012 10:00:00 GMT', '2012-04-07'],
    ['April 2012', '2012-04'],
    ['25/07/2012', '2012-07-25'],
    ['2012 Apr 7', '2012-04-07'],
    ['2012 April', '2012-04'],
    ['07/25/2012', '2012-07-25'],
    ['04/07/2012', '2012'],
    ['Tue, 10/05/2021 - 09:14', '2021-10-05'],
    ['Mon, 10/05/2021', '2021-05-10'],
    ['7 de abril de 2012', '2012-04-07'],
    ['7 aprile 2012', '2012-04-07'],
    ['7 april 2012', '2012-04-07'],
    ['1 maart 2012', '2012-03-01'],
    ['7 kwietnia 2012', '2012-04-07'],
    ['15 août 2012', '2012-08-15'],
    ['8 نوفمبر 2023', '2023-11-08'],
    ['٨ تشرين الثاني ٢٠٢٣', '2023-11-08'],
    ['2024年3月12日', '2024-03-12'],
    ['令和6年3月12日', '2024-03-12'],
    ['2025年（令和7年）7月18日', '2025-07-18'],
    ['令和7年（2025年）7月18日', '2025-07-18'],
    ['9 آذار/ مارس 2025', '2025-03-09'],
    ['12 كانون الثاني/ يناير 2025', '2025-01-12'],
    ['平成元年1月8日', '1989-01-08'],
    ['2024년 3월 12일', '2024-03-12'],
    ['２０２４年３月', '2024-03'],
    ['25.07.2012', '2012-07-25'],
    ['2012-02-31', '2012-02'],
    ['2012-13-01', ''],
    ['soon', ''],
    ['', ''],
    ['0001-01-01', ''],
    ['Summer 2012', ''],
  ])('%s is "%s"', (printed, date) => {
    expect(readDate(printed)).toBe(date);
  });

  test('whatever stands there, it is a date or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(readDate(s)).toMatch(/^(\d{4}(-\d\d(-\d\d)?)?)?$/);
      }),
    );
    fc.assert(
      fc.property(fc.date({ min: new Date('1600-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (d) => {
        expect(readDate(d.toISOString())).toBe(d.toISOString().slice(0, 10));
      }),
    );
  });
});

describe('sources are trusted in order', () => {
  test('Highwire before JSON-LD before Dublin Core before Open Graph before the title', () => {
    const all = head(
      [
        ['og:title', 'Open Graph'],
        ['dc.title', 'Dublin Core'],
        ['citation_title', 'Highwire'],
        ['citation_publication_date', '2011/03'],
        ['dc.date', '2010'],
        ['citation_technical_report_institution', 'Institute of Wells'],
        ['og:site_name', 'Wells Online'],
        ['citation_language', 'de'],
        ['citation_doi', 'https://doi.org/10.5555/WELLS.1'],
      ],
      { title: 'Title', language: 'en', ...ld({ '@type': 'Report', headline: 'JSON-LD', datePublished: '2009-01-01', inLanguage: 'fr' }) },
    );
    expect(readMetadata(all)).toEqual({
      title: 'Highwire',
      authors: [],
      publisher: 'Institute of Wells',
      published: '2011-03',
      language: 'de',
      doi: '10.5555/wells.1',
    });
    expect(readMetadata({ ...all, metas: all.metas.filter(([n]) => !n.startsWith('citation')) })).toMatchObject({
      title: 'JSON-LD',
      published: '2009-01-01',
      language: 'fr',
    });
  });

  test('Dublin Core is read whatever parts its names', () => {
    for (const mark of ['.', ':', '_']) {
      expect(
        readMetadata(
          head([
            [`dc${mark}title`, 'A title'],
            [`dcterms${mark}issued`, '2012-04'],
            [`dc${mark}identifier`, 'doi:10.1175/JCLI-D-11-00015.1'],
          ]),
        ),
      ).toMatchObject({ title: 'A title', published: '2012-04', doi: '10.1175/jcli-d-11-00015.1' });
    }
  });

  test('one property may hold several names', () => {
    expect(readMetadata(head([['og:title twitter:title', 'Both']])).title).toBe('Both');
  });

  test.each([
    ['en_GB', 'en-GB'],
    ['eng', 'en'],
    ['DE-de', 'de-DE'],
    ['English', ''],
    ['', ''],
    ['und', ''],
  ])('language %s is "%s"', (given, language) => {
    expect(readMetadata(head([], { language: given })).language).toBe(language);
  });
});

describe('JSON-LD', () => {
  test('is read out of a graph, with authors and publisher by reference', () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebPage', '@id': '#page', name: 'The page' },
        {
          '@type': ['Article', 'Report'],
          headline: 'The report',
          author: [{ '@id': '#ada' }, 'Grace Hopper'],
          publisher: { '@id': '#org' },
          datePublished: '2020-05-06T00:00:00Z',
          identifier: { '@type': 'PropertyValue', value: 'doi:10.1234/AB.C' },
        },
        { '@type': 'Person', '@id': '#ada', name: 'Ada Byron' },
        { '@type': 'Organization', '@id': '#org', name: 'Institute of Wells' },
      ],
    };
    expect(readMetadata(head([], ld(graph)))).toEqual({
      title: 'The report',
      authors: ['Ada Byron', 'Grace Hopper'],
      publisher: 'Institute of Wells',
      published: '2020-05-06',
      language: '',
      doi: '10.1234/ab.c',
    });
  });

  test('an article counts before a web page, a shop or a recipe not at all', () => {
    expect(
      readMetadata(
        head(
          [],
          ld([
            { '@type': 'WebPage', name: 'Page' },
            { '@type': 'http://schema.org/NewsArticle', headline: 'Article' },
          ]),
        ),
      ).title,
    ).toBe('Article');
    expect(readMetadata(head([], { title: 'Title', ...ld({ '@type': 'Product', name: 'Kettle' }) })).title).toBe('Title');
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '[[[[]]]]',
    '"text"',
    '{"@graph": null}',
    '{"@type": {}, "author": [null, 3, {"name": ["A", {}]}]}',
    '{"@type":"Article","headline":{"@value":"x"},"author":{"@id":"#a"},"publisher":[[]]}',
    `${'['.repeat(30_000)}`,
  ])('broken or odd (%.40s) is no error', (script) => {
    expect(readMetadata(head([], { title: 'Still there', jsonLd: [script] })).title).toBe('Still there');
  });

  test('in comments and CDATA marks is read', () => {
    const script = `\n<![CDATA[ ${JSON.stringify({ '@type': 'Article', headline: 'Inside' })} ]]>`;
    expect(readMetadata(head([], { jsonLd: [script] })).title).toBe('Inside');
  });
});

test('no head makes it throw, and every field keeps its form', () => {
  const names = fc.constantFrom(
    'og:title',
    'citation_author',
    'author',
    'dc.date',
    'citation_doi',
    'dc.language',
    'og:site_name',
    'dc.identifier',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), fc.string(), fc.array(fc.json()), fc.string(), (metas, title, jsonLd, url) => {
      const found = readMetadata(head(metas, { title, jsonLd, url }));
      expect(found.published).toMatch(/^(\d{4}(-\d\d(-\d\d)?)?)?$/);
      expect(found.doi).toMatch(/^(10\.\d{4,9}\/\S+)?$/);
      for (const s of [found.title, found.publisher, ...found.authors]) expect(s).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a long line of separators or brackets is read in time that grows with its length alone', () => {
  const start = performance.now();
  for (const s of [' - '.repeat(1300), '<'.repeat(4000), '&#'.repeat(2000), 'A, '.repeat(1300), ' '.repeat(4000)]) {
    withoutSite(plain(s), ['a']);
    readNames([s]);
    readDate(s);
  }
  expect(performance.now() - start).toBeLessThan(5_000);
});
