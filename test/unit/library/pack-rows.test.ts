// A pack of any size is one thing to its reader, in however many rows it stands.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT, clearShelf, code, LATER, openShelf, value, world, type World } from './shelf';
import { canonicalDump, dump, restore } from '@/utils/library/backup';
import { startAfresh, type Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import * as packs from '@/utils/library/packs';
import { ROW_LIMIT, storedBytes } from '@/utils/library/tables';
import type { Iri } from '@/utils/model/ids';
import { withChecks, withComment, withHeading, withoutPassage, withPassageBefore, withPassages, type Pack } from '@/utils/model/pack';

const id = (n: number): Iri => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const LINES = 2_000;
const PACK: Pack = {
  id: id(9_999),
  title: 'All that was said',
  creator: { id: id(1), name: 'Nora' },
  created: AT,
  modified: AT,
  grouping: 'none',
  lines: Array.from({ length: LINES }, (_, n) => ({
    annotation: id(10_000 + n),
    comment: n % 3 === 0 ? `Comment ${n} ${'on it '.repeat(20)}` : '',
    kept: { at: AT, outcome: 'same', taken: AT },
    live: { at: AT, outcome: 'changed', taken: AT, found: `other words ${n}` },
  })),
};

let w: World;
let l: Library;
const here = (): Promise<Pack | undefined> => packs.get(l, PACK.id);
beforeEach(async () => {
  w = world();
  l = await openShelf(w);
  value(await packs.add(l, PACK));
});
afterEach(clearShelf);

describe('a pack of 2,000 quotes', () => {
  it('is kept whole and in its order, and no row of it is too large for the store', async () => {
    expect(await here()).toEqual(PACK);
    expect(await packs.all(l)).toEqual([PACK]);
    const rows = await l.db.packs.toArray();
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.max(...rows.map(storedBytes))).toBeLessThan(ROW_LIMIT);
  });

  it('added again writes nothing, and another one of its name is refused', async () => {
    const before = await canonicalDump(l);
    value(await packs.add(l, PACK));
    expect(code(await packs.add(l, { ...PACK, lines: PACK.lines.toSpliced(1_500, 1) }))).toBe('record-collides');
    expect(await canonicalDump(l)).toBe(before);
  });

  it('is ordered, commented, checked, lengthened and shortened, and each step is taken back whole', async () => {
    const [first, middle, last] = [id(10_000), id(11_000), id(10_000 + LINES - 1)];
    const steps = [
      withPassageBefore(last, first, LATER),
      withPassageBefore(first, undefined, LATER),
      withComment(middle, 'Changed. '.repeat(500), LATER),
      withChecks('kept', new Map(PACK.lines.map((line) => [line.annotation, { at: LATER, outcome: 'gone' }]))),
      withPassages(
        Array.from({ length: 500 }, (_, n) => id(50_000 + n)),
        LATER,
      ),
      withoutPassage(middle, LATER),
      withHeading({ title: 'Another title' }, LATER),
    ];
    for (const step of steps) {
      const before = (await here()) ?? PACK;
      const done = value(await packs.change(l, PACK.id, step));
      expect(await here()).toEqual(step(before));
      value(await undo(l, done.group));
      expect(await here()).toEqual(before);
      value(await packs.change(l, PACK.id, step));
    }
    expect((await here())?.lines).toHaveLength(LINES + 500 - 1);
  });

  it('writes little of it for a comment', async () => {
    const rows = await l.db.packs.count();
    const { group } = value(await packs.change(l, PACK.id, withComment(id(11_000), 'Few words', LATER)));
    const written = await l.db.journal.where('group').equals(group).count();
    expect(written).toBeLessThanOrEqual(3);
    expect(rows).toBeGreaterThan(10);
  });

  it('is removed whole and comes back whole', async () => {
    const { group } = value(await packs.remove(l, PACK.id));
    expect(await l.db.packs.count()).toBe(0);
    value(await undo(l, group));
    expect(await here()).toEqual(PACK);
  });

  it('is not taken back by halves: a step is left where any row of it has changed since', async () => {
    const moved = value(await packs.change(l, PACK.id, withPassageBefore(id(10_000 + LINES - 1), id(10_000), LATER)));
    value(await packs.change(l, PACK.id, withComment(id(10_001), 'Since then', '2026-03-01T00:00:00.000Z')));
    const before = await here();
    expect(code(await undo(l, moved.group))).toBe('not-found');
    expect(await here()).toEqual(before);
  });

  it('goes into a backup as one and comes out as one', async () => {
    const [tables, before] = [await dump(l), await canonicalDump(l)];
    expect(tables.packs).toEqual([PACK]);
    await clearShelf();
    const fresh = value(await startAfresh(w));
    expect(value(await restore(fresh, tables))).toMatchObject({ added: 1, left: 0 });
    expect(value(await restore(fresh, tables))).toMatchObject({ added: 0, left: 0 });
    expect(await canonicalDump(fresh)).toBe(before);
    fresh.db.close();
  });
});

it('a pack that an earlier version kept in one large row is read, and changed like any', async () => {
  const old: Pack = { ...PACK, id: id(8_888), lines: PACK.lines.slice(0, 150) };
  expect(storedBytes(old)).toBeGreaterThan(30_000);
  await l.db.packs.add(old);
  expect(await packs.get(l, old.id)).toEqual(old);
  const step = withComment(id(10_100), 'Anew', LATER);
  value(await packs.change(l, old.id, step));
  expect(await packs.get(l, old.id)).toEqual(step(old));
});
