// What a backup of the whole library holds, and what is remembered outside the database so that an emptied one is noticed.
import type { Annotation } from './annotation';
import type { Concept, ConceptScheme } from './concept';
import type { PaperDocument, Snapshot } from './document';
import type { Pack } from './pack';
import type { PictureFile } from './picture';

/** Every record of the reader's, table by table, each in order of id. */
export interface BackupTables {
  readonly documents: readonly PaperDocument[];
  readonly annotations: readonly Annotation[];
  readonly schemes: readonly ConceptScheme[];
  readonly concepts: readonly Concept[];
  readonly snapshots: readonly Snapshot[];
  readonly packs: readonly Pack[];
  /** Absent where there are none. */
  readonly pictures?: readonly PictureFile[];
}

/** What `storage.local` remembers about the library, so that an emptied database is noticed. */
export interface LibraryMarker {
  /** Made anew with each new store. */
  readonly generation: string;
  /** Annotations at the last count. */
  readonly annotations: number;
  /** The newest entry of the journal. */
  readonly lastSeq: number;
  /** UTC, or empty when there was none. */
  readonly lastBackup: string;
  readonly changesSinceBackup: number;
}
