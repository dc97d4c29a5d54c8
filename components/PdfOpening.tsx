// A PDF on its way to the reader: fetched, read, locked, or waiting to be allowed or chosen.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { FileButton } from './FileButton';
import { Notice } from './Notice';
import { Progress } from './Progress';
import { useDroppedFiles } from './use-dropped-files';
import { t } from './words';

export type PdfOpeningState =
  | { readonly state: 'fetching'; readonly done: number; readonly all?: number | undefined }
  | { readonly state: 'reading'; readonly page: number; readonly pages: number }
  /** A file of another kind. */
  | { readonly state: 'opening'; readonly name: string }
  /** The site must be allowed first. */
  | { readonly state: 'allow'; readonly site: string }
  | LockedPdf
  /** Nothing is asked for yet, or it could not be opened. */
  | { readonly state: 'choose'; readonly problem?: Problem | undefined };

/** A new object for each time that it is asked. */
export interface LockedPdf {
  readonly state: 'locked';
  /** A password was tried and did not open it. */
  readonly isWrong: boolean;
}

export interface PdfOpeningProps {
  readonly opening: PdfOpeningState;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onAllow: () => void;
  readonly onPassword: (password: string) => void;
  /** Gives up fetching it. */
  readonly onCancel?: () => void;
}

const PAPER_FILES =
  '.pdf,application/pdf,.html,.htm,.xhtml,text/html,.mhtml,.mht,.txt,.md,text/plain,.docx,.docm,.dotx,.odt,.ott,.epub,.doc,.rtf';
const MEGABYTE = 1_048_576;
const inMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

/** Files are taken by drop in every state but while one is being read. */
export function PdfOpening({ opening, onFiles, onAllow, onPassword, onCancel }: PdfOpeningProps) {
  const isBusy = opening.state === 'fetching' || opening.state === 'reading' || opening.state === 'opening';
  const isOver = useDroppedFiles(isBusy ? undefined : (files) => onFiles([...files]));
  return (
    <section class="pdf-opening">
      <h1>{t('pdfTitle')}</h1>
      {opening.state === 'choose' && opening.problem !== undefined ? <Notice kind="error" problem={opening.problem} /> : null}
      <div class={`drop${isOver ? ' over' : ''}`}>
        <What opening={opening} onAllow={onAllow} onPassword={onPassword} />
        {opening.state !== 'fetching' || onCancel === undefined ? null : <Button onPress={onCancel}>{t('cancel')}</Button>}
        {isBusy || opening.state === 'locked' ? null : (
          <>
            <FileButton icon="bring" label={t('pdfChoose')} accept={PAPER_FILES} isMany onFiles={onFiles} />
            <p class="hint">{t('pdfDrop')}</p>
          </>
        )}
      </div>
    </section>
  );
}

function What({ opening, onAllow, onPassword }: Pick<PdfOpeningProps, 'opening' | 'onAllow' | 'onPassword'>) {
  switch (opening.state) {
    case 'fetching':
      return (
        <Progress
          words={
            opening.all === undefined
              ? t('pdfFetching', inMegabytes(opening.done))
              : t('pdfFetchingOf', inMegabytes(opening.done), inMegabytes(opening.all))
          }
          value={opening.all === undefined ? undefined : opening.done / opening.all}
        />
      );
    case 'reading':
      return <Progress words={t('pdfReading', String(opening.page), String(opening.pages))} value={opening.page / opening.pages} />;
    case 'opening':
      return <Progress words={t('fileOpening', opening.name)} value={undefined} />;
    case 'allow':
      return (
        <>
          <p>{t('pdfAllowWhy', opening.site)}</p>
          <Button kind="primary" onPress={onAllow}>
            {t('pdfAllow', opening.site)}
          </Button>
        </>
      );
    case 'locked':
      return <Password asked={opening} onPassword={onPassword} />;
    case 'choose':
      return null;
  }
}

export interface FilesLeftOutProps {
  /** Of several files that were chosen together: those that did not open, while others did. */
  readonly problems: readonly Problem[];
  /** It was read, and can go. */
  readonly onDismiss: (problem: Problem) => void;
}

/** Each says which file it was, and what to do. */
export function FilesLeftOut({ problems, onDismiss }: FilesLeftOutProps) {
  if (problems.length === 0) return null;
  return (
    <div class="files-left-out">
      {problems.map((problem) => (
        <Notice key={problem.detail} kind="error" problem={problem} onDismiss={() => onDismiss(problem)} />
      ))}
    </div>
  );
}

/** The cursor stands in the field, after a wrong password too, whose letters are chosen so that the next takes their place. */
export function Password({ asked, onPassword }: { readonly asked: LockedPdf; readonly onPassword: (password: string) => void }) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState<LockedPdf>();
  // While the next one is tried nothing is said, so that it is said again when that is wrong too.
  const isWrong = asked.isWrong && tried !== asked;
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  return (
    <form
      class="pdf-password"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(asked);
        onPassword(password);
      }}
    >
      <p>{t('pdfLocked')}</p>
      <label class="field-label" for={`${ids}-password`}>
        {t('pdfPassword')}
      </label>
      <input
        ref={field}
        id={`${ids}-password`}
        type="password"
        class="text-input short"
        autocomplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${ids}-wrong` : undefined}
        value={password}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      <p id={`${ids}-wrong`} class="wrong" role="alert">
        {isWrong ? t('pdfPasswordWrong') : ''}
      </p>
      <button type="submit" class="button primary">
        {t('pdfUnlock')}
      </button>
    </form>
  );
}
