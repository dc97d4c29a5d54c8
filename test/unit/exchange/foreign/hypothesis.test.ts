// Are the annotations of Hypothesis read, from its API and from its client's export, with authors, tags, replies and pages?
import { describe, expect, test } from 'vitest';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet } from '@/utils/exchange/read';
import { applied, EMPTY } from '../make';
import { AROUND, bytesOf, read } from './make-project';

const quote = { type: 'TextQuoteSelector', exact: 'Open books', prefix: 'said: ', suffix: ' are dull.' };
const row = {
  id: 'LOCXbsOCEeaQl6f6fQh87Q',
  created: '2016-12-16T11:24:14.673557+00:00',
  updated: '2016-12-17T11:24:14.673557+00:00',
  user: 'acct:mark@hypothes.is',
  user_info: { display_name: 'Mark' },
  uri: 'https://paper.example/a#part',
  text: 'A *note*',
  tags: ['power', 'öffentlich'],
  group: '__world__',
  permissions: { read: ['group:__world__'] },
  target: [
    {
      source: 'https://paper.example/a',
      selector: [
        { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 9 },
        { type: 'TextPositionSelector', start: 10, end: 20 },
        quote,
      ],
    },
  ],
  document: { title: ['A paper'] },
};
const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

describe('a file of Hypothesis', () => {
  test('gives passages with author, note, tags and document', async () => {
    const { set, refused } = await read(json({ total: 1, rows: [row] }));
    expect(refused).toEqual([]);
    expect(set.documents).toMatchObject([
      { id: 'https://paper.example/a', metadata: { title: 'A paper' }, keys: ['https://paper.example/a'] },
    ]);
    expect(set.codebooks).toMatchObject([
      { scheme: { title: 'Tags of Hypothesis' }, concepts: [{ prefLabel: 'öffentlich' }, { prefLabel: 'power' }] },
    ]);
    expect(set.annotations).toMatchObject([
      {
        id: 'https://hypothes.is/a/LOCXbsOCEeaQl6f6fQh87Q',
        creator: { id: 'acct:mark@hypothes.is', name: 'Mark' },
        created: '2016-12-16T11:24:14.673Z',
        modified: '2016-12-17T11:24:14.673Z',
        target: { source: 'https://paper.example/a', selectors: [quote, { type: 'TextPositionSelector', start: 10, end: 20 }] },
        bodies: [{ purpose: 'tagging' }, { purpose: 'tagging' }, { purpose: 'commenting', value: 'A *note*' }],
      },
    ]);
  });

  test('is known as rows of the API, a list, one annotation and an export of the client', async () => {
    const one = (await read(json({ total: 1, rows: [row] }))).set.annotations;
    const exported = {
      export_date: '2026-01-01T00:00:00Z',
      export_userid: 'acct:mark@hypothes.is',
      client_version: '1.1766.0',
      annotations: [row],
    };
    for (const file of [{ rows: [row] }, [row], row, exported]) expect((await read(json(file))).set.annotations).toEqual(one);
  });

  test('brings a reply as its author’s note on the passage', async () => {
    const reply = {
      ...row,
      id: 'reply_reply_reply_re_1',
      user: 'acct:jo@hypothes.is',
      user_info: {},
      text: 'No.',
      tags: [],
      target: [{ source: row.uri }],
      references: [row.id],
    };
    const { set, remarks } = await read(json([row, reply]));
    expect(set.annotations[1]).toMatchObject({
      creator: { id: 'acct:jo@hypothes.is', name: 'jo' },
      bodies: [{ purpose: 'commenting', value: 'No.' }],
      target: { selectors: [quote, {}] },
    });
    expect(remarks).toEqual([expect.stringContaining('Replies (1)')]);
    expect((await read(json([{ ...reply, references: ['elsewhere'] }, row]))).refused).toMatchObject([
      { where: '[0]', problem: { detail: 'a reply to an annotation that is not in the file' } },
    ]);
  });

  test('keeps the page of a PDF and says what was private', async () => {
    const selector = [...(row.target[0]?.selector ?? []), { type: 'PageSelector', index: 3, label: 'iv' }];
    const { set, remarks } = await read(
      json([{ ...row, uri: 'urn:x-pdf:abc', target: [{ selector }], permissions: { read: ['acct:mark@hypothes.is'] } }]),
    );
    expect(set.annotations[0]?.target).toMatchObject({
      source: 'urn:x-pdf:abc',
      pageLabel: 'iv',
      selectors: [{}, {}, { type: 'FragmentSelector', value: 'page=4' }],
    });
    expect(remarks).toEqual([expect.stringContaining('1 were private')]);
  });

  test('has each of what cannot be used refused by name', async () => {
    const { set, refused } = await read(
      json([
        row,
        { ...row, id: 'a_page_note_1', target: [{ source: row.uri }] },
        { ...row, id: 'a_film_1', target: [{ selector: [{ type: 'MediaTimeSelector', start: 1, end: 2 }] }] },
        7,
        { ...row, id: 'a_script_1', uri: 'javascript:alert(1)' },
      ]),
    );
    expect(set.annotations).toHaveLength(1);
    expect(refused.map((r) => `${r.where} ${r.problem.detail}`)).toEqual([
      '[1] a note on a whole page, without a passage',
      '[2] no words of the passage, only MediaTimeSelector',
      '[3] no annotation',
      '[4] target.source: not an address of a document (http, https, file, ftp, urn, doi)',
    ]);
  });

  test('keeps the quote where the position beside it is none, the chapter of a book, and the page that was read through the proxy', async () => {
    const target = (...selector: readonly unknown[]): unknown => [{ source: 'x', selector }];
    const { set, refused } = await read(
      json({
        total: 2,
        rows: [
          { ...row, id: 'AAAAAAAAAAAAAAAAAAAAAA', uri: `https://via.hypothes.is/${row.uri}`, target: target(quote, { type: 'TextPositionSelector', start: null, end: '9' }) }, // prettier-ignore
          { ...row, target: target(quote, { type: 'EPUBContentSelector', url: 'c1.xhtml', cfi: '/6/4', title: 'Chapter One' }) },
        ],
      }),
    );
    expect(refused).toEqual([]);
    expect(set.documents.map((d) => d.sources[0]?.url)).toEqual(['https://paper.example/a']);
    expect(set.annotations.map((a) => a.target.selectors)).toEqual([[quote], [quote]]);
    expect(set.annotations[1]?.target.headings).toEqual(['Chapter One']);
  });

  test.each([
    ['text', 'https://paper.example/a\nTotal annotations: 1\nTotal replies: 0\n\nAnnotation 1:\nAuthor: Mark\nQuote: "Open books"\n'],
    ['page', '<html><head><title>Annotations on “A paper”</title></head><body><h2>Annotation 1:</h2></body></html>'],
  ])('that is the client’s %s for reading is refused with what to do', async (_what, text) => {
    expect(await readForeign(bytesOf(text), AROUND)).toMatchObject({ problem: { detail: expect.stringContaining('as JSON or CSV') } });
  });

  test('brings nothing when it comes in twice', async () => {
    const file = json([row]);
    const here = applied(EMPTY, planMerge(EMPTY, await read(file)));
    expect(planMerge(here, await read(file))).toMatchObject({
      annotationsToAdd: [],
      conceptsToAdd: [],
      documentsToAdd: [],
      schemesToAdd: [],
      annotationsSame: 1,
      annotationsDiffering: [],
    });
  });

  test('is not taken for one when it holds Web Annotations', async () => {
    const web = {
      id: 'https://other.example/1',
      type: 'Annotation',
      creator: 'Jo',
      target: { source: 'https://paper.example/', selector: { type: 'TextQuoteSelector', exact: 'x' } },
    };
    expect(await readForeign(json([web]), AROUND)).toBeUndefined();
    expect(readSet(json([web]))).toMatchObject({ ok: true, value: { set: { annotations: [{ creator: { name: 'Jo' } }] } } });
  });
});
