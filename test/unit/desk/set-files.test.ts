// A set that is larger than a file that can be read back goes out as several, which bring in the same one after the other.
import { describe, expect, it } from 'vitest';
import { setFiles, type FileLimits } from '@/utils/desk/set-files';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { LocalState } from '@/utils/model/merge';
import { unpaced, until } from '@/utils/text/pace';
import { annotation, concept, paper, scheme } from '../library/shelf';

const papers = [paper(), paper({ n: 2 })];
const set: AnnotationSet = {
  id: 'urn:uuid:5b0f0a3e-0000-4000-8000-000000000000',
  label: 'All',
  creator: annotation().creator,
  created: annotation().created,
  documents: papers,
  codebooks: [{ scheme: scheme(), concepts: [concept('one')] }],
  annotations: Array.from({ length: 25 }, (_, n) => ({ ...annotation({ n }), document: papers[n < 20 ? 0 : 1]!.id })),
};
const filesOf = (whole: AnnotationSet, limits?: FileLimits): Promise<readonly Blob[]> => {
  const out = setFiles(whole, limits);
  // As they are read: a few at a time.
  for (let from = 0; from < whole.annotations.length; from += 4) out.add(whole.annotations.slice(from, from + 4), []);
  return out.files(whole, unpaced);
};
const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

describe('a set in files', () => {
  it('is one file, the same as written at once', async () => {
    const files = await filesOf(set);
    expect(await Promise.all(files.map((file) => file.text()))).toEqual([writeSet(set)]);
    expect(await (await filesOf({ ...set, annotations: set.annotations.slice(0, 1) }))[0]?.text()).toBe(
      writeSet({ ...set, annotations: set.annotations.slice(0, 1) }),
    );
  });

  it.each([
    ['passages', { bytes: 1e9, annotations: 10 }, 3],
    ['bytes', { bytes: 9_000, annotations: 1e9 }, 2],
  ])('is as many files as its %s need, which bring in all of it', async (_what, limits, least) => {
    const files = await filesOf(set, limits);
    expect(files.length).toBeGreaterThanOrEqual(least);
    let local: LocalState = { me: 'urn:uuid:me', documents: [], schemes: [], concepts: [], annotations: [], packs: [] };
    for (const file of files) {
      const read = readSet(await bytesOf(file));
      if (!read.ok) throw new Error(read.problem.detail);
      expect(read.value.refused).toEqual([]);
      const plan = planMerge(local, read.value);
      local = {
        ...local,
        documents: [...local.documents, ...plan.documentsToAdd],
        schemes: [...local.schemes, ...plan.schemesToAdd],
        concepts: [...local.concepts, ...plan.conceptsToAdd],
        annotations: [...local.annotations, ...plan.annotationsToAdd],
      };
    }
    expect(local.annotations.map((a) => a.id).toSorted()).toEqual(set.annotations.map((a) => a.id).toSorted());
    expect(local.documents).toHaveLength(2);
    expect(local.concepts).toHaveLength(1);
  });

  it('is not written to its end when it is no longer wanted', async () => {
    const out = setFiles(set);
    out.add(set.annotations, []);
    const controller = new AbortController();
    let asked = 0;
    const pace = until(controller.signal, () => {
      if (++asked === 2) controller.abort();
      return undefined;
    });
    await expect(out.files({ ...set, documents: Array.from({ length: 5 }, () => papers[0]!) }, pace)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(asked).toBe(2);
  });
});
