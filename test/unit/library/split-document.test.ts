import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as annotations from '@/utils/library/annotations';
import type { Library } from '@/utils/library/db';
import * as documents from '@/utils/library/documents';
import { undo } from '@/utils/library/journal';
import * as snapshots from '@/utils/library/snapshots';
import { splitDocument } from '@/utils/library/split-document';
import { addPapers, annotation, clearShelf, code, LATER, openShelf, paper, snapshot, value } from './shelf';

const [HERE, THERE] = [paper({ n: 1 }), paper({ n: 2 })] as const;
const [FIRST, SECOND] = [HERE.sources[0]!, THERE.sources[0]!];
const BOTH = paper({ sources: [FIRST, SECOND], keys: [FIRST.key, SECOND.key, 'sha256:two', 'doi:10.1/x'], editionOf: 'urn:uuid:older' });
const copy = { document: BOTH.id, key: SECOND.key, keys: ['sha256:two'], isOf: (address: string) => address === SECOND.url };
const tagged = (n: number, source: string) => annotation({ n, target: { ...annotation().target, source } });

describe('a copy that is no copy of its paper', () => {
  let l: Library;
  beforeEach(async () => {
    l = await openShelf();
    await addPapers(l, BOTH);
    value(await annotations.add(l, tagged(1, FIRST.url)));
    value(await annotations.add(l, tagged(2, SECOND.url)));
    value(await snapshots.put(l, snapshot({ id: 'urn:uuid:one', source: FIRST.url })));
    value(await snapshots.put(l, snapshot({ id: 'urn:uuid:two', source: SECOND.url })));
  });
  afterEach(clearShelf);

  it('becomes a paper with its own address, text and passages, and the facts of the whole', async () => {
    const { document } = value(await splitDocument(l, copy, LATER));
    expect(document).toMatchObject({ metadata: BOTH.metadata, sources: [SECOND], keys: [SECOND.key, 'sha256:two'] });
    expect(document.editionOf).toBeUndefined();
    expect(await documents.get(l, BOTH.id)).toEqual({ ...BOTH, sources: [FIRST], keys: [FIRST.key, 'doi:10.1/x'], modified: LATER });
    expect((await annotations.ofDocument(l, document.id)).map((a) => a.id)).toEqual([tagged(2, '').id]);
    expect((await annotations.ofDocument(l, BOTH.id)).map((a) => a.id)).toEqual([tagged(1, '').id]);
    expect((await snapshots.latest(l, document.id))?.id).toBe('urn:uuid:two');
    expect((await snapshots.latest(l, BOTH.id))?.id).toBe('urn:uuid:one');
    expect((await documents.find(l, [SECOND.key, 'doi:10.1/x']))?.id).toBe(document.id);
  });

  it('is a copy again when that is undone', async () => {
    const { group, document } = value(await splitDocument(l, copy, LATER));
    value(await undo(l, group));
    expect(await documents.all(l)).toEqual([BOTH]);
    expect(await annotations.ofDocument(l, BOTH.id)).toHaveLength(2);
    expect(await annotations.ofDocument(l, document.id)).toEqual([]);
  });

  it('stays where it is when it is the only one, or none of it', async () => {
    expect(code(await splitDocument(l, { ...copy, key: '//elsewhere.org' }, LATER))).toBe('not-found');
    expect(code(await splitDocument(l, { ...copy, document: 'urn:uuid:nobody' }, LATER))).toBe('not-found');
    value(await splitDocument(l, copy, LATER));
    expect(code(await splitDocument(l, { ...copy, key: FIRST.key }, LATER))).toBe('record-invalid');
  });
});
