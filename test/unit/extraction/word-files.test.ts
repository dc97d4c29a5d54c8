// Files of word processors: what stands in them is what is read, and what is hostile is refused at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPaperFile } from '@/utils/extraction/files/read-file';
import { readingText } from '@/utils/extraction/reading-text';
import type { FilePaper } from '@/utils/extraction/files/file-paper';
import type { ReadingNode } from '@/utils/model/document';
import { docxOf, numbered, odtOf, wp, wr } from '../../make-word-files';

const noPages = (): Document => {
  throw new Error('no HTML in this file');
};
const read = (bytes: Uint8Array<ArrayBuffer>) => readPaperFile(bytes, noPages);

async function paper(bytes: Uint8Array<ArrayBuffer>): Promise<FilePaper> {
  const found = await read(bytes);
  if (!found.ok) throw new Error(`${found.problem.code} ${found.problem.detail}`);
  return found.value;
}

/** Compact HTML, for reading in a test. */
const shown = (nodes: readonly ReadingNode[]): string =>
  nodes
    .map((n) => {
      if (typeof n === 'string') return n;
      const said = Object.entries({ href: n.href, start: n.start, colspan: n.colspan, rowspan: n.rowspan, label: n.label }).filter(([, v]) => v !== undefined); // prettier-ignore
      return `<${n.tag}${said.map(([k, v]) => ` ${k}=${v}`).join('')}>${shown(n.children)}</${n.tag}>`;
    })
    .join('');

const docx = async (body: string): Promise<string> => shown((await paper(docxOf({ body }))).content);
const odt = async (body: string): Promise<string> => shown((await paper(odtOf(body))).content);

describe('a Word document', () => {
  test('has its headings by style, by the style that theirs stands on, and by outline, with their level', async () => {
    expect(await docx(wp('One', 'H1') + wp('Two', 'Own') + wp('Three', '', { pPr: '<w:outlineLvl w:val="2"/>' }) + wp('Words.'))).toBe(
      '<h2>One</h2><h3>Two</h3><h4>Three</h4><p>Words.</p>',
    );
  });

  test('has its lists within each other, over empty lines too, and goes on counting after a paragraph', async () => {
    const body =
      numbered('a', 1) + numbered('a1', 1, 1) + wp('') + numbered('b', 1) + numbered('one', 2) + wp('Between.') + numbered('two', 2);
    expect(await docx(body)).toBe(
      '<ul><li>a<ul><li>a1</li></ul></li><li>b</li></ul><ol><li>one</li></ol><p>Between.</p><ol start=2><li>two</li></ol>',
    );
  });

  test('has the numbers of its paragraphs written out where a list would count otherwise', async () => {
    expect(await docx(numbered('x', 2) + numbered('y', 2, 1) + numbered('z', 2, 2))).toBe('<ol><li>x</li></ol><p>1.1 y</p><p>(a) z</p>');
  });

  test('has its tables with spans and heads, and a table of one cell as a box', async () => {
    const cell = (text: string, tcPr = ''): string => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${wp(text)}</w:tc>`;
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('H', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('a', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('c')}</w:tr></w:tbl>`;
    expect(await docx(table)).toBe(
      '<table><tbody><tr><th colspan=2>H</th></tr><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    );
    expect(await docx(`<w:tbl><w:tr>${cell('Key message')}</w:tr></w:tbl>`)).toBe('<div><p>Key message</p></div>');
  });

  test('has its footnotes marked in the text, of which the mark is no part, and said after it', async () => {
    const body = `<w:p>${wr('Lamps')}<w:r><w:footnoteReference w:id="7"/></w:r>${wr(' are lit.')}</w:p>`;
    const { content } = await paper(docxOf({ body, footnotes: `<w:footnote w:id="7">${wp(' See the minutes.')}</w:footnote>` }));
    expect(shown(content)).toBe('<p>Lamps<span label=1></span> are lit.</p><hr></hr><div><p><small>1 See the minutes.</small></p></div>');
    expect(readingText(content)).toContain('Lamps are lit.');
  });

  test('has emphasis and links to the web, and no other links', async () => {
    const link = (id: string): string => `<w:p><w:hyperlink r:id="${id}">${wr('here', '<w:b/>')}</w:hyperlink></w:p>`;
    expect(await docx(link('link'))).toBe('<p><a href=https://example.org/a><strong>here</strong></a></p>');
    expect(shown((await paper(docxOf({ body: link('link') + wp('x'), link: 'javascript:alert(1)' }))).content)).not.toContain('href');
  });

  test('is read with its changes accepted, and without what is hidden, instructions of fields and the contents list', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${wr('4')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `<w:p><w:ins>${wr('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>${wr('secret', '<w:vanish/>')}${field}</w:p>`;
    expect(await docx(wp('Chapter 1 …… 3', 'TOC1') + body)).toBe('<p>new 4</p>');
  });

  test('has the words of its text boxes once', async () => {
    const box = `<w:txbxContent>${wp('In the box')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${wr('Beside')}</w:p>`;
    expect(await docx(body)).toBe('<p>Beside</p><div><p>In the box</p></div>');
  });

  test('says its title and authors; a file’s name, an account and a program are neither', async () => {
    const words = wp('The council met on Tuesday.');
    expect(await paper(docxOf({ body: words, title: 'Lamps on the pier', creator: 'Tilda Marrow; OECD' }))).toMatchObject({
      metadata: { title: 'Lamps on the pier', authors: ['Tilda Marrow', 'OECD'] },
      details: { updated: '2024-05-06' },
      origins: { title: 'file', authors: 'file', updated: 'file' },
    });
    expect((await paper(docxOf({ body: wp('Lamps', 'Title') + words, title: 'final3.docx', creator: 'Microsoft Office User' }))).metadata).toMatchObject({ title: 'Lamps', authors: [] }); // prettier-ignore
    const big = wp('Of lamps', '', { rPr: '<w:sz w:val="40"/>' });
    expect((await paper(docxOf({ body: big + words, creator: 'blum_m' }))).metadata).toMatchObject({ title: 'Of lamps', authors: [] });
  });

  test('without any heading style has the short bold paragraphs as headings', async () => {
    expect(await docx(wp('Purpose', '', { rPr: '<w:b/>' }) + wp('This is bold.', '', { rPr: '<w:b/>' }))).toBe(
      '<h2>Purpose</h2><p><strong>This is bold.</strong></p>',
    );
  });
});

describe('an OpenDocument text', () => {
  test('has headings, lists, tables, emphasis, notes and links as they stand in it', async () => {
    expect(
      await odt(`<text:h text:outline-level="1">One</text:h><text:p>A<text:s text:c="2"/><text:span text:style-name="T1">bold</text:span> <text:a xlink:href="https://example.org/">link</text:a>
<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`),
    ).toBe(
      '<h2>One</h2><p>A  <strong>bold</strong> <a href=https://example.org/>link</a> <span label=1></span></p><ol><li>one<ul><li>inner</li></ul></li></ol>' +
        '<table><tbody><tr><td colspan=2>wide</td></tr><tr><td>a</td><td>b</td></tr></tbody></table><hr></hr><div><p><small>1 A note.</small></p></div>',
    );
  });

  test('has lists that stand together as one, and neither deleted words, remarks nor a contents list', async () => {
    const item = (t: string): string => `<text:list><text:list-item><text:p>${t}</text:p></text:list-item></text:list>`;
    expect(
      await odt(
        `<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:table-of-content><text:p>One 3</text:p></text:table-of-content>${item('a')}${item('b')}<text:p>x<office:annotation><text:p>remark</text:p></office:annotation></text:p>`,
      ),
    ).toBe('<ul><li>a</li><li>b</li></ul><p>x</p>');
  });

  test('says its title, author and day', async () => {
    expect(await paper(odtOf('<text:p>Words.</text:p>', 'Lamps'))).toMatchObject({
      metadata: { title: 'Lamps', authors: ['Ada Marsh'] },
      details: { updated: '2023-02-01' },
    });
  });
});

describe('a hostile file is refused in under two seconds', () => {
  const zip = (parts: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(parts));
  const at = (bytes: Uint8Array, signature: number, from = 0): number => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = from; i < bytes.byteLength - 4; i += 1) if (view.getUint32(i, true) === signature) return i;
    return -1;
  };
  const mended = (bytes: Uint8Array<ArrayBuffer>, change: (view: DataView, entry: number) => void): Uint8Array<ArrayBuffer> => {
    const copy = bytes.slice();
    change(new DataView(copy.buffer), at(copy, 0x02014b50));
    return copy;
  };
  const document = (xml: string): Uint8Array<ArrayBuffer> => zip({ 'word/document.xml': strToU8(xml) });
  /** More than a packer looks back, so that it does not pack as a bomb does. */
  const elements = Array.from({ length: 6000 }, (_, i) => `<r a="${(i * 7919) % 6007}"/>`).join('');
  const bomb = zip({ 'word/document.xml': new Uint8Array(300_000_000) });
  const plain = document(`<d><body>${wp('a'.repeat(500))}</body></d>`);

  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['a bomb that says how large it is', bomb, 'file-too-large'],
    ['a bomb that says it is small', mended(bomb, (view, entry) => view.setUint32(entry + 24, 1000, true)), 'file-damaged'],
    ['a part that says it is larger than it is', mended(plain, (view, entry) => view.setUint32(entry + 24, 900, true)), 'file-damaged'],
    ['bytes that do not sum up', mended(plain, (view, entry) => view.setUint32(entry + 16, 7, true)), 'file-damaged'],
    ['a locked part', mended(plain, (view, entry) => view.setUint16(entry + 8, 1, true)), 'file-locked'],
    ['a name that leads out', zip({ '../../word/document.xml': strToU8('<d/>') }), 'file-damaged'],
    ['a name from the root', zip({ '/word/document.xml': strToU8('<d/>') }), 'file-damaged'],
    ['six thousand parts', zip(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`p${i}`, new Uint8Array()]))), 'file-too-many'],
    ['a document type', document('<!DOCTYPE d [<!ENTITY a "b">]><d><body>&a;</body></d>'), 'file-unsafe'],
    ['an entity of nobody', document('<d><body>&a;</body></d>'), 'file-damaged'],
    ['an element in an element, ten thousand times', document('<p>'.repeat(10_000) + '</p>'.repeat(10_000)), 'file-too-deep'],
    ['two million elements', document(`<d>${elements.repeat(350)}</d>`), 'file-too-many'],
    ['XML that is cut off', document('<d><body><p>'), 'file-truncated'],
    ['a file that is cut off', plain.slice(0, -30), 'file-truncated'],
    ['an old file, or a new one that is locked', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'file-locked'],
    ['an archive of something else', zip({ 'a.txt': strToU8('hello') }), 'file-damaged'],
  ])('%s', async (_, bytes, code) => {
    const before = performance.now();
    const found = await read(bytes);
    expect(found.ok ? 'read' : found.problem.code).toBe(code);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('two parts that share their bytes, and two of one name', async () => {
    const two = zip({ a: strToU8('aaaa'), b: strToU8('aaaa') });
    const second = at(two, 0x02014b50, at(two, 0x02014b50) + 4);
    const shared = two.slice();
    new DataView(shared.buffer).setUint32(second + 42, 0, true);
    expect(await read(shared)).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    const named = two.slice();
    named[second + 46] = 'a'.charCodeAt(0);
    expect(await read(named)).toMatchObject({ ok: false, problem: { code: 'file-damaged', detail: expect.stringContaining('two parts') } });
  });

  test('any bytes, and a good file with any bytes of it changed, are read or refused', async () => {
    const good = docxOf({ body: wp('The council met.') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = good.slice();
        for (const [i, byte] of changes) bytes[i] = byte;
        expect(typeof (await read(bytes)).ok).toBe('boolean');
      }),
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (any) => !(await read(new Uint8Array(any))).ok));
  });
});

const corpus = '../shared/corpus/other';
const ids = existsSync(corpus) ? readdirSync(corpus).filter((id) => /-(docx|odt)$/.test(id)) : [];
const evened = (s: string): string =>
  s
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

describe.skipIf(ids.length === 0)('the word processor files of the corpus', () => {
  test.each(ids)('%s: all headings and sentences', async (id) => {
    const expected = JSON.parse(readFileSync(`${corpus}/${id}/expected.json`, 'utf8')) as { file: string; headings: string[]; sentences: { text: string }[] }; // prettier-ignore
    const { content } = await paper(new Uint8Array(readFileSync(`${corpus}/${id}/${expected.file}`)));
    const text = evened(readingText(content));
    const headings = new Set(headingsIn(content).map(evened));
    expect(expected.sentences.map((s) => evened(s.text)).filter((s) => !text.includes(s))).toEqual([]);
    expect(expected.headings.map(evened).filter((h) => !headings.has(h))).toEqual([]);
  });
});

const headingsIn = (nodes: readonly ReadingNode[]): readonly string[] =>
  nodes.flatMap((n) => (typeof n === 'string' ? [] : /^h\d$/.test(n.tag) ? [readingText([n])] : headingsIn(n.children)));
