// Projects as programs write them that lie in no collection of samples: their paths, letters, memos and sources, each in a shape of its own.
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { applied, EMPTY } from '../make';
import { planMerge } from '@/utils/exchange/plan-merge';
import { quote } from '@/utils/model/annotation';
import { bytesOf, countedAt, guid, projectXml, QUOTES, read, TEXT, type Shape } from './make-project';

const standard: Shape = { text: TEXT, counting: { unit: 'points', crlfAs: 2, mark: false } };
const NAME = `${guid(31)}.txt`;

/** The text in a file of its own under a name, beside a project that was changed. */
const packed = (xml: string, files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync({ 'project.qde': bytesOf(xml), ...files });
const withText = (xml: string): Uint8Array => packed(xml, { [`sources/${NAME}`]: bytesOf(TEXT) });
const wide = (text: string, mark = true): Uint8Array => new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));

async function expectAll(bytes: Uint8Array): Promise<void> {
  const { set, refused } = await read(bytes);
  expect(refused).toEqual([]);
  expect(new Set(set.annotations.map(quote))).toEqual(new Set(QUOTES));
}

describe('the text of a source is found', () => {
  test.each<[string, string, string]>([
    ['beside the project, in no folder', `internal://${NAME}`, NAME],
    ['in a folder of another name', `internal://${NAME}`, `files/${NAME}`],
    ['in a folder that the path names', `sources/${NAME}`, `sources/${NAME}`],
    ['under an absolute path of Windows', `absolute:///C:\\Users\\ada\\Meals\\${NAME}`, `Sources/${NAME}`],
    ['under a path whose letters are escaped', 'internal://My%20meals%20%C3%A9.txt', 'sources/My meals é.txt'],
    ['under a name composed in another way', 'internal://Repas d’été.txt', `sources/${'Repas d’été.txt'.normalize('NFD')}`],
    ['in a folder that Windows parts with its own stroke', `internal://${NAME}`, `sources\\${NAME}`],
  ])('%s', async (_where, path, name) => {
    await expectAll(packed(projectXml({ ...standard, path: () => path }), { [name]: bytesOf(TEXT) }));
  });

  test.each<[string, Uint8Array]>([
    ['UTF-16 with a mark', wide(TEXT)],
    ['UTF-16 without a mark', wide(TEXT, false)],
  ])('written as %s', async (_name, bytes) => {
    await expectAll(packed(projectXml(standard), { [`sources/${NAME}`]: bytes }));
  });

  test('with a nought in it, as texts of PDFs have', async () => {
    const text = TEXT.replace('Those who', '\0\fThose who');
    await expectAll(packed(projectXml({ ...standard, text }), { [`sources/${NAME}`]: bytesOf(text) }));
  });

  test('where the project is written as UTF-16', async () => {
    await expectAll(zipSync({ 'project.qde': wide(projectXml(standard)), [`sources/${NAME}`]: bytesOf(TEXT) }));
  });
});

describe('positions are read', () => {
  const accented = TEXT.replace('canteen', 'cantine rénovée à l’été').replace('meals', 'répas à la crème brûlée');
  test.each(['NFC', 'NFD'] as const)('that count the text as %s while it is stored in the other form', async (form) => {
    const [counted, stored] = [accented.normalize(form), accented.normalize(form === 'NFC' ? 'NFD' : 'NFC')];
    const xml = projectXml({ ...standard, text: counted });
    await expectAll(packed(xml, { [`sources/${NAME}`]: bytesOf(stored) }));
  });

  test.each([
    ['NVivo', 'UTF-16 units', { unit: 'units', crlfAs: 2, mark: false }],
    ['ATLAS.ti', 'code points, CR LF as one', { unit: 'points', crlfAs: 1, mark: false }],
  ] as const)('as %s counts, where its one selection would stand at edges otherwise too', async (origin, words, counting) => {
    const text = origin === 'NVivo' ? '🏠 a b c d e f g h' : 'x\r\na b c d e f g h';
    const [start, end] = countedAt(text, 'c', counting);
    const xml = `<Project origin="${origin}" name="M"><CodeBook><Codes><Code guid="${guid(11)}" name="C"/></Codes></CodeBook><Sources><TextSource guid="${guid(1)}" name="T" plainTextPath="internal://${NAME}"><PlainTextSelection guid="${guid(2)}" name="" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(3)}"><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;
    const { set, remarks } = await read(packed(xml, { [`sources/${NAME}`]: bytesOf(text) }));
    expect(set.annotations.map(quote)).toEqual(['c']);
    expect(remarks?.[0]).toContain(words);
  });
});

describe('times are read', () => {
  test.each([
    ['without a zone', '2020-05-06T10:00:00', '2020-05-06T10:00:00.000Z'],
    ['with seven digits and a zone', '2020-05-06T12:00:00.1234567+02:00', '2020-05-06T10:00:00.123Z'],
    ['that were never set', '0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['of a day', '2020-05-06', '2020-05-06T00:00:00.000Z'],
    ['written by people', '06.05.2020 10:00', '1970-01-01T00:00:00.000Z'],
  ])('%s', async (_name, written, at) => {
    const { set, refused } = await read(withText(projectXml(standard).replaceAll('2020-05-06T10:00:00Z', written)));
    expect(refused).toEqual([]);
    expect(set.annotations[0]?.created).toBe(at);
  });
});

describe('what is said beside passages', () => {
  const [before, after] = projectXml(standard).split('<Notes>') as [string, string];
  const noted = (inSource: string, notes: string): string =>
    `${before.replace('<PlainTextSelection', `${inSource}<PlainTextSelection`)}<Notes>${notes}${after}`;

  test('a memo on a whole document is refused by its name, with its words', async () => {
    const xml = noted(
      `<NoteRef targetGUID="${guid(52)}"/>`,
      `<Note guid="${guid(52)}" name="On the paper"><PlainTextContent>A dull paper.</PlainTextContent></Note>`,
    );
    const { set, refused } = await read(withText(xml));
    expect(set.annotations).toHaveLength(5);
    expect(refused).toEqual([
      {
        where: expect.stringContaining('memo “On the paper”'),
        problem: { code: 'record-invalid', detail: expect.stringContaining('on no passage') },
      },
    ]);
  });

  test('a memo that is only there as a Word document is refused, its passage stays', async () => {
    const xml = projectXml(standard)
      .replace('<PlainTextContent>Compare the minutes.</PlainTextContent>', '')
      .replace('name="memo"', `name="memo" richTextPath="internal://${guid(60)}.docx"`);
    const { set, refused } = await read(withText(xml));
    expect(new Set(set.annotations.map(quote))).toEqual(new Set(QUOTES));
    expect(refused.map((r) => r.problem.detail)).toEqual([expect.stringContaining('docx')]);
  });

  test('a memo on a code goes with the code', async () => {
    const xml = noted('', `<Note guid="${guid(53)}" name="On users"><PlainTextContent>Also visitors?</PlainTextContent></Note>`).replace(
      '<Description>To those who eat.</Description>',
      `<Description>To those who eat.</Description><NoteRef targetGUID="${guid(53)}"/>`,
    );
    const { set, refused } = await read(withText(xml));
    expect(refused).toEqual([]);
    expect(set.codebooks[0]?.concepts[1]).toMatchObject({ prefLabel: 'To users', scopeNote: 'Also visitors?' });
  });

  test('a passage of a memo is refused by its name', async () => {
    const xml = noted(
      '',
      `<Note guid="${guid(54)}" name="Diary"><PlainTextContent>What I saw.</PlainTextContent><PlainTextSelection guid="${guid(55)}" name="What" startPosition="0" endPosition="4"/></Note>`,
    );
    const { refused } = await read(withText(xml));
    expect(refused.map((r) => r.where)).toEqual([
      expect.stringContaining('PlainTextSelection of “Diary”'),
      expect.stringContaining('memo “Diary”'),
    ]);
  });

  test('a memo that has no name is told in words', async () => {
    const xml = noted('', `<Note guid="${guid(54)}" name=" "><PlainTextContent>What I saw.</PlainTextContent><PlainTextSelection guid="${guid(55)}" startPosition="0" endPosition="4"/></Note>`); // prettier-ignore
    const { refused } = await read(withText(xml));
    expect(refused.map((r) => r.where)).toEqual([
      expect.stringContaining('PlainTextSelection of a memo without a name (line '),
      expect.stringContaining('memo without a name (line '),
    ]);
  });

  test('a code of the whole text of a PDF is refused by name', async () => {
    const xml = projectXml({ ...standard, isPdf: true }).replace(
      '</Representation>',
      `<Coding guid="${guid(80)}"><CodeRef targetGUID="${guid(11)}"/></Coding></Representation>`,
    );
    const { refused } = await read(withText(xml));
    expect(refused.map((r) => r.problem.detail)).toEqual(['a code of a whole source, without a passage']);
  });
});

describe('sources', () => {
  const two = (second: string): string => {
    const xml = projectXml(standard);
    const [, source = ''] = /<Sources>(.*)<\/Sources>/su.exec(xml) ?? [];
    const renamed = source.replace(
      /guid="0{8}-0000-4000-8000-0{9}([1-3]\d\d|030)"/gu,
      (_all, n: string) => `guid="${guid(Number(n) + 600)}"`,
    );
    return xml.replace('</Sources>', `${second === '' ? renamed : second}</Sources>`);
  };

  test('with one text twice are two documents, each with its own passages, and can be brought in', async () => {
    const xml = two('').replace('<TextSource', '<TextSource creationDateTime="2019-01-01T00:00:00Z"');
    const got = await read(withText(xml));
    expect(got.refused).toEqual([]);
    expect(got.set.documents).toHaveLength(2);
    const plan = planMerge(EMPTY, got);
    expect(new Set(plan.snapshotsToAdd?.map((s) => s.id)).size).toBe(plan.snapshotsToAdd?.length);
    expect(applied(EMPTY, plan).annotations).toHaveLength(10);
  });

  test('that are sound or film give the passages of their transcripts, and refuse the rest by name', async () => {
    const at = TEXT.indexOf('Opening');
    const xml = two(
      `<AudioSource guid="${guid(90)}" name="Talk.mp3" path="internal://x.mp3"><AudioSelection guid="${guid(91)}" name="a" begin="0" end="9"/><Transcript guid="${guid(92)}" name="Words" plainTextPath="internal://${NAME}"><SyncPoint guid="${guid(93)}" timeStamp="0" position="${Array.from(TEXT.slice(0, at)).length}"/><SyncPoint guid="${guid(94)}" timeStamp="9" position="${Array.from(TEXT.slice(0, at)).length + 17}"/><TranscriptSelection guid="${guid(95)}" name="s" fromSyncPoint="${guid(93)}" toSyncPoint="${guid(94)}"><Coding guid="${guid(96)}"><CodeRef targetGUID="${guid(11)}"/></Coding></TranscriptSelection></Transcript></AudioSource>`,
    );
    const { set, refused } = await read(withText(xml));
    expect(set.annotations.filter((a) => quote(a) === 'Opening the books')).toHaveLength(2);
    expect(refused.map((r) => r.problem.detail)).toEqual(['a part of a recording; passages of text are kept here']);
  });

  test('that are there as Word documents alone are read from them where the positions fit', async () => {
    const paragraphs = TEXT.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`);
    const document = `<w:document xmlns:w="x"><w:body>${paragraphs.join('')}</w:body></w:document>`;
    const docx = zipSync({ '[Content_Types].xml': bytesOf('<Types/>'), 'word/document.xml': bytesOf(document) });
    const xml = projectXml(standard).replace(` plainTextPath="internal://${NAME}"`, '');
    await expectAll(packed(xml, { [`sources/${guid(32)}.docx`]: docx }));
  });

  test('that are Word documents in which the positions do not fit are refused with the reason', async () => {
    const document = `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>${'Lorem ipsumdolorsitamet '.repeat(30)}</w:t></w:r></w:p></w:body></w:document>`;
    const docx = zipSync({ 'word/document.xml': bytesOf(document) });
    const xml = projectXml(standard).replace(` plainTextPath="internal://${NAME}"`, '');
    const { set, refused } = await read(packed(xml, { [`sources/${guid(32)}.docx`]: docx }));
    expect(set.annotations).toEqual([]);
    expect(refused[0]?.problem.detail).toContain('docx');
  });
});

describe('a long text with many codings', () => {
  const lines = Array.from(
    { length: 300 },
    (_, i) => `${i % 9 === 0 ? '📖 ' : ''}Zeile ${i} über die naïve Küche: who cooks, who pays and who eats at number ${i * 7}.`,
  );
  const long = lines.join('\n');
  const stored: readonly (readonly [string, (text: string) => string])[] = [
    ['LF', (text) => text],
    ['CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR LF behind a mark', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['CR alone', (text) => text.replaceAll('\n', '\r')],
    ['letters taken apart', (text) => text.normalize('NFD')],
  ];
  const counted = (['points', 'units', 'bytes'] as const).flatMap((unit) =>
    ([1, 2] as const).map((crlfAs) => ({ unit, crlfAs, mark: false })),
  );

  test.each(stored.flatMap(([name, as]) => counted.map((counting) => [name, counting.unit, counting.crlfAs, as] as const)))(
    'stored with %s and counted in %s, CR LF as %i, gives the words that were coded',
    async (_name, unit, crlfAs, as) => {
      const text = as(long);
      const quotes = lines.map((line) => as(/who pays and who eats at number \d+/u.exec(line)?.[0] ?? '').replace(/^\ufeff/u, ''));
      const selections = quotes.map((words, i) => {
        const [start, end] = countedAt(text, words, { unit, crlfAs, mark: false });
        return `<PlainTextSelection guid="${guid(1000 + i)}" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(5000 + i)}"><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection>`;
      });
      const xml = `<Project name="Long"><CodeBook><Codes><Code guid="${guid(11)}" name="C"/></Codes></CodeBook><Sources><TextSource guid="${guid(1)}" name="T" plainTextPath="internal://${NAME}">${selections.join('')}</TextSource></Sources></Project>`;
      const { set, refused } = await read(packed(xml, { [`sources/${NAME}`]: bytesOf(text) }));
      expect(refused).toEqual([]);
      const got = set.annotations.map(quote);
      expect(got.filter((words, i) => words === quotes[i]?.normalize('NFC'))).toHaveLength(quotes.length);
    },
  );
});
