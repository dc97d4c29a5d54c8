// What is kept of the latest tags between two openings of the picker is what the library holds.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPapers, annotation, clearShelf, concept, fill, openShelf, paper, scheme, world } from './shelf';
import * as annotations from '@/utils/library/annotations';
import { closeLibrary, type Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import { LOOKED_AT } from '@/utils/library/kept-recent';
import type { Iri } from '@/utils/model/ids';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
  await fill(l, { schemesToAdd: [scheme()], conceptsToAdd: [...'abcd'].map((name) => concept(name)) });
});
afterEach(clearShelf);

/** As a window reads them that has only just been opened. */
async function afresh(): Promise<readonly Iri[]> {
  const other = await openShelf(world());
  const concepts = await annotations.usedLately(other);
  closeLibrary(other);
  return concepts;
}

const minute = (n: number): string => `2026-11-22T10:${String(n).padStart(2, '0')}:00.000Z`;
const act = fc.record({
  kind: fc.constantFrom('add', 'tag', 'remove', 'undo'),
  n: fc.nat(5),
  at: fc.nat(9),
  names: fc.uniqueArray(fc.constantFrom(...'abcd')),
});
const bodies = (names: readonly string[]) => [
  ...names.map((name) => ({ purpose: 'tagging' as const, concept: concept(name).id })),
  { purpose: 'commenting' as const, value: 'A note' },
];

async function isAsAfresh(acts: readonly { kind: string; n: number; at: number; names: readonly string[] }[]): Promise<void> {
  const groups: string[] = [];
  for (const { kind, n, at, names } of acts) {
    const one = annotation({ n, modified: minute(at) });
    const done =
      kind === 'undo'
        ? await undo(l, groups[groups.length - 1 - n] ?? '')
        : kind === 'add'
          ? await annotations.add(l, { ...one, bodies: bodies(names) })
          : kind === 'tag'
            ? await annotations.update(l, one.id, { bodies: bodies(names) }, minute(at))
            : await annotations.remove(l, [one.id]);
    if (done.ok) groups.push(done.value.group);
    expect(await annotations.usedLately(l)).toEqual(await afresh());
  }
}

describe('the concepts used lately', () => {
  it('are those of a fresh reading after whatever was tagged, tagged otherwise, deleted or taken back', async () => {
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 12 }), isAsAfresh), { numRuns: 20 });
  });

  it('are so too where there are more tags than are looked at', async () => {
    const many = Array.from({ length: LOOKED_AT + 2 }, (_, n) => annotation({ n, concepts: ['a'], modified: minute(n % 10) }));
    await fill(l, { annotationsToAdd: many });
    expect(await annotations.usedLately(l)).toHaveLength(LOOKED_AT);
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 8 }), isAsAfresh), { numRuns: 12 });
  });

  it('are the same object while nothing has changed', async () => {
    await annotations.add(l, annotation({ concepts: ['a'] }));
    expect(await annotations.usedLately(l)).toBe(await annotations.usedLately(l));
  });
});
