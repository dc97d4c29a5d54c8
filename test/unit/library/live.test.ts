// A page sees what any window of the extension writes, at once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addPapers, annotation, clearShelf, concept, openShelf, paper, scheme, snapshot, value, world, fill } from './shelf';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as sets from '@/utils/library/sets';
import * as snapshots from '@/utils/library/snapshots';
import { health } from '@/utils/library/backup';
import type { Library } from '@/utils/library/db';
import { live } from '@/utils/library/live';
import { DATABASE_NAME } from '@/utils/library/tables';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
});
afterEach(clearShelf);

const putBehindTheBack = (row: unknown): Promise<void> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE_NAME);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('annotations', 'readwrite');
      transaction.objectStore('annotations').put(row);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

describe('a live query', () => {
  it('starts with what it was given, follows every write, and stops', async () => {
    const seen = live(() => annotations.ofDocument(l, paper().id), []);
    expect(seen.signal.value).toEqual([]);
    value(await annotations.add(l, annotation()));
    await vi.waitFor(() => expect(seen.signal.value).toEqual([annotation()]));
    const other = await openShelf(world());
    value(await annotations.update(other, annotation().id, { bodies: [] }, annotation().modified));
    await vi.waitFor(() => expect(seen.signal.value[0]?.bodies).toEqual([]));
    seen.stop();
    value(await annotations.remove(l, [annotation().id]));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen.signal.value).toHaveLength(1);
  });

  it('tells the other contexts of the extension, and hears from them', async () => {
    // What one context posts is caught and posted back, as if by another, after a change that this context knows nothing of.
    const channel = new BroadcastChannel('x-storagemutated-1');
    const posted = new Promise((resolve) => channel.addEventListener('message', (message) => resolve(message.data), { once: true }));
    value(await annotations.add(l, annotation()));
    const message = await posted;
    const seen = live(() => annotations.all(l), []);
    await vi.waitFor(() => expect(seen.signal.value).toHaveLength(1));
    await putBehindTheBack(annotation({ note: 'From another window' }));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    channel.postMessage(message);
    await vi.waitFor(() => expect(seen.signal.value).toEqual([annotation({ note: 'From another window' })]));
    seen.stop();
    channel.close();
  });

  it.each<[string, (l: Library) => Promise<unknown>]>([
    ['codebooks', (shelf) => codebooks.all(shelf)],
    ['counts', async (shelf) => [...(await annotations.countByDocument(shelf))]],
    ['recent concepts', (shelf) => annotations.usedLately(shelf)],
    ['documents by key', (shelf) => documents.find(shelf, ['//nowhere', '//example.org/paper-2'])],
    ['the latest snapshot', (shelf) => snapshots.latest(shelf, paper({ n: 2 }).id)],
    ['a merge’s local state', (shelf) => sets.localState(shelf, 'me')],
    ['health', (shelf) => health(shelf)],
  ])('follows %s', async (_what, query) => {
    const seen = live<unknown>(() => query(l), 'nothing yet');
    await vi.waitFor(() => expect(seen.signal.value).not.toBe('nothing yet'));
    const before = seen.signal.value;
    await fill(l, {
      documentsToAdd: [paper({ n: 2 })],
      schemesToAdd: [scheme()],
      conceptsToAdd: [concept('one')],
      annotationsToAdd: [annotation({ concepts: [concept('one').id] }), annotation({ n: 2 })],
    });
    value(await snapshots.put(l, snapshot({ document: paper({ n: 2 }).id })));
    await vi.waitFor(async () => {
      expect(seen.signal.value).not.toEqual(before);
      expect(seen.signal.value).toEqual(await query(l));
    });
    seen.stop();
  });

  it('says so when it cannot be answered, and keeps the last answer', async () => {
    const seen = live(() => annotations.all(l), []);
    value(await annotations.add(l, annotation()));
    await vi.waitFor(() => expect(seen.signal.value).toHaveLength(1));
    seen.stop();
    const failing = live((): Promise<number> => Promise.reject(new DOMException('gone', 'NotReadableError')), 7);
    await vi.waitFor(() => expect(failing.problem.value?.code).toBe('storage-failed'));
    expect(failing.signal.value).toBe(7);
    failing.stop();
  });
});
