// A PDF on its way to the reader: fetched, read, locked, or waiting to be allowed or chosen.
import { useId, useState } from 'preact/hooks';
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
  | { readonly state: 'locked'; readonly isWrong: boolean }
  /** Nothing is asked for yet, or it could not be opened. */
  | { readonly state: 'choose'; readonly problem?: Problem | undefined };

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
      return <Password isWrong={opening.isWrong} onPassword={onPassword} />;
    case 'choose':
      return null;
  }
}

export function Password({ isWrong, onPassword }: { readonly isWrong: boolean; readonly onPassword: (password: string) => void }) {
  const ids = useId();
  const [password, setPassword] = useState('');
  return (
    <form
      class="pdf-password"
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password);
      }}
    >
      <p>{t('pdfLocked')}</p>
      <label class="field-label" for={`${ids}-password`}>
        {t('pdfPassword')}
      </label>
      <input
        id={`${ids}-password`}
        type="password"
        class="text-input short"
        autocomplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${ids}-wrong` : undefined}
        value={password}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      <p id={`${ids}-wrong`} role="alert">
        {isWrong ? t('pdfPasswordWrong') : ''}
      </p>
      <button type="submit" class="button primary">
        {t('pdfUnlock')}
      </button>
    </form>
  );
}
