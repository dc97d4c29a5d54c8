// What is found in a tab is noted of the page that it was found in: not when that page has gone, nor of the next one.
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { describeText } from '@/utils/anchoring/describe';
import { findPassages, passagesOf } from '@/utils/desk/find-passages';
import { findShown, type ShownTab } from '@/utils/desk/find-shown';
import { textFollower } from '@/utils/desk/follow-text';
import * as annotations from '@/utils/library/annotations';
import { finder } from '@/utils/marking/finder';
import { ok } from '@/utils/model/result';
import { pacer, unpaced, until, type Pace } from '@/utils/text/pace';
import { paper as paperText } from '../anchoring/cases';
import { addPapers, annotation, clearShelf, ME, openShelf, paper, value } from '../library/shelf';

afterEach(clearShelf);

const text = paperText(7, 400);
/** So changed that much of it has to be looked for. */
const revised = text.replaceAll('shall', 'must').replaceAll('e', 'ee').replaceAll('. ', '. So it was said. ');

/** A tab that shows a paper with passages in it, and what was noted of it. */
async function tabWith(pace: Pace, passages = 60): Promise<ShownTab & { readonly noted: number[] }> {
  const library = await openShelf();
  await addPapers(library, paper());
  for (let n = 0; n < passages; n += 1) {
    const target = { ...annotation().target, selectors: describeText(text, 200 + n * 300, 290 + n * 300) };
    value(await annotations.add(library, annotation({ n, target })));
  }
  const noted: number[] = [];
  return {
    noted,
    pace,
    shown: async () => ok({ desk: { library, me: { id: ME, name: 'Me' } }, document: paper(), page: 'this page' }),
    note: async (found) => void noted.push(found.length),
  };
}

it('what was found is noted and told', async () => {
  const tab = await tabWith(unpaced);
  expect(await textFollower(findShown(tab))(text, {})).toMatchObject({ ok: true, value: { other: { length: 60 } } });
  expect(tab.noted).toEqual([60]);
});

it('who asked is told what was found before it is noted', async () => {
  const tab = { ...(await tabWith(unpaced)), note: () => new Promise<void>(() => undefined) };
  expect(await textFollower(findShown(tab))(text, {})).toMatchObject({ ok: true, value: { other: { length: 60 } } });
});

it('who asked is told what was found where there is no room to note it', async () => {
  const full = { ...(await tabWith(unpaced)), note: () => Promise.reject(new Error('quota exceeded')) };
  expect(await textFollower(findShown(full))(text, {})).toMatchObject({ ok: true, value: { other: { length: 60 } } });
});

it('passages that were read while the text was on its way are not read again', async () => {
  const tab = await tabWith(unpaced);
  const now = value(await tab.shown());
  const passages = await passagesOf(now.desk, paper().id);
  await annotations.remove(
    now.desk.library,
    passages.list.map((a) => a.id),
  );
  const found = await textFollower(findShown({ ...tab, shown: async () => ok({ ...now, passages }) }))(text, {});
  expect(found).toMatchObject({ ok: true, value: { other: { length: 60 } } });
});

it('passages for which the whole text has to be searched are told when it is asked again, and all are noted then', async () => {
  const tab = await tabWith(unpaced);
  const half = text.slice(0, 10_000) + revised.slice(revised.length / 2);
  const find = findShown(tab);
  const first = value(await find(half, undefined));
  expect(first.isPart).toBe(true);
  expect(first.found.length).toBeGreaterThan(20);
  expect(first.found.length).toBeLessThan(60);
  expect(tab.noted).toEqual([]);
  const then = value(await find(half, { ...first, changes: [] }));
  expect(tab.noted).toEqual([60]);
  const { desk } = value(await tab.shown());
  expect(then.found).toEqual(await findPassages(desk, paper().id, half));
});

it('a page that shows all while the whole text goes over again shows all until all is told, and then nothing that is gone', async () => {
  const tab = await tabWith(unpaced);
  const half = text.slice(0, 10_000) + revised.slice(revised.length / 2);
  let follow = textFollower(findShown(tab));
  const find = finder({
    ask: async (whole, change) => (change && (await follow(change.words, change.last))) ?? (await follow(whole, {}))!,
  });
  const ids = async (changes: [] | undefined): Promise<readonly string[]> => (await find(half, changes)).map((f) => f.id).toSorted();
  await ids(undefined);
  const shown = await ids([]);
  expect(shown).toHaveLength(60);
  follow = textFollower(findShown(tab));
  const { desk, document } = value(await tab.shown());
  const { list } = await passagesOf(desk, document!.id);
  const removed = list.at(-1)!.id;
  await annotations.remove(desk.library, [removed]);
  expect(await ids([])).toEqual(shown);
  expect(await ids([])).toEqual(shown.filter((id) => id !== removed));
});

it('the finding gives way to others again and again', async () => {
  let rests = 0;
  let clock = 0;
  const pace = pacer(
    10,
    async () => void (rests += 1),
    () => (clock += 1),
  );
  const tab = await tabWith(pace);
  const follow = textFollower(findShown(tab));
  await follow(revised, {});
  await follow('', { change: { cuts: [], length: revised.length } });
  expect(rests).toBeGreaterThan(5);
  expect(tab.noted).toEqual([60]);
});

it.each([1, 2, 40])('a page that goes at breath %i of the finding ends it, and nothing is noted', async (last) => {
  const life = new AbortController();
  let breaths = 0;
  const tab = await tabWith(
    until(life.signal, () => {
      breaths += 1;
      if (breaths === last) life.abort();
      return undefined;
    }),
  );
  await expect(textFollower(findShown(tab))(revised, {})).rejects.toThrow('aborted');
  expect(breaths).toBe(last);
  expect(tab.noted).toEqual([]);
});

it('after what was found is known, a page that has gone is told nothing', async () => {
  const life = new AbortController();
  const tab = await tabWith(until(life.signal, unpaced), 0);
  life.abort();
  await expect(findShown(tab)(text, undefined)).rejects.toThrow('aborted');
  expect(tab.noted).toEqual([]);
});
