// Makes the PDFs of `test/fixtures/pdfs`, which are kept beside the tests: node test/make-pdfs.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { degrees, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { cidPdf, ligaturesPdf, taggedPdf, type3Pdf } from './make-font-pdfs.ts';
import { lockedPdf, rightToLeftPdf } from './make-raw-pdfs.ts';

const folder = resolve(import.meta.dirname, 'fixtures/pdfs');
const SIZE = 10;
const LEADING = 13;

/** Breaks words over lines of a width; long ones with a hyphen where `breaks` says. */
function broken(text: string, font: PDFFont, width: number, breaks: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, SIZE) <= width) {
      line = longer;
      continue;
    }
    const at = breaks.find((b) => word.startsWith(b.replace('|', '')) || word === b.replace('|', ''));
    const [head = '', tail = ''] = (at ?? '').split('|');
    const part = `${line} ${head}${head.endsWith('-') ? '' : '-'}`;
    if (at !== undefined && font.widthOfTextAtSize(part, SIZE) <= width) {
      lines.push(part);
      line = tail;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

const write = (
  page: PDFPage,
  font: PDFFont,
  lines: readonly string[],
  { x, top, size = SIZE }: { x: number; top: number; size?: number },
): void => lines.forEach((line, i) => page.drawText(line, { x, y: top - i * LEADING, size, font }));

async function fresh(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setProducer('test');
  pdf.setCreationDate(new Date(Date.UTC(2026, 0, 1)));
  return pdf;
}

const FILLER =
  'Every service that is bought for the public has somebody who answers for it, and the books in which the buying is written down are open to those who pay. ' +
  'Where the books are closed, nobody can say what was promised, what was delivered, and who decided that it was enough. ';

/** Two columns, a sentence over a page end, running heads and feet, roman labels before arabic ones, a footnote, a hyphen to mend and one to keep. */
async function twoColumns(): Promise<Uint8Array> {
  const pdf = await fresh();
  pdf.setTitle('untitled');
  pdf.setLanguage('en');
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  const printed = ['i', 'ii', '1', '2', '3', '4'];
  const begun = 'The commissioner publishes every contract within ten days of its signature, so that the whole-';
  const ended = 'system view of what is spent in the county is there for all to read.';
  const pages = printed.map(() => pdf.addPage([595, 842]));
  pages.forEach((page, i) => {
    page.drawText('Open books for every council', { x: 60, y: 800, size: 9, font });
    page.drawText(`Public Accounts Paper 7`, { x: 60, y: 36, size: 9, font });
    page.drawText(printed[i]!, { x: 520, y: 36, size: 9, font });
    if (i === 0) page.drawText('Open Books for Every Council', { x: 60, y: 760, size: 22, font: bold });
    const section = 'ABCDEF'[i];
    if (i !== 3) page.drawText(`Section ${section}: what was asked`, { x: 60, y: 720, size: 14, font: bold });
    const left = `${i === 3 ? `${ended} ` : ''}In section ${section} the first column begins here. ${FILLER.repeat(4)}It ends with accountability in the open.`;
    write(page, font, broken(left, font, 225, ['account|ability']), { x: 60, top: 690 });
    const right = `The second column of section ${section} begins here. ${FILLER.repeat(4)}${i === 2 ? begun : ''}`.trim();
    write(page, font, broken(right, font, 225, []), { x: 310, top: 690 });
    if (i === 1) {
      page.drawText('1', { x: 60, y: 70, size: 5, font });
      page.drawText('See the report of the auditor on closed books, part two.', { x: 64, y: 66, size: 8, font });
    }
  });
  // On its title a place in the paper, on its first words the web.
  const [first, , , fourth] = pages;
  const link = { Type: PDFName.of('Annot'), Subtype: PDFName.of('Link') };
  const site = { S: PDFName.of('URI'), URI: PDFString.of('https://register.example/contracts') };
  const place = [fourth!.ref, PDFName.of('XYZ'), 60, 520, null];
  first!.node.set(
    PDFName.of('Annots'),
    pdf.context.obj([
      { ...link, Rect: [60, 755, 360, 780], Dest: place },
      { ...link, Rect: [60, 687, 60 + font.widthOfTextAtSize('In section A', SIZE), 699], A: site },
    ]),
  );
  const labels = pdf.context.obj({ Nums: [0, { S: PDFName.of('r') }, 2, { S: PDFName.of('D') }] });
  pdf.catalog.set(PDFName.of('PageLabels'), labels);
  return pdf.save({ useObjectStreams: false });
}

/** A page laid on its side by `/Rotate`, and one whose text itself stands on end. */
async function rotated(): Promise<Uint8Array> {
  const pdf = await fresh();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const text = broken(`Read from the left edge of the sheet. ${FILLER}`, font, 400, []);
  const turned = pdf.addPage([595, 842]);
  turned.setRotation(degrees(90));
  text.forEach((line, i) => turned.drawText(line, { x: 100 + i * LEADING, y: 100, size: SIZE, font, rotate: degrees(90) }));
  const onEnd = pdf.addPage([595, 842]);
  text.forEach((line, i) => onEnd.drawText(line, { x: 100 + i * LEADING, y: 100, size: SIZE, font, rotate: degrees(90) }));
  return pdf.save({ useObjectStreams: false });
}

/** An XFA form: a page that says to get another program, and the form itself in XML. */
async function form(): Promise<Uint8Array> {
  const pdf = await fresh();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage([595, 842]).drawText('Please wait...', { x: 60, y: 700, size: 12, font });
  const xdp = pdf.context.register(
    pdf.context.stream('<?xml version="1.0"?><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'),
  );
  pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ Fields: [], XFA: xdp }));
  return pdf.save({ useObjectStreams: false });
}

const PACKET = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Bells for the Second Ferry</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Tilda Marrow</rdf:li><rdf:li>Harbour Board</rdf:li></rdf:Seq></dc:creator>
<dc:publisher><rdf:Bag><rdf:li>The Isles Press</rdf:li></rdf:Bag></dc:publisher>
<dc:date><rdf:Seq><rdf:li>2026-01-01</rdf:li></rdf:Seq></dc:date><xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate>
<prism:doi>10.1000/Bells.7</prism:doi><dc:identifier>uuid:9780306406157-1</dc:identifier>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Harbour Board 2024</rdf:li></rdf:Alt></dc:rights>
<xmpRights:WebStatement>https://licences.example/open</xmpRights:WebStatement></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;

/** A report that says of itself what it is: in an XMP packet, and in print on its cover, behind it and on its last page. */
async function imprint(): Promise<Uint8Array> {
  const pdf = await fresh();
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(pdf.context.stream(PACKET, { Type: 'Metadata', Subtype: 'XML' })));
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const cover = pdf.addPage([595, 842]);
  cover.drawText('Bells for the Second Ferry', { x: 60, y: 700, size: 24, font });
  cover.drawText('HC 1234', { x: 60, y: 500, size: SIZE, font });
  cover.drawText('March 2024', { x: 60, y: 400, size: SIZE, font });
  const behind = pdf.addPage([595, 842]);
  behind.drawText('Published by Another Press', { x: 60, y: 700, size: SIZE, font });
  behind.drawText('ISBN 978-0-306-40615-7', { x: 60, y: 600, size: SIZE, font });
  for (const part of ['The first part.', 'The second part.'])
    write(pdf.addPage([595, 842]), font, broken(`${part} ${FILLER.repeat(4)}`, font, 400, []), { x: 60, top: 700 });
  return pdf.save({ useObjectStreams: false });
}

/** Pages that hold a picture and no word. */
async function wordless(): Promise<Uint8Array> {
  const pdf = await fresh();
  for (let i = 0; i < 2; i++) pdf.addPage([595, 842]).drawRectangle({ x: 60, y: 60, width: 300, height: 500 });
  return pdf.save({ useObjectStreams: false });
}

/** A document that would run a script and call an address when it is opened. */
async function hostile(): Promise<Uint8Array> {
  const pdf = await fresh();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  write(page, font, broken(`A paper that would like to call home. ${FILLER}`, font, 400, []), { x: 60, top: 700 });
  const call = (uri: string) => pdf.context.obj({ S: PDFName.of('URI'), URI: PDFString.of(uri) });
  pdf.catalog.set(
    PDFName.of('OpenAction'),
    pdf.context.obj({
      S: PDFName.of('JavaScript'),
      JS: PDFHexString.fromText('globalThis.__pwned = true; app.launchURL("http://127.0.0.1:9/js")'),
    }),
  );
  page.node.set(PDFName.of('AA'), pdf.context.obj({ O: call('http://127.0.0.1:9/page') }));
  page.node.set(
    PDFName.of('Annots'),
    pdf.context.obj([
      { Type: PDFName.of('Annot'), Subtype: PDFName.of('Link'), Rect: [0, 0, 595, 842], A: call('javascript:globalThis.__pwned=true') },
    ]),
  );
  return pdf.save({ useObjectStreams: false });
}

mkdirSync(folder, { recursive: true });
const keep = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes);
const columns = await twoColumns();
keep('two-columns.pdf', columns);
// The same pages written by another program, as a site does that keeps papers of others.
keep('two-columns-again.pdf', await (await PDFDocument.load(columns, { updateMetadata: false })).save());
keep('rotated.pdf', await rotated());
keep('form.pdf', await form());
keep('imprint.pdf', await imprint());
keep('wordless.pdf', await wordless());
keep('hostile.pdf', await hostile());
keep('right-to-left.pdf', rightToLeftPdf());
keep('type3.pdf', type3Pdf('Every letter is a drawing, and the words are read.'));
keep('cid.pdf', cidPdf('公開の帳簿は誰でも読める。'));
keep('ligatures.pdf', ligaturesPdf());
keep('tagged.pdf', taggedPdf());
keep('locked.pdf', lockedPdf('open sesame'));
keep('locked-without-password.pdf', lockedPdf(''));
// All rights but that to add notes.
keep('locked-against-notes.pdf', lockedPdf('', -36));
// The table of places lies where it is not; the file is whole otherwise.
const text = Buffer.from(columns).toString('latin1');
keep('damaged-places.pdf', Buffer.from(text.replace(/startxref\s+\d+/, 'startxref\n99'), 'latin1'));
keep('cut-off.pdf', columns.slice(0, 400));
keep('empty.pdf', new Uint8Array());
keep('page.pdf', Buffer.from('<!doctype html><title>Not found</title><p>The paper has moved.</p>'));
