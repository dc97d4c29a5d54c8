// One small file of each program whose passages come in, in its own shape: what is in it, and what of it is to be read in the library.

export interface FileOfOthers {
  readonly program: string;
  readonly name: string;
  readonly content: string;
  /** The passage in it; its first words tell it from those of the other files. */
  readonly quote: string;
  readonly annotator: string;
  /** A tag, a note or the work. */
  readonly more: readonly string[];
}

/** What programs call a passage whose annotator their files do not name. */
const UNNAMED = 'Unknown annotator';

/** A passage as Hypothesis keeps it. */
export const hypothesisRow = (id: string, quote: string): object => ({
  id,
  created: '2016-12-16T11:24:14.673557+00:00',
  updated: '2016-12-16T11:24:14.673557+00:00',
  user: 'acct:mark@hypothes.is',
  user_info: { display_name: 'Mark of Hypothesis' },
  uri: 'https://paper.example/a',
  text: 'Compare the minutes.',
  tags: ['power'],
  group: '__world__',
  permissions: { read: ['group:__world__'] },
  target: [{ source: 'https://paper.example/a', selector: [{ type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' }] }],
  document: { title: ['A paper on account'] },
});

export const hypothesisExport = (id: string, quote: string): string =>
  JSON.stringify({
    export_date: '2026-01-01T00:00:00Z',
    export_userid: 'acct:mark@hypothes.is',
    client_version: '1.1766.0',
    annotations: [hypothesisRow(id, quote)],
  });

const zotero = (quote: string): string =>
  JSON.stringify(
    [
      { key: 'WORK0001', itemType: 'report', title: 'Ledgers of the harbour', creators: [{ name: 'The Trust', creatorType: 'author' }] },
      { key: 'N2FFBKCU', itemType: 'attachment', parentItem: 'WORK0001', title: 'full.pdf', contentType: 'application/pdf' },
      {
        key: 'C56AZL8M',
        itemType: 'annotation',
        parentItem: 'N2FFBKCU',
        annotationType: 'highlight',
        annotationText: quote,
        annotationComment: 'Ask the harbour.',
        annotationPageLabel: 'iv',
        annotationPosition: '{"pageIndex":3,"rects":[[68,596,100,603]]}',
        tags: [{ tag: 'ledgers' }],
        dateAdded: '2025-03-05T09:38:48Z',
        dateModified: '2025-03-06T09:38:49Z',
      },
    ].map((data) => ({ key: data.key, library: { type: 'user', id: 42 }, meta: { createdByUser: { id: 42, username: 'zora' } }, data })),
  );

const readium = (quote: string): string =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
    type: 'AnnotationSet',
    about: { 'dc:title': 'A book on piers', 'dc:identifier': ['urn:isbn:9783161484100'] },
    items: [
      {
        id: 'urn:uuid:11111111-2222-4333-8444-666666666666',
        type: 'Annotation',
        created: '2023-10-14T15:13:28Z',
        creator: { id: 'https://readers.example/ria', type: 'Person', name: 'Ria Reader' },
        target: { source: 'OEBPS/a.html', selector: [{ type: 'TextQuoteSelector', exact: quote }] },
        body: { type: 'TextualBody', value: 'Who paid for the pier?', tags: ['piers'] },
      },
    ],
  });

export const FILES_OF_OTHERS: readonly FileOfOthers[] = [
  {
    program: 'rows of Hypothesis’ API',
    name: 'rows.json',
    quote: 'Rows of an interface',
    content: JSON.stringify({ total: 1, rows: [hypothesisRow('ROWSbsOCEeaQl6f6fQh87Q', 'Rows of an interface are read')] }),
    annotator: 'Mark of Hypothesis',
    more: ['power', 'Compare the minutes.'],
  },
  {
    program: 'an export of Hypothesis’ client',
    name: 'client.json',
    quote: 'Exported by the client',
    content: hypothesisExport('CLIEbsOCEeaQl6f6fQh87Q', 'Exported by the client'),
    annotator: 'Mark of Hypothesis',
    more: ['power', 'A paper on account'],
  },
  {
    program: 'Zotero',
    name: 'zotero.json',
    quote: 'Ledgers lie open at noon',
    content: zotero('Ledgers lie open at noon'),
    annotator: 'zora',
    more: ['ledgers', 'Ask the harbour.', 'Ledgers of the harbour'],
  },
  {
    program: 'Taguette',
    name: 'taguette.csv',
    quote: 'Tents stand on the quay',
    content: 'id,document,tag,content\r\n2,Minutes of the quay,shelter,Tents stand on the quay\r\n',
    annotator: UNNAMED,
    more: ['shelter', 'Minutes of the quay'],
  },
  {
    program: 'Readwise',
    name: 'readwise.csv',
    quote: 'Wise words on bread',
    content:
      '\uFEFFHighlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\r\nWise words on bread,Who bakes?,Ann Cook,B00X,See p. 4,yellow,"baking, .h1",page,27,2026-01-27 05:56:46+00:00,\r\n',
    annotator: UNNAMED,
    more: ['baking', 'See p. 4', 'Who bakes?'],
  },
  {
    program: 'a Readium reader',
    name: 'book.annotation',
    quote: 'Piers are paid for twice',
    content: readium('Piers are paid for twice'),
    annotator: 'Ria Reader',
    more: ['piers', 'Who paid for the pier?', 'A book on piers'],
  },
  {
    program: 'a Kindle',
    name: 'My Clippings.txt',
    quote: 'Clippings of the canteen',
    content:
      '\uFEFFWho answers? (Cook, Ann)\r\n- Your Highlight on page 41 | location 737-739 | Added on Saturday, 9 September 2017 13:27:09\r\n\r\nClippings of the canteen\r\n==========\r\n',
    annotator: UNNAMED,
    more: ['Who answers?'],
  },
];
