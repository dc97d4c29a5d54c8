// Pictures of areas stay as long as a passage, or a way back to one, leads to them; they go along with a set and with a backup.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '@/utils/exchange/backup';
import { withSoundPictures } from '@/utils/exchange/pictures';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import * as annotations from '@/utils/library/annotations';
import { applyPlan } from '@/utils/library/apply-plan';
import { dump, restore } from '@/utils/library/backup';
import type { Library } from '@/utils/library/db';
import { digestOf } from '@/utils/library/files';
import { forget, undo } from '@/utils/library/journal';
import * as pictures from '@/utils/library/pictures';
import * as sets from '@/utils/library/sets';
import type { Annotation } from '@/utils/model/annotation';
import type { PictureFile } from '@/utils/model/picture';
import { areaSelector } from '@/utils/model/selector';
import { addPapers, annotation, AT, clearShelf, LATER, ME, openShelf, paper, value } from './shelf';

/** The head of a PNG of that size, and bytes that no compression makes smaller: more than one piece of them. */
async function png(seed: number, width = 640): Promise<PictureFile> {
  const bytes = new Uint8Array(60_000).map((_, i) => (i * (seed + 7) + (i >> 7)) % 251);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, 480);
  return { id: `urn:sha256:${await digestOf(bytes)}`, bytes };
}

function withPicture({ id }: PictureFile, n = 1): Annotation {
  const plain = annotation({ n });
  const selectors = [...plain.target.selectors, areaSelector(3, { left: 72, top: 90.5, width: 300, height: 200 })];
  return { ...plain, target: { ...plain.target, selectors, pageLabel: '2', picture: { id, width: 640, height: 480 } } };
}

const bytesIn = async (l: Library, { id }: PictureFile): Promise<Uint8Array | undefined> => {
  const blob = await pictures.get(l, id);
  return blob && new Uint8Array(await blob.arrayBuffer());
};
const ABOUT = { id: 'urn:uuid:set', label: 'Figures', creator: { id: ME, name: 'Me' }, created: AT };
const imported = async (l: Library, text: string) => {
  const read = await withSoundPictures(value(readSet(new TextEncoder().encode(text))));
  const plan = planMerge(await sets.localState(l, 'urn:uuid:other'), read);
  return { plan, applied: await applyPlan(l, plan, new Map(), { at: LATER }) };
};

describe('the picture of an area', () => {
  let l: Library;
  let file: PictureFile;
  beforeEach(async () => {
    l = await openShelf();
    file = await png(1);
    await addPapers(l, paper());
  });
  afterEach(clearShelf);

  it('comes in with its passage, and is there again when the passage is deleted and that is undone', async () => {
    value(await annotations.add(l, withPicture(file), [file]));
    expect(await bytesIn(l, file)).toEqual(file.bytes);
    const removed = value(await annotations.remove(l, [withPicture(file).id]));
    value(await undo(l, removed.group));
    expect((await annotations.all(l))[0]?.target.picture).toEqual({ id: file.id, width: 640, height: 480 });
    expect(await bytesIn(l, file)).toEqual(file.bytes);
  });

  it('is not kept when its passage cannot be', async () => {
    expect((await annotations.add(l, { ...withPicture(file), document: 'urn:uuid:nowhere' }, [file])).ok).toBe(false);
    expect(await bytesIn(l, file)).toBeUndefined();
  });

  it('goes once no way back leads to it, and not before', async () => {
    const other = await png(2);
    value(await annotations.add(l, withPicture(file), [file]));
    value(await annotations.add(l, withPicture(other, 2), [other]));
    value(await annotations.remove(l, [withPicture(file).id]));
    value(await forget(l, AT));
    expect(await bytesIn(l, file)).toEqual(file.bytes);
    value(await forget(l, '2200-01-01T00:00:00.000Z'));
    expect(await bytesIn(l, file)).toBeUndefined();
    expect(await bytesIn(l, other)).toEqual(other.bytes);
  });

  it('stays while another passage has it', async () => {
    value(await annotations.add(l, withPicture(file), [file]));
    value(await annotations.add(l, withPicture(file, 2), [file]));
    value(await annotations.remove(l, [withPicture(file).id]));
    value(await forget(l, '2200-01-01T00:00:00.000Z'));
    expect(await bytesIn(l, file)).toEqual(file.bytes);
  });

  it('goes along with a set, equal where it arrives, and a second import changes nothing', async () => {
    value(await annotations.add(l, withPicture(file), [file]));
    const before = await annotations.all(l);
    const text = writeSet(await sets.snapshotOf(l, {}, ABOUT));
    expect(text).toContain('"value":"page=4&viewrect=72,90.5,300,200"');
    await clearShelf();
    l = await openShelf();
    const { plan, applied } = await imported(l, text);
    expect(plan.refused).toEqual([]);
    value(applied);
    expect(await annotations.all(l)).toEqual(before);
    expect(await bytesIn(l, file)).toEqual(file.bytes);
    expect(writeSet(await sets.snapshotOf(l, {}, ABOUT))).toBe(text);
    const again = await imported(l, text);
    expect(again.plan).toMatchObject({ annotationsToAdd: [], annotationsSame: 1 });
    expect(again.plan.picturesToAdd).toBeUndefined();
  });

  it('that was changed on its way is refused by name, and its passage comes in without it', async () => {
    value(await annotations.add(l, withPicture(file), [file]));
    const set = await sets.snapshotOf(l, {}, ABOUT);
    await clearShelf();
    l = await openShelf();
    const bad: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
      ['digest', file.bytes.map((b, i) => (i === 5_000 ? 255 - b : b))],
      ['no PNG', file.bytes.map((b, i) => (i === 0 ? 0 : b))],
      ['wider', (await png(1, 40_000)).bytes],
      ['200 kB', new Uint8Array(200_010)],
    ];
    for (const [why, bytes] of bad) {
      const { plan } = await imported(l, writeSet({ ...set, pictures: [{ id: file.id, bytes }] }));
      expect(plan.refused.map((r) => r.problem.detail).join(), why).toContain(why);
      expect(plan.picturesToAdd).toBeUndefined();
    }
    expect(await annotations.all(l)).toHaveLength(1);
    expect(await bytesIn(l, file)).toBeUndefined();
  });

  it('goes into a backup and comes back from it', async () => {
    value(await annotations.add(l, withPicture(file), [file]));
    const bytes = new Uint8Array(await (await writeBackup(await dump(l), AT)).arrayBuffer());
    await clearShelf();
    l = await openShelf();
    const read = value(await readBackup(bytes));
    expect(read.refused).toEqual([]);
    value(await restore(l, read.tables));
    expect(await bytesIn(l, file)).toEqual(file.bytes);
    expect((await annotations.all(l))[0]?.target.picture?.id).toBe(file.id);
  });
});
