// A colleague's file comes in here: chosen or dropped. Nothing is written before its plan has been seen.
import { useId, useRef } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { Notice } from './Notice';
import { useDroppedFiles } from './use-dropped-files';
import { t } from './words';

export interface ImportDropProps {
  readonly onFile: (file: File) => void;
  /** What is being done with which file, in words; `undefined` when nothing is. */
  readonly busy?: string | undefined;
  /** 0 to 1; left out when it is not known. */
  readonly progress?: number | undefined;
  /** Why the last file was refused; the library is as it was. */
  readonly problem?: Problem | undefined;
  /** Words above the button; default: about annotation sets. */
  readonly title?: string;
  readonly hint?: string;
}

/** One file at a time; of several dropped the first is taken. */
export function ImportDrop({ onFile, busy, progress, problem, title, hint }: ImportDropProps) {
  const ids = useId();
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined && busy === undefined) onFile(file);
  };
  const isOver = useDroppedFiles(take);
  return (
    <section class="import" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{title ?? t('importTitle')}</h2>
      <div class={`drop${isOver ? ' over' : ''}`}>
        {busy === undefined ? <FileButton label={t('importChoose')} onFiles={take} /> : <Progress words={busy} value={progress} />}
        <p class="hint">{hint ?? t('importHint')}</p>
      </div>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
    </section>
  );
}

/** Endings of annotation sets, and of codebooks in every format that is read; what a file is, its content says. */
const FILES =
  '.json,.jsonld,.ttl,.nt,.qdc,.qdpx,.qde,.xml,.csv,.tsv,.txt,.html,.annotation,.ann,application/json,application/ld+json,text/turtle,text/csv';

/** A button that opens the browser's file picker. */
export function FileButton({ label, onFiles }: { readonly label: string; readonly onFiles: (files: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="bring" onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        class="for-readers"
        tabIndex={-1}
        aria-hidden="true"
        accept={FILES}
        onChange={(event) => {
          onFiles(event.currentTarget.files);
          // So that the same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Something takes its time: said in words, and how far it is when that is known. */
export function Progress({ words, value }: { readonly words: string; readonly value?: number | undefined }) {
  return (
    <div class="progress" role="status">
      <span>{words}</span>
      <progress aria-label={words} max={1} {...(value === undefined ? {} : { value })} />
    </div>
  );
}
