import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as annotations from '@/utils/library/annotations';
import type { Library } from '@/utils/library/db';
import * as documents from '@/utils/library/documents';
import { joinDocuments } from '@/utils/library/join-documents';
import { undo } from '@/utils/library/journal';
import * as snapshots from '@/utils/library/snapshots';
import { addPapers, annotation, clearShelf, code, LATER, openShelf, paper, snapshot, value } from './shelf';

const PDF = paper({ n: 1 });
const PAGE = paper({ n: 2 });
const pair = { into: PDF.id, from: PAGE.id };

describe('two documents that are one paper', () => {
  let l: Library;
  beforeEach(async () => {
    l = await openShelf();
    await addPapers(l, PDF, PAGE);
    value(await annotations.add(l, annotation({ n: 1, document: PDF.id })));
    value(await annotations.add(l, annotation({ n: 2, document: PAGE.id })));
    value(await annotations.add(l, annotation({ n: 3, document: PAGE.id })));
    value(await snapshots.put(l, snapshot({ id: 'urn:uuid:text', document: PAGE.id, source: PAGE.sources[0]!.url })));
  });
  afterEach(clearShelf);

  it('become one, with the passages, texts, addresses and keys of both', async () => {
    const { document } = value(await joinDocuments(l, pair, LATER));
    expect(document).toMatchObject({ id: PDF.id, metadata: PDF.metadata, sources: [...PDF.sources, ...PAGE.sources], modified: LATER });
    expect(await documents.all(l)).toEqual([document]);
    expect((await annotations.ofDocument(l, PDF.id)).map((a) => a.id)).toEqual([1, 2, 3].map((n) => annotation({ n }).id));
    expect((await snapshots.latest(l, PDF.id, PAGE.sources[0]!.url))?.id).toBe('urn:uuid:text');
    for (const key of [...PDF.keys, ...PAGE.keys]) expect((await documents.find(l, [key]))?.id).toBe(PDF.id);
  });

  it('keep every statement as it was made', async () => {
    const before = await annotations.get(l, annotation({ n: 2 }).id);
    value(await joinDocuments(l, pair, LATER));
    expect(await annotations.get(l, annotation({ n: 2 }).id)).toEqual({ ...before, document: PDF.id });
  });

  it('are two again when it is undone, with what was tagged meanwhile where it was tagged', async () => {
    const { group } = value(await joinDocuments(l, pair, LATER));
    value(await annotations.add(l, annotation({ n: 4, document: PDF.id })));
    expect(value(await undo(l, group)).left).toBe(0);
    expect(await documents.all(l)).toEqual([PDF, PAGE]);
    expect((await annotations.ofDocument(l, PAGE.id)).map((a) => a.id)).toEqual([2, 3].map((n) => annotation({ n }).id));
    expect((await annotations.ofDocument(l, PDF.id)).map((a) => a.id)).toEqual([1, 4].map((n) => annotation({ n }).id));
    expect((await snapshots.latest(l, PAGE.id))?.content).toEqual(snapshot().content);
  });

  it('stay as they are when one of them is not there, or is the other', async () => {
    expect(code(await joinDocuments(l, { into: PDF.id, from: 'urn:uuid:nobody' }, LATER))).toBe('not-found');
    expect(code(await joinDocuments(l, { into: PDF.id, from: PDF.id }, LATER))).toBe('not-found');
    expect(await documents.all(l)).toEqual([PDF, PAGE]);
  });
});
