// A backup holds everything, comes back without touching what is here, and the library knows how old it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AT,
  LATER,
  addPapers,
  annotation,
  clearShelf,
  code,
  concept,
  fill,
  openShelf,
  paper,
  scheme,
  snapshot,
  value,
  world,
  type World,
} from './shelf';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import { canonicalDump, dump, health, markBackedUp, restore } from '@/utils/library/backup';
import { startAfresh, type Library } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';

let w: World;
let l: Library;
beforeEach(async () => {
  w = world();
  l = await openShelf(w);
  await addPapers(l, paper(), paper({ n: 2 }));
  await fill(l, {
    schemesToAdd: [scheme()],
    conceptsToAdd: [concept('one')],
    annotationsToAdd: [1, 2, 3].map((n) => annotation({ n, concepts: [concept('one').id] })),
  });
  value(await snapshots.put(l, snapshot()));
});
afterEach(clearShelf);

describe('a backup of many passages', () => {
  it.each([0.1, 0.6, 1])('that is stopped when %d of it has come back leaves every byte as it was', async (part) => {
    await fill(l, { annotationsToAdd: Array.from({ length: 900 }, (_, n) => annotation({ n: n + 100 })) });
    const tables = await dump(l);
    await clearShelf();
    const fresh = value(await startAfresh(w));
    const before = [await canonicalDump(fresh), await fresh.db.journal.count(), await fresh.db.store.toArray()];
    const controller = new AbortController();
    const onShare = (share: number): void => void (share >= part && controller.abort());
    expect(code(await restore(fresh, tables, { signal: controller.signal, onShare }))).toBe('stopped');
    expect([await canonicalDump(fresh), await fresh.db.journal.count(), await fresh.db.store.toArray()]).toEqual(before);
    expect(value(await restore(fresh, tables)).added).toBe(908);
    fresh.db.close();
  });
});

describe('the reading of a whole library for a backup', () => {
  it('goes batch by batch and says how far it is', async () => {
    await fill(l, { annotationsToAdd: Array.from({ length: 1_200 }, (_, n) => annotation({ n: n + 100 })) });
    const shares: number[] = [];
    const tables = await dump(l, { onShare: (share) => shares.push(share) });
    expect(tables.annotations.map((a) => a.id)).toEqual(tables.annotations.map((a) => a.id).toSorted());
    expect(tables.annotations).toHaveLength(1_203);
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('ends as soon as it is stopped', async () => {
    const controller = new AbortController();
    let batches = 0;
    const onShare = (): void => void ((batches += 1), controller.abort());
    await expect(dump(l, { signal: controller.signal, onShare })).rejects.toThrow();
    expect(batches).toBe(1);
  });
});

describe('a backup', () => {
  it('brings everything back into an emptied library, byte by byte', async () => {
    const own = value(await codebooks.ownScheme(l, AT));
    const [tables, before] = [await dump(l), await canonicalDump(l)];
    await clearShelf();
    const fresh = value(await startAfresh(w));
    expect(value(await restore(fresh, tables))).toMatchObject({ added: 9, left: 0 });
    expect(await canonicalDump(fresh)).toBe(before);
    expect(value(await restore(fresh, tables))).toMatchObject({ added: 0, left: 0 });
    expect(value(await codebooks.ownScheme(fresh, LATER))).toEqual(own);
    fresh.db.close();
  });

  it('overwrites nothing, and can be taken back', async () => {
    const tables = await dump(l);
    value(await annotations.remove(l, [annotation({ n: 1 }).id]));
    value(await annotations.update(l, annotation({ n: 2 }).id, { bodies: [] }, LATER));
    const before = await canonicalDump(l);
    const done = value(await restore(l, tables));
    expect(done).toMatchObject({ added: 1, left: 1 });
    expect((await annotations.get(l, annotation({ n: 2 }).id))?.bodies).toEqual([]);
    value(await undo(l, done.group));
    expect(await canonicalDump(l)).toBe(before);
  });

  it('finds the document again that was met anew in the meantime', async () => {
    const tables = await dump(l);
    await clearShelf();
    const fresh = value(await startAfresh(w));
    const { metadata, sources, keys } = paper();
    const anew = value(
      await documents.ensure(
        fresh,
        { metadata, details: {}, origins: {}, source: sources[0] ?? { url: '', key: '', seen: AT }, keys },
        LATER,
      ),
    );
    value(await restore(fresh, tables));
    expect(await documents.all(fresh)).toHaveLength(2);
    expect(await annotations.ofDocument(fresh, anew.id)).toHaveLength(3);
    expect((await snapshots.latest(fresh, anew.id))?.content).toEqual(tables.snapshots[0]?.content);
    const once = await canonicalDump(fresh);
    expect(value(await restore(fresh, tables))).toMatchObject({ added: 0, left: 0 });
    expect(await canonicalDump(fresh)).toBe(once);
    fresh.db.close();
  });

  it('that is damaged brings back what hangs together and counts the rest', async () => {
    const tables = await dump(l);
    await clearShelf();
    const fresh = value(await startAfresh(w));
    expect(value(await restore(fresh, { ...tables, documents: [paper({ n: 2 })], schemes: [] }))).toMatchObject({ added: 1, left: 5 });
    fresh.db.close();
  });
});

describe('health', () => {
  it('counts what there is and what no backup holds yet', async () => {
    expect(await health(l)).toMatchObject({ documents: 2, annotations: 3, concepts: 1, lastBackup: '', changesSinceBackup: 3 });
    const at = new Date(Date.now() + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    value(await annotations.remove(l, [annotation({ n: 1 }).id]));
    value(await markBackedUp(l, at));
    expect(await health(l)).toMatchObject({ annotations: 2, lastBackup: at, changesSinceBackup: 1 });
    expect(w.marker).toMatchObject({ annotations: 2, lastBackup: at, changesSinceBackup: 1 });
  });
});
