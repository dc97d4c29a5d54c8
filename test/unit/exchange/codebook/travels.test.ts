// A codebook travels: what other programs read in each format is what the reader wrote.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { outlineOf, pathOf } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { writePage, type PageWords } from '@/utils/exchange/codebook/page';
import { writeRefi } from '@/utils/exchange/codebook/refi';
import { writeTable } from '@/utils/exchange/codebook/table';
import { writeTurtle } from '@/utils/exchange/codebook/turtle';
import { writeCsv } from '@/utils/exchange/csv';
import { writeCodebook } from '@/utils/exchange/skos';
import type { Codebook, Concept } from '@/utils/model/concept';
import { PALETTE } from '@/utils/painting/palette';
import { CODEBOOK, concept, id, SCHEME } from '../make';
import { anyCodebook, largeCodebook } from './make';
import { apart, readCsv, readJson, readRefi, readTurtle, unguarded } from './read-back';

const COLOURS = PALETTE.map((swatch) => swatch.light.line);
const large = largeCodebook();
const words: PageWords = {
  language: 'en',
  contents: 'Contents',
  altLabels: 'Also called',
  scopeNote: 'Scope note',
  notWhen: 'Do not use when',
  retired: 'retired',
  example: 'Example',
  alsoBelow: 'Also below',
  related: 'Related',
  noDefinition: 'No definition.',
  head: (n) => `${n} concepts`,
  passages: (n) => `${n} passages`,
};
const page = (codebook: Codebook): string => writePage({ outline: outlineOf(codebook), counts: new Map(), words, looks: PALETTE });

/** What XML cannot hold at all is replaced; nothing else may change. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
const oneLine = (text: string): string => text.replace(/\s*[\n\r]+\s*/gu, ' ');
const noNul = (text: string): string => text.replaceAll('\0', '\uFFFD');
const parentOf = (codebook: Codebook) => new Map(outlineOf(codebook).inOrder.map((p) => [p.concept.id, p.parent?.concept.id]));
const inTree = (codebook: Codebook): readonly Concept[] => outlineOf(codebook).inOrder.map((p) => p.concept);

describe('a codebook of any labels, texts and links', () => {
  test('is the same file whenever it is written', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        const copy = structuredClone(codebook);
        expect(writeCodebook(copy)).toBe(writeCodebook(codebook));
        expect(writeTurtle(copy)).toBe(writeTurtle(codebook));
        expect(writeTable(outlineOf(copy), true)).toBe(writeTable(outlineOf(codebook), true));
        expect(await writeRefi(outlineOf(copy), COLOURS)).toBe(await writeRefi(outlineOf(codebook), COLOURS));
        expect(page(copy)).toBe(page(codebook));
      }),
    );
  });

  test('comes back from JSON-LD whole', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        expect(readJson(writeCodebook(codebook))).toEqual(codebook);
      }),
    );
  });

  test('comes back from Turtle with labels, texts, links and paint', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        const read = readTurtle(writeTurtle(codebook));
        expect(read.size).toBe(codebook.concepts.length + 1);
        for (const c of codebook.concepts) {
          const said = read.get(c.id) ?? {};
          const both = (key: string): string[] => [...(said[key] ?? []), ...(said[`mm:${key}Elsewhere`] ?? [])].sort();
          expect(said['prefLabel']).toEqual([c.prefLabel]);
          expect(said['altLabel'] ?? []).toEqual(c.altLabels);
          expect(said['inScheme']).toEqual([codebook.scheme.id]);
          for (const key of ['definition', 'scopeNote', 'example'] as const) expect(said[key] ?? ['']).toEqual([c[key]]);
          for (const key of ['broader', 'related'] as const) expect(both(key)).toEqual(c[key]);
          expect(said['mm:paint']).toEqual([String(c.paint)]);
          expect([said['mm:notWhen']?.[0], said['notation']?.[0]]).toEqual([c.notWhen, c.notation]);
          expect(said['http://purl.org/dc/terms/isReplacedBy']?.[0]).toBe(c.retired?.replacedBy);
        }
      }),
    );
  });

  test('comes back from REFI-QDA with labels, texts, colours and nesting, and names in words what has no place there', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        const codes = readRefi(await writeRefi(outlineOf(codebook), COLOURS));
        const parents = parentOf(codebook);
        const written = inTree(codebook);
        const guids = new Map(written.map((c, n) => [c.id, codes[n]?.guid]));
        expect(new Set(guids.values()).size).toBe(written.length);
        expect(codes.map((c) => c.name)).toEqual(written.map((c) => inXml(c.prefLabel)));
        for (const [n, c] of written.entries()) {
          const code = codes[n]!;
          const part = (heading: string): string => code.parts.get(heading) ?? '';
          const parent = parents.get(c.id);
          expect(code.parent?.guid).toBe(parent === undefined ? undefined : guids.get(parent));
          expect(code.color).toBe(COLOURS[c.paint]);
          expect([part(''), part('Scope note:'), part('Example:')]).toEqual([c.definition, c.scopeNote, c.example].map(inXml));
          expect([part('Do not use when:'), part('Notation:')]).toEqual([c.notWhen ?? '', c.notation ?? ''].map(inXml));
          expect(part('Retired:').startsWith(c.retired?.at ?? '')).toBe(true);
          expect(part('Alternative labels:')).toBe(c.altLabels.map((l) => inXml(oneLine(l))).join('\n'));
          for (const other of c.broader.filter((b) => b !== parent)) expect(part('Also below:')).toContain(`(${other})`);
          for (const other of c.related) expect(part('Related:')).toContain(`(${other})`);
          expect(c.id).toBe(code.parts.get('Identifier:') ?? `urn:uuid:${code.guid}`);
        }
      }),
    );
  });

  test('comes back from a spreadsheet with labels, texts, links and paths', () => {
    fc.assert(
      fc.property(anyCodebook, fc.boolean(), (codebook, hasMark) => {
        const text = writeTable(outlineOf(codebook), hasMark);
        expect(text.startsWith('\uFEFF')).toBe(hasMark);
        const [, ...rows] = readCsv(text.slice(hasMark ? 1 : 0));
        const cells = rows.map((row) => row.map(unguarded));
        expect(cells.map(([path = '']) => apart(path, ' > '))).toEqual(
          inTree(codebook).map((c) => pathOf(codebook.concepts, c.id).map(noNul)),
        );
        expect(cells.map(([, label, alt = '', ...rest]) => [label, alt === '' ? [] : apart(alt, '; '), ...rest])).toEqual(
          inTree(codebook).map((c) => [
            noNul(c.prefLabel),
            c.altLabels.map(noNul),
            noNul(c.definition),
            noNul(c.scopeNote),
            noNul(c.example),
            String(c.paint),
            c.id,
            c.broader.join(' '),
            c.related.join(' '),
            noNul(c.notWhen ?? ''),
            c.notation ?? '',
            c.retired?.at ?? '',
            c.retired?.replacedBy ?? '',
          ]),
        );
      }),
    );
  });

  test('never begins a cell as a spreadsheet begins a formula', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        for (const row of readCsv(writeTable(outlineOf(codebook), false)))
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
    );
  });

  test('makes a page in which no word of it is markup', () => {
    const names = '/?(?:html|head|body|header|nav|main|section|h[1-6]|ul|li|a|p|dl|dt|dd|bdi|span)';
    const attributes = '(?: (?:id|class|dir|lang|aria-label|aria-level)="[^"<>]*"| href="#c\\d+")*';
    const tag = new RegExp(`<${names}${attributes}>`, 'gu');
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        const [, body = ''] = page(codebook).split('</style>');
        expect(body.replace(tag, '')).not.toMatch(/[<>"]/u);
      }),
    );
  });
});

describe('2,000 concepts six levels deep', () => {
  test('keep every label and their nesting in every format', async () => {
    expect(large.concepts).toHaveLength(2_000);
    expect(pathOf(large.concepts, large.concepts.at(-1)!.id)).toHaveLength(6);
    expect(readJson(writeCodebook(large))).toEqual(large);
    const turtle = readTurtle(writeTurtle(large));
    expect(large.concepts.every((c) => turtle.get(c.id)?.['broader']?.[0] === c.broader[0])).toBe(true);
    const codes = readRefi(await writeRefi(outlineOf(large), COLOURS));
    expect(codes.map((c) => [c.guid, c.parent?.guid])).toEqual(inTree(large).map((c) => [c.id.slice(9), c.broader[0]?.slice(9)]));
    const [, ...rows] = readCsv(writeTable(outlineOf(large), false));
    expect(rows.filter(([path = '']) => apart(path, ' > ').length === 6)).toHaveLength(2_000 - 682);
    expect(page(large).match(/<h[2-6] /gu)).toHaveLength(2_000);
  });
});

describe('links that SKOS forbids', () => {
  const forbidden: Codebook = {
    scheme: SCHEME,
    concepts: [
      concept(10, 'A', { broader: [id(12)], related: [id(10), id(12), id(13)].sort() }),
      concept(11, 'B', { broader: [id(10)] }),
      concept(12, 'C', { broader: [id(11)] }),
      concept(13, 'D', { broader: [id(77)], related: [id(88)] }),
    ],
  };

  test('go under words of ours: circles, kin that are related, what the file does not hold', () => {
    const read = readTurtle(writeTurtle(forbidden));
    expect(read.get(id(10))).toMatchObject({ broader: [id(12)], related: [id(13)], 'mm:relatedElsewhere': [id(10), id(12)] });
    expect(read.get(id(12))).toMatchObject({ 'mm:broaderElsewhere': [id(11)] });
    expect(read.get(id(12))?.['broader']).toBeUndefined();
    expect(read.get(id(13))).toMatchObject({ 'mm:broaderElsewhere': [id(77)], 'mm:relatedElsewhere': [id(88)] });
  });

  test('come back from JSON-LD as they were', () => {
    expect(readJson(writeCodebook(forbidden))).toEqual(forbidden);
  });

  test('do not keep a codebook in circles from any format', async () => {
    expect(readRefi(await writeRefi(outlineOf(forbidden), COLOURS))).toHaveLength(4);
    expect(readCsv(writeTable(outlineOf(forbidden), false))).toHaveLength(5);
    expect(page(forbidden).match(/<h[2-6] /gu)).toHaveLength(4);
  });
});

test('the GUID of a concept with an address is the UUID that every program makes of that address', async () => {
  const [code] = readRefi(await writeRefi(outlineOf(BUILT_IN), COLOURS));
  // Python: uuid.uuid5(uuid.NAMESPACE_URL, '…/accountability-and-commissioning/commissioning')
  expect(code?.guid).toBe('b070c426-3d6a-50c5-9e3f-1e133c98b449');
});

describe('the page for people', () => {
  test('shows for each concept what it means, when it is used, its other names, its paint, and how often it is used', () => {
    const text = writePage({ outline: outlineOf(CODEBOOK), counts: new Map([[id(10), 3]]), words, looks: PALETTE });
    expect(text).toContain('<h2 id="c0" dir="auto"><span class="mark p3">Accountability</span></h2>\n<p class="count">3 passages</p>');
    expect(text).toContain('<p dir="auto">Being held to answer.</p>');
    expect(text).toContain('<dt>Also called</dt><dd><bdi dir="auto">answering</bdi>, <bdi dir="auto">giving account</bdi></dd>');
    expect(text).toContain('<dt>Scope note</dt><dd dir="auto">Not responsibility.</dd>');
    expect(text).toContain('<dt>Example</dt><dd dir="auto">“They answer to eaters.”</dd>');
    expect(text).toContain('<section>\n<h3 id="c1" dir="auto"><span class="mark p3">To users</span></h3>\n<p class="count">0 passages</p>');
    expect(text).toContain('<dt>Related</dt><dd><a href="#c1"><bdi dir="auto">To users</bdi></a></dd>');
  });

  test('names the language of the codebook where it is another than the page’s', () => {
    const arabic = { scheme: { ...SCHEME, language: 'ar' }, concepts: [concept(10, 'المساءلة')] };
    expect(page(arabic)).toContain('<h2 id="c0" dir="auto" lang="ar">');
    expect(page(CODEBOOK)).not.toContain(' lang="en"><span');
  });
});

const conformance = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance');
const payloads = join(conformance, 'csv/injection/payloads.txt');

test.skipIf(!existsSync(payloads))('runs none of the formulas known from attacks', () => {
  const attacks = readFileSync(payloads, 'utf8')
    .split('\n')
    .filter((line) => /^[=+\-@]/u.test(line));
  expect(attacks.length).toBeGreaterThan(3);
  const rows = readCsv(
    writeCsv(
      attacks.map((a) => [a]),
      false,
    ),
  );
  expect(rows).toEqual(attacks.map((a) => [`'${a}`]));
});

/** The judge wants a notation to be that of one concept, which SKOS itself does not. */
const withoutTwins = (concepts: readonly Concept[]): readonly Concept[] =>
  concepts.map(({ notation, ...c }, i) =>
    notation === undefined || concepts.slice(0, i).some((other) => other.notation === notation) ? c : { ...c, notation },
  );

const hasJudges = existsSync(join(conformance, 'node_modules'));
if (!hasJudges) console.log(`skipped: the format checkers are not installed in ${conformance} (npm install there, or set CONFORMANCE)`);

describe.skipIf(!hasJudges)('outside judges', () => {
  const folder = hasJudges ? mkdtempSync(join(tmpdir(), 'codebooks-')) : '';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const judge = (checker: string, flags: readonly string[], name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const run = spawnSync(process.execPath, [join(conformance, checker), ...flags, file], { encoding: 'utf8' });
    return run.stdout + run.stderr;
  };
  const arbitrary = fc
    .sample(anyCodebook, { numRuns: 4, seed: 11 })
    .map((codebook, n): [string, Codebook] => [`of any content, ${n}`, { ...codebook, concepts: withoutTwins(codebook.concepts) }]);

  test.each<[string, Codebook]>([['built in', BUILT_IN], ['of 2,000 concepts', large], ...arbitrary])(
    'find no fault in a codebook %s',
    async (_name, codebook) => {
      expect(judge('check-skos.mjs', ['--codebook'], 'codebook.jsonld', writeCodebook(codebook))).toMatch(/^OK /mu);
      expect(judge('check-skos.mjs', ['--codebook'], 'codebook.ttl', writeTurtle(codebook))).toMatch(/^OK /mu);
      expect(judge('check-qdc.mjs', [], 'codebook.qdc', await writeRefi(outlineOf(codebook), COLOURS))).toMatch(/^OK /mu);
    },
    120_000,
  );
});
