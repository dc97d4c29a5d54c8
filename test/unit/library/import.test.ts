// An import adds what is new, replaces only what it may, is one action, and can be taken back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AT,
  COLLEAGUE,
  LATER,
  ME,
  addPapers,
  annotation,
  clearShelf,
  code,
  concept,
  openShelf,
  paper,
  plan,
  scheme,
  value,
  world,
} from './shelf';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { undo } from '@/utils/library/journal';
import { applyPlan } from '@/utils/library/apply-plan';
import { canonicalDump } from '@/utils/library/backup';
import { lastChange, newsSince } from '@/utils/library/browse';
import { star } from '@/utils/library/together';
import type { Library } from '@/utils/library/db';
import * as snapshots from '@/utils/library/snapshots';
import type { Snapshot } from '@/utils/model/document';
import type { MergeChoice } from '@/utils/model/merge';

const colleague = { id: COLLEAGUE, name: 'Colleague' };
const theirs = (n: number, note?: string) => annotation({ n, creator: colleague, ...(note !== undefined && { note }) });
const choose = (choice: MergeChoice, ...ids: readonly string[]) => new Map(ids.map((id) => [id, choice]));

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
  value(await annotations.add(l, annotation({ n: 1 })));
});
afterEach(clearShelf);

const whole = plan({
  documentsToAdd: [paper({ n: 2 })],
  documentsToExtend: [
    {
      ...paper(),
      metadata: { ...paper().metadata, title: 'Their title' },
      keys: [...paper().keys, 'doi:10.1/x'],
      sources: [...paper().sources, { url: 'https://m.org/', key: '//m.org/', seen: AT }],
    },
  ],
  schemesToAdd: [scheme()],
  conceptsToAdd: [concept('one'), concept('two')],
  annotationsToAdd: [theirs(11), theirs(12), { ...theirs(13), document: paper({ n: 2 }).id }],
});

describe('an import', () => {
  it('adds what is new and leaves what the reader mended', async () => {
    const done = value(await applyPlan(l, whole, new Map(), { at: LATER }));
    expect(done).toMatchObject({ added: 5, replaced: 0, keptBoth: 0 });
    expect(await annotations.all(l)).toHaveLength(4);
    expect(await documents.get(l, paper().id)).toMatchObject({
      metadata: paper().metadata,
      keys: [...paper().keys, 'doi:10.1/x'],
      modified: LATER,
    });
  });

  it('keeps the text of a document that came with it, once, and undo takes it away', async () => {
    const text: Snapshot = {
      id: 'urn:uuid:text',
      document: paper({ n: 2 }).id,
      source: 'urn:sha256:ab',
      taken: AT,
      content: [{ tag: 'p', children: ['Words.'] }],
    };
    const before = await canonicalDump(l);
    const done = value(await applyPlan(l, { ...whole, snapshotsToAdd: [text] }, new Map(), { at: LATER }));
    expect(await snapshots.latest(l, text.document)).toEqual(text);
    const dump = await canonicalDump(l);
    value(await applyPlan(l, { ...whole, snapshotsToAdd: [text] }, new Map(), { at: LATER }));
    expect(await canonicalDump(l)).toEqual(dump);
    value(await undo(l, done.group));
    expect(await canonicalDump(l)).toEqual(before);
  });

  it('made twice changes nothing', async () => {
    value(await applyPlan(l, whole, new Map(), { at: LATER }));
    const [dump, entries] = [await canonicalDump(l), await l.db.journal.count()];
    expect(value(await applyPlan(l, whole, new Map(), { at: '2027-01-01T00:00:00.000Z' }))).toMatchObject({
      added: 0,
      replaced: 0,
      keptBoth: 0,
    });
    expect(await canonicalDump(l)).toBe(dump);
    expect(await l.db.journal.count()).toBe(entries);
  });

  it('is taken back as a whole, and made again', async () => {
    const before = await canonicalDump(l);
    const { group } = value(await applyPlan(l, whole, new Map(), { at: LATER }));
    const after = await canonicalDump(l);
    const undone = value(await undo(l, group));
    expect(undone).toMatchObject({ restored: 8, left: 0 });
    expect(await canonicalDump(l)).toBe(before);
    value(await undo(l, undone.group));
    expect(await canonicalDump(l)).toBe(after);
  });

  it.each([
    ['an id of mine with other words', { annotationsToAdd: [theirs(11), theirs(1)] }, 'record-collides'],
    [
      'a document of mine under another title',
      { documentsToAdd: [paper({ metadata: { ...paper().metadata, title: 'X' } })] },
      'record-collides',
    ],
    [
      'an annotation of no document',
      { annotationsToAdd: [theirs(11), { ...theirs(12), document: 'urn:uuid:nowhere' }] },
      'record-without-document',
    ],
    ['a concept of no scheme', { conceptsToAdd: [concept('lost')] }, 'record-invalid'],
    ['a record too large', { annotationsToAdd: [theirs(11), theirs(12, 'x'.repeat(70_000))] }, 'record-invalid'],
    ['a document to extend that is gone', { documentsToExtend: [paper({ n: 9 })] }, 'not-found'],
    ['two records of one id', { annotationsToAdd: [theirs(11, 'a'), theirs(11, 'b')] }, 'record-collides'],
  ])('that fails on %s leaves no half', async (_what, over, problem) => {
    const [before, entries] = [await canonicalDump(l), await l.db.journal.count()];
    const failing = plan({ documentsToAdd: [paper({ n: 2 })], schemesToAdd: [scheme({ id: 'urn:uuid:other' })], ...over });
    expect(code(await applyPlan(l, failing, new Map(), { at: AT }))).toBe(problem);
    expect(await canonicalDump(l)).toBe(before);
    expect(await l.db.journal.count()).toBe(entries);
  });

  it('never changes an annotation of my own, whatever the choices say', async () => {
    const mine = annotation({ n: 1 });
    const differing = [{ mine, theirs: { ...mine, bodies: [], modified: LATER }, own: true }];
    const before = await canonicalDump(l);
    expect(value(await applyPlan(l, plan({ annotationsDiffering: differing }), choose('theirs', mine.id), { at: LATER }))).toMatchObject({
      replaced: 0,
    });
    expect(await canonicalDump(l)).toBe(before);
    expect(value(await applyPlan(l, plan({ annotationsDiffering: differing }), choose('both', mine.id), { at: LATER }))).toMatchObject({
      keptBoth: 1,
    });
    expect(await annotations.get(l, mine.id)).toEqual(mine);
    expect(await annotations.all(l)).toHaveLength(2);
  });

  it('never replaces what somebody else made, even if the plan does not call it my own', async () => {
    const mine = annotation({ n: 1 });
    const forged = [{ mine, theirs: { ...mine, bodies: [], creator: colleague }, own: false }];
    expect(value(await applyPlan(l, plan({ annotationsDiffering: forged }), choose('theirs', mine.id), { at: LATER }))).toMatchObject({
      replaced: 0,
    });
    expect(await annotations.get(l, mine.id)).toEqual(mine);
  });

  describe('of a colleague’s annotation that differs', () => {
    const [old, fresh] = [theirs(11), { ...theirs(11, 'Newer words'), modified: LATER }];
    const differing = plan({ annotationsDiffering: [{ mine: old, theirs: fresh, own: false }] });
    beforeEach(async () => {
      value(await applyPlan(l, plan({ annotationsToAdd: [old] }), new Map(), { at: AT }));
    });

    it('leaves mine when nothing is chosen', async () => {
      value(await applyPlan(l, differing, new Map(), { at: AT }));
      expect(await annotations.get(l, old.id)).toEqual(old);
    });

    it('takes theirs when that is chosen', async () => {
      expect(value(await applyPlan(l, differing, choose('theirs', old.id), { at: AT }))).toMatchObject({ replaced: 1 });
      expect(await annotations.get(l, old.id)).toEqual(fresh);
    });

    it('keeps in its history where it stood before', async () => {
      const moved = { ...fresh, target: annotation({ n: 12 }).target, formerTargets: [annotation({ n: 13 }).target] };
      const plans = plan({ annotationsDiffering: [{ mine: old, theirs: moved, own: false }] });
      value(await applyPlan(l, plans, choose('theirs', old.id), { at: AT }));
      expect(await annotations.get(l, old.id)).toEqual({ ...moved, formerTargets: [...moved.formerTargets, old.target] });
    });

    it('keeps both under two ids, and does not pile up copies', async () => {
      expect(value(await applyPlan(l, differing, choose('both', old.id), { at: AT }))).toMatchObject({ keptBoth: 1 });
      expect(value(await applyPlan(l, differing, choose('both', old.id), { at: AT }))).toMatchObject({ keptBoth: 0 });
      const all = await annotations.all(l);
      expect(all).toHaveLength(3);
      expect(all.find((a) => a.modified === LATER)).toEqual({ ...fresh, id: expect.not.stringMatching(old.id) });
    });

    it('leaves alone what has changed since the plan was shown', async () => {
      const newest = [{ purpose: 'commenting', value: 'Newest words' }] as const;
      value(await annotations.update(l, old.id, { bodies: newest }, LATER));
      expect(value(await applyPlan(l, differing, choose('theirs', old.id), { at: AT }))).toMatchObject({ replaced: 0 });
      expect((await annotations.get(l, old.id))?.bodies).toEqual(newest);
    });
  });

  describe('of a colleague’s annotation whose history it knows more of', () => {
    const old = { ...theirs(11), refusedWordings: ['a look-alike'] };
    const more = { ...old, formerTargets: [annotation({ n: 12 }).target], refusedWordings: ['another'] };
    beforeEach(async () => {
      value(await applyPlan(l, plan({ annotationsToAdd: [old] }), new Map(), { at: AT }));
    });

    it('adds that to what is here, once, and can be taken back', async () => {
      const before = await canonicalDump(l);
      const { group } = value(await applyPlan(l, plan({ annotationsToExtend: [more] }), new Map(), { at: LATER }));
      expect(await annotations.get(l, old.id)).toEqual({ ...more, refusedWordings: ['a look-alike', 'another'] });
      const entries = await l.db.journal.count();
      value(await applyPlan(l, plan({ annotationsToExtend: [more] }), new Map(), { at: LATER }));
      expect(await l.db.journal.count()).toBe(entries);
      value(await undo(l, group));
      expect(await canonicalDump(l)).toBe(before);
    });

    it('leaves out a history for which the record has no room, and what was deleted since', async () => {
      const large = { ...more, refusedWordings: ['x'.repeat(70_000)] };
      value(await applyPlan(l, plan({ annotationsToExtend: [large, theirs(99)] }), new Map(), { at: LATER }));
      expect(await annotations.get(l, old.id)).toEqual(old);
      expect(await annotations.get(l, theirs(99).id)).toBeUndefined();
    });
  });

  it('replaces a concept when that is chosen, but none of a built-in scheme', async () => {
    const builtIn = scheme({ id: 'urn:scheme:shipped', builtIn: true });
    const shipped = concept('shipped', { scheme: builtIn.id });
    value(await codebooks.ensureBuiltIn(l, { scheme: builtIn, concepts: [shipped] }));
    value(await applyPlan(l, plan({ schemesToAdd: [scheme()], conceptsToAdd: [concept('one')] }), new Map(), { at: AT }));
    const conceptsDiffering = [shipped, concept('one')].map((mine) => ({ mine, theirs: { ...mine, definition: 'Theirs.' }, own: false }));
    const ids = conceptsDiffering.map((d) => d.mine.id);
    expect(value(await applyPlan(l, plan({ conceptsDiffering }), choose('theirs', ...ids), { at: AT }))).toMatchObject({ replaced: 1 });
    expect(await l.db.concepts.get(shipped.id)).toEqual(shipped);
    expect((await l.db.concepts.get(concept('one').id))?.definition).toBe('Theirs.');
    const again = plan({ conceptsDiffering: conceptsDiffering.slice(0, 1) });
    expect(value(await applyPlan(l, again, choose('both', ...ids), { at: AT }))).toMatchObject({ keptBoth: 1 });
    const own = value(await codebooks.ownScheme(l, AT));
    expect((await l.db.concepts.where('scheme').equals(own.id).toArray()).map((c) => c.definition)).toEqual(['Theirs.']);
  });

  describe('of many passages', () => {
    const many = plan({
      documentsToAdd: [paper({ n: 2 })],
      schemesToAdd: [scheme()],
      conceptsToAdd: [concept('one')],
      annotationsToAdd: Array.from({ length: 2_300 }, (_, n) => theirs(n + 100)),
    });

    it('is taken back, and brought in again, each in one step', async () => {
      const before = await canonicalDump(l);
      const { group, added } = value(await applyPlan(l, many, new Map(), { at: LATER }));
      expect(added).toBe(2_301);
      const after = await canonicalDump(l);
      const undone = value(await undo(l, group));
      expect(undone).toMatchObject({ restored: 2_303, left: 0 });
      expect(await canonicalDump(l)).toBe(before);
      const redone = value(await undo(l, undone.group));
      expect(await canonicalDump(l)).toBe(after);
      value(await undo(l, redone.group));
      expect(await canonicalDump(l)).toBe(before);
    });

    it('leaves alone what was changed since, and takes back the rest', async () => {
      const { group } = value(await applyPlan(l, many, new Map(), { at: LATER }));
      value(await star(l, [theirs(777).id], true));
      expect(value(await undo(l, group))).toMatchObject({ restored: 2_302, left: 1 });
      expect((await annotations.all(l)).map((a) => a.id)).toContain(theirs(777).id);
      expect(await annotations.get(l, theirs(778).id)).toBeUndefined();
    });

    it('writes a few rows of the journal, by which each passage is still known', async () => {
      const rows = await l.db.journal.count();
      const { group } = value(await applyPlan(l, many, new Map(), { at: LATER }));
      expect((await l.db.journal.count()) - rows).toBeLessThan(20);
      // The same again is the change that brought it in, and one that was removed is known to have been here.
      expect(value(await applyPlan(l, many, new Map(), { at: LATER }))).toMatchObject({ added: 0, group });
      value(await annotations.remove(l, [theirs(500).id]));
      value(await annotations.remove(l, [theirs(500).id]));
      expect(code(await annotations.remove(l, ['urn:never:here']))).toBe('not-found');
    });

    it('is told as news passage by passage, or as more than is told', async () => {
      const seq = await lastChange(l);
      value(await applyPlan(l, many, new Map(), { at: LATER }));
      const news = await newsSince(l, seq);
      expect(news.ids?.annotations).toHaveLength(2_300);
      const more = plan({ annotationsToAdd: Array.from({ length: 3_000 }, (_, n) => theirs(n + 10_000)) });
      value(await applyPlan(l, more, new Map(), { at: LATER }));
      expect((await newsSince(l, seq)).ids).toBeUndefined();
    });
  });

  describe('that is stopped', () => {
    const many = plan({
      documentsToAdd: [paper({ n: 2 })],
      schemesToAdd: [scheme()],
      conceptsToAdd: [concept('one')],
      annotationsToAdd: Array.from({ length: 900 }, (_, n) => theirs(n + 100)),
    });

    it.each([0.1, 0.5, 0.7, 1])('when %d of it is written leaves every byte as it was', async (part) => {
      const [before, entries, store] = [await canonicalDump(l), await l.db.journal.count(), await l.db.store.toArray()];
      const controller = new AbortController();
      const shares: number[] = [];
      const onShare = (share: number): void => {
        shares.push(share);
        if (share >= part) controller.abort();
      };
      expect(code(await applyPlan(l, many, new Map(), { at: LATER, signal: controller.signal, onShare }))).toBe('stopped');
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBeLessThanOrEqual(1);
      expect(await canonicalDump(l)).toBe(before);
      expect(await l.db.journal.count()).toBe(entries);
      expect(await l.db.store.toArray()).toEqual(store);
    });

    it('too late is there, and is taken back in one step', async () => {
      const before = await canonicalDump(l);
      const controller = new AbortController();
      const done = value(await applyPlan(l, many, new Map(), { at: LATER, signal: controller.signal }));
      controller.abort();
      expect(done.added).toBe(901);
      expect(await annotations.all(l)).toHaveLength(901);
      value(await undo(l, done.group));
      expect(await canonicalDump(l)).toBe(before);
    });
  });

  it('of mine at the same time in two windows adds each record once', async () => {
    const other = await openShelf(world());
    const both = await Promise.all([applyPlan(l, whole, new Map(), { at: LATER }), applyPlan(other, whole, new Map(), { at: LATER })]);
    expect(both.map((r) => value(r).added).toSorted()).toEqual([0, 5]);
    expect((await annotations.all(l)).filter((a) => a.creator.id === ME)).toHaveLength(1);
  });
});
