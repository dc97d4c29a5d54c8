// Long work is done beside the page: nothing that crosses over is large at once, and what the jobs do is what a reader asked for.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { besideJobs, type Doing } from '@/utils/desk/beside/jobs';
import { asLines, idsIn, inPieces, joiner } from '@/utils/desk/beside/messages';
import * as annotations from '@/utils/library/annotations';
import { canonicalDump } from '@/utils/library/backup';
import { closeLibrary, type Library } from '@/utils/library/db';
import type { KeptSetting } from '@/utils/model/kept-settings';
import { unpaced, until } from '@/utils/text/pace';
import { addPapers, annotation, clearShelf, LATER, ME, openShelf, paper, snapshot, value } from '../library/shelf';
import * as snapshots from '@/utils/library/snapshots';

const doing = (signal = new AbortController().signal): Doing => ({ signal, pace: until(signal, unpaced), tell: () => undefined });
const me = { id: ME, name: 'Me' };
const SETTINGS: readonly KeptSetting[] = [
  { id: 'dark-pages', kind: 'dark-pages', isOn: true },
  {
    id: 'site-pick example.org',
    kind: 'site-pick',
    pick: { site: 'example.org', description: [{ tag: 'main', id: '', role: '', classes: ['text'], nth: 0 }], at: LATER },
  },
];

describe('what crosses between page and worker', () => {
  const records = Array.from({ length: 2_345 }, (_, n) => ({ n }));

  it.each([
    ['an answer with long lists', { ok: 1, long: records, short: [1, 2], also: records.slice(0, 900) }],
    ['an answer without any', { group: 'g', list: [1] }],
    ['a text', 'words'],
    ['nothing', undefined],
  ])('is %s put together again as it was', (_name, answer) => {
    const { take, whole } = joiner();
    let last: unknown;
    for (const word of inPieces(structuredClone(answer))) {
      if (word.kind === 'piece') take(word.list, word.records);
      if (word.kind === 'value') last = whole(word.value);
    }
    expect(last).toEqual(answer);
  });

  it.each([
    [[]],
    [['urn:x:1']],
    [['urn:x:1', 'https://papers.example/a b', 'urn:x:3']],
    [Array.from({ length: 12_001 }, (_, i) => `urn:x:${i}`)],
  ])('is few texts of many ids, made in slices, and those ids again', async (ids) => {
    let slices = 0;
    const texts = await asLines(ids, () => void (slices += 1));
    expect(idsIn(texts)).toEqual(ids);
    expect(texts).toHaveLength(Math.ceil(ids.length / 5_000));
    expect(slices).toBe(texts.length);
  });

  it('is never more than some hundred records in one message', () => {
    const largest = [...inPieces({ long: records })].map((word) =>
      word.kind === 'piece' ? word.records.length : word.kind === 'value' ? JSON.stringify(word.value).length : 0,
    );
    expect(Math.max(...largest)).toBeLessThanOrEqual(500);
    expect(largest).toHaveLength(6);
  });
});

describe('the jobs beside a page', () => {
  let library: Library;
  const shelved = async (): Promise<Library> => {
    const opened = await openShelf();
    await addPapers(opened, paper(), paper({ n: 2 }));
    for (const n of [1, 2, 3]) value(await annotations.add(opened, annotation({ n })));
    value(await snapshots.put(opened, snapshot()));
    return opened;
  };
  beforeEach(async () => {
    library = await shelved();
  });
  afterEach(clearShelf);

  const setFile = async (): Promise<File> => {
    const about = { id: 'urn:uuid:5b0f0a3e-0000-4000-8000-000000000000', label: 'All', creator: me, created: LATER };
    const ids = await asLines(
      [1, 2, 3].map((n) => annotation({ n }).id),
      unpaced,
    );
    const { files } = value(await besideJobs(library).write({ annotations: ids, about, format: 'web-annotation' }, doing()));
    return new File(
      files.map(({ content }) => content),
      'all.jsonld',
    );
  };
  /** Another library, with nothing in it. */
  const elsewhere = async (): Promise<Library> => {
    closeLibrary(library);
    await clearShelf();
    return (library = await openShelf());
  };

  it('write a set, plan it elsewhere in numbers, bring it in and take it back', async () => {
    const file = await setFile();
    const other = await elsewhere();
    const before = await canonicalDump(other);
    const jobs = besideJobs(other);
    const plan = value(await jobs.plan({ file, me: ME, language: 'en', at: LATER }, doing()));
    expect([plan.annotationsToAdd, plan.documentsToAdd]).toEqual([{ length: 3 }, { length: 1 }]);
    expect(await canonicalDump(other)).toBe(before);
    const applied = value(await jobs.apply({ choices: new Map(), me, at: LATER }, doing()));
    expect(applied).toMatchObject({ added: 3, documents: [paper().id] });
    value(await jobs.undo({ group: applied.group }));
    expect(await canonicalDump(other)).toBe(before);
  });

  it('back a library up and restore it elsewhere', async () => {
    const whole = await canonicalDump(library);
    const { file } = value(await besideJobs(library).backup({ at: LATER, me, settings: SETTINGS }, doing()));
    const other = await elsewhere();
    const before = await canonicalDump(other);
    const jobs = besideJobs(other);
    const plan = value(await jobs.planRestore({ file: new File([file], 'backup.json'), me: 'urn:uuid:new-here' }, doing()));
    expect(plan).toMatchObject({ annotator: me, isNewHere: true, refused: 0, tables: { documents: { fresh: 2, same: 0, differing: 0 } } });
    expect(plan.settings).toEqual(SETTINGS);
    expect(plan.tables.annotations.fresh).toBe(3);
    expect(await canonicalDump(other)).toBe(before);
    const done = value(await jobs.restore({}, doing()));
    expect(done.documents).toHaveLength(2);
    expect(await canonicalDump(other)).toBe(whole);
  });

  it('stop a backup between two tables, and then no file is made', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const tell: Doing['tell'] = (_stage, share) => {
      shares.push(share);
      if (share > 0.3) controller.abort();
    };
    const stopped = await besideJobs(library).backup({ at: LATER, me, settings: SETTINGS }, { ...doing(controller.signal), tell });
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'stopped' } });
    expect(Math.max(...shares)).toBeLessThan(0.7);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('end as stopped, with the library as it was, when they are called off', async () => {
    const file = await setFile();
    const { file: backup } = value(await besideJobs(library).backup({ at: LATER, me, settings: SETTINGS }, doing()));
    const stopped = AbortSignal.abort();
    const before = await canonicalDump(library);
    const jobs = besideJobs(library);
    const given = { file, me: ME, language: 'en', at: LATER };
    for (const job of [
      jobs.plan(given, doing(stopped)),
      jobs.backup({ at: LATER, me, settings: SETTINGS }, doing(stopped)),
      jobs.planRestore({ file: new File([backup], 'backup.json'), me: ME }, doing(stopped)),
    ])
      expect(await job).toMatchObject({ ok: false, problem: { code: 'stopped' } });
    expect(await canonicalDump(library)).toBe(before);
  });
});
