// What a reader does with several passages at once, on a real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT, COLLEAGUE, LATER, ME, addPapers, annotation, clearShelf, code, concept, openShelf, paper, plan, value, world } from './shelf';
import * as annotations from '@/utils/library/annotations';
import { applyPlan } from '@/utils/library/apply-plan';
import type { Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import * as together from '@/utils/library/together';
import { conceptsOf, noteOf, withStar } from '@/utils/model/annotation';

const HERS = { id: COLLEAGUE, name: 'Ben' };
const MINE = annotation({ n: 1, note: 'Look here' });
const THEIRS = annotation({ n: 2, creator: HERS });

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
  for (const one of [MINE, THEIRS]) value(await annotations.add(l, one));
});
afterEach(clearShelf);

describe('a star', () => {
  it('is given to several passages, whoever has made them, and says nothing anew', async () => {
    expect(value(await together.star(l, [MINE.id, THEIRS.id], true)).changed).toBe(2);
    expect(await annotations.all(l)).toEqual([withStar(MINE, true), withStar(THEIRS, true)]);
    expect(value(await together.star(l, [MINE.id], true)).changed).toBe(0);
  });

  it('is taken away, and comes back by one undo for all', async () => {
    value(await together.star(l, [MINE.id, THEIRS.id], true));
    const { group } = value(await together.star(l, [MINE.id, THEIRS.id], false));
    expect(await annotations.all(l)).toEqual([MINE, THEIRS]);
    value(await undo(l, group));
    expect(await annotations.all(l)).toEqual([withStar(MINE, true), withStar(THEIRS, true)]);
  });

  it('stays when the passage is said otherwise, and when a colleague’s later words are taken', async () => {
    value(await together.star(l, [MINE.id, THEIRS.id], true));
    value(await annotations.update(l, MINE.id, { bodies: [] }, LATER));
    expect((await annotations.get(l, MINE.id))?.isStarred).toBe(true);
    const mine = withStar(THEIRS, true);
    const differing = [{ mine, theirs: { ...THEIRS, bodies: [], modified: LATER }, own: false }];
    value(await applyPlan(l, plan({ annotationsDiffering: differing }), new Map([[mine.id, 'theirs']]), { at: LATER }));
    expect(await annotations.get(l, THEIRS.id)).toMatchObject({ bodies: [], isStarred: true });
  });

  it('is not given to what is not here', async () => {
    expect(code(await together.star(l, ['urn:uuid:nowhere'], true))).toBe('not-found');
  });
});

describe('a concept for several passages', () => {
  const NEW = concept('Voice').id;

  it('goes to the reader’s own, before the note, and leaves others’ statements as they are', async () => {
    const done = value(await together.tag(l, [MINE.id, THEIRS.id], { concepts: [NEW], me: ME, at: AT }));
    expect(done.changed).toBe(1);
    const after = await annotations.get(l, MINE.id);
    expect(after && conceptsOf(after)).toEqual([...conceptsOf(MINE), NEW]);
    expect(after && noteOf(after)).toBe('Look here');
    expect(after?.bodies.at(-1)?.purpose).toBe('commenting');
    expect(await annotations.get(l, THEIRS.id)).toEqual(THEIRS);
  });

  it('is added once, and taken back by one undo', async () => {
    const { group } = value(await together.tag(l, [MINE.id], { concepts: [NEW, NEW], me: ME, at: AT }));
    expect(value(await together.tag(l, [MINE.id], { concepts: [NEW], me: ME, at: LATER })).changed).toBe(0);
    value(await undo(l, group));
    expect(await annotations.get(l, MINE.id)).toEqual(MINE);
  });
});
