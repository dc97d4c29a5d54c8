// Fingerprints of kept texts, by snapshot, so that a text can be compared with all of them without reading one. They lie in a
// database of their own: each can be made again from its snapshot, so they need no journal, no backup and no version of the library.
import { Dexie, type Table } from 'dexie';
import type { Iri } from '@/utils/model/ids';

interface FingerprintRow {
  readonly snapshot: Iri;
  /** Absent when the text is too short to have one. */
  readonly hashes?: Uint32Array;
}

interface FingerprintsDb extends Dexie {
  readonly fingerprints: Table<FingerprintRow, Iri>;
}

export interface Fingerprints {
  readonly db: FingerprintsDb;
}

export function openFingerprints(): Fingerprints {
  const db = new Dexie('mutual-margin-fingerprints') as FingerprintsDb; // its table is made from the schema below
  db.version(1).stores({ fingerprints: 'snapshot' });
  return { db };
}

/**
 * The fingerprints of these snapshots; those that are not here yet are asked of `make` and kept, those of other snapshots let go.
 * Without a store (damaged, full) they are made each time: `make` is asked and nothing is lost.
 */
export async function fingerprintsOf(
  { db }: Fingerprints,
  snapshots: readonly Iri[],
  make: (snapshot: Iri) => Promise<Uint32Array | undefined>,
): Promise<ReadonlyMap<Iri, Uint32Array>> {
  const wanted = new Set(snapshots);
  const rows = new Map<Iri, FingerprintRow>();
  const kept = await db.fingerprints.toArray().catch(() => []);
  for (const row of kept) if (wanted.has(row.snapshot)) rows.set(row.snapshot, row);
  for (const snapshot of wanted) {
    if (rows.has(snapshot)) continue;
    const hashes = await make(snapshot);
    const row: FingerprintRow = { snapshot, ...(hashes && { hashes }) };
    rows.set(snapshot, row);
    await db.fingerprints.put(row).catch(() => undefined);
  }
  const gone = kept.map((row) => row.snapshot).filter((snapshot) => !wanted.has(snapshot));
  if (gone.length > 0) await db.fingerprints.bulkDelete(gone).catch(() => undefined);
  return new Map([...rows.values()].flatMap(({ snapshot, hashes }) => (hashes === undefined ? [] : [[snapshot, hashes] as const])));
}
