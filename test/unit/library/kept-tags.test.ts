// What is kept of the tags between two questions is what the library holds.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPapers, annotation, clearShelf, concept, fill, LATER, openShelf, paper, scheme, world } from './shelf';
import * as annotations from '@/utils/library/annotations';
import { closeLibrary, type Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import * as keptTags from '@/utils/library/kept-tags';
import type { Tags } from '@/utils/library/kept-tags';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
  await fill(l, { schemesToAdd: [scheme()], conceptsToAdd: [...'abcd'].map((name) => concept(name)) });
});
afterEach(clearShelf);

const plain = (tags: Tags): unknown => [...tags].map(([id, set]) => [id, [...set].toSorted()]).toSorted();
/** As a window reads them that has only just been opened. */
async function afresh(): Promise<unknown> {
  const other = await openShelf(world());
  const tags = plain(await keptTags.all(other));
  closeLibrary(other);
  return tags;
}

const act = fc.record({
  kind: fc.constantFrom('add', 'tag', 'remove', 'undo'),
  n: fc.nat(5),
  names: fc.uniqueArray(fc.constantFrom(...'abcd')),
});
const bodies = (names: readonly string[]) => [
  ...names.map((name) => ({ purpose: 'tagging' as const, concept: concept(name).id })),
  { purpose: 'commenting' as const, value: 'A note' },
];

describe('the tags that are kept', () => {
  it('are those of a fresh reading after whatever was tagged, tagged otherwise, deleted or taken back', async () => {
    const groups: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const { kind, n, names } of acts) {
          const one = annotation({ n });
          const done =
            kind === 'undo'
              ? await undo(l, groups[groups.length - 1 - n] ?? '')
              : kind === 'add'
                ? await annotations.add(l, { ...one, bodies: bodies(names) })
                : kind === 'tag'
                  ? await annotations.update(l, one.id, { bodies: bodies(names) }, LATER)
                  : await annotations.remove(l, [one.id]);
          if (done.ok) groups.push(done.value.group);
          expect(plain(await keptTags.all(l))).toEqual(await afresh());
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same object while no annotation has changed', async () => {
    await annotations.add(l, { ...annotation({ n: 1 }), bodies: bodies(['a', 'b']) });
    const before = await keptTags.all(l);
    await fill(l, { conceptsToAdd: [concept('e')] });
    expect(await keptTags.all(l)).toBe(before);
    await annotations.add(l, { ...annotation({ n: 2 }), bodies: bodies(['b']) });
    const after = await keptTags.all(l);
    expect(after).not.toBe(before);
    expect(after.get(concept('a').id)).toBe(before.get(concept('a').id));
    expect([...(after.get(concept('b').id) ?? [])]).toHaveLength(2);
  });
});
