// Quote packs in the library: every step is one change that can be taken back, and none loses what another window wrote.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPapers, annotation, AT, clearShelf, code, fill, LATER, ME, openShelf, paper, plan, value } from './shelf';
import { applyPlan } from '@/utils/library/apply-plan';
import * as annotations from '@/utils/library/annotations';
import type { Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import * as packs from '@/utils/library/packs';
import { snapshotOf } from '@/utils/library/sets';
import {
  withChecks,
  withComment,
  withHeading,
  withoutPassage,
  withPassageBefore,
  withPassages,
  type Pack,
  type PackLine,
} from '@/utils/model/pack';

const id = (n: number): string => annotation({ n }).id;
const line = (n: number, comment = ''): PackLine => ({ annotation: id(n), comment });
const pack = (over: Partial<Pack> = {}): Pack => ({
  id: 'urn:uuid:pack',
  title: 'Ten best',
  creator: { id: ME, name: 'Me' },
  created: AT,
  modified: AT,
  grouping: 'none',
  lines: [line(1), line(2), line(3)],
  ...over,
});
const order = async (): Promise<readonly string[]> => (await packs.get(l, pack().id))?.lines.map((one) => one.annotation) ?? [];

let l: Library;
beforeEach(async () => {
  l = await openShelf();
  await addPapers(l, paper());
  await fill(l, { annotationsToAdd: [1, 2, 3, 4].map((n) => annotation({ n })) });
  value(await packs.add(l, pack()));
});
afterEach(clearShelf);

describe('a pack', () => {
  it('takes each passage once, at its end', async () => {
    value(await packs.change(l, pack().id, withPassages([id(2), id(4), id(4)], LATER)));
    expect(await order()).toEqual([id(1), id(2), id(3), id(4)]);
    expect(value(await packs.change(l, pack().id, withPassages([id(4)], LATER))).hasChanged).toBe(false);
  });

  it('is ordered, commented, renamed and shortened in steps that are taken back one by one', async () => {
    const steps = [
      withPassageBefore(id(3), id(1), LATER),
      withComment(id(1), 'Mind the second clause.', LATER),
      withHeading({ title: 'Nine best', grouping: 'document' }, LATER),
      withoutPassage(id(2), LATER),
    ];
    const states = [await packs.get(l, pack().id)];
    const groups: string[] = [];
    for (const step of steps) {
      groups.push(value(await packs.change(l, pack().id, step)).group);
      states.push(await packs.get(l, pack().id));
    }
    expect(states.at(-1)).toMatchObject({ title: 'Nine best', lines: [line(3), line(1, 'Mind the second clause.')] });
    for (const group of groups.toReversed()) {
      states.pop();
      value(await undo(l, group));
      expect(await packs.get(l, pack().id)).toEqual(states.at(-1));
    }
  });

  it('keeps what two windows do at the same time', async () => {
    await Promise.all([
      packs.change(l, pack().id, withComment(id(1), 'One.', LATER)),
      packs.change(l, pack().id, withComment(id(2), 'Two.', LATER)),
      packs.change(l, pack().id, withPassageBefore(id(1), undefined, LATER)),
    ]);
    expect((await packs.get(l, pack().id))?.lines).toEqual([line(2, 'Two.'), line(3), line(1, 'One.')]);
  });

  it('outlives a passage, which comes back into its line', async () => {
    const { group } = value(await annotations.remove(l, [id(2)]));
    expect(await order()).toContain(id(2));
    value(await undo(l, group));
    expect((await packs.get(l, pack().id))?.lines).toHaveLength(3);
  });

  it('keeps what a check has found with its date, and is not called changed by it', async () => {
    const check = { at: LATER, outcome: 'changed', taken: AT, found: 'passage two' } as const;
    value(await packs.change(l, pack().id, withChecks('kept', new Map([[id(2), check]]))));
    expect(await packs.get(l, pack().id)).toMatchObject({ modified: AT, lines: [line(1), { ...line(2), kept: check }, line(3)] });
  });

  it('goes and comes back', async () => {
    const { group } = value(await packs.remove(l, pack().id));
    expect(await packs.all(l)).toEqual([]);
    expect(code(await packs.remove(l, pack().id))).toBe('not-found');
    value(await undo(l, group));
    expect(await packs.all(l)).toEqual([pack()]);
  });

  it('with a comment that no row of the store can hold is refused, and stays as it was', async () => {
    const much = withComment(id(1), 'x'.repeat(70_000), LATER);
    expect(code(await packs.change(l, pack().id, much))).toBe('pack-full');
    expect(await packs.get(l, pack().id)).toEqual(pack());
  });
});

describe('a pack in a set', () => {
  const about = { id: 'urn:uuid:set', label: '', creator: { id: ME, name: 'Me' }, created: AT };

  it('goes along when all its passages do, and no comment without its passage', async () => {
    expect((await snapshotOf(l, {}, about)).packs).toEqual([pack()]);
    expect((await snapshotOf(l, { annotations: [id(1), id(2)] }, about)).packs).toBeUndefined();
    value(await annotations.remove(l, [id(3)]));
    expect((await snapshotOf(l, { annotations: [id(1), id(2)] }, about)).packs).toEqual([pack()]);
    expect((await snapshotOf(l, { annotations: [id(4)] }, about)).packs).toBeUndefined();
  });

  it('is replaced by a colleague’s only by choice, and both can be kept', async () => {
    const theirs = pack({ title: 'Theirs' });
    const differing = [{ mine: pack(), theirs, own: false }];
    const apply = (choice: 'mine' | 'theirs' | 'both') =>
      applyPlan(l, plan({ packs: { add: [], same: 0, differing, missing: [] } }), new Map([[theirs.id, choice]]), { at: LATER });
    expect(value(await apply('mine'))).toMatchObject({ replaced: 0, keptBoth: 0 });
    expect(value(await apply('both'))).toMatchObject({ keptBoth: 1 });
    expect(value(await apply('both'))).toMatchObject({ keptBoth: 0 });
    expect(value(await apply('theirs'))).toMatchObject({ replaced: 1 });
    expect((await packs.all(l)).map((p) => p.title)).toEqual(['Theirs', 'Theirs']);
  });
});
