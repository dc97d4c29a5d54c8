// Does a backup come back as it was made, and does damage show?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { backupWriter, checkBackup, readBackup, writeBackup } from '@/utils/exchange/backup';
import type { BackupTables } from '@/utils/model/backup';
import type { ReadingNode } from '@/utils/model/document';
import { byId } from '@/utils/model/ids';
import { AT, bytes, CODEBOOK, id, ME, PAPER, SCHEME, SET } from './make';

const TABLES: BackupTables = {
  documents: [PAPER],
  annotations: SET.annotations,
  schemes: [SCHEME],
  concepts: CODEBOOK.concepts,
  snapshots: [
    {
      id: id(7),
      document: PAPER.id,
      source: PAPER.sources[0]!.url,
      taken: AT,
      content: [
        { tag: 'h1', children: ['Meals 🏠'] },
        { tag: 'p', children: ['See ', { tag: 'a', href: 'https://a.example/', children: ['this'] }] },
      ],
    },
  ],
  packs: [
    {
      id: id(8),
      title: 'Meals in ten lines',
      creator: ME,
      created: AT,
      modified: AT,
      grouping: 'document',
      lines: [{ annotation: id(20), comment: 'First of all.', kept: { at: AT, outcome: 'changed', taken: AT, found: 'the cook answers' } }],
    },
  ],
  settings: [
    { id: 'citation-style', kind: 'citation-style', style: 'oscola' },
    { id: `kept-apart ${id(1)} ${id(2)}`, kind: 'kept-apart', pair: `${id(1)} ${id(2)}` },
    { id: 'picker-codebook', kind: 'picker-codebook', codebook: SCHEME.id },
    { id: 'reading-taste', kind: 'reading-taste', taste: { size: 21, width: 60, spacing: 1.5, scheme: 'sepia' } },
    {
      id: 'site-pick canteen.example',
      kind: 'site-pick',
      pick: { site: 'canteen.example', description: [{ tag: 'div', id: '', role: 'main', classes: ['text'], nth: 2 }], at: AT },
    },
  ],
};
const written = async (tables: BackupTables, at: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await writeBackup(tables, at)).arrayBuffer());
const file = await written(TABLES, AT);
const text = new TextDecoder().decode(file);
const said = async (changed: string): Promise<string> => {
  const read = await readBackup(bytes(changed));
  return read.ok ? 'accepted' : `${read.problem.code}: ${read.problem.detail}`;
};

describe('a backup', () => {
  test('comes back as it was made', async () => {
    expect(await readBackup(file)).toEqual({ ok: true, value: { tables: TABLES, created: AT, refused: [] } });
  });

  test('says in its head what is in it', () => {
    expect(JSON.parse(text)).toMatchObject({
      format: 'mutual-margin-backup',
      formatVersion: 1,
      created: AT,
      counts: { documents: 1, annotations: 3, schemes: 1, concepts: 3, snapshots: 1, packs: 1 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  test('of before there were packs is read as one without any', async () => {
    const before = JSON.parse(readFileSync('test/fixtures/library/backup-1.json', 'utf8')) as { counts: object; tables: object };
    expect(before.counts).not.toHaveProperty('packs');
    expect(await readBackup(bytes(before))).toMatchObject({ ok: true, value: { tables: { ...before.tables, packs: [] }, refused: [] } });
  });

  test('leaves out a choice of which this version knows nothing, by name, and keeps the others', async () => {
    const strange = { id: 'a-later-kind', kind: 'a-later-kind' };
    const settings = [...(TABLES.settings ?? []), strange] as unknown as NonNullable<BackupTables['settings']>;
    const read = await readBackup(await written({ ...TABLES, settings }, AT));
    expect(read).toMatchObject({ ok: true, value: { tables: { settings: TABLES.settings } } });
    expect(read.ok && read.value.refused.map((r) => r.where)).toEqual(['settings[0]']);
  });

  test('has the same bytes in whatever order the records come', async () => {
    expect(await written({ ...TABLES, annotations: TABLES.annotations.toReversed() }, AT)).toEqual(file);
  });

  test('is written as its records come, a few at a time, and is the same file', async () => {
    const writer = backupWriter();
    for (const [table, records] of Object.entries(TABLES) as [keyof BackupTables, never][])
      for (const record of [...(records as readonly { id: string }[])].toSorted(byId)) writer.add(table, [record] as never);
    expect(await (await writer.file(AT)).bytes()).toEqual(file);
  });

  test('is checked after it was written: one that is cut short or changed is none', async () => {
    expect(await checkBackup(file)).toEqual({ ok: true, value: undefined });
    expect(await checkBackup(file.slice(0, -20))).toMatchObject({ ok: false, problem: { code: 'file-truncated' } });
    const changed = new TextDecoder().decode(file).replace('Meals in ten lines', 'Meals in two lines');
    expect(await checkBackup(new TextEncoder().encode(changed))).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
  });

  test('of an empty library is a backup', async () => {
    const none: BackupTables = { documents: [], annotations: [], schemes: [], concepts: [], snapshots: [], packs: [] };
    expect(await readBackup(await written(none, AT))).toEqual({ ok: true, value: { tables: none, created: AT, refused: [] } });
  });

  test('keeps a main text of five hundred nested elements', async () => {
    let node: ReadingNode = 'deep';
    for (let i = 0; i < 500; i += 1) node = { tag: 'div', children: [node] };
    const tables = { ...TABLES, snapshots: [{ ...TABLES.snapshots[0]!, content: [node] }] };
    expect(await readBackup(await written(tables, AT))).toMatchObject({ ok: true, value: { tables } });
  });
});

describe('a damaged backup is refused whole, and the damage named', () => {
  test.each([
    [
      'one letter changed',
      text.replace('open books', 'open bookz'),
      'file-damaged: the checksum of the table annotations does not fit: something in it was changed',
    ],
    [
      'a record gone',
      JSON.stringify({ ...JSON.parse(text), tables: { ...JSON.parse(text).tables, concepts: [] } }),
      'file-damaged: the table concepts should hold 3 records and holds 0',
    ],
    ['a table gone', text.replace('"snapshots": [{', '"snapshot": [{'), 'file-damaged: the table snapshots is missing'],
    [
      'another date',
      text.replace(`"created": "${AT}"`, '"created": "2020-01-01T00:00:00.000Z"'),
      'file-damaged: the checksum of the head does not fit',
    ],
    ['cut off', text.slice(0, 2_000), 'file-truncated: character 2001: the file ends'],
    ['of a newer version', text.replace('"formatVersion": 1', '"formatVersion": 2'), 'file-newer: the backup has format version 2'],
    ['another JSON file', '{"type": "AnnotationCollection"}', 'file-unknown: no backup of a library'],
  ])('%s', async (_name, changed, sentence) => expect(await said(changed)).toContain(sentence));
});
