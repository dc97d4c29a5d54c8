// Actions on a codebook, on a real database: written whole, taken back whole, refused where the library says no.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT, LATER, addPapers, annotation, clearShelf, code, concept, fill, openShelf, paper, scheme, value, world } from './shelf';
import { addConcept, copyCodebook, editConcept, moveConcept, removeConcept, retire } from '@/utils/concepts/change';
import { mergeConcepts, moveTags } from '@/utils/concepts/retag';
import { BUILT_IN } from '@/utils/concepts/seed';
import * as annotations from '@/utils/library/annotations';
import { canonicalDump } from '@/utils/library/backup';
import { changeCodebook } from '@/utils/library/change-codebook';
import * as codebooks from '@/utils/library/codebooks';
import type { Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import { bodies } from '@/utils/model/annotation';
import type { Codebook, CodebookChange, Concept } from '@/utils/model/concept';
import { newId } from '@/utils/model/ids';

const by = { id: 'urn:uuid:me', name: 'Me' };
const act = { at: LATER, by };
const CONCEPTS = [
  concept('care'),
  concept('home', { broader: ['urn:uuid:concept-care'] }),
  concept('trust', { related: ['urn:uuid:concept-home'] }),
];

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
  await fill(l, { schemesToAdd: [scheme()], conceptsToAdd: CONCEPTS });
  for (const [n, ids] of [['care'], ['home'], ['home', 'care'], []].entries())
    value(await annotations.add(l, annotation({ n: n + 1, concepts: ids.map((id) => `urn:uuid:concept-${id}`) })));
});
afterEach(clearShelf);

const own = async (): Promise<Codebook> => (await codebooks.all(l)).find((b) => b.scheme.id === scheme().id)!;
const get = async (name: string): Promise<Concept> => (await l.db.concepts.get(`urn:uuid:concept-${name}`))!;

describe('an action on a codebook', () => {
  it('is taken back to the byte, whatever it was', async () => {
    const home = await get('home');
    const all = await annotations.all(l);
    const book = await own();
    const actions: readonly CodebookChange[] = [
      copyCodebook(book, { title: 'Copy', at: LATER, freshId: newId }),
      addConcept(book, { id: newId(), prefLabel: 'New', under: home.id, at: LATER }),
      editConcept(home, { definition: 'Otherwise.', altLabels: ['house'] }, act, 'because'),
      value(moveConcept(book, home.id, { under: 'urn:uuid:concept-trust', at: 0 }, LATER)),
      retire(home, LATER),
      removeConcept(book, await get('trust'), LATER),
      value(mergeConcepts(book, all, { from: home.id, into: 'urn:uuid:concept-care', at: LATER })),
      moveTags(all, home.id, await get('trust'), LATER),
    ];
    for (const action of actions) {
      const before = await canonicalDump(l);
      const { group } = value(await changeCodebook(l, action));
      expect(await canonicalDump(l)).not.toBe(before);
      value(await undo(l, group));
      expect(await canonicalDump(l)).toBe(before);
    }
  });

  it('is taken back to the byte also when several were done one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3)), { minLength: 1, maxLength: 5 }), async (moves) => {
        const before = await canonicalDump(l);
        const groups: string[] = [];
        for (const [which, under, at] of moves) {
          const ids = CONCEPTS.map((c) => c.id);
          const moved = moveConcept(await own(), ids[which]!, { under: ids[under], at }, LATER);
          const merged = mergeConcepts(await own(), await annotations.all(l), { from: ids[which]!, into: ids[under]!, at: LATER });
          const action = at === 3 ? merged : moved;
          if (action.ok && action.value.concepts.length > 0) groups.push(value(await changeCodebook(l, action.value)).group);
        }
        for (const group of groups.toReversed()) value(await undo(l, group));
        expect(await canonicalDump(l)).toBe(before);
      }),
      { numRuns: 15 },
    );
  });

  it('is refused when a record has changed since it was worked out, and writes nothing', async () => {
    const late = editConcept(await get('home'), { prefLabel: 'Late' }, act);
    value(await changeCodebook(l, editConcept(await get('home'), { prefLabel: 'First' }, act)));
    const before = await canonicalDump(l);
    expect(code(await changeCodebook(l, late))).toBe('record-changed');
    expect(await canonicalDump(l)).toBe(before);
  });

  it('never takes away a concept that is in use', async () => {
    expect(code(await changeCodebook(l, removeConcept(await own(), await get('home'), LATER)))).toBe('record-changed');
    expect(await get('home')).toEqual(CONCEPTS[1]);
  });

  it('never changes the built-in codebook', async () => {
    value(await codebooks.ensureBuiltIn(l, BUILT_IN));
    const [first] = BUILT_IN.concepts;
    expect(code(await changeCodebook(l, editConcept(first!, { prefLabel: 'Mine' }, act)))).toBe('record-invalid');
    expect(code(await changeCodebook(l, addConcept(BUILT_IN, { id: newId(), prefLabel: 'x', under: undefined, at: AT })))).toBe(
      'record-invalid',
    );
  });

  it('leaves a copy of the built-in codebook in the order in which it was', async () => {
    value(await codebooks.ensureBuiltIn(l, BUILT_IN));
    value(await changeCodebook(l, copyCodebook(BUILT_IN, { title: 'Copy', at: LATER, freshId: newId })));
    const copy = (await codebooks.all(l)).find((b) => b.scheme.title === 'Copy');
    expect(copy?.concepts.map((c) => c.prefLabel)).toEqual(BUILT_IN.concepts.map((c) => c.prefLabel));
  });
});

describe('a tag', () => {
  const tagOf = async (n: number) => (await annotations.get(l, annotation({ n }).id))?.bodies[0];

  it('remembers the version of the meaning under which it was made, and keeps it when the note is changed', async () => {
    value(await changeCodebook(l, editConcept(await get('home'), { definition: 'Otherwise.' }, act)));
    value(await annotations.add(l, annotation({ n: 9, concepts: ['urn:uuid:concept-home'] })));
    expect(await tagOf(9)).toEqual({ purpose: 'tagging', concept: 'urn:uuid:concept-home', version: LATER });
    expect(await tagOf(2)).toEqual({ purpose: 'tagging', concept: 'urn:uuid:concept-home' });
    for (const n of [2, 9]) {
      const before = await tagOf(n);
      value(await annotations.update(l, annotation({ n }).id, { bodies: bodies(['urn:uuid:concept-home'], 'Another note') }, LATER));
      expect(await tagOf(n)).toEqual(before);
    }
  });

  it('that is added later to a passage is made under what the concept means then', async () => {
    value(await changeCodebook(l, editConcept(await get('home'), { definition: 'Otherwise.' }, act)));
    value(await annotations.update(l, annotation({ n: 4 }).id, { bodies: bodies(['urn:uuid:concept-home'], '') }, LATER));
    expect(await tagOf(4)).toMatchObject({ version: LATER });
  });
});
