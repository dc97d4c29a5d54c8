// Undo brings back exactly what was, takes nothing with it that came later, and can itself be undone.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AT,
  COLLEAGUE,
  LATER,
  addPapers,
  annotation,
  clearShelf,
  code,
  concept,
  fill,
  openShelf,
  paper,
  plan,
  scheme,
  snapshot,
  value,
  world,
} from './shelf';
import * as annotations from '@/utils/library/annotations';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import { applyPlan } from '@/utils/library/apply-plan';
import { canonicalDump } from '@/utils/library/backup';
import { forget, undo } from '@/utils/library/journal';
import type { Library } from '@/utils/library/db';
import type { MergeChoice } from '@/utils/model/merge';
import type { Result } from '@/utils/model/result';
import type { Change } from '@/utils/library/write';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
});
afterEach(clearShelf);

type Action = (l: Library) => Promise<Result<Change>>;

const small = fc.integer({ min: 1, max: 5 });
const words = fc.string({ unit: 'grapheme', maxLength: 8 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ n: small, note: words }).map(
    ({ n, note }): Action =>
      (shelf) =>
        annotations.add(shelf, annotation({ n, note })),
  ),
  fc.record({ n: small, note: words, moves: fc.boolean() }).map(
    ({ n, note, moves }): Action =>
      (shelf) =>
        annotations.update(
          shelf,
          annotation({ n }).id,
          { bodies: [{ purpose: 'commenting', value: note }], ...(moves && { target: annotation({ n: n + 1 }).target }) },
          LATER,
        ),
  ),
  fc.array(small, { maxLength: 3 }).map(
    (ns): Action =>
      (shelf) =>
        annotations.remove(
          shelf,
          ns.map((n) => annotation({ n }).id),
        ),
  ),
  fc.record({ n: fc.integer({ min: 1, max: 3 }), title: words }).map(
    ({ n, title }): Action =>
      (shelf) =>
        documents.update(shelf, paper({ n }).id, { metadata: { ...paper().metadata, title }, details: {} }),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (n): Action =>
      (shelf) =>
        documents.remove(shelf, paper({ n }).id),
  ),
  words.map(
    (text): Action =>
      (shelf) =>
        snapshots.put(shelf, snapshot({ content: [text] })),
  ),
  fc
    .record({
      ns: fc.uniqueArray(fc.integer({ min: 11, max: 15 }), { maxLength: 4 }),
      d: fc.integer({ min: 2, max: 3 }),
      n: small,
      choice: fc.constantFrom<MergeChoice>('mine', 'theirs', 'both'),
    })
    .map(
      ({ ns, d, n, choice }): Action =>
        async (shelf) => {
          const mine = (await annotations.get(shelf, annotation({ n: 10 + n }).id)) ?? annotation({ n: 10 + n });
          const theirs = { ...mine, bodies: [], modified: LATER };
          const from = (i: number) =>
            annotation({ n: i, document: paper({ n: d }).id, creator: { id: COLLEAGUE, name: '' }, concepts: [concept('one').id] });
          const imported = plan({
            documentsToAdd: [paper({ n: d })],
            schemesToAdd: [scheme()],
            conceptsToAdd: [concept('one')],
            annotationsToAdd: ns.map(from),
            annotationsDiffering: [{ mine, theirs, own: false }],
          });
          return applyPlan(shelf, imported, new Map([[mine.id, choice]]), { at: LATER });
        },
    ),
);

describe('undo', () => {
  it('restores byte-equal data, step by step, whatever was done, and redo does as well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 6 }), async (actions) => {
        await clearShelf();
        const shelf = await openShelf(world());
        await addPapers(shelf, paper());
        const done: { readonly before: string; readonly after: string; readonly group: string }[] = [];
        for (const act of actions) {
          const before = await canonicalDump(shelf);
          const entries = await shelf.db.journal.count();
          const change = await act(shelf);
          const after = await canonicalDump(shelf);
          if (!change.ok) expect(after).toBe(before);
          else if ((await shelf.db.journal.count()) > entries) done.push({ before, after, group: change.value.group });
        }
        for (const { before, after, group } of done.toReversed()) {
          const undone = value(await undo(shelf, group));
          expect(undone.left).toBe(0);
          expect(await canonicalDump(shelf)).toBe(before);
          const redone = value(await undo(shelf, undone.group));
          expect(await canonicalDump(shelf)).toBe(after);
          value(await undo(shelf, redone.group));
          expect(await canonicalDump(shelf)).toBe(before);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('leaves alone what was changed since, and says how much', async () => {
    const { group } = await fill(l, { annotationsToAdd: [annotation({ n: 1 }), annotation({ n: 2 })] });
    value(await annotations.update(l, annotation({ n: 1 }).id, { bodies: [] }, LATER));
    expect(value(await undo(l, group))).toMatchObject({ restored: 1, left: 1 });
    expect((await annotations.all(l)).map((a) => a.id)).toEqual([annotation({ n: 1 }).id]);
  });

  it('restores what was changed since and put back', async () => {
    const { group } = value(await annotations.add(l, annotation()));
    const changed = value(await annotations.update(l, annotation().id, { bodies: [] }, LATER));
    value(await undo(l, changed.group));
    value(await undo(l, group));
    expect(await annotations.all(l)).toEqual([]);
  });

  it('says so when nothing can be restored, and changes nothing', async () => {
    const { group } = value(await annotations.add(l, annotation()));
    value(await annotations.update(l, annotation().id, { bodies: [] }, LATER));
    const before = await canonicalDump(l);
    const refused = await undo(l, group);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(!refused.ok && refused.problem.detail).toContain('1 records were changed');
    expect(await canonicalDump(l)).toBe(before);
    expect(code(await undo(l, 'urn:uuid:no-such-group'))).toBe('not-found');
  });

  it('of an import keeps the document and the concept that I have used since', async () => {
    const { group } = await fill(l, {
      documentsToAdd: [paper({ n: 2 }), paper({ n: 3 })],
      schemesToAdd: [scheme()],
      conceptsToAdd: [concept('one'), concept('two')],
      annotationsToAdd: [annotation({ n: 11, document: paper({ n: 2 }).id })],
    });
    const mine = annotation({ n: 1, document: paper({ n: 2 }).id, concepts: [concept('one').id] });
    value(await annotations.add(l, mine));
    expect(value(await undo(l, group))).toMatchObject({ restored: 3, left: 3 });
    expect(await annotations.all(l)).toEqual([mine]);
    expect((await documents.all(l)).map((d) => d.id)).toEqual([paper().id, paper({ n: 2 }).id]);
    expect(await l.db.concepts.toCollection().primaryKeys()).toEqual([concept('one').id]);
    expect(await l.db.schemes.count()).toBe(1);
  });

  it('of a removed annotation does not bring it back without its document', async () => {
    value(await annotations.add(l, annotation()));
    const { group } = value(await annotations.remove(l, [annotation().id]));
    value(await documents.remove(l, paper().id));
    expect(code(await undo(l, group))).toBe('not-found');
    expect(await annotations.all(l)).toEqual([]);
  });
});

describe('housekeeping', () => {
  it('forgets old actions and the texts that nothing can bring back, and keeps the rest', async () => {
    value(await snapshots.put(l, snapshot()));
    await addPapers(l, paper({ n: 2 }));
    const kept = snapshot({ document: paper({ n: 2 }).id });
    value(await snapshots.put(l, kept));
    const { group } = value(await documents.remove(l, paper().id));
    expect(value(await forget(l, '2000-01-01T00:00:00.000Z'))).toBe(0);
    expect(await l.db.chunks.count()).toBe(2);
    const seq = (await l.db.store.get('store'))?.lastSeq;
    expect(value(await forget(l, '2999-01-01T00:00:00.000Z'))).toBe(seq);
    expect(await l.db.chunks.count()).toBe(1);
    expect(await snapshots.latest(l, kept.document)).toEqual(kept);
    expect(code(await undo(l, group))).toBe('not-found');
    value(await annotations.add(l, annotation({ document: paper({ n: 2 }).id, modified: AT })));
    expect((await l.db.store.get('store'))?.lastSeq).toBe((seq ?? 0) + 1);
  });
});

describe('the undo of a large import', () => {
  it('takes it out and back again among passages that stay, in few rows of the journal', async () => {
    for (const n of [10_001, 10_500, 12_000]) value(await annotations.add(l, annotation({ n })));
    const before = await canonicalDump(l);
    const annotationsToAdd = Array.from({ length: 2_500 }, (_, i) => annotation({ n: 10_002 + i })).filter(
      ({ id }) => ![10_500, 12_000].some((n) => annotation({ n }).id === id),
    );
    const { group } = value(await applyPlan(l, plan({ annotationsToAdd }), new Map(), { at: AT }));
    const whole = await canonicalDump(l);
    const rows = await l.db.journal.count();
    const undone = value(await undo(l, group));
    expect([undone.restored, undone.left]).toEqual([2_498, 0]);
    expect(await canonicalDump(l)).toBe(before);
    expect((await l.db.journal.count()) - rows).toBeLessThan(250);
    expect(value(await undo(l, undone.group)).restored).toBe(2_498);
    expect(await canonicalDump(l)).toBe(whole);
  });

  it('leaves a passage that was changed since, and removes the others', async () => {
    const annotationsToAdd = Array.from({ length: 30 }, (_, i) => annotation({ n: 20_000 + i }));
    const { group } = value(await applyPlan(l, plan({ annotationsToAdd }), new Map(), { at: AT }));
    value(await annotations.update(l, annotation({ n: 20_007 }).id, { bodies: [{ purpose: 'commenting', value: 'mine now' }] }, LATER));
    const undone = value(await undo(l, group));
    expect([undone.restored, undone.left]).toEqual([29, 1]);
    expect(value(await undo(l, undone.group)).restored).toBe(29);
  });
});
