// What a backup of the whole library holds, and what is remembered outside the database so that an emptied one is noticed.
import type { Annotation, Annotator } from './annotation';
import type { Concept, ConceptScheme } from './concept';
import type { PaperDocument, Snapshot } from './document';
import type { KeptSetting } from './kept-settings';
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
  /** Whose library it is: one, or absent in backups of earlier versions. Kept in the settings, not in the store. */
  readonly annotators?: readonly Annotator[];
  /** What its reader has chosen beside it; absent where that is nothing, and in backups of earlier versions. Not in the store either. */
  readonly settings?: readonly KeptSetting[];
}

/** Records of one table of a backup, by what would become of them. */
export interface TableToRestore {
  readonly fresh: number;
  readonly same: number;
  /** Another content stands here: it stays. */
  readonly differing: number;
}

/** What a backup would bring back, before anything is written. */
export interface RestorePlan {
  /** UTC. */
  readonly created: string;
  readonly tables: Readonly<Record<'documents' | 'annotations' | 'schemes' | 'concepts' | 'snapshots' | 'packs', TableToRestore>>;
  /** Choices beside the library; absent where there are none. */
  readonly settings?: readonly KeptSetting[];
  /** Records that no version of ours could have written. */
  readonly refused: number;
  /** Whose library it is, where that is somebody else than the reader here; absent also where the backup does not say it. */
  readonly annotator?: Annotator;
  /** The reader here has tagged nothing yet: it may be the same one, come back. */
  readonly isNewHere: boolean;
}

/** When a backup is made without being asked for. */
export interface BackupRule {
  readonly isOn: boolean;
  /** After so many changes, */
  readonly changes: number;
  /** or when there was a change and so many days have passed since the last one. */
  readonly days: number;
}

export const BACKUP_RULE: BackupRule = { isOn: false, changes: 50, days: 7 };

/** What stands in no backup. */
export interface Unsaved {
  /** Actions of the reader's. */
  readonly changes: number;
  /** UTC: of the last backup; where there was none, when a change was first seen. */
  readonly since: string;
}

/** A reader who has made none for so long is reminded. */
export const LONG_WITHOUT_BACKUP = 30;
/** Changes after which a backup is advised; of storage that the browser may clear, urged. */
export const MANY_CHANGES = 50;

const DAY = 86_400_000;

/** Whole days; `now` in ms since 1970. */
export const daysSince = (at: string, now: number): number => Math.floor((now - Date.parse(at)) / DAY);

export const isBackupDue = (rule: BackupRule, { changes, since }: Unsaved, now: number): boolean =>
  rule.isOn && changes > 0 && (changes >= rule.changes || daysSince(since, now) >= rule.days);

/** Whether work could be lost of which the reader should be told. `isKept`: the browser has promised not to clear the storage. */
export const isAtRisk = ({ changes, since }: Unsaved, isKept: boolean, now: number): boolean =>
  changes > 0 && (daysSince(since, now) >= LONG_WITHOUT_BACKUP || (!isKept && changes >= MANY_CHANGES));

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
