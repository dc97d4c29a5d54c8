// A PDF that tries every way known to us by which a file calls an address, runs a script or opens something: on opening, on turning to a
// page, on closing, by fields, links, films, and by parts of itself that it says lie elsewhere.
import { assemble, stream } from './make-raw-pdfs.ts';

export const HOSTILE_WORDS = 'A paper that would like to call home, and to be pressed upon.';
/** A line that is a link to a script. */
export const HOSTILE_SCRIPT = 'Link to a script';
/** Lines that are links, each 40 pt below the one before. */
const LINKS = ['Link to the web', HOSTILE_SCRIPT, 'Link to a program', 'Link to another file'] as const;

/** `origin`: where it would call, such as `http://127.0.0.1:8080`; each way has an address of its own below `/called/`. */
export function hostilePdf(origin: string): Uint8Array {
  const to = (way: string): string => `(${origin}/called/${way})`;
  const elsewhere = (way: string): string => `<< /Type /Filespec /FS /URL /F ${to(way)} >>`;
  const uri = (way: string): string => `<< /S /URI /URI ${to(way)} >>`;
  const script = `<< /S /JavaScript /JS (globalThis.__pwned = 1; app.launchURL\\(${to('script').replace(/[()]/gu, "'")}\\)) >>`;
  const link = (i: number, action: string): string =>
    `<< /Type /Annot /Subtype /Link /Rect [50 ${690 - 40 * i} 400 ${715 - 40 * i}] /Border [0 0 0] /A ${action} >>`;
  const lines = LINKS.map((words, i) => `1 0 0 1 60 ${700 - 40 * i} Tm (${words}) Tj`);
  const words = `BT /F1 12 Tf 1 0 0 1 60 760 Tm (${HOSTILE_WORDS}) Tj ${lines.join(' ')} /F2 12 Tf 1 0 0 1 60 400 Tm <0041> Tj ET /Im1 Do /Form1 Do`;
  const packet = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY called SYSTEM "${origin}/called/entity">]><?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&called;</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
  return assemble(
    [
      `<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R /URI << /Base ${to('base/')} >> /OpenAction << /S /JavaScript /JS (globalThis.__pwned = 1) /Next [${uri('open')} ${script}] >> /AA << /WC ${script} /DC ${uri('close')} >> /Names << /JavaScript << /Names [(a) ${script}] >> /EmbeddedFiles << /Names [(b) ${elsewhere('embedded')}] >> >> /AcroForm << /Fields [12 0 R] /NeedAppearances true >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 9 0 R] /AA << /O ${uri('page')} /C ${script} >> /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /Im1 10 0 R /Form1 11 0 R >> >> /Annots [12 0 R ${link(0, uri('link'))} ${link(1, '<< /S /URI /URI (javascript:globalThis.__pwned=1) >>')} ${link(2, `<< /S /Launch /F ${elsewhere('launch')} /NewWindow true >>`)} ${link(3, `<< /S /GoToR /F ${elsewhere('other')} /D [0 /Fit] >>`)} << /Type /Annot /Subtype /Screen /Rect [0 0 20 20] /A << /S /Rendition /OP 0 /R << /S /MR /C << /S /MCD /D ${elsewhere('film')} >> >> >> /AA << /PO ${script} /PV ${uri('seen')} >> >> << /Type /Annot /Subtype /FileAttachment /Rect [30 0 50 20] /FS ${elsewhere('attached')} >> << /Type /Annot /Subtype /Movie /Rect [60 0 80 20] /Movie << /F ${elsewhere('movie')} /Poster true >> >>] >>`,
      stream(words),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Type /Font /Subtype /Type0 /BaseFont /Far /Encoding /${`${origin}/called/map`.replaceAll(/[/:.]/gu, (c) => `#${c.charCodeAt(0).toString(16)}`)} /DescendantFonts [7 0 R] >>`,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Far /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Far /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 13 0 R >> >>`,
      `<< /Type /Metadata /Subtype /XML /Length ${packet.length} >>\nstream\n${packet}\nendstream`,
      `<< /Length 0 /F ${elsewhere('contents')} >>\nstream\n\nendstream`,
      `<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 0 /F ${elsewhere('picture')} /FFilter /DCTDecode >>\nstream\n\nendstream`,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Ref << /F ${elsewhere('reference')} /Page 0 >> /OPI << /2.0 << /Type /OPI /Version 2.0 /F ${elsewhere('opi')} >> >> /Length 0 >>\nstream\n\nendstream`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (1) /Rect [90 0 140 20] /A << /S /SubmitForm /F ${elsewhere('submit')} /Flags 4 >> /AA << /K ${script} /F ${script} /Fo << /S /ImportData /F ${elsewhere('import')} >> /E ${uri('enter')} >> >>`,
      `<< /Length 0 /F ${elsewhere('font')} >>\nstream\n\nendstream`,
    ],
    '',
  );
}
