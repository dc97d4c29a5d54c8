// What is saved when a reader hands round a codebook: the right file, of the codebook as it stands now.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUILT_IN } from '@/utils/concepts/seed';
import type { Desk } from '@/utils/desk/desk';
import { exportCodebook } from '@/utils/desk/export-codebook';
import type { PageWords } from '@/utils/exchange/codebook/page';
import * as codebooks from '@/utils/library/codebooks';
import { CODEBOOK_FORMATS } from '@/utils/model/concept';
import { annotation, AT, clearShelf, fill, ME, openShelf, paper, value } from '../library/shelf';

// Of the desk only the clock is needed here; the rest of it waits for a browser.
vi.mock('@/utils/desk/desk', () => ({ now: () => '2026-11-22T10:00:00.000Z' }));

const words: PageWords = {
  language: 'en',
  contents: '',
  altLabels: '',
  scopeNote: '',
  notWhen: '',
  retired: '',
  example: '',
  alsoBelow: '',
  related: '',
  noDefinition: '',
  head: String,
  passages: (n) => `used ${n} times`,
};

let desk: Desk;
let saved: { name: string; blob: Blob }[];

beforeEach(async () => {
  saved = [];
  let handed = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    handed = blob as Blob;
    return 'blob:codebook';
  });
  const link = { href: '', download: '', click: () => void saved.push({ name: link.download, blob: handed }) };
  vi.stubGlobal('document', { createElement: () => link });
  desk = { library: await openShelf(), me: { id: ME, name: '' } };
  value(await codebooks.ensureBuiltIn(desk.library, BUILT_IN));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await clearShelf();
});

describe('a codebook that is handed round', () => {
  it('is saved under its title, with the ending and the type of its format', async () => {
    for (const format of CODEBOOK_FORMATS) value(await exportCodebook(desk, BUILT_IN.scheme.id, format, words));
    expect(saved.map(({ name, blob }) => [name, blob.type.replace(/;.*/u, '')])).toEqual(
      [
        ['.html', 'text/html'],
        ['.jsonld', 'application/ld+json'],
        ['.ttl', 'text/turtle'],
        ['.qdc', 'application/xml'],
        ['.csv', 'text/csv'],
        ['.csv', 'text/csv'],
      ].map(([ending, type]) => [`2026-11-22-accountability-and-commissioning${ending}`, type]),
    );
    for (const { blob } of saved) expect(await blob.text()).toContain('Two-stage contracting');
  });

  it('has a byte order mark in the table for spreadsheets only', async () => {
    for (const format of ['table', 'plain-table', 'refi', 'page'] as const)
      value(await exportCodebook(desk, BUILT_IN.scheme.id, format, words));
    const starts = await Promise.all(saved.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())[0]));
    expect(starts.map((byte) => byte === 0xef)).toEqual([true, false, false, false]);
  });

  it('counts on its page the passages of each concept in this library', async () => {
    const [first, second] = BUILT_IN.concepts;
    const tagged = [[first!.id], [first!.id, second!.id]].map((concepts, n) => annotation({ n, concepts }));
    await fill(desk.library, { documentsToAdd: [paper()], annotationsToAdd: tagged });
    value(await exportCodebook(desk, BUILT_IN.scheme.id, 'page', words));
    const counts = [...((await saved[0]?.blob.text()) ?? '').matchAll(/used (\d) times/gu)].map(([, n]) => n);
    expect(counts).toHaveLength(BUILT_IN.concepts.length);
    expect([counts.slice(0, 2), new Set(counts.slice(2))]).toEqual([['2', '1'], new Set(['0'])]);
  });

  it('is not saved, and the reader is told, when it has gone or has no concept', async () => {
    const own = value(await codebooks.ownScheme(desk.library, AT));
    expect(await exportCodebook(desk, own.id, 'refi', words)).toEqual({ ok: false, problem: { code: 'not-found', detail: own.title } });
    expect(await exportCodebook(desk, 'urn:uuid:gone', 'refi', words)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(saved).toEqual([]);
  });
});
