// PDFs of which what is hard is how their letters are told, or what their structure says: made by hand, since libraries write them one way.
import { assemble, stream } from './make-raw-pdfs.ts';

const page = (font: number, more = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 ${font} 0 R >> >> ${more} >>`;
const CATALOG = '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const hex = (text: string, digits = 4): string => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(digits, '0')).join('');

/** A ToUnicode map from codes of one byte. */
const toUnicode = (codes: readonly (readonly [code: number, text: string])[]): string =>
  stream(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${codes.length} beginbfchar
${codes.map(([code, text]) => `<${code.toString(16).padStart(2, '0')}> <${hex(text)}>`).join('\n')}
endbfchar endcmap end end`);

/** Every letter is a drawing (a box), which has no name that says what it is. */
export function type3Pdf(words: string): Uint8Array {
  const letters = [...new Set(words)];
  const codes = letters.map((letter, i) => [65 + i, letter] as const);
  const coded = [...words].map((letter) => (65 + letters.indexOf(letter)).toString(16)).join('');
  const boxes = letters.map((_, i) => `/g${i} 6 0 R`).join(' ');
  return assemble(
    [
      CATALOG,
      PAGES,
      page(5),
      stream(`BT /F1 12 Tf 60 700 Td <${coded}> Tj ET`),
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << ${boxes} >> /Encoding << /Type /Encoding /Differences [65 ${letters.map((_, i) => `/g${i}`).join(' ')}] >> /FirstChar 65 /LastChar ${64 + letters.length} /Widths [${letters.map(() => 600).join(' ')}] /Resources << >> /ToUnicode 7 0 R >>`,
      stream('600 0 0 0 500 700 d1 0 0 500 700 re f'),
      toUnicode(codes),
    ],
    '',
  );
}

/** Japanese in a font of the reader's machine, its codes told by a map that no file brings along. */
export function cidPdf(words: string): Uint8Array {
  return assemble(
    [
      CATALOG,
      PAGES,
      page(5),
      stream(`BT /F1 14 Tf 60 700 Td <${hex(words)}> Tj ET`),
      '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UCS2-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    '',
  );
}

/** `fi` and `ffi` as one glyph each: once by the glyph's name, once by a map. */
export function ligaturesPdf(): Uint8Array {
  const named = String.raw`BT /F1 12 Tf 60 700 Td (The \001nal \001gures of the o\002ce are open.) Tj ET`;
  const mapped = String.raw` BT /F2 12 Tf 60 680 Td (Who \003nds them su\004cient?) Tj ET`;
  return assemble(
    [
      CATALOG,
      PAGES,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
      stream(named + mapped),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /fi /ffi] >> >>',
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 127 /Widths [${Array.from({ length: 128 }, () => 500).join(' ')}] /ToUnicode 7 0 R >>`,
      toUnicode([[3, 'fi'], [4, 'ffi'], ...Array.from({ length: 95 }, (_, i) => [32 + i, String.fromCharCode(32 + i)] as const)]), // prettier-ignore
    ],
    '',
  );
}

/** Headings, text and a running head that are all set alike: only the structure tree tells them apart. */
export function taggedPdf(): Uint8Array {
  const line = (mark: string, y: number, words: string): string => `${mark} BDC BT /F1 11 Tf 60 ${y} Td (${words}) Tj ET EMC\n`;
  const body = [
    line('/Artifact << /Type /Pagination >>', 815, 'County of Somewhere, public accounts'),
    line('/H1 << /MCID 0 >>', 740, 'Who answers for the books'),
    line('/P << /MCID 1 >>', 720, 'Every service that is bought for the public has somebody who answers for it,'),
    line('/P << /MCID 2 >>', 706, 'and the books in which the buying is written down are open.'),
    line('/H2 << /MCID 3 >>', 680, 'To whom they answer'),
    line('/P << /MCID 4 >>', 660, 'They answer to those who pay.'),
  ].join('');
  const element = (role: string, marks: string): string => `<< /Type /StructElem /S /${role} /P 6 0 R /Pg 3 0 R /K [${marks}] >>`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>',
      PAGES,
      page(5, '/StructParents 0'),
      stream(body),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /StructTreeRoot /K [7 0 R 8 0 R 9 0 R 10 0 R] /ParentTree << /Nums [0 [7 0 R 8 0 R 8 0 R 9 0 R 10 0 R]] >> >>',
      element('H1', '0'),
      element('P', '1 2'),
      element('H2', '3'),
      element('P', '4'),
    ],
    '',
  );
}
