// The index of the library follows every change, from whichever window it comes.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFinder, type Finder } from '@/utils/desk/find-in-library';
import { openTextFinder, type TextFinder } from '@/utils/desk/find-in-texts';
import { EVERYTHING } from '@/utils/finding/question';
import { termsOf } from '@/utils/finding/terms';
import * as annotations from '@/utils/library/annotations';
import type { Library } from '@/utils/library/db';
import * as documents from '@/utils/library/documents';
import { forget, undo } from '@/utils/library/journal';
import * as packs from '@/utils/library/packs';
import * as snapshots from '@/utils/library/snapshots';
import { withChecks } from '@/utils/model/pack';
import { unpaced } from '@/utils/text/pace';
import { addPapers, annotation, clearShelf, LATER, ME, openShelf, paper, snapshot, value } from '../library/shelf';

describe('the finder', () => {
  let library: Library;
  let finder: Finder;
  let texts: TextFinder;
  const numbers = (words: string) =>
    finder
      .ask({ ...EVERYTHING, words, order: 'oldest' })
      .ids.map((id) => Number(id.slice(-3)))
      .toSorted((a, b) => a - b);

  beforeEach(async () => {
    library = await openShelf();
    await addPapers(library, paper({ n: 1 }), paper({ n: 2 }));
    for (const n of [1, 2, 3]) value(await annotations.add(library, annotation({ n })));
    value(await snapshots.put(library, snapshot()));
    const desk = { library, me: { id: ME, name: 'Me' } };
    finder = openFinder(desk, unpaced, () => undefined);
    texts = openTextFinder(
      desk,
      () => Promise.resolve(),
      () => undefined,
    );
    await vi.waitFor(() => expect(numbers('')).toEqual([1, 2, 3]));
  });
  afterEach(async () => {
    finder.stop();
    texts.stop();
    await clearShelf();
  });

  it('hears of passages that are added, changed, deleted and brought back', async () => {
    value(await annotations.add(library, annotation({ n: 4, note: 'unheard of' })));
    await vi.waitFor(() => expect(numbers('unheard')).toEqual([4]));
    value(await annotations.update(library, annotation({ n: 1 }).id, { bodies: [{ purpose: 'commenting', value: 'unheard too' }] }, LATER));
    await vi.waitFor(() => expect(numbers('unheard')).toEqual([1, 4]));
    const gone = value(await annotations.remove(library, [annotation({ n: 4 }).id]));
    await vi.waitFor(() => expect(numbers('unheard')).toEqual([1]));
    value(await undo(library, gone.group));
    await vi.waitFor(() => expect(numbers('unheard')).toEqual([1, 4]));
  });

  it('hears of a title that is mended, and of a document that goes with its passages', async () => {
    const { metadata } = paper({ n: 1 });
    value(await documents.update(library, paper({ n: 1 }).id, { metadata: { ...metadata, title: 'Quite another title' }, details: {} }));
    await vi.waitFor(() => expect(numbers('another title')).toEqual([1, 2, 3]));
    value(await documents.remove(library, paper({ n: 1 }).id));
    await vi.waitFor(() => expect(numbers('')).toEqual([]));
  });

  it('reads everything again where the journal does not reach back', async () => {
    value(await annotations.add(library, annotation({ n: 5 })));
    value(await forget(library, '2999-01-01T00:00:00.000Z'));
    value(await annotations.remove(library, [annotation({ n: 2 }).id]));
    await vi.waitFor(() => expect(numbers('')).toEqual([1, 3, 5]));
  });

  it('hears of what a check of a quote pack finds', async () => {
    const { id } = annotation({ n: 2 });
    const outcomes = () => [...finder.ask(EVERYTHING).counts.checked.keys()];
    const made = {
      id: 'urn:x:pack',
      title: 'P',
      creator: { id: ME, name: 'Me' },
      created: LATER,
      modified: LATER,
      grouping: 'none',
    } as const;
    value(await packs.add(library, { ...made, lines: [{ annotation: id, comment: '' }] }));
    expect(outcomes()).toEqual(['unchecked']);
    const check = { at: '2099-01-01T00:00:00.000Z', outcome: 'changed', found: 'other words' } as const;
    value(await packs.change(library, 'urn:x:pack', withChecks('kept', new Map([[id, check]]))));
    await vi.waitFor(() => expect(outcomes()).toEqual(['changed', 'unchecked']));
    expect(finder.ask({ ...EVERYTHING, checked: ['changed'] }).ids).toEqual([id]);
  });

  it('finds texts that are kept, and those that are kept later', async () => {
    await vi.waitFor(() => expect(texts.find(termsOf('quotes'))).toEqual([paper({ n: 1 }).id]));
    value(
      await snapshots.put(library, snapshot({ document: paper({ n: 2 }).id, content: [{ tag: 'p', children: ['More quotes still.'] }] })),
    );
    await vi.waitFor(() => expect(texts.find(termsOf('quotes'))).toEqual([paper({ n: 1 }).id, paper({ n: 2 }).id]));
  });
});
