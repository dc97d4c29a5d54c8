// Files that people saved: which kind they are, their letters, and the paragraphs of a plain text.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersOf, plainPaper, savedKind } from '@/utils/extraction/saved-file';
import { readingText } from '@/utils/extraction/reading-text';

test.each([
  ['paper.html', '', 'html'],
  ['PAPER.HTM', 'text/html', 'html'],
  ['minutes.txt', 'text/plain', 'text'],
  ['README', 'text/plain', 'text'],
  ['notes.md', '', 'text'],
  ['paper.pdf', 'application/pdf', undefined],
  ['set.jsonld', 'application/ld+json', undefined],
  ['table.csv', 'text/plain', undefined],
])('%s of type “%s” is read as %s', (name, type, kind) => expect(savedKind(name, type)).toBe(kind));

describe('the letters of a file', () => {
  const bytes = (...all: number[]): Uint8Array => new Uint8Array(all);
  test('are those of its byte order mark', () => {
    expect(lettersOf(bytes(0xff, 0xfe, 0xe9, 0x00))).toBe('é');
    expect(lettersOf(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('é');
  });
  test('are those that a page states, where it is right', () => {
    const page = (charset: string, last: number) => new Uint8Array([...new TextEncoder().encode(`<meta charset="${charset}">`), last]);
    expect(lettersOf(page('iso-8859-2', 0xb1))).toContain('ą');
    expect(lettersOf(page('no-such', 0xe9))).toContain('é');
  });
  test('are read whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (any) => typeof lettersOf(any) === 'string'));
  });
});

describe('a plain text', () => {
  test('has its paragraphs between empty lines, lines within one joined, and its first line as title', () => {
    const { title, content } = plainPaper('Lamps on the pier\r\n\r\nThe council met\r\nand went home.\n\n\nNobody spoke.\n');
    expect(title).toBe('Lamps on the pier');
    expect(readingText(content)).toBe('Lamps on the pier\n\nThe council met and went home.\n\nNobody spoke.');
  });
  test('without empty lines has a paragraph a line; a first line that is a sentence is no title', () => {
    expect(plainPaper('The council met.\nIt went home.')).toMatchObject({
      title: '',
      content: [{ children: ['The council met.'] }, { children: ['It went home.'] }],
    });
  });
  test('keeps every word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const words = (of: string): string => of.replace(/[\s\u0000]+/g, ' ').trim();
        expect(words(readingText(plainPaper(text).content))).toBe(words(text));
      }),
    );
  });
});
