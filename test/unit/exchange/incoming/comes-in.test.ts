// A codebook that went out in a format comes in from it: whole where the format holds it, and nothing is new the second time.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { writeRefi } from '@/utils/exchange/codebook/refi';
import { writeTable } from '@/utils/exchange/codebook/table';
import { writeTurtle } from '@/utils/exchange/codebook/turtle';
import { planMerge } from '@/utils/exchange/plan-merge';
import { writeCodebook } from '@/utils/exchange/skos';
import type { Codebook, Concept } from '@/utils/model/concept';
import type { LocalState } from '@/utils/model/merge';
import { CODEBOOK, concept, id, SCHEME } from '../make';
import { anyCodebook, largeCodebook } from '../codebook/make';
import { book, COLOURS, libraryOf, read } from './read';

const FORMATS: readonly [string, (codebook: Codebook) => Promise<string> | string][] = [
  ['SKOS JSON-LD', writeCodebook],
  ['SKOS Turtle', writeTurtle],
  ['REFI-QDA', (codebook) => writeRefi(outlineOf(codebook), COLOURS)],
  ['a table for spreadsheets', (codebook) => writeTable(outlineOf(codebook), true)],
  ['a plain table', (codebook) => writeTable(outlineOf(codebook), false)],
];

const plan = async (local: LocalState, text: string) => planMerge(local, await read(text));
const numbers = async (local: LocalState, text: string) => {
  const p = await plan(local, text);
  return { added: p.conceptsToAdd.length, schemes: p.schemesToAdd.length, same: p.conceptsSame, differing: p.conceptsDiffering.length };
};
const byId = (a: Concept, b: Concept): number => (a.id < b.id ? -1 : 1);
const inXml = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
const oneLine = (text: string): string => text.replace(/\s*[\n\r]+\s*/gu, ' ');
const noNul = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** What of a concept a format is asked for: never dates, history, origin and place. */
const said = (c: Concept) => ({
  id: c.id,
  labels: [c.prefLabel, ...c.altLabels],
  texts: [c.definition, c.scopeNote, c.example, c.notWhen ?? '', c.notation ?? ''],
  links: [[...c.broader].sort(), [...c.related].sort()],
  paint: c.paint,
  retired: c.retired,
});

describe('a codebook of any labels, texts and links', () => {
  test('comes in from Turtle with labels, texts, links, paint, places and names', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        const got = await book(writeTurtle(codebook));
        expect(got.concepts.map(said)).toEqual(
          codebook.concepts.map((c) => said({ ...c, altLabels: c.altLabels.filter((l) => l !== '') })),
        );
        expect({ ...got.scheme }).toEqual(codebook.scheme);
        expect(got.concepts.map((c) => [c.derivedFrom, c.created])).toEqual(codebook.concepts.map((c) => [c.derivedFrom, c.created]));
      }),
    );
  });

  test('comes in from REFI-QDA with labels, texts, colours, nesting and names', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        const got = await book(await writeRefi(outlineOf(codebook), COLOURS));
        const expected = codebook.concepts.map((c) =>
          said({
            ...c,
            prefLabel: inXml(c.prefLabel),
            altLabels: c.altLabels.map((l) => inXml(oneLine(l))).filter((l) => l !== ''),
            definition: inXml(c.definition).trim() === '' ? '' : inXml(c.definition),
            scopeNote: inXml(c.scopeNote),
            example: inXml(c.example),
            ...(c.notWhen !== undefined && { notWhen: inXml(c.notWhen) }),
          }),
        );
        expect(got.concepts.toSorted(byId).map(said)).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      }),
    );
  });

  test('comes in from a table with labels, texts, paint, links and names', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, fc.boolean(), async (codebook, hasMark) => {
        const got = await book(writeTable(outlineOf(codebook), hasMark));
        const expected = codebook.concepts.map((c) =>
          said({
            ...c,
            prefLabel: noNul(c.prefLabel),
            altLabels: c.altLabels.map(noNul),
            definition: noNul(c.definition),
            scopeNote: noNul(c.scopeNote),
            example: noNul(c.example),
            ...(c.notWhen !== undefined && { notWhen: noNul(c.notWhen) }),
          }),
        );
        expect(got.concepts.toSorted(byId).map(said)).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      }),
    );
  });
});

describe.each(FORMATS)('%s', (_name, write) => {
  test.each([
    ['built in', BUILT_IN],
    ['of 2,000 concepts', largeCodebook()],
    ['of a canteen', CODEBOOK],
  ])('plans nothing where the codebook is: one %s', async (_which, codebook) => {
    const all = codebook.concepts.length;
    expect(await numbers(libraryOf(codebook), await write(codebook))).toEqual({ added: 0, schemes: 0, same: all, differing: 0 });
  });

  test('brings the codebook whole where it is not, and knows it the second time', async () => {
    const text = await write(CODEBOOK);
    const first = await plan(libraryOf(BUILT_IN), text);
    expect(first.conceptsToAdd.map(said)).toEqual(CODEBOOK.concepts.map(said));
    const local = { ...libraryOf(BUILT_IN), schemes: [...libraryOf(BUILT_IN).schemes, ...first.schemesToAdd] };
    const after = { ...local, concepts: [...local.concepts, ...first.conceptsToAdd] };
    expect(await numbers(after, text)).toEqual({ added: 0, schemes: 0, same: 3, differing: 0 });
  });

  test('shows a definition that was changed elsewhere beside the one here, and what the format cannot say stays', async () => {
    const [first, ...others] = CODEBOOK.concepts;
    const mine = {
      ...first!,
      earlier: [{ prefLabel: 'Answering', definition: 'Old.', scopeNote: '', until: first!.created, by: { id: id(5), name: '' } }],
    };
    const there: Codebook = { scheme: SCHEME, concepts: [{ ...mine, definition: 'Having to answer.' }, ...others] };
    const planned = await plan(libraryOf({ scheme: SCHEME, concepts: [mine, ...others] }), await write(there));
    expect(planned.conceptsDiffering.map((d) => [d.mine.definition, d.theirs.definition])).toEqual([
      ['Being held to answer.', 'Having to answer.'],
    ]);
    expect(planned.conceptsDiffering[0]?.theirs.earlier).toEqual(mine.earlier);
    expect(planned.conceptsSame).toBe(2);
  });

  test('keeps right-to-left labels, emoji, 300 letters, one label in two branches and two concepts above one', async () => {
    const hard: Codebook = {
      scheme: SCHEME,
      concepts: [
        concept(20, 'المساءلة'),
        concept(21, '👩‍👩‍👧‍👦 🏠', { broader: [id(20)] }),
        concept(22, 'x'.repeat(300)),
        concept(23, 'Same', { broader: [id(20)] }),
        concept(24, 'Same', { broader: [id(22)] }),
        concept(25, 'Both', { broader: [id(20), id(22)] }),
        concept(26, 'אחריותיות', { altLabels: ['\u202Eevil\u202C'] }),
      ],
    };
    const got = await book(await write(hard));
    expect(got.concepts.toSorted(byId).map(said)).toEqual(hard.concepts.map(said));
  });
});
