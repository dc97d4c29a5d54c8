// What is said of a file that cannot be read, and what is kept of one that is bad in places?
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, readSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import { annotation, bytes, canonical, id, SET } from './make';

const refusal = (file: Uint8Array): string => {
  const read = readSet(file);
  return read.ok ? 'accepted' : `${read.problem.code}: ${read.problem.detail}`;
};
const good = writeSet(SET);

describe('a whole file is refused', () => {
  const deep = '['.repeat(33) + ']'.repeat(33);
  test.each([
    ['empty', new Uint8Array(), 'file-empty: the file has 0 bytes'],
    ['only white space', bytes(' \n '), 'file-empty: the file holds only white space'],
    ['not UTF-8', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d), 'file-not-text: not UTF-8 at byte 4'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'file-not-text: not UTF-8 at byte 1'],
    ['a page of HTML', bytes('<!doctype html>'), 'file-not-json: character 1: expected a value'],
    ['a stray comma', bytes('{"é": 1,}'), 'file-not-json: character 9: expected a key in quotes'],
    ['a bare word', bytes('[true, NaN]'), 'file-not-json: character 8: expected a value'],
    ['brackets that do not match', bytes('{"a": [1}'), 'file-not-json: character 9: expected a comma or a closing bracket'],
    ['a malformed word', bytes('[nul]'), 'file-not-json: a number, a word or an escape in it is malformed'],
    ['two values', bytes('{} {}'), 'file-not-json: character 4: expected nothing more'],
    ['cut inside a text', bytes('{"label": "Mea'), 'file-truncated: character 15: the file ends inside a text'],
    ['cut after a list', bytes('{"é": [1, 2]'), 'file-truncated: character 13: the file ends with 1 bracket open'],
    ['nested too deep', bytes(deep), 'file-too-deep: character 33: nested deeper than 32'],
    ['a list without annotations', bytes('[1, 2]'), 'file-unknown: the list holds no Web Annotation'],
    [
      'some other JSON',
      bytes({ type: 'FeatureCollection' }),
      'file-unknown: its type is FeatureCollection, not a Web Annotation or a collection of them',
    ],
    [
      'a newer version',
      bytes(good.replace('"mm:formatVersion": 1', '"mm:formatVersion": 2')),
      'file-newer: the file has format version 2; this version reads up to 1',
    ],
    [
      'a version that is no number',
      bytes(good.replace('"mm:formatVersion": 1', '"mm:formatVersion": "x"')),
      'file-damaged: mm:formatVersion is no whole number from 1',
    ],
    ['a backup', bytes('{\n "format": "mutual-margin-backup"}'), 'file-unknown: this is a backup of a whole library'],
  ])('%s', (_name, file, sentence) => expect(refusal(file)).toContain(sentence));

  test('of 100 MB, without parsing it', () => {
    expect(MAX_FILE_BYTES).toBe(104_857_599);
    expect(refusal(new Uint8Array(MAX_FILE_BYTES + 1))).toBe('file-too-large: 104857600 bytes; the limit is 104857599');
  });

  test('with a list of more than 200,000 entries', () => {
    expect(refusal(bytes(`[${'0,'.repeat(200_000)}0]`))).toBe('file-too-many: character 400002: more than 200000 entries in one list');
  });

  test('with a text of more than 1 MB', () => {
    expect(refusal(bytes(`["${'x'.repeat(1_000_001)}"]`))).toBe('file-too-large: character 2: one text is longer than 1000000 bytes');
  });

  test('cut anywhere, with the place where it ends', () => {
    for (const end of [1, 50, 500, 3000, good.length - 3]) {
      const cut = good.slice(0, end);
      expect(refusal(bytes(cut))).toMatch(new RegExp(`^file-truncated: character ${[...cut].length + 1}: `, 'u'));
    }
  });

  test('cut in the middle of a character', () => {
    const at = bytes(good).indexOf(0xf0);
    expect(refusal(bytes(good).subarray(0, at + 2))).toMatch(/^file-truncated: /u);
  });
});

/** Whatever JSON gives. */
type Json = ReturnType<typeof JSON.parse>;

/** The file of three annotations with a change made to the JSON. */
function changed(change: (file: Json) => void) {
  const file = JSON.parse(good);
  change(file);
  const read = readSet(bytes(file));
  if (!read.ok) throw new Error(read.problem.detail);
  return {
    numbers: read.value.set.annotations.map((a) => a.id),
    refused: read.value.refused.map((r) => `${r.where} ${r.problem.code}: ${r.problem.detail}`),
    set: read.value.set,
  };
}

describe('one bad record is refused by name and the others are kept', () => {
  const rest = [id(20), id(22)];
  test.each<[string, (item: Json) => void, string]>([
    ['an id that is no IRI', (a) => (a.id = '#7'), 'record-invalid: id: not an absolute IRI'],
    ['no id', (a) => delete a.id, 'record-invalid: id: no IRI'],
    ['the id of another', (a) => (a.id = id(20)), `record-collides: the id ${id(20)} is used twice in the file`],
    ['a page that is a program', (a) => (a.target.source.id = 'javascript:alert(1)'), 'record-invalid: target.source: not an address'],
    [
      'a position from the end to the start',
      (a) => (a.target.selector[1].end = 3),
      'record-invalid: target.selectors.1: start is after end',
    ],
    ['a position in words', (a) => (a.target.selector[1].start = '5'), 'record-invalid: target.selectors.1.start:'],
    ['an empty quote', (a) => (a.target.selector[0].exact = ''), 'record-invalid: target.selectors.0.exact: empty quote'],
    ['no quote', (a) => delete a.target.selector, 'record-invalid: target.selectors: no quote'],
    [
      'a date that no reader lives in',
      (a) => (a.created = '0001-01-01T00:00:00Z'),
      'record-invalid: created: outside the years 1900 to 2200',
    ],
    ['half a character', (a) => (a.target.selector[0].exact = 'x\ud83c'), 'record-invalid: target.selectors.0.exact: half a character'],
    [
      'a document that is not there',
      (a) => (a.target.source.isVersionOf = id(99)),
      `record-without-document: the document ${id(99)} is not in the file`,
    ],
    ['a note that is a number', (a) => (a.body = [{ type: 'TextualBody', value: 7 }]), 'record-invalid: bodies.0.value:'],
  ])('%s', (_name, change, sentence) => {
    const { numbers, refused } = changed((file) => change(file.first.items[1]));
    expect(numbers).toEqual(rest);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(`first.items[1] ${sentence}`);
  });

  test('a number where an annotation should be', () => {
    expect(changed((file) => (file.first.items[1] = 5)).refused).toEqual(['first.items[1] record-invalid: no annotation']);
  });

  test('a document without keys, and with it what is about it', () => {
    const { refused, numbers } = changed((file) => (file.documents[0].keys = []));
    expect(numbers).toEqual([]);
    expect(refused[0]).toBe('documents[0] record-invalid: keys: no key to know it by');
    expect(refused).toHaveLength(4);
  });

  test('a concept without a label; a link that closes a circle', () => {
    const { refused, set } = changed((file) => {
      delete file.codebooks[0].concepts[2].prefLabel;
      file.codebooks[0].concepts[0].broader = [id(11)];
    });
    expect(set.codebooks[0]?.concepts.map((c) => c.broader)).toEqual([[id(11)], []]);
    expect(refused).toEqual([
      'codebooks[0].concepts[2] record-invalid: prefLabel: no label',
      `codebooks[0].concepts[1].broader record-invalid: “To users” would stand above itself; the link to ${id(10)} is left out`,
    ]);
  });

  test('a total that does not fit is told', () => {
    expect(changed((file) => file.first.items.pop()).refused).toEqual(['total file-damaged: the file says 3 annotations and holds 2']);
  });
});

describe('a hostile file', () => {
  test('with a __proto__ key is refused by its place, whatever stands around it', () => {
    expect(refusal(bytes(good.replace('{', '{"__proto__": {"polluted": 1, "first": 5},')))).toBe(
      'file-damaged: character 2: a key named __proto__',
    );
  });

  test('changes no prototype with constructor keys, nor with __proto__ in other letters', () => {
    const hostile = good.replaceAll(
      '"type":"SpecificResource"',
      String.raw`"\u005f_proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "type":"SpecificResource"`,
    );
    const read = readSet(bytes(hostile));
    expect(read).toEqual({ ok: true, value: { set: canonical(SET), refused: [] } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(JSON.stringify(read)).not.toContain('polluted');
  });

  const withNote = (value: string) =>
    writeSet({ ...SET, annotations: [annotation(20, 'words', { bodies: [{ purpose: 'commenting', value }] })] });
  const note = '<p>Who <b>answers</b>?</p><script>alert(1)</script><ul><li>a &lt; b &amp; c</li></ul><img src=x onerror=alert(1)>';

  test('keeps markup in a plain note as the text it is', () => {
    const read = readSet(bytes(withNote(note)));
    expect(read.ok && read.value.set.annotations[0]?.bodies).toEqual([{ purpose: 'commenting', value: note }]);
  });

  test('takes only the words of a note that is HTML, and says so by its place', () => {
    const read = readSet(bytes(withNote(note).replace('text/plain', 'text/html')));
    expect(read.ok && read.value.set.annotations[0]?.bodies).toEqual([{ purpose: 'commenting', value: 'Who answers?\na < b & c' }]);
    expect(read.ok && read.value.refused.map((r) => `${r.where} ${r.problem.detail}`)).toEqual([
      'first.items[0].body[0] the note is HTML; only its words are taken',
    ]);
  });

  test('of HTML without end is read in a moment', () => {
    for (const piece of ['<svg', '<br ', '<b> ', '</p', '&<!--']) {
      const read = readSet(bytes(withNote(piece.repeat(200_000)).replace('text/plain', 'text/html')));
      expect(read.ok).toBe(true);
    }
  });

  test('with an address of nothing but slashes is read in a moment', () => {
    const item = { type: 'Annotation', id: 'urn:x:1', target: { source: `https://a.example${'/'.repeat(900_000)}x`, selector: { type: 'TextQuoteSelector', exact: 'x' } } }; // prettier-ignore
    expect(readSet(bytes(JSON.stringify([item]))).ok).toBe(true);
  });
});
