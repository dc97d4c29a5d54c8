// A new edition is a paper of its own that names the one before.
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import * as annotations from '@/utils/library/annotations';
import { applyPlan } from '@/utils/library/apply-plan';
import * as backup from '@/utils/library/backup';
import type { Library } from '@/utils/library/db';
import * as documents from '@/utils/library/documents';
import * as editions from '@/utils/library/editions';
import { joinDocuments } from '@/utils/library/join-documents';
import { undo } from '@/utils/library/journal';
import * as sets from '@/utils/library/sets';
import { goesBackTo, isEarlier, joinedChains } from '@/utils/model/editions';
import { addPapers, annotation, AT, clearShelf, code, LATER, ME, openShelf, paper, value } from './shelf';

const [FIRST, SECOND, THIRD] = [paper({ n: 1 }), paper({ n: 2 }), paper({ n: 3 })] as const;
const pair = { newer: SECOND.id, older: FIRST.id };
const about = { id: 'urn:uuid:set', label: '', creator: { id: ME, name: '' }, created: AT };

describe('a new edition', () => {
  let l: Library;
  beforeEach(async () => {
    l = await openShelf();
    await addPapers(l, FIRST, SECOND, THIRD);
  });
  afterEach(clearShelf);
  const earlierOf = async (id: string): Promise<string | undefined> => (await documents.get(l, id))?.editionOf;

  it('is named by both papers, which stay two', async () => {
    value(await editions.relate(l, pair, LATER));
    expect((await editions.editionsOf(l, SECOND.id)).earlier?.id).toBe(FIRST.id);
    expect((await editions.editionsOf(l, FIRST.id)).later.map((d) => d.id)).toEqual([SECOND.id]);
    expect(await documents.all(l)).toEqual([FIRST, { ...SECOND, editionOf: FIRST.id, modified: LATER }, THIRD]);
    expect((await editions.areEditions(l))(FIRST.id, SECOND.id)).toBe(true);
    expect((await editions.areEditions(l))(FIRST.id, THIRD.id)).toBe(false);
  });

  it('is none again by undo, and by taking it back later', async () => {
    const { group } = value(await editions.relate(l, pair, LATER));
    value(await undo(l, group));
    expect(await documents.all(l)).toEqual([FIRST, SECOND, THIRD]);
    value(await editions.relate(l, pair, LATER));
    value(await editions.unrelate(l, SECOND.id, LATER));
    expect(await earlierOf(SECOND.id)).toBeUndefined();
  });

  it('said the other way round is turned in one change', async () => {
    value(await editions.relate(l, pair, AT));
    const { group } = value(await editions.relate(l, { newer: FIRST.id, older: SECOND.id }, LATER));
    expect([await earlierOf(FIRST.id), await earlierOf(SECOND.id)]).toEqual([SECOND.id, undefined]);
    value(await undo(l, group));
    expect([await earlierOf(FIRST.id), await earlierOf(SECOND.id)]).toEqual([undefined, FIRST.id]);
  });

  it('of itself, of what is not here, or of its own later edition is refused and nothing is changed', async () => {
    value(await editions.relate(l, pair, AT));
    value(await editions.relate(l, { newer: THIRD.id, older: SECOND.id }, AT));
    const before = await documents.all(l);
    expect(code(await editions.relate(l, { newer: FIRST.id, older: THIRD.id }, LATER))).toBe('record-invalid');
    expect(code(await editions.relate(l, { newer: FIRST.id, older: FIRST.id }, LATER))).toBe('record-invalid');
    expect(code(await editions.relate(l, { newer: FIRST.id, older: 'urn:uuid:nobody' }, LATER))).toBe('not-found');
    expect(await documents.all(l)).toEqual(before);
  });

  it('goes out with its earlier editions and comes in under the names that they have there', async () => {
    value(await editions.relate(l, pair, AT));
    value(await editions.relate(l, { newer: THIRD.id, older: SECOND.id }, AT));
    value(await annotations.add(l, annotation({ n: 1, document: THIRD.id })));
    const set = await sets.snapshotOf(l, {}, about);
    expect(set.documents.map((d) => d.id)).toEqual([FIRST.id, SECOND.id, THIRD.id]);
    const read = value(readSet(new TextEncoder().encode(writeSet(set))));
    expect(read.set.documents).toEqual(set.documents);
    await clearShelf();
    l = await openShelf();
    const mine = { ...SECOND, id: 'urn:uuid:mine' };
    await addPapers(l, mine);
    const plan = planMerge(await sets.localState(l, ME), read);
    value(await applyPlan(l, plan, new Map(), { at: LATER }));
    expect(await earlierOf(THIRD.id)).toBe(mine.id);
    expect(await earlierOf(mine.id)).toBe(FIRST.id);
    const again = planMerge(await sets.localState(l, ME), read);
    expect([again.documentsToAdd, again.documentsToExtend]).toEqual([[], []]);
  });

  it('that a file tells of does not replace what is said here, nor makes a circle of it', async () => {
    value(await editions.relate(l, { newer: FIRST.id, older: SECOND.id }, AT));
    value(await editions.relate(l, { newer: THIRD.id, older: FIRST.id }, AT));
    const theirs = [FIRST, { ...SECOND, editionOf: FIRST.id }, { ...THIRD, editionOf: SECOND.id }];
    const set = { ...about, documents: theirs, codebooks: [], annotations: [] };
    const plan = planMerge(await sets.localState(l, ME), { set, refused: [] });
    expect(plan.documentsToExtend).toEqual([]);
  });

  it('comes back with a backup', async () => {
    value(await editions.relate(l, pair, AT));
    const saved = await backup.dump(l);
    await clearShelf();
    l = await openShelf();
    await addPapers(l, { ...FIRST, id: 'urn:uuid:mine' }, { ...SECOND, id: 'urn:uuid:mine-too' });
    value(await backup.restore(l, saved));
    expect(await earlierOf('urn:uuid:mine-too')).toBe('urn:uuid:mine');
  });

  it('keeps both papers when those without passages are tidied away', async () => {
    value(await editions.relate(l, pair, AT));
    value(await documents.pruneUnused(l, LATER));
    expect((await documents.all(l)).map((d) => d.id)).toEqual([FIRST.id, SECOND.id]);
  });

  it('stays one when either paper is joined with another, and is undone with the joining', async () => {
    value(await editions.relate(l, pair, AT));
    const before = await documents.all(l);
    const { group } = value(await joinDocuments(l, { into: THIRD.id, from: FIRST.id }, LATER));
    expect(await earlierOf(SECOND.id)).toBe(THIRD.id);
    value(await undo(l, group));
    expect(await documents.all(l)).toEqual(before);
    value(await joinDocuments(l, { into: THIRD.id, from: SECOND.id }, LATER));
    expect(await earlierOf(THIRD.id)).toBe(FIRST.id);
    value(await joinDocuments(l, { into: THIRD.id, from: FIRST.id }, LATER));
    expect(await earlierOf(THIRD.id)).toBeUndefined();
  });
});

describe('chains of editions', () => {
  it('never go round in a circle, whatever is joined', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const said = fc.array(fc.tuple(id, id), { maxLength: 12 });
    fc.assert(
      fc.property(said, id, id, (pairs, into, from) => {
        const links = new Map<string, string>();
        for (const [newer, older] of pairs) if (!goesBackTo(older, newer, (at) => links.get(at))) links.set(newer, older);
        const joined = joinedChains(links, { into, from });
        for (const [newer, older] of joined) expect(goesBackTo(older, newer, (at) => joined.get(at))).toBe(false);
        if (into !== from) expect([...joined].flat()).not.toContain(from);
      }),
    );
  });

  it('are told by dates only where both say so', () => {
    expect(isEarlier('2012', '2014-05')).toBe(true);
    expect(isEarlier('2012', '2012-04')).toBe(false);
    expect(isEarlier('2012-03', '2012-04-07')).toBe(true);
    expect(isEarlier('', '2012')).toBe(false);
    expect(isEarlier('2014', '2012')).toBe(false);
  });
});
