// Saved web archives: the page in them, its letters, and the address it was saved from.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMhtml } from '@/utils/extraction/files/mhtml';
import { kindWithin } from '@/utils/extraction/saved-file';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const archive = (headers: string, body: string): string => `From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/lamps
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Part--x"

------Part--x
Content-Type: image/png
Content-Transfer-Encoding: base64

aGk=
------Part--x
${headers}

${body}
------Part--x--
`;

describe('a saved web archive', () => {
  test('gives the page in it as it was written, and its address', () => {
    const page = archive('Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable', '<p class=3D"a">Caf=C3=A9 and a long =\nline</p>  \n<p>x</p>'); // prettier-ignore
    expect(readMhtml(bytes(page))).toMatchObject({ ok: true, value: { url: 'https://example.org/lamps' } });
    const read = readMhtml(bytes(page));
    expect(read.ok && read.value.html.trim()).toBe('<p class="a">Café and a long line</p>\n<p>x</p>');
  });

  test('is read in base64, in eight bits and in another encoding', () => {
    const html = (headers: string, body: string): string => {
      const read = readMhtml(bytes(archive(headers, body)));
      return read.ok ? read.value.html.trim() : read.problem.code;
    };
    expect(html('Content-Type: text/html\nContent-Transfer-Encoding: base64', btoa('<p>hi</p>'))).toBe('<p>hi</p>');
    expect(html('Content-Type: text/html\nContent-Transfer-Encoding: 8bit', '<p>é</p>')).toBe('<p>é</p>');
    expect(html('Content-Type: text/html; charset="iso-8859-2"\nContent-Transfer-Encoding: quoted-printable', '=B1')).toBe('ą');
  });

  test('without a page is refused, and whatever the bytes nothing is thrown', () => {
    expect(readMhtml(bytes(archive('Content-Type: text/css', 'a{}')))).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => typeof readMhtml(any).ok === 'boolean'));
    const long = bytes(archive('Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable', `${' '.repeat(1_000_000)}x`));
    const before = performance.now();
    readMhtml(long);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

test.each([
  ['PK\u0003\u0004', 'docx'],
  ['MIME-Version: 1.0\r\n', 'mhtml'],
  ['\n<html xmlns:w="…">', 'html'],
  ['{\\rtf1', 'doc'],
  ['ÐÏ\u0011à', 'doc'],
])('a file named .doc that begins with “%s” is read as %s', (begins, kind) =>
  expect(
    kindWithin(
      'doc',
      Uint8Array.from(begins, (c) => c.charCodeAt(0)),
    ),
  ).toBe(kind),
);
