// One passage as its reader sees it: quote, concepts, note, who and when, how it was found, and what can be done with it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { conceptsOf, quote } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { CardMeaning, CardWords } from './CardWords';
import { EditPassage, type PassageEditor } from './EditPassage';
import { paintStyle } from './paint';
import { PassageActions, turnStar, type PassageCalls } from './PassageActions';
import type { Passage } from './passage';
import type { Reattachment } from './Reattach';
import { Review } from './Review';
import { useReview, type Decision, type Review as ReviewOf } from './use-review';
import { day, moment, t } from './words';

export type { PassageEditor } from './EditPassage';

export interface PassageCardProps {
  readonly passage: Passage;
  readonly byId: ReadonlyMap<Iri, Concept>;
  /** The passage in view on the page: highlighted here and scrolled to. */
  readonly isCurrent: boolean;
  readonly calls: PassageCalls;
  /** Without it nothing can be edited. */
  readonly editor?: PassageEditor | undefined;
  /** The passage that is being attached anew, if it is this one. */
  readonly reattachment?: Reattachment | undefined;
  /** 0 for the one card of a list that the Tab key stops at. Default 0. */
  readonly tabIndex?: 0 | -1;
  /** It appears with its form open. */
  readonly isToEdit?: boolean;
}

/** Keys while the card itself has the focus: Enter shows, E edits, S stars, C copies the quote, Delete deletes; in doubt, those on the buttons. */
export function PassageCard({ passage, byId, isCurrent, calls, editor, reattachment, tabIndex = 0, isToEdit = false }: PassageCardProps) {
  const { annotation, isMine } = passage;
  const card = useRef<HTMLElement>(null);
  const [isEditing, setEditing] = useState(
    () => isMine && editor !== undefined && (isToEdit || editor.draftOf(annotation.id) !== undefined),
  );
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const close = (): void => {
    setEditing(false);
    card.current?.focus({ preventScroll: true });
  };
  const review = useReview(passage, calls);
  const decide = (decision: Decision): void => {
    // The button may go with the doubt: the focus stays where the reader is.
    if (decision.kind !== 'step') card.current?.focus({ preventScroll: true });
    decision.onDecide();
  };
  const edit = isMine && editor !== undefined ? () => setEditing(true) : undefined;
  return (
    <article
      ref={card}
      class="card"
      data-passage={annotation.id}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={shortened(quote(annotation))}
      onKeyDown={(event) => {
        const decision = reattachment === undefined && !isEditing ? decisionOf(event, review) : undefined;
        if (decision === undefined) return answer(event, passage, calls, edit);
        event.preventDefault();
        decide(decision);
      }}
    >
      <Margin concepts={conceptsOf(annotation)} byId={byId} />
      <div class="card-body">
        {isEditing && editor !== undefined ? (
          <EditPassage passage={passage} editor={editor} onClose={close} />
        ) : (
          <>
            <CardWords passage={passage} looked={review.looking?.place} />
            <Review review={review} onDecide={decide} reattachment={reattachment} />
            <CardMeaning annotation={annotation} byId={byId} />
            <div class="card-foot">
              <Byline passage={passage} />
              <PassageActions passage={passage} calls={calls} onEdit={edit} />
            </div>
          </>
        )}
      </div>
    </article>
  );
}

const isPlain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;

/** By the key on its button, on the card itself or on any of those buttons; a key held down decides once. */
function decisionOf(event: KeyboardEvent, { decisions }: ReviewOf): Decision | undefined {
  const isHere = event.target === event.currentTarget || (event.target instanceof Element && event.target.closest('.review') !== null);
  return isHere && isPlain(event) && !event.repeat ? decisions.find((d) => d.key === event.key.toLowerCase()) : undefined;
}

function answer(event: KeyboardEvent, { annotation }: Passage, calls: PassageCalls, edit: (() => void) | undefined): void {
  if (event.target !== event.currentTarget || !isPlain(event)) return;
  const act = { Enter: calls.onShow, e: edit, s: turnStar(annotation, calls), c: calls.onCopyQuote, Delete: calls.onDelete }[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act(annotation.id);
}

/** Enough of a quote to know the card by. */
export function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 118)} …`;
}

/** The rule in the margin: one stroke for each concept, in its paint. */
export function Margin({ concepts, byId }: { readonly concepts: readonly Iri[]; readonly byId: ReadonlyMap<Iri, Concept> }) {
  return (
    <span class="margin" aria-hidden="true">
      {concepts.map((id) => (
        <span key={id} class="stroke" style={paintStyle(byId.get(id)?.paint)} />
      ))}
    </span>
  );
}

export function Byline({ passage: { annotation, isMine, documentTitle } }: { readonly passage: Passage }) {
  return (
    <p class="byline">
      <span class={isMine ? undefined : 'other'}>{isMine ? t('annotatorMe') : annotation.creator.name || t('annotatorUnnamed')}</span>
      {' · '}
      <time dateTime={annotation.modified} title={moment(annotation.modified)}>
        {day(annotation.modified)}
      </time>
      {annotation.target.isRecognised === true ? <span title={t('recognisedWhy')}> · {t('recognisedQuote')}</span> : null}
      {documentTitle === undefined ? null : <span class="byline-document"> · {documentTitle}</span>}
    </p>
  );
}
