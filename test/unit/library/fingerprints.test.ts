import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { fingerprintsOf, openFingerprints, type Fingerprints } from '@/utils/library/fingerprints';
import { deleteStore } from './shelf';

const print = (n: number): Uint32Array => Uint32Array.from([n, n + 1]);

describe('fingerprints of kept texts', () => {
  let store: Fingerprints | undefined;
  afterEach(async () => {
    store?.db.close();
    await deleteStore('mutual-margin-fingerprints');
  });

  it('are made once, also where a text is too short to have one', async () => {
    store = openFingerprints();
    const asked: string[] = [];
    const make = async (id: string): Promise<Uint32Array | undefined> => {
      asked.push(id);
      return id === 'short' ? undefined : print(1);
    };
    expect(await fingerprintsOf(store, ['long', 'short'], make)).toEqual(new Map([['long', print(1)]]));
    expect(await fingerprintsOf(store, ['long', 'short'], make)).toEqual(new Map([['long', print(1)]]));
    expect(asked).toEqual(['long', 'short']);
  });

  it('go when their texts are gone', async () => {
    store = openFingerprints();
    await fingerprintsOf(store, ['a', 'b'], async () => print(1));
    await fingerprintsOf(store, ['b'], async () => print(2));
    expect(await fingerprintsOf(store, ['a', 'b'], async () => print(3))).toEqual(new Map([['b', print(1)], ['a', print(3)]])); // prettier-ignore
  });

  it('are made all the same when they cannot be kept', async () => {
    store = openFingerprints();
    store.db.close({ disableAutoOpen: true });
    expect(await fingerprintsOf(store, ['a'], async () => print(4))).toEqual(new Map([['a', print(4)]]));
  });
});
