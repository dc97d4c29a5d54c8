// A library that an earlier version has made opens in this one with every row as it was. The fixtures are frozen: one a version.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { AT, clearShelf, ME, openShelf, value } from './shelf';
import { dump } from '@/utils/library/backup';
import { undo } from '@/utils/library/journal';
import * as packs from '@/utils/library/packs';
import * as snapshots from '@/utils/library/snapshots';
import { DATABASE_NAME, NATIVE_VERSION } from '@/utils/library/tables';

interface Frozen {
  readonly version: number;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | string[];
        readonly indexes: readonly { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[];
        readonly rows: readonly object[];
      }
    >
  >;
}

const frozen = (version: number): Frozen =>
  JSON.parse(readFileSync(`test/fixtures/library/v${version}.json`, 'utf8'), (_key, v: unknown) =>
    typeof v === 'object' && v !== null && 'base64' in v ? new Uint8Array(Buffer.from(String(v.base64), 'base64')) : v,
  ) as Frozen;

/** Past every line of ours, as the earlier version left it. */
const lay = ({ version, stores }: Frozen): Promise<void> =>
  new Promise((done, fail) => {
    const open = indexedDB.open(DATABASE_NAME, version);
    open.addEventListener('error', () => fail(open.error ?? new Error('not opened')));
    open.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = open.result.createObjectStore(name, { keyPath });
        for (const { name: index, keyPath: path, multiEntry, unique } of indexes) store.createIndex(index, path, { multiEntry, unique });
        for (const row of rows) store.add(row);
      }
    };
    open.onsuccess = () => {
      open.result.close();
      done();
    };
  });

afterEach(clearShelf);

describe.each([1, 2])('a library of version %i', (version) => {
  it('opens with every row as it was, and with room for packs and pictures', async () => {
    const { stores } = frozen(version);
    await lay(frozen(version));
    const l = await openShelf();
    expect(l.db.backendDB().version).toBe(NATIVE_VERSION);
    for (const [name, { rows }] of Object.entries(stores)) expect(await l.db.table(name).toArray(), name).toEqual(rows);
    const tables = await dump(l);
    expect(tables.packs).toEqual(stores['packs']?.rows ?? []);
    expect(tables.pictures).toBeUndefined();
    expect(await l.db.pictures.count()).toBe(0);
    expect(tables.snapshots).toHaveLength(1);
    expect((await snapshots.latest(l, 'urn:uuid:document-1'))?.content).toEqual([
      { tag: 'p', children: ['Some text with “quotes” and 🦉.'] },
    ]);
    const pack = {
      id: 'urn:uuid:pack',
      title: 'Ten',
      creator: { id: ME, name: '' },
      created: AT,
      modified: AT,
      grouping: 'none',
      lines: [],
    } as const;
    value(await packs.add(l, pack));
    expect(await packs.all(l)).toContainEqual(pack);
  });

  it('takes back what was done in it before', async () => {
    await lay(frozen(version));
    const l = await openShelf();
    const last = (await l.db.journal.toArray()).at(-1);
    expect(await l.db.annotations.count()).toBe(2);
    value(await undo(l, last?.group ?? ''));
    expect(await l.db.annotations.count()).toBe(3);
  });
});
