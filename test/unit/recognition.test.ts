// Data of a language come from a file, and are looked at before the engine gets them.
import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFiles } from '@/utils/library/files';
import { dropRecognised, keepRecognised, recognisedOf, roomOfRecognised } from '@/utils/library/recognised-pages';
import type { RecognisedPage } from '@/utils/model/recognised';
import { readLanguage } from '@/utils/recognition/language-data';

/** As Tesseract's files begin: the number of parts and the place of each; the network is the 18th. */
function data(network = 4 + 8 * 24, parts = 24): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 8 * 24 + 100);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, parts, true);
  for (let i = 0; i < 24; i++) view.setBigInt64(4 + 8 * i, i === 17 ? BigInt(network) : -1n, true);
  return bytes;
}

const packed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));

describe('a file with the data of a language', () => {
  it.each([
    ['as it is', 'deu.traineddata', data(), 'deu'],
    ['packed', 'deu.traineddata.gz', packed(data()), 'deu'],
    ['with its script', 'chi_sim_vert.traineddata', data(), 'chi_sim_vert'],
  ])('is taken %s', async (_how, name, bytes, code) => {
    expect(await readLanguage(name, bytes)).toEqual({ ok: true, value: { code, bytes: data() } });
  });

  it.each([
    ['is called otherwise', 'notes.txt', data()],
    ['would leave its folder', '../deu.traineddata', data()],
    ['is empty', 'deu.traineddata', new Uint8Array()],
    ['is a text', 'deu.traineddata', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
    ['serves the old engine alone', 'deu.traineddata', data(-1)],
    ['points beyond its end', 'deu.traineddata', data(1e9)],
    ['claims more parts than there are', 'deu.traineddata', data(200, 1e6)],
    ['is packed and cut off', 'deu.traineddata.gz', packed(data()).slice(0, 30)],
    ['unpacks to more than any language has', 'deu.traineddata.gz', packed(new Uint8Array(130 * 1_048_576))],
  ])('is refused by its name when it %s', async (_what, name, bytes) => {
    expect(await readLanguage(name, bytes)).toEqual({ ok: false, problem: { code: 'language-refused', detail: name } });
  });
});

describe('what was recognised on a page', () => {
  const words = (n: number): RecognisedPage => ({
    width: 2480,
    height: 3508,
    lines: [
      {
        baseline: [0, 1, 2, 3],
        height: 40,
        words: Array.from({ length: n }, (_, i) => ({ text: `wörd${i}`, left: i, right: i + 1, sure: 90 })),
      },
    ],
  });

  it('is kept in small rows, page by page, and is whole again', async () => {
    const files = openFiles();
    const at = (page: number) => ({ sha256: 'a'.repeat(64), page });
    await keepRecognised(files, at(3), words(5_000));
    await keepRecognised(files, at(0), words(2));
    await keepRecognised(files, { sha256: 'b'.repeat(64), page: 1 }, words(1));
    const kept = await recognisedOf(files, 'a'.repeat(64));
    expect(kept).toEqual({ ok: true, value: new Map([[0, words(2)], [3, words(5_000)]]) }); // prettier-ignore
    expect(Math.max(...(await files.db.recognised.toArray()).map((row) => row.bytes.byteLength))).toBeLessThanOrEqual(48_000);
  });

  it('is replaced when the page is recognised again', async () => {
    const files = openFiles();
    const at = { sha256: 'c'.repeat(64), page: 0 };
    await keepRecognised(files, at, words(9_000));
    await keepRecognised(files, at, words(1));
    expect(await recognisedOf(files, at.sha256)).toEqual({ ok: true, value: new Map([[0, words(1)]]) });
  });

  it('is counted, and is let go and put back, but for what was recognised anew meanwhile', async () => {
    const files = openFiles();
    await files.db.recognised.clear();
    const at = (page: number) => ({ sha256: 'd'.repeat(64), page });
    await keepRecognised(files, at(0), words(3));
    await keepRecognised(files, at(7), words(5_000));
    const bytes = [words(3), words(5_000)].reduce((sum, page) => sum + new TextEncoder().encode(JSON.stringify(page)).byteLength, 0);
    expect(await roomOfRecognised(files)).toEqual({ pages: 2, bytes });
    const gone = await dropRecognised(files);
    expect(gone).toMatchObject({ ok: true, value: { pages: 2 } });
    expect(await roomOfRecognised(files)).toEqual({ pages: 0, bytes: 0 });
    await keepRecognised(files, at(0), words(1));
    expect(gone.ok && (await gone.value.putBack())).toEqual({ ok: true, value: null });
    expect(await recognisedOf(files, at(0).sha256)).toEqual({ ok: true, value: new Map([[0, words(1)], [7, words(5_000)]]) }); // prettier-ignore
  });
});
