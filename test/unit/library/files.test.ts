import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { allFiles, bytesOfFile, digestOf, dropFile, fileOf, keepFile, keepWithin, openFiles } from '@/utils/library/files';

afterEach(() => Dexie.delete('mutual-margin-files'));

const bytes = crypto.getRandomValues(new Uint8Array(60_000));
const draft = async (keys: readonly string[]) => ({
  sha256: await digestOf(bytes),
  name: 'a.pdf',
  keys,
  opened: '2026-11-25T10:00:00.000Z',
});

it('a kept file comes back byte for byte, by its address and by its digest', async () => {
  const files = openFiles();
  const one = await draft(['//example.org/a.pdf']);
  expect(await keepFile(files, one, bytes)).toMatchObject({ ok: true, value: { bytes: 60_000, pieces: 2 } });
  for (const key of ['//example.org/a.pdf', `sha256:${one.sha256}`]) expect((await fileOf(files, [key]))?.sha256).toBe(one.sha256);
  expect(await bytesOfFile(files, one.sha256)).toEqual({ ok: true, value: bytes });
});

it('the same bytes at another address are one file with two addresses', async () => {
  const files = openFiles();
  await keepFile(files, await draft(['//example.org/a.pdf']), bytes);
  await keepFile(files, await draft(['//mirror.example/b.pdf']), bytes);
  expect((await allFiles(files)).map((f) => f.keys)).toEqual([['//example.org/a.pdf', '//mirror.example/b.pdf']]);
});

it('a file that was damaged in the store is not opened', async () => {
  const files = openFiles();
  const one = await draft([]);
  await keepFile(files, one, bytes);
  await files.db.pieces.put({ sha256: one.sha256, n: 1, bytes: new Uint8Array(12_000) });
  expect(await bytesOfFile(files, one.sha256)).toMatchObject({ ok: false, problem: { code: 'file-damaged', detail: 'a.pdf' } });
});

it('a file that is let go leaves nothing behind', async () => {
  const files = openFiles();
  const one = await draft([]);
  await keepFile(files, one, bytes);
  await dropFile(files, one.sha256);
  expect(await allFiles(files)).toEqual([]);
  expect(await files.db.pieces.count()).toBe(0);
});

it('files that need more room than they are given go, those opened longest ago first; the newest stays, and what is no paper', async () => {
  const files = openFiles();
  for (const [day, size, key] of [
    [21, 50, 'a'],
    [22, 400, 'b'],
    [23, 300, 'c'],
    [24, 900, 'language:xyz'],
    [25, 500, 'd'],
  ] as const)
    await keepFile(
      files,
      { sha256: String(day).repeat(32), name: key, keys: [key], opened: `2026-11-${day}T10:00:00.000Z` },
      new Uint8Array(size),
    );
  const isPaper = ({ name }: { readonly name: string }): boolean => !name.startsWith('language:');
  const names = async (): Promise<readonly string[]> => (await allFiles(files)).map((f) => f.name);
  expect(await keepWithin(files, 800, isPaper)).toMatchObject({ ok: true, value: [{ name: 'b' }, { name: 'a' }] });
  expect(await names()).toEqual(['d', 'language:xyz', 'c']);
  await keepWithin(files, 1, isPaper);
  expect(await names()).toEqual(['d', 'language:xyz']);
});
