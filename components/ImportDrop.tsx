// A colleague's file comes in here: chosen or dropped. Nothing is written before its plan has been seen.
import { useId } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { FileButton } from './FileButton';
import { Notice } from './Notice';
import { useDroppedFiles } from './use-dropped-files';
import { Waiting } from './Waiting';
import { t } from './words';

export interface ImportDropProps {
  readonly onFile: (file: File) => void;
  /** What is being done with which file, in words; `undefined` when nothing is. */
  readonly busy?: string | undefined;
  /** 0 to 1; left out when it is not known. */
  readonly progress?: number | undefined;
  readonly onStop?: (() => void) | undefined;
  /** Why the last file was refused; the library is as it was. */
  readonly problem?: Problem | undefined;
  /** Words above the button; default: about annotation sets. */
  readonly title?: string;
  readonly hint?: string;
}

/** Endings of annotation sets, and of codebooks in every format that is read; what a file is, its content says. */
export const SET_FILES =
  '.json,.jsonld,.ttl,.nt,.qdc,.qdpx,.qde,.xml,.csv,.tsv,.txt,.html,.annotation,.ann,application/json,application/ld+json,text/turtle,text/csv';

/** One file at a time; of several dropped the first is taken. */
export function ImportDrop({ onFile, busy, progress, onStop, problem, title, hint }: ImportDropProps) {
  const ids = useId();
  const take = ([file]: Iterable<File>): void => {
    if (file !== undefined && busy === undefined) onFile(file);
  };
  const isOver = useDroppedFiles(take);
  return (
    <section class="import" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{title ?? t('importTitle')}</h2>
      <div class={`drop${isOver ? ' over' : ''}`}>
        {busy === undefined ? (
          <FileButton icon="bring" label={t('importChoose')} accept={SET_FILES} onFiles={take} />
        ) : (
          <Waiting words={busy} value={progress} onStop={onStop} />
        )}
        <p class="hint">{hint ?? t('importHint')}</p>
      </div>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
    </section>
  );
}
