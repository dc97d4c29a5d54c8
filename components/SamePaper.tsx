// One question: is what is read here a paper that is in the library already? Both are shown with what tells editions apart.
import { useId } from 'preact/hooks';
import type { Metadata } from '@/utils/model/document';
import { isEarlier } from '@/utils/model/editions';
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

/** Which of two editions. */
export type Edition = 'newer' | 'older';

/** What the dates say; without two dates, what is read later is taken for the newer one. */
const guessed = ({ here, known }: Pick<SamePaperProps, 'here' | 'known'>): Edition =>
  isEarlier(here.metadata.published, known.metadata.published) ? 'older' : 'newer';

const KINSHIPS = { same: 'samePaperSame', edited: 'samePaperEdited', linked: 'samePaperLinked', asked: 'samePaperAsked' } as const;

export interface SamePaperProps {
  readonly here: PaperCopy;
  readonly known: PaperCopy & { readonly passages: number };
  /** How much of the texts agrees: almost all, or much; or the page names the other as its PDF, or the reader has chosen it. */
  readonly kinship: keyof typeof KINSHIPS;
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
  readonly onJoin: () => void;
  /** What is open here is an edition of what is known. */
  readonly onEdition: (which: Edition) => void;
  readonly onApart: () => void;
}

export function SamePaper({ here, known, kinship, isBusy, problem, onJoin, onEdition, onApart }: SamePaperProps) {
  const ids = useId();
  const edition = guessed({ here, known });
  return (
    <section class="same-paper" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('samePaperTitle')}</h2>
      <p>{t(KINSHIPS[kinship])}</p>
      <div class="same-paper-copies">
        <Copy heading={t('samePaperHere')} copy={here} />
        <Copy
          heading={t(kinship === 'asked' || known.passages === 0 ? 'samePaperOther' : 'samePaperKnown')}
          copy={known}
          passages={known.passages}
        />
      </div>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
      <div class="row">
        <Button busy={isBusy} describedBy={`${ids}-hint`} onPress={onJoin}>
          {t('samePaperJoin')}
        </Button>
        <Button busy={isBusy} describedBy={`${ids}-hint`} onPress={() => onEdition(edition)}>
          {t(edition === 'newer' ? 'samePaperNewer' : 'samePaperOlder')}
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

export interface SamePaperAnsweredProps {
  /** Title of the other paper: that it has become part of, or that it is an edition of. */
  readonly title: string;
  readonly answer: 'joined' | Edition;
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
  readonly onUndo: () => void;
  /** The edition is the older one, or the newer one after all. */
  readonly onTurn: () => void;
  readonly onClose: () => void;
}

const ANSWERS = { joined: 'samePaperJoined', newer: 'samePaperIsNewer', older: 'samePaperIsOlder' } as const;

/** After the answer: what has happened, and the way back. */
export function SamePaperAnswered({ title, answer, isBusy, problem, onUndo, onTurn, onClose }: SamePaperAnsweredProps) {
  const unlessBusy = (act: () => void): (() => void) => (isBusy ? () => undefined : act);
  const undoing = { label: t('undo'), onAct: unlessBusy(onUndo) };
  const turning = { label: t('samePaperTurn'), onAct: unlessBusy(onTurn) };
  if (problem !== undefined) return <Notice kind="error" problem={problem} onDismiss={onClose} />;
  const actions = answer === 'joined' ? [undoing] : [undoing, turning];
  return <Notice kind="success" text={t(ANSWERS[answer], title || t('untitled'))} actions={actions} onDismiss={onClose} />;
}
