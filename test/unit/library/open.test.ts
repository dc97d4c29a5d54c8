// The library is opened with care: what was lost is noticed, what is newer is left alone, what was torn is rolled away.
import { afterEach, describe, expect, it } from 'vitest';
import { AT, addPapers, annotation, clearShelf, code, deleteStore, openShelf, paper, value, world } from './shelf';
import * as annotations from '@/utils/library/annotations';
import { closeLibrary, openLibrary, startAfresh } from '@/utils/library/db';
import { undo } from '@/utils/library/journal';
import { ROLL_NAME } from '@/utils/library/log-roll';
import { DATABASE_NAME, NATIVE_VERSION, type StoreRow } from '@/utils/library/tables';

afterEach(clearShelf);

const storeNames = async (): Promise<readonly unknown[]> => (await indexedDB.databases()).map((d) => d.name);

describe('opening', () => {
  it('makes a store on the first start and tells of it outside', async () => {
    const w = world();
    const l = await openShelf(w);
    expect(await annotations.all(l)).toEqual([]);
    expect(w.marker).toMatchObject({ annotations: 0, lastSeq: 0, lastBackup: '', changesSinceBackup: 0 });
    expect((await indexedDB.databases()).find((d) => d.name === DATABASE_NAME)?.version).toBe(NATIVE_VERSION);
  });

  it('makes one store when two windows start at once', async () => {
    const w = world();
    const [a, b] = await Promise.all([openShelf(w), openShelf(w)]);
    await addPapers(a, paper());
    expect(await b.db.documents.count()).toBe(1);
    expect(w.marker?.lastSeq).toBe(1);
  });

  it('remembers after every change how much there is', async () => {
    const w = world();
    const l = await openShelf(w);
    await addPapers(l, paper());
    value(await annotations.add(l, annotation()));
    expect(w.marker).toMatchObject({ annotations: 1, lastSeq: 2, changesSinceBackup: 2 });
    const { group } = value(await annotations.remove(l, [annotation().id]));
    expect(w.marker?.annotations).toBe(0);
    value(await undo(l, group));
    expect(w.marker?.annotations).toBe(1);
    value(await annotations.update(l, annotation().id, { bodies: [] }, annotation().modified));
    expect(w.marker?.annotations).toBe(1);
  });

  it('counts a library once that was written before its count was kept', async () => {
    const w = world();
    const l = await openShelf(w);
    await addPapers(l, paper());
    value(await annotations.add(l, annotation()));
    const { annotations: _count, ...older } = (await l.db.store.get('store')) ?? {};
    await l.db.store.put(older as StoreRow);
    await l.remember();
    expect(w.marker?.annotations).toBe(1);
    value(await annotations.add(l, annotation({ n: 2 })));
    expect(w.marker?.annotations).toBe(2);
    expect(await l.db.store.get('store')).toMatchObject({ annotations: 2 });
  });

  it('saves although what is remembered outside cannot be written', async () => {
    const w = { ...world(), writeMarker: () => Promise.reject(new Error('no')) };
    const l = await openShelf(w);
    await addPapers(l, paper());
    expect(await l.db.documents.count()).toBe(1);
  });

  it('makes every transaction that writes a strict one', async () => {
    const asked: unknown[] = [];
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === 'readwrite') asked.push(options?.durability);
      return original.call(this, names, mode, options);
    };
    try {
      const l = await openShelf();
      await addPapers(l, paper());
      value(await annotations.add(l, annotation()));
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(asked).toEqual(['strict', 'strict']);
  });
});

describe('an emptied store', () => {
  it('is noticed, and nothing is written', async () => {
    const w = world();
    const l = await openShelf(w);
    await addPapers(l, paper());
    value(await annotations.add(l, annotation()));
    const marker = w.marker;
    await clearShelf();
    for (let start = 0; start < 2; start++) {
      const reopened = await openLibrary(w);
      expect(reopened).toMatchObject({ ok: false, problem: { code: 'storage-damaged' } });
      expect(!reopened.ok && reopened.problem.detail).toContain('annotations before: 1');
      expect(await storeNames()).not.toContain(DATABASE_NAME);
      expect(w.marker).toEqual(marker);
    }
  });

  it('is noticed when the browser says so, even if nothing was remembered, and not only the first time', async () => {
    const w = world();
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', { value: 'total', configurable: true });
    try {
      expect(code(await openLibrary(w))).toBe('storage-damaged');
    } finally {
      Reflect.deleteProperty(IDBVersionChangeEvent.prototype, 'dataLoss');
    }
    expect(await storeNames()).not.toContain(DATABASE_NAME);
    expect(code(await openLibrary(w))).toBe('storage-damaged');
  });

  it('is not taken for a first start when what was remembered cannot be read', async () => {
    expect(code(await openLibrary({ ...world(), readMarker: () => Promise.reject(new Error('Invalid JSON')) }))).toBe('storage-damaged');
    expect(await storeNames()).not.toContain(DATABASE_NAME);
  });

  it('is noticed when another store has taken its place', async () => {
    const w = world();
    await addPapers(await openShelf(w), paper());
    await clearShelf();
    await openShelf(world());
    expect(code(await openLibrary(w))).toBe('storage-damaged');
  });

  it('is noticed by a window that sleeps meanwhile', async () => {
    const l = await openShelf();
    await addPapers(l, paper());
    // What Dexie does when the browser takes the connection away: it opens again by itself at the next call.
    l.db.close({ disableAutoOpen: false });
    await deleteStore();
    expect(code(await annotations.add(l, annotation()))).toBe('storage-damaged');
    expect(await storeNames()).not.toContain(DATABASE_NAME);
  });

  it('gives way to an empty one only when the reader says so', async () => {
    const w = world();
    await addPapers(await openShelf(w), paper());
    const before = w.marker;
    await clearShelf();
    const l = value(await startAfresh(w));
    expect(await l.db.documents.count()).toBe(0);
    expect(w.marker?.generation).not.toBe(before?.generation);
    closeLibrary(l);
    expect(await (await openShelf(w)).db.documents.count()).toBe(0);
  });

  it('loses nothing when the reader starts afresh on a store that is there', async () => {
    const w = world();
    await addPapers(await openShelf(w), paper());
    const l = value(await startAfresh(w));
    expect(await l.db.documents.count()).toBe(1);
    closeLibrary(l);
  });
});

describe('a newer store', () => {
  const openNewer = (): Promise<IDBDatabase> =>
    new Promise((resolve) => {
      const request = indexedDB.open(DATABASE_NAME, NATIVE_VERSION + 10);
      request.onsuccess = () => resolve(request.result);
    });

  it('is left alone', async () => {
    (await openNewer()).close();
    const opened = await openLibrary(world());
    expect(opened).toMatchObject({ ok: false, problem: { code: 'storage-newer' } });
  });

  it('is made way for by a window that is open, which then says that it cannot save', async () => {
    const l = await openShelf();
    const newer = await openNewer();
    expect(newer.version).toBe(NATIVE_VERSION + 10);
    newer.close();
    expect(await annotations.add(l, annotation())).toMatchObject({ ok: false, problem: { code: 'storage-failed' } });
  });
});

describe('the log roll', () => {
  const rollsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    let rolls = 0;
    const original = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, version) {
      if (name === ROLL_NAME) rolls++;
      return version === undefined ? original.call(this, name) : original.call(this, name, version);
    };
    try {
      await work();
    } finally {
      IDBFactory.prototype.open = original;
    }
    return rolls;
  };

  it('happens once per browser session, before the first write, and leaves nothing behind', async () => {
    const w = world();
    closeLibrary(await openShelf(w));
    w.isNewSession = true;
    const rolls = await rollsDuring(async () => {
      const l = await openShelf(w);
      const saved = addPapers(l, paper());
      const rolled = l.rolled.then(() => l.db.documents.count());
      expect(await rolled).toBe(0);
      await saved;
      await openShelf(w);
    });
    expect(rolls).toBe(1);
    expect(await storeNames()).toEqual([DATABASE_NAME]);
  }, 90_000);

  it('does not hinder a write when it fails', async () => {
    const w = world();
    closeLibrary(await openShelf(w));
    w.isNewSession = true;
    const original = IDBFactory.prototype.deleteDatabase;
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('not now', 'UnknownError');
    };
    const l = await openShelf(w);
    await l.rolled;
    IDBFactory.prototype.deleteDatabase = original;
    await addPapers(l, paper());
    expect(await l.db.documents.count()).toBe(1);
    expect(await l.rolled).toMatchObject({ ok: false, problem: { code: 'storage-failed' } });
  });
});

describe('a disk that is full', () => {
  it('is told, and leaves no half of the change', async () => {
    const w = world();
    const l = await openShelf(w);
    await addPapers(l, paper());
    const original = IDBObjectStore.prototype.put;
    // As Chromium does: the transaction is taken back with this error.
    IDBObjectStore.prototype.put = function (row, key) {
      if (this.name !== 'store') return original.call(this, row, key);
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      expect(code(await annotations.add(l, annotation()))).toBe('storage-full');
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    expect(await annotations.all(l)).toEqual([]);
    expect(await l.db.journal.count()).toBe(1);
    expect(w.marker?.annotations).toBe(0);
    value(await annotations.add(l, annotation({ modified: AT })));
  });

  it('is told when the browser notices only at the end of the transaction', async () => {
    const l = await openShelf();
    await addPapers(l, paper());
    const original = IDBObjectStore.prototype.put;
    // As Chromium does: every request succeeds, and the transaction is taken back when it would be written.
    IDBObjectStore.prototype.put = function (row, key) {
      const request = original.call(this, row, key);
      const abort: unknown = Reflect.get(this.transaction, '_abort');
      if (this.name === 'store' && typeof abort === 'function')
        request.addEventListener('success', () => abort.call(this.transaction, 'QuotaExceededError'));
      return request;
    };
    try {
      expect(code(await annotations.add(l, annotation()))).toBe('storage-full');
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    expect(await annotations.all(l)).toEqual([]);
  });
});
