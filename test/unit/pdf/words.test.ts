import { describe, expect, it } from 'vitest';
import { keepsHyphen, vocabularyOf } from '@/utils/pdf/hyphens';
import { mendLigatures } from '@/utils/pdf/ligatures';
import { titleOf } from '@/utils/pdf/title';
import type { Paragraph } from '@/utils/pdf/flow';

describe('a hyphen at a line end', async () => {
  const words = await vocabularyOf(['a whole-system view of commissioned services', 'accountability and the re-use of data']);
  it.each([
    ['whole-', 'system', true],
    ['account-', 'ability', false],
    // Another form of the word stands in the paper.
    ['commis-', 'sioning', false],
    ['self-', 'evident', true],
    ['one-size-fits-', 'all', true],
    ['Anglo-', 'Saxon', true],
    ['2010-', 'based', true],
    ['peut-', 'il', true],
    ['infor-', 'mation', false],
  ])('%s | %s', (before, after, stays) => expect(keepsHyphen(before, after, words)).toBe(stays));

  it('is judged by the paper before any rule', async () => {
    expect(keepsHyphen('co-', 'operate', await vocabularyOf(['they cooperate']))).toBe(false);
    expect(keepsHyphen('co-', 'operate', await vocabularyOf(['they co-operate']))).toBe(true);
  });
});

describe('letters of one glyph in a right-to-left run', () => {
  it('are set in their own order', () => {
    const glyphs = ['ت', 'لا', 'ك', 'ش', 'م', 'ل', 'ا', ' ', 'ل', 'ا', 'ج', 'م'];
    expect(mendLigatures(['مجال المشكالت'], glyphs)).toEqual(['مجال المشكلات']);
  });

  it('are left where the glyphs do not tell', () => {
    expect(mendLigatures(['المشكالت'], ['x', 'لا'])).toEqual(['المشكالت']);
  });
});

describe('the title of a PDF', () => {
  const said = (text: string, size: number, page = 0): Paragraph => ({
    kind: 'text',
    level: 0,
    size,
    pieces: [{ text, page, item: 0, from: 0 }],
  });
  const headed = (text: string): Paragraph => ({ ...said(text, 10), kind: 'heading' });
  const front = [said('Open books', 24), said('for every council', 24), said('A report of the ministry', 12), said('Text.', 10, 1)];

  it('is what its metadata says when those words stand on the first pages', () => {
    expect(titleOf('Open Books for Every Council: Report', front, 10)).toBe('Open Books for Every Council: Report');
  });

  it('is what its metadata says in two words when large words on the first pages say just that', () => {
    expect(titleOf('Open Books', front, 10)).toBe('Open Books');
    expect(titleOf('Ministry Report', front, 10)).toBe('Open books for every council');
  });

  it.each(['Open books … every council', 'Microsoft Word - draft_3.doc', 'Utility', 'untitled', 'Committee Report 4.3', ''])(
    'is the largest words there, not “%s”',
    (given) => expect(titleOf(given, front, 10)).toBe('Open books for every council'),
  );

  it('is what a memorandum names as its subject', () => {
    expect(titleOf('', [said('Ministry', 18), said('SUBJECT: Oversight of grants', 10)], 10)).toBe('Oversight of grants');
  });

  it('of a notice is the heading above the names of who gives it', () => {
    const notice = [
      said('Proposed Rules', 18),
      headed('Airworthiness of Kites; The Kite Company'),
      said('AGENCY: Kite Administration.', 10),
    ];
    expect(titleOf('', notice, 10)).toBe('Airworthiness of Kites; The Kite Company');
    expect(titleOf('', [said('Proposed Rules', 18), said('No heading.', 10), said('AGENCY: Kites.', 10)], 10)).toBe('Proposed Rules');
  });

  it('where no words are large is said by the headings above the text, or by what a browser printed above each page', () => {
    const plain = [headed('Kites'), headed('A handbook for councils'), headed('Executive summary'), said('Kites fly.', 10)];
    expect(titleOf('', plain, 10)).toBe('Kites A handbook for councils');
    expect(titleOf('', [said('Kites fly.', 10), headed('Later')], 10)).toBe('');
    const heads = ['Annual report', '03/10/2023, 19:52 Kite Office - Encyclopaedia'];
    expect(titleOf('', [said('Kites fly.', 10)], 10, heads)).toBe('Kite Office - Encyclopaedia');
    expect(titleOf('Kite law', [said('Kites fly.', 10)], 10, ['03/10/2023, 19:52 12/14'])).toBe('Kite law');
  });

  it('on a cover in the type of the text is what stands first, without the sign of a note behind it', () => {
    const cover = [
      said('Open books for every council By', 10),
      said('The Harbour Board', 10),
      said('A report to the county, March 2024', 10),
    ];
    expect(titleOf('', cover, 10)).toBe('Open books for every council');
    expect(titleOf('', [said('Open books for every council∗', 18)], 10)).toBe('Open books for every council');
    expect(titleOf('', [said('“Kites” — 2011/2/4 — 20:56 — page 1', 10), said('The board', 10)], 10)).toBe('');
    // A page of text has no cover's words.
    expect(titleOf('', [said('Dear commissioner of the county', 10), said('we write to you about the books. '.repeat(40), 10)], 10)).toBe(
      '',
    );
    expect(titleOf('', [said('Kites fly over every council.', 10), said('They do.', 10)], 10)).toBe('');
  });
});
