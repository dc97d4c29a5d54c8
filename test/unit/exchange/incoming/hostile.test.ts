// Files that are made to harm, or broken on their way: refused at once, with the reason, and nothing is kept of them.
import { describe, expect, test } from 'vitest';
import { readJsonLd } from '@/utils/exchange/incoming/json-ld';
import { SKOS, Statements, type Term } from '@/utils/exchange/incoming/triples';
import type { Result } from '@/utils/model/result';
import { read, reading } from './read';

const problem = async (content: string | Uint8Array, name?: string) => {
  const started = performance.now();
  const result = await reading(content, name);
  const ms = performance.now() - started;
  if (result.ok) throw new Error('it was read');
  // A bound on work, not on this machine: what is refused early takes milliseconds.
  expect(ms).toBeLessThan(10_000);
  return [result.problem.code, result.problem.detail] as const;
};
const qdc = (codes: string): string => `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;
const code = (name: string, inside = ''): string =>
  `<Code guid="00000000-0000-4000-8000-000000000001" name="${name}" isCodable="true">${inside}</Code>`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

describe('a hostile file', () => {
  test('with entities that grow a billion times is refused for its document type', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE CodeBook [<!ENTITY l0 "ha">${laughs}]><CodeBook><Codes>${code('&l9;')}</Codes></CodeBook>`;
    expect(await problem(bomb)).toEqual(['file-unsafe', 'line 1: a document type']);
  });

  test('with an entity that names a file or an address is refused, and nothing is fetched', async () => {
    for (const address of ['file:///etc/passwd', 'https://evil.example/x']) {
      const file = `<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "${address}">]><CodeBook><Codes>${code('&x;')}</Codes></CodeBook>`;
      expect((await problem(file))[0]).toBe('file-unsafe');
    }
  });

  test('with an entity that nobody declared is refused with its place', async () => {
    expect(await problem(qdc(code('&lol;')))).toEqual(['file-damaged', expect.stringMatching(/^line 1, column \d+: undefined entity/u)]);
  });

  test('nested without end is refused before it is read: 100 MB, and just below the limit', async () => {
    expect((await problem(new Uint8Array(100 * 1024 * 1024).map((_, i) => '<a>'.charCodeAt(i % 3))))[0]).toMatch(/^file-too-/u);
    expect((await problem(`<?xml version="1.0"?>${'<a>'.repeat(6_000_000)}`))[0]).toBe('file-too-deep');
    expect((await problem(qdc('<Code>'.repeat(100))))[1]).toBe('line 1: nested deeper than 64');
    expect((await problem('['.repeat(1_000_000)))[0]).toBe('file-too-deep');
  });

  test('of more elements or rows than people keep is refused', async () => {
    expect((await problem(qdc('<a/>'.repeat(150_001))))[0]).toBe('file-too-many');
    expect((await problem(`label\n${'x\n'.repeat(50_001)}`))[0]).toBe('file-too-many');
    expect((await problem(`label${','.repeat(2_000)}\nx`))[0]).toMatch(/^file-(?:unknown|too-many)$/u);
  });

  test('of paths that lead deeper, or name more concepts, than people keep is refused', async () => {
    expect(await problem(`path,definition\n"${'a > '.repeat(200_000)}b",x`)).toEqual([
      'file-too-deep',
      'row 2 “b”: its path has more than 64 levels',
    ]);
    const paths = Array.from({ length: 20_000 }, (_, i) => Array.from({ length: 60 }, () => i).join(' > '));
    expect(await problem(`path\n${paths.join('\n')}`)).toEqual(['file-too-many', 'its paths name more than 50000 concepts']);
  });

  test('of rows that all have one name and stand below it is answered', async () => {
    const { set } = await read(`name,parent,broader_ids\n${'a,a,http://x.example/1\n'.repeat(49_000)}`);
    expect(set.codebooks[0]?.concepts).toHaveLength(49_000);
  });

  test('of links that lead up through thousands of concepts again and again is answered, and what was left out is told', async () => {
    const n = 3_000;
    const stair = Array.from({ length: n }, (_, i) => `c${i},c${i + 1}`);
    const feet = Array.from({ length: n }, (_, i) => `z${i},y${i}\ny${i},c0`);
    const { set, refused } = await read(['name,parent', ...stair, `c${n},`, ...feet].join('\n'));
    expect(set.codebooks[0]?.concepts).toHaveLength(3 * n + 1);
    expect(refused.at(-1)?.problem.detail).toContain('too entangled to be followed');
    // What closes no circle by itself is kept.
    const broader = new Map(set.codebooks[0]?.concepts.map((c) => [c.prefLabel, c.broader.length]));
    expect([broader.get(`z${n - 1}`), broader.get(`y${n - 1}`)]).toEqual([1, 0]);
  });

  test('of one concept with a hundred thousand labels is refused', async () => {
    const labels = Array.from({ length: 100_000 }, (_, i) => `"l${i}"@en`).join(',');
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<http://a.example/1> a skos:Concept ; skos:prefLabel "x"@en ; skos:altLabel ${labels} .`;
    // Before the end is read, which is broken.
    expect(await problem(`${turtle} . .`)).toEqual([
      'file-too-many',
      expect.stringMatching(/a\.example\/1: more than 50000 times .*#altLabel/u),
    ]);
    const json = JSON.stringify({ '@id': 'http://a.example/1', 'skos:altLabel': Array.from({ length: 100_000 }, (_, i) => `l${i}`) });
    expect(await problem(json)).toEqual(['file-too-many', expect.stringContaining('#altLabel')]);
  });

  test('of concepts that all stand above each other is refused before the end of it is read, and told in one sentence for each', async () => {
    const said = new Statements();
    const name = (value: string): Term => ({ kind: 'name', value, language: '' });
    let taken = 0;
    const link = (): Result<never> | undefined =>
      said.add({ subject: name(`c${taken % 600}`), predicate: `${SKOS}broader`, object: name(`c${Math.floor(taken / 600)}`) });
    let wrong = link();
    for (; wrong === undefined && taken < 360_000; taken += 1) wrong = link();
    expect(taken).toBe(200_000);
    expect(wrong).toMatchObject({
      problem: { code: 'file-too-many', detail: expect.stringMatching(/200000 links of the kind .*#broader/u) },
    });
    const all = Array.from({ length: 40 }, (_, i) => `<http://a.example/${i}>`);
    const file = all.map((one, i) => `${one} a skos:Concept ; skos:prefLabel "c${i}"@en ; skos:broader ${all.join(',')} .`);
    const { refused } = await read(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n${file.join('\n')}`);
    expect(refused).toHaveLength(40);
    expect(refused[0]?.problem.detail).toBe('“c0” would stand above itself; the link to http://a.example/0 is left out');
    expect(refused[2]?.problem.detail).toMatch(
      /“c2” would stand above itself; the links to http:\/\/a\.example\/\d+ and \d+ more are left out/u,
    );
  });

  test('of concepts that all stand above and beside each other is answered, and every circle is told', async () => {
    const n = 300;
    const all = Array.from({ length: n }, (_, i) => `<http://a.example/${i}>`);
    const said = all.map((one, i) => `${one} a skos:Concept ; skos:prefLabel "c${i}"@en ; skos:broader ${all.join(',')} ; skos:related ${all.join(',')} .`); // prettier-ignore
    const { set, refused } = await read(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n${said.join('\n')}`);
    expect(set.codebooks[0]?.concepts).toHaveLength(n);
    expect(refused.filter(({ problem: { detail } }) => detail.includes('would stand above itself')).length).toBeGreaterThanOrEqual(n);
  });

  test('of related concepts above whom thousands stand is answered, and it is told where nobody looked any further', async () => {
    const n = 4_000;
    const all = Array.from({ length: n }, (_, i) => `<http://a.example/${i}>`);
    const said = all.map((one, i) => `${one} a skos:Concept ; skos:prefLabel "c${i}"@en ; skos:broader ${all[i + 1] ?? '<http://a.example/top>'} ; skos:related ${all[(i + 7) % n]}, <http://b.example/${i}> .`); // prettier-ignore
    const { refused } = await read(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n${said.join('\n')}`);
    const details = refused.map(({ problem: { detail } }) => detail);
    expect(details.filter((d) => d.includes('stands above or below it')).length).toBeGreaterThan(300);
    expect(details.filter((d) => d.includes('too many links lead up'))).toHaveLength(1);
  });

  test('is told from a large thesaurus: of a hundred thousand related links the last one is looked at', async () => {
    const n = 2_000;
    const iri = (i: number): string => `<http://a.example/${i}>`;
    // Below each fiftieth one before; related to all between.
    const said = Array.from({ length: n }, (_, i) => {
      const related = Array.from({ length: 49 }, (_one, k) => iri((i + k + 1) % n)).concat(i === n - 1 ? [iri(i - 50)] : []);
      return `${iri(i)} a skos:Concept ; skos:prefLabel "c${i}"@en ; ${i < 50 ? '' : `skos:broader ${iri(i - 50)} ; `}skos:related ${related.join(',')} .`;
    });
    const { refused } = await read(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n${said.join('\n')}`);
    expect(refused.map(({ where, problem: { detail } }) => `${where} ${detail}`)).toEqual([
      expect.stringMatching(/c1999 skos:related: “c1949” stands above or below it.*S27/u),
    ]);
  });

  test('whose words of JSON-LD are each made of the next is answered', async () => {
    const words = Array.from({ length: 50_000 }, (_, i) => `"p${i}":"p${i + 1}:x"`).join(',');
    const file = `{"@context":{${words}},"@graph":[{"@id":"http://a.example/1","@type":"http://www.w3.org/2004/02/skos/core#Concept"}]}`;
    expect((await read(file)).set.codebooks[0]?.concepts).toHaveLength(1);
  });

  test('whose concepts have a small context each under a large one is read without all its words anew for each', () => {
    const words = Object.fromEntries(Array.from({ length: 1_900 }, (_, i) => [`p${i}`, `http://a.example/p${i}`]));
    const file = {
      '@context': words,
      '@graph': Array.from({ length: 200 }, (_, i) => ({ '@context': { p0: 'http://b.example/', q: 'p1' }, '@id': `http://a.example/${i}`, p0: 'a', p2: 'b', q: 'c' })), // prettier-ignore
    };
    const { prototype } = Map;
    const { [Symbol.iterator]: entries } = prototype;
    let walked = 0;
    prototype[Symbol.iterator] = function counted(this: Map<unknown, unknown>) {
      walked += this.size;
      return entries.call(this);
    };
    let found: ReturnType<typeof readJsonLd>;
    try {
      found = readJsonLd(file, 'http://a.example/');
    } finally {
      prototype[Symbol.iterator] = entries;
    }
    expect(walked).toBeLessThan(10_000);
    if (!found.ok) throw new Error(found.problem.detail);
    const said = found.value;
    const predicates = [...said.subjects.keys()].map((subject) => [...said.predicates(subject)].join(' '));
    expect(new Set(predicates)).toEqual(new Set(['http://b.example/ http://a.example/p2 http://a.example/p1']));
    expect(predicates).toHaveLength(200);
  });

  test('of millions of blank lines, or of one name without end, is answered', async () => {
    expect((await problem(`x${'\n \t'.repeat(2_000_000)}x`))[0]).toBe('file-unknown');
    expect((await problem(`name,synonyms\na,"b${' '.repeat(1_000_000)}c"`))[0]).toMatch(/^file-/u);
    const long = 'a'.repeat(900_000);
    const said = `<http://a.example/1> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://a.example/${long}#> "x" .\n<http://a.example/${long}/#:b> a <http://www.w3.org/2004/02/skos/core#Concept> .`;
    expect((await read(said)).set.codebooks[0]?.concepts).toHaveLength(1);
  });

  test('of statements about more things than a thesaurus has is refused', async () => {
    const said = new Statements();
    const name = (value: string): Term => ({ kind: 'name', value, language: '' });
    let [things, wrong]: [number, Result<never> | undefined] = [0, undefined];
    for (; wrong === undefined && things < 300_000; things += 1) wrong = said.add({ subject: name(`t${things}`), predicate: 'p:p', object: name('o') }); // prettier-ignore
    expect(wrong).toMatchObject({ problem: { code: 'file-too-many', detail: 'statements of more than 250000 things' } });
  });

  test('that breaks off is refused as such, with the place', async () => {
    expect(await problem(qdc(code('a')).slice(0, -20))).toEqual(['file-truncated', expect.stringMatching(/unclosed tag/u)]);
    expect((await problem('label,definition\na,"never closed'))[1]).toBe('line 2: a quote is opened and never closed');
    expect((await problem('@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<a> skos:prefLabel "a"'))[0]).toBe('file-truncated');
    expect((await problem('@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<a> skos:prefLabel . .'))[1]).toMatch(/line 2/u);
  });

  test('that is no codebook is refused by what it is', async () => {
    expect((await problem('<html><body>hello</body></html>'))[1]).toBe('its root element is html, not CodeBook');
    expect((await problem('<CodeBook/>'))[1]).toBe('CodeBook: there is no Code in it');
    expect((await problem('PK\u0003\u0004rest'))[1]).toMatch(/an archive/u);
    expect((await problem('Dear all,\nplease find attached'))[0]).toBe('file-unknown');
    expect((await problem(''))[0]).toBe('file-empty');
    expect((await problem(' \n '))[0]).toBe('file-empty');
    expect((await problem(new Uint8Array([0x61, 0, 0x62, 0])))[0]).toBe('file-not-text');
    expect((await problem('{"@context": {}, "@graph": [{"@id": "https://x.example/1"}]}'))[0]).toBe('file-unknown');
  });

  test('cannot name what would run, nor reach into objects', async () => {
    const rows = await reading('label,id\nclick,javascript:alert(1)\n__proto__,constructor', 'a.csv');
    if (!rows.ok) throw new Error(rows.problem.detail);
    expect(rows.value.refused.map((r) => r.problem.detail)).toEqual(['id: an address that would run a program']);
    expect(rows.value.set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual(['__proto__']);
  });
});
