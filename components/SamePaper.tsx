// One question: is what is read here a paper that is in the library already? Both are shown with what tells editions apart.
import { useId } from 'preact/hooks';
import type { Metadata } from '@/utils/model/document';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { SourceLink } from './DocumentHeader';
import { Notice } from './Notice';
import { count, published, t } from './words';

/** A copy as the reader can tell it from another. */
export interface PaperCopy {
  readonly metadata: Metadata;
  /** Its addresses, those of files left out. */
  readonly sources: readonly string[];
}

export interface SamePaperProps {
  readonly here: PaperCopy;
  readonly known: PaperCopy & { readonly passages: number };
  /** How much of the texts agrees: almost all, or much. */
  readonly kinship: 'same' | 'edited';
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
  readonly onJoin: () => void;
  readonly onApart: () => void;
}

export function SamePaper({ here, known, kinship, isBusy, problem, onJoin, onApart }: SamePaperProps) {
  const ids = useId();
  return (
    <section class="same-paper" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('samePaperTitle')}</h2>
      <p>{kinship === 'same' ? t('samePaperSame') : t('samePaperEdited')}</p>
      <div class="same-paper-copies">
        <Copy heading={t('samePaperHere')} copy={here} />
        <Copy heading={t('samePaperKnown')} copy={known} passages={known.passages} />
      </div>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
      <div class="row">
        <Button busy={isBusy} describedBy={`${ids}-hint`} onPress={onJoin}>
          {t('samePaperJoin')}
        </Button>
        <Button busy={isBusy} describedBy={`${ids}-hint`} onPress={onApart}>
          {t('samePaperApart')}
        </Button>
      </div>
      <p id={`${ids}-hint`} class="hint">
        {t('samePaperHint')}
      </p>
    </section>
  );
}

function Copy({ heading, copy, passages }: { readonly heading: string; readonly copy: PaperCopy; readonly passages?: number }) {
  const { title, published: date } = copy.metadata;
  return (
    <div class="same-paper-copy">
      <p class="hint">{heading}</p>
      <h3>{title || t('untitled')}</h3>
      <p>
        {[date === '' ? t('samePaperNoDate') : published(date), ...(passages === undefined ? [] : [count('passagesCount', passages)])].join(
          ' · ',
        )}
      </p>
      {copy.sources.map((source) => (
        <p key={source}>
          <SourceLink source={source} isWhole />
        </p>
      ))}
      {copy.sources.length === 0 ? <p>{t('samePaperFile')}</p> : null}
    </div>
  );
}

export interface SamePaperJoinedProps {
  /** Title of the paper that it has become part of. */
  readonly title: string;
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** After the answer: what has happened, and the way back. */
export function SamePaperJoined({ title, isBusy, problem, onUndo, onClose }: SamePaperJoinedProps) {
  const undoing = { label: t('undo'), onAct: isBusy ? () => undefined : onUndo };
  if (problem !== undefined) return <Notice kind="error" problem={problem} onDismiss={onClose} />;
  return <Notice kind="success" text={t('samePaperJoined', title || t('untitled'))} actions={[undoing]} onDismiss={onClose} />;
}
