// Which concepts of a file are here already? By IRI, then by label and definition within one codebook; a label alone never melts two meanings.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renewed } from '@/utils/concepts/change';
import { planMerge } from '@/utils/exchange/plan-merge';
import { choicesHere, plainWords, withNamesakes } from '@/utils/exchange/namesakes';
import { outlineOf } from '@/utils/concepts/scheme';
import { writeRefi } from '@/utils/exchange/codebook/refi';
import { writeTable } from '@/utils/exchange/codebook/table';
import { writeTurtle } from '@/utils/exchange/codebook/turtle';
import { BUILT_IN } from '@/utils/concepts/seed';
import { bodies } from '@/utils/model/annotation';
import type { Codebook, Concept } from '@/utils/model/concept';
import { canonicalJson } from '@/utils/model/ids';
import type { LocalState, MergeChoice, MergePlan } from '@/utils/model/merge';
import { annotation, applied, CODEBOOK, concept, EMPTY, id, OTHER, PAPER, SCHEME, SET } from '../make';
import { anyCodebook } from '../codebook/make';
import { COLOURS, libraryOf, read } from './read';

const THEIRS = { ...SCHEME, id: id(50), title: 'Their codebook' };
const namesake = concept(51, 'Accountability', { scheme: THEIRS.id, definition: 'Bookkeeping.' });
const below = concept(52, 'Ledgers', { scheme: THEIRS.id, broader: [namesake.id], related: [namesake.id] });
const tagged = annotation(60, 'the books', { creator: OTHER, bodies: bodies([namesake.id, id(10)], 'a note') });
const SHARED = { ...SET, documents: [PAPER], codebooks: [{ scheme: THEIRS, concepts: [namesake, below] }], annotations: [tagged] };
const plan = planMerge(libraryOf(CODEBOOK), { set: SHARED, refused: [] });
const choose = (choice: MergeChoice) => new Map([[namesake.id, choice]]);

describe('a new concept whose label is taken here', () => {
  test('is shown beside the one that has it, and comes in as a concept of its own where nothing is chosen', () => {
    expect(plan.namesakes).toEqual([{ mine: CODEBOOK.concepts[0], theirs: namesake, home: 'Canteen codebook' }]);
    expect(withNamesakes(plan, new Map())).toBe(plan);
    expect(withNamesakes(plan, choose('both'))).toBe(plan);
    expect(plan.conceptsToAdd.map((c) => c.id)).toEqual([namesake.id, below.id]);
  });

  test('is the one here when the reader says so: its passages and links go there, each once', () => {
    const one = withNamesakes(plan, choose('mine'));
    expect(one.conceptsToAdd).toEqual([{ ...below, broader: [id(10)], related: [id(10)] }]);
    expect(one.annotationsToAdd.map((a) => a.bodies)).toEqual([bodies([id(10)], 'a note')]);
    expect(one.conceptsDiffering).toEqual([]);
  });

  test('gives its words to the one here when the reader takes them, and what that meant is remembered', () => {
    const one = withNamesakes(plan, choose('theirs'));
    const [differing] = one.conceptsDiffering;
    expect(differing?.theirs).toMatchObject({ id: id(10), scheme: SCHEME.id, definition: 'Bookkeeping.', paint: 3 });
    expect(choicesHere(plan, choose('theirs')).get(id(10))).toBe('theirs');
    const after = renewed(differing!.mine, differing!.theirs, { at: '2026-12-01T09:00:00.000Z', by: OTHER });
    expect(after.earlier).toEqual([
      {
        prefLabel: 'Accountability',
        definition: 'Being held to answer.',
        scopeNote: 'Not responsibility.',
        until: '2026-12-01T09:00:00.000Z',
        by: OTHER,
      },
    ]);
  });

  test('is known whatever the case, the white space and the width of its letters; a copy of the codebook is no news', () => {
    const one = (theirs: Concept): MergePlan =>
      planMerge(libraryOf(CODEBOOK), {
        set: { ...SHARED, codebooks: [{ scheme: THEIRS, concepts: [theirs] }], annotations: [] },
        refused: [],
      });
    expect(one({ ...namesake, prefLabel: ' ａccountability ' }).namesakes).toHaveLength(1);
    expect(one({ ...namesake, derivedFrom: id(10) }).namesakes).toEqual([]);
    expect(one({ ...namesake, prefLabel: 'Accounting' }).namesakes).toEqual([]);
  });
});

describe('a file whose program gives new names at every export', () => {
  const table = (rows: string): Promise<MergePlan> =>
    read(`name,description\n${rows}`, 'Canteen codebook.csv').then((r) => planMerge(libraryOf(CODEBOOK), r));

  test('is matched by label and definition in the codebook of its title', async () => {
    const planned = await table('accountability,Being  held to answer.\nTo users,\nNew,Said.');
    expect([planned.conceptsSame, planned.conceptsDiffering.length]).toEqual([1, 0]);
    expect(planned.conceptsToAdd.map((c) => [c.prefLabel, c.scheme])).toEqual([
      ['To users', SCHEME.id],
      ['New', SCHEME.id],
    ]);
    expect(planned.schemesToAdd).toEqual([]);
  });

  test('never melts two meanings by label: another definition stands beside, and so does a label in another place', async () => {
    const planned = await table('Accountability,Bookkeeping.\nTo users,');
    expect(planned.conceptsSame).toBe(0);
    expect(planned.namesakes.map((n) => [n.mine.prefLabel, n.mine.definition, n.theirs.definition])).toEqual([
      ['Accountability', 'Being held to answer.', 'Bookkeeping.'],
      ['To users', '', ''],
    ]);
  });

  test('is a codebook of its own where no codebook here has its title', async () => {
    const other = planMerge(libraryOf(CODEBOOK), await read('name,description\nAccountability,Being held to answer.', 'other.csv'));
    expect(other.schemesToAdd.map((s) => s.title)).toEqual(['other']);
    expect(other.namesakes).toHaveLength(1);
  });

  test('adds to a codebook that is known by its concepts, and never to the built-in one', async () => {
    const text = writeTable(outlineOf(BUILT_IN), false);
    const planned = planMerge(libraryOf(BUILT_IN), await read(`${text}"New","New",,,,,0\r\n`, 'x.csv'));
    expect(planned.conceptsSame).toBe(BUILT_IN.concepts.length);
    expect(planned.conceptsToAdd.map((c) => c.scheme)).toEqual([`${BUILT_IN.scheme.id}/imported`]);
  });
});

test('a concept that is retired here and in use there differs; what the file only points at does not', async () => {
  const retired = { ...CODEBOOK.concepts[2]!, retired: { at: SCHEME.created } };
  const local = libraryOf({ scheme: SCHEME, concepts: [...CODEBOOK.concepts.slice(0, 2), retired] });
  const planned = planMerge(local, { set: { ...SET, annotations: [] }, refused: [] });
  expect(planned.conceptsDiffering.map((d) => [d.mine.retired !== undefined, d.theirs.retired])).toEqual([[true, undefined]]);
  const pointing = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:uuid:1> skos:prefLabel "New" ; skos:broader <${id(11)}> .`;
  const hearsay = planMerge(local, await read(pointing));
  expect([hearsay.conceptsToAdd.map((c) => c.prefLabel), hearsay.conceptsDiffering]).toEqual([['New'], []]);
});

describe('merging codebooks', () => {
  const WRITERS = [
    writeTurtle,
    (c: Codebook) => writeTable(outlineOf(c), false),
    (c: Codebook) => writeRefi(outlineOf(c), COLOURS),
  ] as const;
  const file = (codebook: Codebook, n: number): Promise<string> => Promise.resolve(WRITERS[n]!(codebook));
  const into = async (local: LocalState, text: string): Promise<LocalState> =>
    applied(local, planMerge(local, await read(text, 'same.txt')));
  const which = fc.integer({ min: 0, max: 2 });

  test('gives an equal plan each time, and nothing to add the second time, whatever the format', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, anyCodebook, which, async (mine, theirs, n) => {
        const text = await file(theirs, n);
        const local = libraryOf(mine);
        const first = planMerge(local, await read(text));
        expect(planMerge(local, await read(text))).toEqual(first);
        const second = planMerge(applied(local, first), await read(text));
        expect([second.conceptsToAdd, second.schemesToAdd]).toEqual([[], []]);
        expect(second.conceptsDiffering.length).toBe(first.conceptsDiffering.length);
      }),
      { numRuns: 60 },
    );
  });

  test('of which each adds to the other gives the same library in either order', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, which, fc.infiniteStream(fc.boolean()), async (codebook, n, coin) => {
        const [some, others] = [codebook.concepts.filter(() => coin.next().value), codebook.concepts.filter(() => coin.next().value)];
        const texts = await Promise.all(
          [some, others].filter((c) => c.length > 0).map((concepts) => file({ ...codebook, concepts: lone(concepts) }, n)),
        );
        const there = async (all: readonly string[]): Promise<LocalState> => {
          let local: LocalState = EMPTY;
          for (const text of all) local = await into(local, text);
          return local;
        };
        // Said alike in one codebook, they cannot be told apart in a file that comes alone: one stands for both, under the name that came first.
        const twins = twinsAmong(codebook.concepts);
        const plain = ({ concepts }: LocalState) =>
          concepts
            .map(({ place: _, scheme: _s, ...c }) =>
              twins.has(wordsOf(c)) ? wordsOf(c) : canonicalJson({ ...c, paint: n === 0 ? c.paint : 0 }),
            )
            .sort();
        expect(plain(await there(texts.toReversed()))).toEqual(plain(await there(texts)));
      }),
      { numRuns: 60 },
    );
  });

  const wordsOf = ({ prefLabel, definition }: Pick<Concept, 'prefLabel' | 'definition'>): string =>
    JSON.stringify([plainWords(prefLabel), plainWords(definition)]);
  const twinsAmong = (concepts: readonly Concept[]): ReadonlySet<string> => {
    const words = concepts.map(wordsOf);
    return new Set(words.filter((one, at) => words.indexOf(one) !== at));
  };

  /** Without links, so that a part says the same of a concept as the whole. */
  const lone = (concepts: readonly Concept[]): readonly Concept[] => concepts.map((c) => ({ ...c, broader: [], related: [] }));
});
