import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { likelySame, linkedSame } from '@/utils/desk/same-paper';
import * as annotations from '@/utils/library/annotations';
import { relate } from '@/utils/library/editions';
import type { Library } from '@/utils/library/db';
import * as snapshots from '@/utils/library/snapshots';
import type { ReadingNode } from '@/utils/model/document';
import { AT, addPapers, annotation, clearShelf, ME, openShelf, paper, snapshot, value } from '../library/shelf';

const words = (n: number): string =>
  Array.from({ length: 60 }, (_, i) => `In part ${i * n} the council of ${n} says what clause ${(i * 7 + n) % 53} of the contract costs.`).join(
    ' ',
  ); // prettier-ignore
const text = (...parts: readonly string[]): readonly ReadingNode[] => parts.map((part) => ({ tag: 'p', children: [part] }));

describe('a paper that is read', () => {
  let library: Library;
  const ask = (n: number, apart = false) => likelySame({ library, me: { id: ME, name: '' } }, paper({ n }).id, () => apart);
  const keep = async (n: number, content: readonly ReadingNode[]): Promise<void> =>
    void value(
      await snapshots.put(library, snapshot({ document: paper({ n }).id, source: paper({ n }).sources[0]!.url, content })),
    ); // prettier-ignore

  beforeEach(async () => {
    library = await openShelf();
    await addPapers(library, ...[1, 2, 3, 4].map((n) => paper({ n })));
    value(await annotations.add(library, annotation({ n: 1, document: paper({ n: 1 }).id })));
    await keep(1, text(words(3), words(5), words(11)));
    await keep(2, text('Skip to content', words(3), words(5), words(11)));
    await keep(3, text(words(3), words(17), words(11)));
    await keep(4, text(words(23), words(29)));
  });
  afterEach(clearShelf);

  it('is known by its text as one that was tagged at another address', async () =>
    expect(await ask(2)).toMatchObject({ document: { id: paper({ n: 1 }).id }, passages: 1, kinship: 'same' }));

  it('in another edition is told from the same', async () => expect(await ask(3)).toMatchObject({ kinship: 'edited' }));

  it('that is another one is not asked about', async () => expect(await ask(4)).toBeUndefined());

  it('is not asked about once it was kept apart', async () => expect(await ask(2, true)).toBeUndefined());

  it('is not asked about when nothing is tagged in the other', async () => expect(await ask(1)).toBeUndefined());

  it('is asked about where its page names a PDF that is here, once, and never of itself', async () => {
    const named = (n: number, apart = false) =>
      linkedSame({ library, me: { id: ME, name: '' } }, paper({ n }).id, {
        keys: ['//nowhere', paper({ n: 4 }).keys[0]!],
        isApart: () => apart,
      });
    expect(await named(3)).toMatchObject({ document: { id: paper({ n: 4 }).id }, passages: 0, kinship: 'linked' });
    expect(await named(3, true)).toBeUndefined();
    expect(await named(4)).toBeUndefined();
    value(await relate(library, { newer: paper({ n: 4 }).id, older: paper({ n: 3 }).id }, AT));
    expect(await named(3)).toBeUndefined();
  });

  it('without a kept text is not asked about', async () => {
    await addPapers(library, paper({ n: 5 }));
    expect(await ask(5)).toBeUndefined();
  });
});
