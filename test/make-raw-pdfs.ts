// PDFs that no library writes: right-to-left text as old programs draw it, and files locked with a password.
import { createHash } from 'node:crypto';

/** A file of numbered objects (from 1), the first of them the catalog. */
export function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const at = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((a) => `${String(a).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export const stream = (body: string): string => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;

/** Glyphs from left to right as they are drawn; one of them is two letters, as lam-alef is. */
const DRAWN = ['ة', 'ي', 'ل', 'و', 'ؤ', 'س', 'م', 'ل', 'ا', ' ', 'ت', 'لا', 'ك', 'ش', 'م'] as const;

export function rightToLeftPdf(): Uint8Array {
  const glyphs = [...new Set<string>(DRAWN)];
  const code = (glyph: string): string => (65 + glyphs.indexOf(glyph)).toString(16).padStart(2, '0');
  const hex = (glyph: string): string => [...glyph].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${glyphs.length} beginbfchar
${glyphs.map((g) => `<${code(g)}> <${hex(g)}>`).join('\n')}
endbfchar endcmap end end`;
  const drawn = DRAWN.map(code).join('');
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R /Lang (ar) >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(`BT /F1 14 Tf 300 700 Td <${drawn}> Tj ET`),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
      stream(map),
    ],
    '',
  );
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i]! + key[i % key.length]!) & 255;
    [s[i], s[j]] = [s[j]!, s[i]!];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + s[i]!) & 255;
      [s[i], s[j]] = [s[j]!, s[i]!];
      return byte ^ s[(s[i]! + s[j]!) & 255]!;
    }),
  );
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
const md5 = (...parts: readonly Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** Locked by the standard handler, revision 2, 40 bits (PDF 1.4, section 3.5). */
export function lockedPdf(password: string, permissions = -4): Uint8Array {
  const id = md5(Buffer.from('locked'));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(permissions);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const key = md5(padded(password), owner, rights, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const body = 'BT /F1 12 Tf 60 700 Td (What is locked away can still be read by those who may.) Tj ET';
  const own = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  const hidden = rc4(own, Buffer.from(body, 'latin1')).toString('latin1');
  const hex = (b: Uint8Array): string => `<${Buffer.from(b).toString('hex')}>`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(hidden),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P ${permissions} >>`,
    ],
    `/Encrypt 6 0 R /ID [${hex(id)} ${hex(id)}]`,
  );
}
