// Are files that mean harm refused quickly, and are readers total? Whatever the bytes, an answer comes, and it is a value.
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { AROUND, bytesOf, guid, projectXml, TEXT } from './make-project';

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const read = await readForeign(bytes, AROUND);
  return read === undefined ? 'not known' : read.ok ? 'accepted' : `${read.problem.code}: ${read.problem.detail}`;
};

const xml = projectXml({ text: TEXT, counting: { unit: 'points', crlfAs: 2, mark: false } });
const archive = (files: Record<string, Uint8Array>): Uint8Array => zipSync({ 'project.qde': bytesOf(xml), ...files });

/** The archive with four bytes changed, in the directory's entry of a file: at `field` of it. */
function patched(zip: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)) === name) view.setUint32(at + field, value, true);
  }
  return zip;
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Project name="&b;"/>`;
const text = `sources/${guid(31)}.txt`;

describe('refused within two seconds', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['a bomb of 100 MB of noughts', () => archive({ [text]: new Uint8Array(100_000_000) }), 'file-too-large: “sources'],
    [
      'a project that is a bomb',
      () => zipSync({ 'project.qde': new Uint8Array(100_000_000) }),
      'file-too-large: “project.qde” in the archive: it would unpack to more than 200 times its size',
    ],
    [
      'a directory that says less than is there',
      () => patched(zipSync({ 'project.qde': bytesOf(xml.padEnd(2_000_000)) }), 'project.qde', 24, 900),
      'file-damaged: “project.qde” in the archive is broken',
    ],
    [
      'a directory that says more than there can be',
      () => patched(archive({ [text]: bytesOf(TEXT) }), text, 24, 4_000_000_000),
      'file-too-large',
    ],
    ['a wrong checksum', () => patched(archive({}), 'project.qde', 16, 1), 'file-damaged: “project.qde” in the archive is broken'],
    ['a path that leaves the archive', () => archive({ '../../home/x.txt': bytesOf('x') }), 'a path that leaves the archive'],
    ['an absolute path', () => archive({ '/etc/passwd': bytesOf('x') }), 'a path that leaves the archive'],
    ['a path of Windows', () => archive({ 'C:\\x.txt': bytesOf('x') }), 'a path that leaves the archive'],
    ['an encrypted file', () => patched(archive({ [text]: bytesOf(TEXT) }), text, 8, 0x00080001), 'file-locked: “sources'],
    ['one name twice', () => archive({ 'sources/A.txt': bytesOf('x'), 'sources/a.txt': bytesOf('y') }), 'two parts have this name'],
    [
      '3,000 files',
      () => archive(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`sources/${i}.txt`, bytesOf('x')]))),
      'file-too-many',
    ],
    ['an archive that is cut', () => archive({ [text]: bytesOf(TEXT) }).slice(0, 500), 'file-truncated'],
    [
      'an archive of something else',
      () => zipSync({ 'word/document.xml': bytesOf('<a/>') }),
      'file-unknown: an archive without a REFI-QDA project',
    ],
    ['entities that expand', () => zipSync({ 'project.qde': bytesOf(LAUGHS) }), 'file-unsafe: line 1: a document type'],
    ['entities in a file alone', () => bytesOf(LAUGHS.replace('<Project', '<Project ')), 'file-unsafe: line 1: a document type'],
    [
      'an entity that is declared nowhere',
      () => zipSync({ 'project.qde': bytesOf('<Project name="&xxe;"/>') }),
      'file-damaged: line 1, column',
    ],
    ['XML nested 100,000 deep', () => zipSync({ 'project.qde': bytesOf('<Project>'.repeat(100_000)) }), 'nested deeper than 64'],
    [
      'a million elements',
      () => zipSync({ 'project.qde': bytesOf(`<Project>${'<User/>'.repeat(1_000_000)}</Project>`) }, { level: 1 }),
      'file-',
    ],
    ['half a character by number', () => zipSync({ 'project.qde': bytesOf('<Project name="&#xD800;"/>') }), 'file-damaged: line 1, column'],
    ['a list of ten million entries', () => bytesOf(`[${'0,'.repeat(10_000_000)}0]`), 'file-too-many'],
    ['JSON nested 100,000 deep', () => bytesOf('['.repeat(100_000)), 'file-too-deep'],
    ['a cell of 20 MB', () => bytesOf(`Highlight,Book Title\n"${'a'.repeat(20_000_000)}",b\n`), 'file-too-large: line 2'],
    ['a table of a million rows', () => bytesOf(`Highlight,Book Title\n${'a,b\n'.repeat(1_000_000)}`), 'file-too-many: line 200001'],
    ['half a million clippings', () => bytesOf('T\n- Your Highlight on page 1\n\nx\n==========\n'.repeat(500_000)), 'file-too-many'],
    [
      'eight million lines between clippings',
      () => bytesOf(`T\n- Your Highlight on page 1\n\nx\n${'==========\n'.repeat(8_000_000)}`),
      'file-too-many: more than 2000000 lines',
    ],
    [
      'JSON of seven million small values',
      () =>
        bytesOf(
          `[${Array(70)
            .fill(`[${'0,'.repeat(99_999)}0]`)
            .join(',')}]`,
        ),
      'more than 5000000 values',
    ],
    [
      'a page of 300,000 highlights',
      () => bytesOf(`<title>Taguette</title>${'<p>x</p><p><strong>D:</strong> a <strong>T:</strong> b</p><hr>'.repeat(300_000)}`),
      'file-too-many: more than 50000 highlights',
    ],
    [
      'a clipping of 20 MB',
      () => bytesOf(`T\n- Your Highlight on page 1\n\n${'a'.repeat(20_000_000)}\n==========\n`),
      'file-too-large: clipping 1',
    ],
    [
      'a line of a clipping that is a number without end, or blanks',
      () => bytesOf(['1'.repeat(300_000), `${' '.repeat(300_000)}x`].map((about) => `T\n- Your Highlight ${about} | Added on Monday\n\n\n==========\n`).join('')), // prettier-ignore
      'accepted',
    ],
    [
      '100,000 codes',
      () => bytesOf(`<Project><CodeBook><Codes>${'<Code name="n"/>'.repeat(100_000)}</Codes></CodeBook></Project>`),
      'file-too-many',
    ],
    ['40,000 sources', () => bytesOf(`<Project><Sources>${'<TextSource name="a"/>'.repeat(40_000)}</Sources></Project>`), 'file-too-many'],
    [
      'one long memo that 5,000 passages point at',
      () =>
        bytesOf(
          `<Project><Sources><TextSource name="a"><PlainTextContent>ab</PlainTextContent>${'<PlainTextSelection startPosition="0" endPosition="2"><NoteRef targetGUID="m"/></PlainTextSelection>'.repeat(5_000)}</TextSource></Sources><Notes><Note guid="m"><PlainTextContent>${'m'.repeat(50_000)}</PlainTextContent></Note></Notes></Project>`,
        ),
      'file-too-large: its passages and notes',
    ],
    [
      'one text of 2 MB that 9,999 sources point at',
      () => {
        const source = `<TextSource plainTextPath="internal://T.txt"><PlainTextSelection startPosition="0" endPosition="4"/></TextSource>`;
        const project = `<Project><Sources>${source.repeat(9_999)}</Sources></Project>`;
        return zipSync({ 'project.qde': bytesOf(project), 'sources/T.txt': bytesOf('some words '.repeat(190_000)) }, { level: 0 });
      },
      'file-too-large: the texts of its sources',
    ],
    ['a database', () => bytesOf('SQLite format 3\0…'), 'file-unknown: a database, as Taguette keeps its projects in'],
  ])('%s', async (_name, make, words) => {
    const bytes = make();
    const before = performance.now();
    expect(await refusal(bytes)).toContain(words);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('a memo that every passage points at, before the first text is read', async () => {
    const passages = '<PlainTextSelection startPosition="0" endPosition="2"><NoteRef targetGUID="m"/></PlainTextSelection>'.repeat(20);
    const source = `<TextSource name="a"><PlainTextContent>ab</PlainTextContent>${passages}</TextSource>`;
    const file = `<Project><Sources>${source.repeat(300)}</Sources><Notes><Note guid="m"><PlainTextContent>${'m'.repeat(50_000)}</PlainTextContent></Note></Notes></Project>`;
    let steps = 0;
    const read = await readForeign(bytesOf(file), { ...AROUND, pace: () => void (steps += 1) });
    expect(read).toMatchObject({ ok: false, problem: { code: 'file-too-large' } });
    expect(steps).toBeLessThan(100);
  });

  test('a name of one passage that is a place and then no place', async () => {
    const selection = `<PlainTextSelection name="line${':'.repeat(900_000)}x" startPosition="0" endPosition="2"/>`;
    const file = `<Project><Sources><TextSource name="a"><PlainTextContent>ab</PlainTextContent>${selection}</TextSource></Sources></Project>`;
    expect(await refusal(bytesOf(file))).toBe('accepted');
  });

  test('half characters in JSON, record by record', async () => {
    const row = {
      id: 'abcdefgh',
      uri: 'https://paper.example/',
      user: 'acct:a@b.example',
      tags: [],
      text: '\ud800',
      target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'x\udc00' }] }],
    };
    const read = await readForeign(
      bytesOf(
        JSON.stringify({
          total: 2,
          rows: [row, { ...row, id: 'abcdefgi', text: '', target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'x' }] }] }],
        }),
      ),
      AROUND,
    );
    expect(read).toMatchObject({
      ok: true,
      value: { refused: [{ where: 'rows[0]', problem: { detail: expect.stringContaining('half a character') } }] },
    });
  });
});

describe('half a character', () => {
  test('in the name of an annotator of Hypothesis hinders no passage', async () => {
    const row = { id: 'abcdefgh', uri: 'https://paper.example/', user: 'acct:\ud800@b.example', tags: [], text: '', target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'x' }] }] }; // prettier-ignore
    expect(await refusal(bytesOf(JSON.stringify([row])))).toBe('accepted');
  });

  test('where the name of a source is cut within an emoji hinders no passage', async () => {
    const source = `<TextSource name="${'a'.repeat(99)}🏠"><PlainTextContent>ab</PlainTextContent><PlainTextSelection startPosition="0" endPosition="2"/></TextSource>`;
    const read = await readForeign(bytesOf(`<Project><Sources>${source}</Sources></Project>`), AROUND);
    expect(read?.ok === true && read.value.set.annotations).toHaveLength(1);
  });
});

describe('clippings of one place', () => {
  const clipping = (kind: string, words: string): string => `Book (A)\n- Your ${kind} on Location 100-103\n\n${words}\n==========\n`;
  /** Elements of lists that are walked through by iterators, as spreading does. */
  async function walked(work: () => Promise<unknown>): Promise<number> {
    const { prototype } = Array;
    const { [Symbol.iterator]: values } = prototype;
    let elements = 0;
    prototype[Symbol.iterator] = function counted(this: unknown[]) {
      elements += this.length;
      return values.call(this);
    };
    try {
      await work();
    } finally {
      prototype[Symbol.iterator] = values;
    }
    return elements;
  }

  test.each([
    ['notes', 'Note', 'a note'],
    ['highlights', 'Highlight', 'a passage of its own'],
    ['highlights, each a part of the next', 'Highlight', 'a'],
  ])('take no more steps for each when there are ten times as many: %s', async (_what, kind, words) => {
    const file = (many: number): Uint8Array =>
      bytesOf(clipping('Highlight', 'The passage') + Array.from({ length: many }, (_, i) => clipping(kind, `${words} ${words === 'a' ? 'a'.repeat(i) : i}`)).join('')); // prettier-ignore
    const few = await walked(() => readForeign(file(200), AROUND));
    const many = await walked(() => readForeign(file(2_000), AROUND));
    expect(many / few).toBeLessThan(15);
  });
});

describe('a reader answers', () => {
  const answers = (bytes: Uint8Array): Promise<unknown> => readForeign(bytes, AROUND);
  test('to any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void (await answers(bytes))));
  });
  test('to any bytes that begin as an archive', async () => {
    const zip = archive({ [text]: bytesOf(TEXT) });
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const bytes = Uint8Array.from(zip);
        bytes[at] = value;
        await answers(bytes);
      }),
    );
  });
  test('to any JSON, also in the places where a program would write something else', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('acct:a@b', 'https://a.example/', '2020-01-01T00:00:00Z', ['x']));
    const keys = [
      'id',
      'uri',
      'user',
      'user_info',
      'text',
      'tags',
      'target',
      'document',
      'references',
      'permissions',
      'created',
      'updated',
      'selector',
      'type',
      'items',
      'about',
      'data',
      'itemType',
      'annotationText',
      'annotationType',
      'annotationPosition',
      'parentItem',
      'attachments',
      'annotations',
      'key',
      'creators',
      'version',
    ];
    const record = fc.dictionary(fc.constantFrom(...keys), odd);
    const file = fc.oneof(
      fc.jsonValue(),
      fc.array(record),
      fc.record({ total: odd, rows: fc.array(record) }),
      fc.record({ annotations: fc.array(record), client_version: odd }),
      fc.record({
        items: fc.array(
          fc.record({
            itemType: fc.constantFrom('annotation', 'attachment', 'report'),
            attachments: fc.array(record),
            annotations: fc.array(record),
          }),
        ),
      }),
    );
    await fc.assert(fc.asyncProperty(file, async (json) => void (await answers(bytesOf(JSON.stringify(json))))));
  });
  test('to any piece of a project', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(xml.length),
        fc.nat(200),
        fc.string({ maxLength: 8 }),
        async (at, length, put) => void (await answers(bytesOf(xml.slice(0, at) + put + xml.slice(at + length)))),
      ),
    );
  });
});
