// What outside samples say comes in, goes out again and is judged: each valid one is the same codebook then, of each invalid one it is
// told what is wrong and where.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { outlineOf } from '@/utils/concepts/scheme';
import { writeRefi } from '@/utils/exchange/codebook/refi';
import { writeTurtle } from '@/utils/exchange/codebook/turtle';
import { planMerge } from '@/utils/exchange/plan-merge';
import { writeCodebook } from '@/utils/exchange/skos';
import type { Codebook } from '@/utils/model/concept';
import { COLOURS, libraryOf, read, reading } from './read';

const conformance = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance');
const has = (folder: string): boolean => existsSync(join(conformance, folder));
if (!has('skos')) console.log(`skipped: no samples in ${conformance} (set CONFORMANCE)`);
if (!has('node_modules')) console.log(`skipped: the format checkers are not installed in ${conformance}`);

const samples = (folder: string, ending: RegExp): readonly string[] =>
  has(folder)
    ? readdirSync(join(conformance, folder))
        .filter((name) => ending.test(name))
        .map((name) => join(conformance, folder, name))
    : [];
const folder = mkdtempSync(join(tmpdir(), 'incoming-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Check = (
  file: string,
  flags: Readonly<Record<string, boolean>>,
) => Promise<{ readonly report: { readonly ok: boolean; readonly faults: readonly unknown[] } }>;

/** What the judge objects to. */
async function judge(checker: string, flags: readonly string[], name: string, text: string): Promise<readonly unknown[]> {
  if (!has('node_modules')) return [];
  const file = join(folder, name);
  writeFileSync(file, text);
  const { check } = (await import(/* @vite-ignore */ join(conformance, checker))) as { readonly check: Check };
  const { report } = await check(file, Object.fromEntries(flags.map((flag) => [flag, true])));
  return report.ok ? [] : report.faults;
}

/** Written anew, read again: nothing is new, nothing differs from what was read first. */
async function sameAgain(book: Codebook, text: string): Promise<void> {
  const again = planMerge(libraryOf(book), await read(text));
  const changes = [again.conceptsToAdd, again.conceptsDiffering, again.schemesToAdd, again.refused].map((all) => all.length);
  expect([...changes, again.conceptsSame]).toEqual([0, 0, 0, 0, book.concepts.length]);
}

const skos = [...samples('skos/skos-reference/valid', /ttl$/u), ...samples('skos/skohub', /^(?!invalid).*ttl$/u)];
const refi = samples('refi-qda/valid', /qd[ce]$/u);

describe.skipIf(skos.length === 0)('a sample that is sound', () => {
  test.each(skos.map((file) => [basename(file), file]))(
    'of SKOS comes in, and goes out as the same codebook: %s',
    async (name, file) => {
      const { set } = await read(readFileSync(file), name);
      expect(set.codebooks.length).toBeGreaterThan(0);
      for (const book of set.codebooks) {
        const [turtle, json] = [writeTurtle(book), writeCodebook(book)];
        expect(await judge('check-skos.mjs', ['codebook'], 'again.ttl', turtle)).toEqual([]);
        expect(await judge('check-skos.mjs', ['codebook'], 'again.jsonld', json)).toEqual([]);
        await sameAgain(book, turtle);
        await sameAgain(book, json);
      }
    },
    60_000,
  );

  test.each(refi.map((file) => [basename(file), file]))(
    'of REFI-QDA comes in, and goes out as the same codebook: %s',
    async (name, file) => {
      const { set, refused } = await read(readFileSync(file), name);
      expect(refused).toEqual([]);
      for (const book of set.codebooks) {
        const text = await writeRefi(outlineOf(book), COLOURS);
        expect(await judge('check-qdc.mjs', [], 'again.qdc', text)).toEqual([]);
        await sameAgain(book, text);
        // Told by the sample itself: every code under its own GUID.
        const guids = [...readFileSync(file, 'utf8').matchAll(/<Code\s[^>]*guid="\{?([0-9a-f-]{36})\}?"/giu)].map(([, guid = '']) =>
          guid.toLowerCase(),
        );
        expect(new Set(book.concepts.map((c) => c.id))).toEqual(new Set(guids.map((guid) => `urn:uuid:${guid}`)));
      }
    },
    60_000,
  );
});

/** What each sample breaks, as its message names it. */
const BREACHES: readonly [file: string, ...told: RegExp[]][] = [
  ['skos/skos-reference/invalid/ex12.ttl', /skos:prefLabel: 2 of them in one language \(S14\)/u],
  ['skos/skos-reference/invalid/ex13.ttl', /skos:altLabel: it repeats the preferred label \(S13\)/u],
  ['skos/skos-reference/invalid/ex14.ttl', /skos:hiddenLabel: “love” is a label already \(S13\)/u],
  ['skos/skos-reference/invalid/ex15.ttl', /skos:hiddenLabel: “love” is a label already \(S13\)/u],
  ['skos/skos-reference/invalid/ex26.ttl', /A skos:related: “B” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex27.ttl', /A skos:related: “C” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex28.ttl', /A skos:related: “C” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex29.ttl', /A skos:related: “C” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex45.ttl', /A skos:narrower: “B” is a collection.*S37/u],
  ['skos/skos-reference/invalid/ex46.ttl', /A skos:broader: “B” is a collection.*S37/u],
  ['skos/skos-reference/invalid/ex47.ttl', /A skos:related: “B” is a collection.*S37/u],
  ['skos/skos-reference/invalid/ex52.ttl', /A skos:exactMatch: “B” is also a broader.*S46/u],
  ['skos/skos-reference/invalid/ex53.ttl', /A skos:exactMatch: “B” is also a broader.*S46/u],
  ['skos/skos-reference/invalid/ex59.ttl', /A skos:relatedMatch: “B” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex60.ttl', /A skos:relatedMatch: “B” stands above or below it.*S27/u],
  ['skos/skos-reference/invalid/ex61.ttl', /A skos:relatedMatch: “C” stands above or below it.*S27/u],
  ['skos/skohub/invalid_hashURIConceptScheme.ttl', /Konzept 4 skos:broader:: is no word of SKOS/u],
  ['refi-qda/invalid/taguette-codebook-empty-sets.qdc', /Sets \(line 2\) it is empty, which the standard forbids/u],
  ['refi-qda/invalid/spec-a3-complex-project-draft-namespace.qde', /Project its name space is urn:QDA-XML:project:0:10/u],
  ['refi-qda/invalid/requal-test-project.qde', /Code “Theme A” \(line 15\) guid: is none/u],
  ['taguette/invalid-two-name-columns.csv', /row 2 “a” path: it ends in “c” and the label is another/u],
];

describe.skipIf(!has('skos'))('a sample that is unsound', () => {
  test.each(BREACHES)(
    'is mended, and it is told what was wrong and where: %s',
    async (name, ...told) => {
      const { refused, set } = await read(readFileSync(join(conformance, name)), basename(name));
      const sentences = refused.map((r) => `${r.where} ${r.problem.detail}`);
      for (const breach of told)
        expect(
          sentences.some((sentence) => breach.test(sentence)),
          sentences.join('\n'),
        ).toBe(true);
      for (const book of set.codebooks) expect(await judge('check-skos.mjs', ['codebook'], 'mended.ttl', writeTurtle(book))).toEqual([]);
    },
    60_000,
  );

  test.each([
    ['refi-qda/invalid/atlasti-win-23.4-codebook-truncated.qdc', 'file-truncated', /line 18.*unclosed tag: Codes/u],
    ['refi-qda/invalid/atlasti-8-example-without-sources.qdpx', 'file-unknown', /archive/u],
    ['taguette/invalid-no-name-column.csv', 'file-unknown', /column path, label, name, tag or code/u],
  ])('is refused whole where nothing can be read for sure: %s', async (name, code, detail) => {
    const result = await reading(readFileSync(join(conformance, name)), basename(name));
    expect(result).toMatchObject({ ok: false, problem: { code, detail: expect.stringMatching(detail) as string } });
  });

  test('is among those that are tried, every one', () => {
    const tried = new Set(BREACHES.map(([file]) => basename(file)));
    expect(samples('skos/skos-reference/invalid', /ttl$/u).filter((file) => !tried.has(basename(file)))).toEqual([]);
  });
});
