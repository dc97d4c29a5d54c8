// Are the passages of reading devices and of other programs read: Kindle, Readwise, Taguette, Zotero, Readium, tables of Hypothesis?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { timeIn } from '@/utils/exchange/foreign/kindle-dates';
import { noteOf, quote } from '@/utils/model/annotation';
import { applied, EMPTY } from '../make';
import { AROUND, bytesOf, read } from './make-project';

const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

const CLIPPINGS = `\ufeffWho answers? (A Trust (Canteens)) (Cook, Ann)\r
- Your Highlight on page 41 | location 737-739 | Added on Saturday, 9 September 2017 13:27:00\r
\r
Don’t you see\r
==========\r
\ufeffWho answers? (A Trust (Canteens)) (Cook, Ann)\r
- Your Highlight on page 41 | location 737-739 | Added on Saturday, 9 September 2017 13:27:09\r
\r
“Don’t you see the books?”\r
==========\r
Who answers? (A Trust (Canteens)) (Cook, Ann)\r
- Ihre Notiz bei Position 739 | Hinzugefügt am Samstag, 9. September 2017 13:28:01\r
\r
Compare the minutes.\r
==========\r
Who answers? (A Trust (Canteens)) (Cook, Ann)\r
- Your Bookmark on page 136 | location 2543 | Added on Monday, 26 February 2018 11:00:31\r
\r
\r
==========\r
`;

describe('clippings of a Kindle', () => {
  test('give the passage as it was marked last, with the note at its place, its page and the work', async () => {
    const { set, refused } = await read(bytesOf(CLIPPINGS));
    expect(set.annotations).toMatchObject([
      {
        created: '2017-09-09T13:27:09.000Z',
        target: {
          pageLabel: '41',
          selectors: [{ exact: '“Don’t you see the books?”' }, { type: 'FragmentSelector', value: 'location=737-739' }],
        },
        bodies: [{ value: 'Compare the minutes.' }],
      },
    ]);
    expect(set.documents).toMatchObject([{ metadata: { title: 'Who answers? (A Trust (Canteens))', authors: ['Cook, Ann'] } }]);
    expect(refused.map((r) => `${r.where}: ${r.problem.detail}`)).toEqual([
      'clipping 1: the passage was marked again later, see clipping 2',
      'clipping 4: a bookmark, without words',
    ]);
  });

  test.each<[string, string, string, string]>([
    [
      'German',
      'Ihre Markierung auf Seite 12 | bei Position 180-181 | Hinzugefügt am Montag, 5. März 2018 22:15:02',
      'Ihre Notiz auf Seite 12 | bei Position 181 | Hinzugefügt am Montag, 5. März 2018 22:16:02',
      '2018-03-05T22:15:02',
    ],
    [
      'French',
      'Votre surlignement à la page 12 | emplacement 180-181 | Ajouté le mardi 7 août 2018 22:15:02',
      'Votre note sur la page 12 | emplacement 181 | Ajouté le mardi 7 août 2018 22:15:02',
      '2018-08-07T22:15:02',
    ],
    [
      'Spanish',
      'Tu subrayado en la página 12 | posición 180-181 | Añadido el lunes, 5 de marzo de 2018 22:15:02',
      'Tu nota en la página 12 | posición 181 | Añadido el lunes, 5 de marzo de 2018 22:15:02',
      '2018-03-05T22:15:02',
    ],
    [
      'Italian',
      'La tua evidenziazione a pagina 12 | posizione 180-181 | Aggiunto in data martedì 6 marzo 2018 22:15:02',
      'La tua nota a pagina 12 | posizione 181 | Aggiunto in data martedì 6 marzo 2018 22:15:02',
      '2018-03-06T22:15:02',
    ],
    [
      'Portuguese',
      'Seu destaque na página 12 | posição 180-181 | Adicionado: segunda-feira, 5 de março de 2018 22:15:02',
      'Sua anotação na página 12 | posição 181 | Adicionado: segunda-feira, 5 de março de 2018 22:15:02',
      '2018-03-05T22:15:02',
    ],
    [
      'Japanese',
      '12ページ|位置No. 180-181のハイライト |作成日: 2018年3月5日月曜日 22:15:02',
      '12ページ|位置No. 181のメモ |作成日: 2018年3月5日月曜日 22:15:02',
      '2018-03-05T22:15:02',
    ],
    [
      'Chinese',
      '您在第 12 页（位置 #180-181）的标注 | 添加于 2018年3月5日星期一 下午10:15:02',
      '您在第 12 页（位置 #181）的笔记 | 添加于 2018年3月5日星期一 下午10:15:02',
      '2018-03-05T22:15:02',
    ],
    [
      'Russian',
      'Ваш выделенный отрывок на странице 12 | Место 180-181 | Добавлено: понедельник, 5 марта 2018 г. в 22:15:02',
      'Ваша заметка на странице 12 | Место 181 | Добавлено: понедельник, 5 марта 2018 г. в 22:15:02',
      '2018-03-05T22:15:02',
    ],
  ])('in %s give page, location, time and the note at the place', async (_language, highlight, note, created) => {
    const title = 'On markets (Cook, Ann;Baker, Ben)';
    const blocks = [
      [title, `- ${highlight}`, '', 'Open books'],
      [title, `- ${note}`, '', 'Compare.'],
    ].map((b) => b.join('\n'));
    const { set, refused } = await read(bytesOf(blocks.map((b) => `\ufeff${b}\n==========\n`).join('')));
    expect(refused).toEqual([]);
    expect(set.documents).toMatchObject([{ metadata: { title: 'On markets', authors: ['Cook, Ann', 'Baker, Ben'] } }]);
    expect(set.annotations).toMatchObject([
      {
        created: `${created}.000Z`,
        target: { pageLabel: '12', selectors: [{ exact: 'Open books' }, { value: 'location=180-181' }] },
        bodies: [{ value: 'Compare.' }],
      },
    ]);
  });

  test('that only say that the limit of the book is reached are no passages', async () => {
    const block =
      'T (A)\n- Your Highlight on page 4 | Location 12-36 | Added on Tuesday, March 6, 2018 10:15:02 PM\n\n <You have reached the clipping limit for this item>\n==========\n';
    const { set, refused } = await read(bytesOf(block));
    expect(set.annotations).toEqual([]);
    expect(refused).toMatchObject([{ problem: { detail: expect.stringContaining('limit of the book') } }]);
  });

  test('bring nothing when they come in again with more', async () => {
    const here = applied(EMPTY, planMerge(EMPTY, await read(bytesOf(CLIPPINGS))));
    const more = CLIPPINGS.concat(
      'Another (B)\r\n- Your Highlight on Location 3-9 | Added on Thursday, July 29, 2021 10:37:23 PM\r\n\r\nNew words\r\n==========\r\n',
    );
    const plan = planMerge(here, await read(bytesOf(more)));
    expect(plan.annotationsToAdd.map(quote)).toEqual(['New words']);
    expect(plan.annotationsSame).toBe(1);
  });

  test.each([
    ['Added on Thursday, July 29, 2021 10:37:23 PM', '2021-07-29T22:37:23.000Z'],
    ['Added on Monday, 3 December 12 19:42:30 Greenwich Mean Time', '2012-12-03T19:42:30.000Z'],
    ['Added on Tuesday, April 24, 2012, 04:13 PM', '2012-04-24T16:13:00.000Z'],
    ['添加于 2023年2月9日星期四 下午6:35:21', '2023-02-09T18:35:21.000Z'],
    ['Hinzugefügt am Donnerstag, 5. März 2020 00:14:06', '2020-03-05T00:14:06.000Z'],
    ['Ajouté le mardi 8 août 2017 22:31:50', '2017-08-08T22:31:50.000Z'],
    ['no date at all', '1970-01-01T00:00:00.000Z'],
  ])('%s is a date', (words, time) => expect(timeIn(words)).toBe(time));
});

const kindle = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance', 'kindle');
const taguette = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance', 'taguette');
const hasSamples = existsSync(kindle);
if (!hasSamples) console.log(`skipped: no samples at ${kindle}`);

describe.skipIf(!hasSamples)('every sample', () => {
  test('of Kindle clippings gives each block as a passage or a note, or says why not', async () => {
    for (const name of readdirSync(kindle).filter((n) => n !== 'LICENSE.txt' && n.endsWith('.txt'))) {
      const bytes = new Uint8Array(readFileSync(join(kindle, name)));
      const blocks = new TextDecoder()
        .decode(bytes)
        .split(/={10}/u)
        .filter((b) => b.replace(/^\ufeff/u, '').trim() !== '').length;
      const { set, refused } = await read(bytes);
      const notes = set.annotations.reduce((n, a) => n + a.bodies.length, 0);
      expect([name, set.annotations.length + notes + refused.length]).toEqual([name, blocks]);
      expect(set.annotations.every((a) => a.created > '2000')).toBe(true);
    }
  });

  test('of Taguette’s highlights gives its passages; its codebooks are none', async () => {
    const { set } = await read(new Uint8Array(readFileSync(join(taguette, 'highlights.csv'))));
    expect(set.annotations.map((a) => [quote(a), a.bodies.length])).toEqual([
      ['diff', 1],
      ['tent', 2],
    ]);
    expect(set.documents.map((d) => d.metadata.title)).toEqual(['otherdoc']);
    expect(set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual(['interesting', 'interesting\\places', 'people']);
    for (const name of ['codebook.csv', 'import-path.csv', 'invalid-two-name-columns.csv'])
      expect(await readForeign(new Uint8Array(readFileSync(join(taguette, name))), AROUND)).toBeUndefined();
  });
});

describe('a page of Taguette’s highlights', () => {
  test('gives passages, documents and tags', async () => {
    const page = `<!DOCTYPE html>\n<html><head><meta charset="UTF-8"><title>Taguette highlights</title></head><body><h1>Taguette highlights</h1>
 diff &amp; <b>more</b>\n<p>\n <strong>Document:</strong> other doc\n <strong>Tags:</strong>\n people,\n open, shut\n </p>\n<hr>\n<p>tent</p>\n<p>\n <strong>Document:</strong> other doc\n <strong>Tags:</strong>\n people\n </p></body></html>`;
    const { set, refused } = await read(bytesOf(page));
    expect(refused).toEqual([]);
    expect(set.annotations.map((a) => [quote(a), a.bodies.length])).toEqual([
      ['diff & more', 2],
      ['tent', 1],
    ]);
    expect(set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual(['open, shut', 'people']);
  });
});

describe('a table', () => {
  test('of Readwise gives passages with note, tags, page and time', async () => {
    const table = `\ufeffHighlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\r\n"Open, ""books""",Who answers?,Ann Cook,B00X,See p. 4,yellow,"power, .h1",page,27,2026-01-27 05:56:46+00:00,\r\nMore,Who answers?,Ann Cook,B00X,,,,location,398,2026-01-28 05:56:46+00:00,work\r\n`;
    const { set, refused, remarks } = await read(bytesOf(table));
    expect(refused).toEqual([]);
    expect(set.documents).toHaveLength(1);
    expect(set.annotations[0]).toMatchObject({
      created: '2026-01-27T05:56:46.000Z',
      target: { pageLabel: '27', selectors: [{ exact: 'Open, "books"' }] },
      bodies: [{}, {}, { value: 'See p. 4' }],
    });
    expect(set.annotations[1]?.target.selectors).toContainEqual({ type: 'FragmentSelector', value: 'location=398' });
    expect(remarks).toContainEqual(expect.stringContaining('on 1 rows'));
  });

  test('of the Hypothesis client gives passages with authors', async () => {
    const table =
      'Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags\n2026-01-27T05:56:46Z,Mark,iv,https://paper.example/a,Public,Annotation,Open books,Yes.,"power,users"\n2026-01-27T05:56:46Z,Mark,,https://paper.example/a,Public,Page note,,All of it.,\n';
    const { set, refused } = await read(bytesOf(table));
    expect(set.annotations).toMatchObject([
      { creator: { name: 'Mark' }, document: 'https://paper.example/a', target: { pageLabel: 'iv' } },
    ]);
    expect(refused).toMatchObject([{ where: 'line 3', problem: { detail: 'Page note without the words of a passage' } }]);
  });

  test('of Readwise in the form in which it takes highlights in gives the address of the document', async () => {
    const { set } = await read(bytesOf('Highlight,Title,Author,URL,Note,Location,Date\nOpen books,Who answers?,Ann,https://paper.example/a,Yes.,5,2021-03-05 10:00:00\n')); // prettier-ignore
    expect(set.documents).toMatchObject([{ metadata: { title: 'Who answers?' }, sources: [{ url: 'https://paper.example/a' }] }]);
    expect(set.annotations).toMatchObject([{ created: '2021-03-05T10:00:00.000Z', bodies: [{ value: 'Yes.' }] }]);
  });

  test('keeps a passage whose time cannot be read or whose tag is a whole sentence, and says that of the time', async () => {
    const tag = '市場は人々のためにあります'.repeat(40);
    const { set, refused, remarks } = await read(
      bytesOf(`Highlight,Book Title,Book Author,Color,Tags,Location Type,Location,Highlighted at\n"One\r\ntwo",Title,Ann,yellow,${tag},none,0,"January 27, 2026"\n`), // prettier-ignore
    );
    expect(refused).toEqual([]);
    expect(set.annotations.map(quote)).toEqual(['One\ntwo']);
    expect(set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual([tag]);
    expect(remarks).toContain('Times of 1 passages could not be read; they have none of their own.');
    expect(remarks).toContain('Colours of highlights (on 1 rows) are not brought in.');
  });

  test('of anything else is none of these', async () => {
    expect(await readForeign(bytesOf('a,b\n1,2\n'), AROUND)).toBeUndefined();
    expect(await readForeign(bytesOf('Just a sentence.'), AROUND)).toBeUndefined();
  });
});

describe('annotations of Zotero', () => {
  const note = {
    key: 'C56AZL8M',
    itemType: 'annotation',
    parentItem: 'N2FFBKCU',
    annotationType: 'highlight',
    annotationAuthorName: '',
    annotationText: 'Open books',
    annotationComment: 'Yes.',
    annotationPageLabel: 'iv',
    annotationPosition: '{"pageIndex":3,"rects":[[68,596,100,603]]}',
    tags: [{ tag: 'power' }],
    dateAdded: '2025-03-05T09:38:48Z',
    dateModified: '2025-03-06T09:38:49Z',
  };
  const attachment = { key: 'N2FFBKCU', itemType: 'attachment', parentItem: 'WORK0001', title: 'full.pdf', contentType: 'application/pdf' };
  const work = {
    key: 'WORK0001',
    itemType: 'report',
    title: 'Who answers?',
    creators: [
      { firstName: 'Ann', lastName: 'Cook', creatorType: 'author' },
      { name: 'The Trust', creatorType: 'author' },
    ],
    date: '2012-04-07',
    institution: 'Canteens',
    DOI: '10.1000/MEALS',
    url: 'https://paper.example/a.pdf',
  };

  test('from its API stand in their work, with page, tags and author', async () => {
    const wrapped = [note, attachment, work].map((data) => ({
      key: data.key,
      library: { type: 'user', id: 42 },
      meta: { createdByUser: { id: 42, username: 'ann' } },
      data,
    }));
    const { set, refused } = await read(json(wrapped));
    expect(refused).toEqual([]);
    expect(set.documents).toMatchObject([
      {
        metadata: {
          title: 'Who answers?',
          authors: ['Ann Cook', 'The Trust'],
          publisher: 'Canteens',
          published: '2012-04-07',
          doi: '10.1000/meals',
        },
        keys: ['https://paper.example/a.pdf', 'doi:10.1000/meals'],
      },
    ]);
    expect(set.annotations).toMatchObject([
      {
        id: 'http://zotero.org/users/42/items/C56AZL8M',
        creator: { id: 'http://zotero.org/users/42', name: 'ann' },
        target: { pageLabel: 'iv', selectors: [{ exact: 'Open books' }, { value: 'page=4' }] },
      },
    ]);
    expect(noteOf(set.annotations[0] as never)).toBe('Yes.');
  });

  test('without their works stay in works of their own, and the file says what of it is left out', async () => {
    const own = { itemType: 'note', note: '<p>All of it.</p>', key: 'NOTE0001', parentItem: 'WORK0001' };
    const bin = { ...note, key: 'BIN00001', deleted: 1 };
    const other = { ...note, key: 'C56AZL8N', parentItem: 'ELSEWHERE', dateAdded: '2025-03-05 09:38:48', annotationColor: '#ffd400' };
    const { set, refused, remarks } = await read(json([note, other, bin, own]));
    expect(set.documents.map((d) => d.keys)).toEqual([['urn:x-zotero:N2FFBKCU'], ['urn:x-zotero:ELSEWHERE']]);
    expect(set.annotations[1]?.created).toBe('2025-03-05T09:38:48.000Z');
    expect(refused).toMatchObject([{ where: '[2]', problem: { detail: 'it lies in the bin of Zotero' } }]);
    expect(remarks).toEqual([
      'The works of 2 passages are not in the file: they have no title here.',
      'Not brought in: notes of works (1), colours of highlights (1).',
    ]);
  });

  test('as Zotero’s own reader holds them come with comment, tags, page and author', async () => {
    const held = { id: 'ABCD', type: 'highlight', color: '#ffd400', sortIndex: '0', pageLabel: 'iv', position: { pageIndex: 3, rects: [] }, text: 'Open books', comment: 'Yes.', tags: [{ name: 'power', color: '#f00' }], authorName: 'Ann', dateModified: '2019-11-05T07:30:00Z' }; // prettier-ignore
    const { set, refused } = await read(
      json([held, { ...held, id: 'EFGH', type: 'ink', text: undefined, position: { pageIndex: 0, paths: [] } }]),
    );
    expect(set.annotations).toMatchObject([
      { creator: { name: 'Ann' }, target: { pageLabel: 'iv', selectors: [{ exact: 'Open books' }, { value: 'page=4' }] } },
    ]);
    expect(set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual(['power']);
    expect(refused).toHaveLength(1);
  });

  test('from Better BibTeX stand under attachments; notes and ink are refused by name', async () => {
    const { parentItem: _p, ...nested } = note;
    const ink = { ...nested, key: 'INK00001', annotationType: 'ink', annotationText: '' };
    const { set, refused } = await read(
      json({ config: {}, items: [{ ...work, attachments: [{ ...attachment, annotations: [nested, ink] }] }] }),
    );
    expect(set.annotations.map(quote)).toEqual(['Open books']);
    expect(set.documents).toMatchObject([{ metadata: { title: 'Who answers?' } }]);
    expect(refused).toMatchObject([
      { where: 'items[0].attachments[0].annotations[1]', problem: { detail: 'of the kind “ink”, without words of a passage' } },
    ]);
  });
});

test('the annotation set of Readium gives headings, page, tags and the publication', async () => {
  const set = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:123',
    type: 'AnnotationSet',
    title: 'Cours',
    generated: '2023-09-01T10:00:00Z',
    about: {
      'dc:identifier': ['urn:isbn:9783161484100'],
      'dc:title': 'Alice',
      'dc:creator': ["Anne O'Tater"],
      'dc:date': '1865',
      'dc:publisher': 'Example',
    },
    items: [
      {
        id: 'urn:uuid:234',
        type: 'Annotation',
        created: '2023-10-14T15:13:28Z',
        target: {
          source: 'OEBPS/a.html',
          selector: [
            { type: 'TextQuoteSelector', exact: 'Combien de fois' },
            { type: 'ProgressionSelector', value: 0.5 },
          ],
          meta: { headings: [{ level: 1, txt: 'Section 11' }], page: 'XI' },
        },
        body: { type: 'TextualBody', value: 'j’adore !', tags: ['teacher'] },
      },
    ],
  };
  const { set: got, refused } = await read(json(set));
  expect(refused).toEqual([]);
  expect(got.documents).toMatchObject([
    {
      metadata: { title: 'Alice', authors: ["Anne O'Tater"], published: '1865', publisher: 'Example' },
      details: { isbn: '9783161484100' },
      keys: ['urn:isbn:9783161484100'],
    },
  ]);
  expect(got.annotations).toMatchObject([
    {
      id: 'urn:uuid:234',
      target: { headings: ['Section 11'], pageLabel: 'XI', selectors: [{ exact: 'Combien de fois' }] },
      bodies: [{ purpose: 'tagging' }, { value: 'j’adore !' }],
    },
  ]);
});
