// Codebooks as other programs and people write them: tables of many kinds, SKOS in JSON-LD, files in old letters, several schemes.
import { describe, expect, test } from 'vitest';
import { book, COLOURS, nesting, read } from './read';

const SKOS = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://canteen.example/> .';
const told = async (content: string): Promise<readonly string[]> =>
  (await read(content)).refused.map((r) => `${r.where}: ${r.problem.detail}`);

describe('a table', () => {
  test('is read with commas, semicolons or tabs, any line ends, a mark before it or none', async () => {
    const rows = [
      ['Code', 'Description'],
      ['Trust', 'Said; "so", they'],
      ['Money', ''],
    ];
    const written = (separator: string, end: string): string =>
      rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join(end);
    for (const separator of [',', ';', '\t'])
      for (const end of ['\r\n', '\n', '\r'])
        for (const mark of ['', '\uFEFF']) {
          const { concepts } = await book(mark + written(separator, end));
          expect(concepts.map((c) => [c.prefLabel, c.definition])).toEqual([
            ['Trust', 'Said; "so", they'],
            ['Money', ''],
          ]);
        }
    expect((await book('sep=;\r\nname;definition\r\nA;b')).concepts[0]?.definition).toBe('b');
  });

  test('is read in UTF-16 and, with a word about it, in the letters of old Windows', async () => {
    const wide = new Uint8Array(
      ['\uFEFFname\tmemo\nMündig\tä'].flatMap((s) => [...s].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])),
    );
    expect((await book(wide)).concepts[0]).toMatchObject({ prefLabel: 'Mündig', definition: 'ä' });
    const old = await read(new Uint8Array([...'name\nM'].map((c) => c.charCodeAt(0)).concat(0xfc, 0x6e, 0x64)));
    expect(old.set.codebooks[0]?.concepts[0]?.prefLabel).toBe('Münd');
    expect(old.leftOut).toEqual([{ what: 'letters', n: 1, names: [] }]);
  });

  test('has its tree in paths, whatever parts them', async () => {
    for (const path of ['A > B > C', 'A::B::C', 'A / B / C', 'A → B → C'])
      expect(nesting(await book(`path\nA\n${path.replace(/^(\S+\s?(?:>|::|\/|→)\s?B).*/u, '$1')}\n${path}`))).toEqual([
        'A',
        'A > B',
        'B > C',
      ]);
    expect(nesting(await book('path\ninteresting\ninteresting\\places'))).toEqual(['interesting', 'interesting > places']);
    expect(nesting(await book('path\nand/or\nwhere'))).toEqual(['and/or', 'where']);
  });

  test('has its tree in a column of parents: labels, numbers or ids, of two of one name the nearest before', async () => {
    expect(nesting(await book('id,name,parent\n1,A,\n2,B,1\n3,C,B'))).toEqual(['A', 'A > B', 'B > C']);
    const twice = await book('name,parent\nA,\nSame,A\nleft,Same\nB,\nSame,B\nright,Same');
    const [, one, left, , two, right] = twice.concepts;
    expect([left?.broader, right?.broader]).toEqual([[one?.id], [two?.id]]);
    expect(await told('name,parent\nA,Nobody')).toEqual(['row 2 “A”: parent: no row is called “Nobody”; the concept stands at the top']);
  });

  test('gets a concept for a parent that only paths name, and says so', async () => {
    expect(nesting(await book('path\nA > B'))).toEqual(['A', 'A > B']);
    expect(await told('path\nA > B')).toEqual(['row 2 “B”: path: “A” has no row of its own; a concept was made for it']);
  });

  test('in a circle of parents loses the link that closes it, and keeps the concepts', async () => {
    expect(nesting(await book('name,parent\nA,B\nB,A'))).toEqual(['B > A', 'B']);
    expect((await told('name,parent\nA,B\nB,A'))[0]).toMatch(/“B” would stand above itself/u);
  });

  test('gives the nearest paint for a colour, and says which columns have no place', async () => {
    const { set, leftOut } = await read(`name,color,number of highlights\nA,${COLOURS[4]},3\nB,#ff0000,1`);
    expect(set.codebooks[0]?.concepts.map((c) => c.paint)).toEqual([4, 3]);
    expect(leftOut).toEqual([
      { what: 'columns', n: 1, names: ['number of highlights'] },
      { what: 'colours', n: 1, names: ['#ff0000'] },
    ]);
  });

  test('takes off the apostrophe that keeps a cell from being run, and changes no number', async () => {
    const { concepts } = await book("name,definition\n'=1+1,007\n'@x,1e3");
    expect(concepts.map((c) => [c.prefLabel, c.definition])).toEqual([
      ['=1+1', '007'],
      ['@x', '1e3'],
    ]);
  });
});

describe('SKOS of others', () => {
  test('is read in the language that most labels have, and what other languages say is counted', async () => {
    const file = `${SKOS} :a a skos:Concept ; skos:prefLabel "Vertrauen"@de, "Trust"@en . :b a skos:Concept ; skos:prefLabel "Geld"@de ; skos:altLabel "cash"@en .`;
    const { set, leftOut } = await read(file);
    expect(set.codebooks[0]).toMatchObject({
      scheme: { language: 'de' },
      concepts: [{ prefLabel: 'Vertrauen' }, { prefLabel: 'Geld', altLabels: [] }],
    });
    expect(leftOut).toEqual([{ what: 'language', n: 2, names: ['en'] }]);
    expect((await book(`${SKOS} :a skos:prefLabel "Vertrauen"@de, "Trust"@en .`, 'x', 'de-AT')).concepts[0]?.prefLabel).toBe('Vertrauen');
  });

  test('keeps a concept of two schemes in the first, and says so', async () => {
    const { set, leftOut } = await read(
      `${SKOS} :one a skos:ConceptScheme . :two a skos:ConceptScheme . :a skos:prefLabel "A" ; skos:inScheme :one, :two . :b skos:prefLabel "B" ; skos:inScheme :two .`,
    );
    expect(set.codebooks.map((b) => [b.scheme.id, b.concepts.map((c) => c.prefLabel)])).toEqual([
      ['https://canteen.example/one', ['A']],
      ['https://canteen.example/two', ['B']],
    ]);
    expect(leftOut).toEqual([{ what: 'schemes', n: 1, names: ['A'] }]);
  });

  test('keeps several concepts above one, links from either end, and no circle', async () => {
    const tree = await book(
      `${SKOS} :a skos:prefLabel "A" ; skos:narrower :c . :b skos:prefLabel "B" . :c skos:prefLabel "C" ; skos:broader :b .`,
    );
    expect(nesting(tree)).toEqual(['A', 'B', 'A > B > C']);
    const circle = `${SKOS} :a skos:prefLabel "A" ; skos:broader :b . :b skos:prefLabel "B" ; skos:broader :a .`;
    expect(nesting(await book(circle))).toEqual(['B > A', 'B']);
    expect((await told(circle))[0]).toMatch(/B\.broader: “B” would stand above itself/u);
  });

  test('gives names to concepts that have none, the same each time the file is read', async () => {
    const file = `${SKOS} [] a skos:Concept ; skos:prefLabel "A" .`;
    const [first, second] = [await book(file), await book(file)];
    expect(first.concepts[0]?.id).toMatch(/^https:\/\/w3id\.org\/mutual-margin\/file\/[0-9a-f]{32}\/#/u);
    expect(second).toEqual(first);
  });

  test('is read from JSON-LD as from Turtle: graphs, nested nodes, prefixes, languages, reverse links', async () => {
    const graph = {
      '@context': {
        skos: 'http://www.w3.org/2004/02/skos/core#',
        dct: 'http://purl.org/dc/terms/',
        label: { '@id': 'skos:prefLabel', '@container': '@language' },
      },
      '@graph': [
        { '@id': 'https://canteen.example/s', '@type': 'skos:ConceptScheme', 'dct:title': { '@value': 'Canteen', '@language': 'en' } },
        {
          '@id': 'https://canteen.example/a',
          '@type': 'skos:Concept',
          label: { en: 'A', de: 'Ah' },
          'skos:inScheme': { '@id': 'https://canteen.example/s' },
          'skos:narrower': {
            '@id': 'https://canteen.example/b',
            '@type': ['skos:Concept'],
            label: { en: 'B' },
            'skos:definition': 'What B is.',
          },
          '@reverse': { 'skos:broader': { '@id': 'https://canteen.example/c', label: { en: 'C' } } },
        },
      ],
    };
    const got = await book(JSON.stringify(graph));
    expect(got.scheme).toMatchObject({ id: 'https://canteen.example/s', title: 'Canteen', language: 'en' });
    expect(nesting(got)).toEqual(['A', 'A > B', 'A > C']);
    expect(got.concepts[1]?.definition).toBe('What B is.');
    const remote = {
      '@context': 'https://w3id.org/kim/context',
      id: 'https://canteen.example/s',
      type: 'ConceptScheme',
      hasTopConcept: [{ id: 'https://canteen.example/a', type: 'Concept', prefLabel: 'A' }],
    };
    expect((await book(JSON.stringify(remote))).concepts.map((c) => [c.id, c.prefLabel])).toEqual([['https://canteen.example/a', 'A']]);
  });
});

describe('a REFI-QDA codebook of others', () => {
  const file = (inside: string, root = 'xmlns="urn:QDA-XML:codebook:1.0"'): string =>
    `<?xml version="1.0"?><CodeBook ${root}><Codes>${inside}</Codes></CodeBook>`;

  test('keeps GUIDs whatever their case and braces, line breaks and entities of descriptions, and folders as concepts', async () => {
    const { set, leftOut } = await read(
      file(
        '<Code guid="{ABCDEF01-1111-4222-8333-444444444444}" name="A &amp; B" isCodable="false" color="#f00"><Description>one\n&lt;two&gt;</Description></Code>',
      ),
    );
    expect(set.codebooks[0]?.concepts[0]).toMatchObject({
      id: 'urn:uuid:abcdef01-1111-4222-8333-444444444444',
      prefLabel: 'A & B',
      definition: 'one\n<two>',
    });
    expect(leftOut?.map((l) => l.what)).toEqual(['colours', 'folders']);
  });

  test('cannot claim an address that its GUID does not prove', async () => {
    const claim = file(
      '<Code guid="ABCDEF01-1111-4222-8333-444444444444" name="A" isCodable="true"><Description>Identifier:\nhttps://canteen.example/a</Description></Code>',
    );
    expect((await book(claim)).concepts[0]?.id).toBe('urn:uuid:abcdef01-1111-4222-8333-444444444444');
  });

  test('hangs what stands below a code without a name on the one above it, and says what is missing', async () => {
    const guid = (n: number): string => `guid="00000000-0000-4000-8000-00000000000${n}"`;
    const text = file(
      `<Code ${guid(1)} name="A" isCodable="true"><Code ${guid(2)} isCodable="true"><Code ${guid(3)} name="C" isCodable="true"/></Code></Code>`,
    );
    expect(nesting(await book(text))).toEqual(['A', 'A > C']);
    expect(await told(text)).toEqual(['Code “” (line 1): prefLabel: no label']);
  });
});
