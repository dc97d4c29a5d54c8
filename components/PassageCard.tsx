// One passage as its reader sees it: quote, concepts, note, who and when, how it was found, and what can be done with it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { conceptsOf, noteOf, quote } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { Button } from './Button';
import { ConceptChip } from './ConceptChip';
import { paintStyle } from './paint';
import { PassageActions, type PassageCalls } from './PassageActions';
import type { Passage } from './passage';
import { Quote } from './Quote';
import { Reattach, type Reattachment } from './Reattach';
import { StatusBadge } from './StatusBadge';
import { TagForm } from './TagForm';
import type { Typed } from './use-tag-form';
import { day, moment, t } from './words';

/** What the card needs to edit a passage in place. */
export interface PassageEditor {
  readonly concepts: readonly Concept[];
  readonly recent: readonly Iri[];
  /** What was typed and not saved when the card was last open. */
  readonly draftOf: (id: Iri) => Typed | undefined;
  /** `undefined`: the draft is no longer needed. */
  readonly onDraft: (id: Iri, typed: Typed | undefined) => void;
  readonly onSave: (id: Iri, typed: Typed) => Promise<Result<unknown>>;
  readonly onCreate?: (label: string) => Promise<Result<Concept>>;
}

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
}

/** Keys while the card itself has the focus: Enter shows, E edits, C copies the quote, Delete deletes. */
export function PassageCard({ passage, byId, isCurrent, calls, editor, reattachment, tabIndex = 0 }: PassageCardProps) {
  const { annotation, isMine } = passage;
  const card = useRef<HTMLElement>(null);
  const [isEditing, setEditing] = useState(() => isMine && editor?.draftOf(annotation.id) !== undefined);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const close = (): void => {
    setEditing(false);
    card.current?.focus({ preventScroll: true });
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
      onKeyDown={(event) => answer(event, passage, calls, edit)}
    >
      <Margin concepts={conceptsOf(annotation)} byId={byId} />
      <div class="card-body">
        {isEditing && editor !== undefined ? (
          <EditForm passage={passage} editor={editor} onClose={close} />
        ) : (
          <>
            <CardWords passage={passage} byId={byId} />
            {reattachment === undefined ? (
              <ReattachButton passage={passage} onReattach={calls.onReattach} />
            ) : (
              <Reattach {...reattachment} />
            )}
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

function answer(event: KeyboardEvent, { annotation }: Passage, calls: PassageCalls, edit: (() => void) | undefined): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = { Enter: calls.onShow, e: edit, c: calls.onCopyQuote, Delete: calls.onDelete }[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act(annotation.id);
}

/** Enough of a quote to know the card by. */
function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 118)} …`;
}

/** The rule in the margin: one stroke for each concept, in its paint. */
function Margin({ concepts, byId }: { readonly concepts: readonly Iri[]; readonly byId: ReadonlyMap<Iri, Concept> }) {
  return (
    <span class="margin" aria-hidden="true">
      {concepts.map((id) => (
        <span key={id} class="stroke" style={paintStyle(byId.get(id)?.paint)} />
      ))}
    </span>
  );
}

interface CardWordsProps {
  readonly passage: Passage;
  readonly byId: ReadonlyMap<Iri, Concept>;
}

function CardWords({ passage: { annotation, status, found }, byId }: CardWordsProps) {
  const note = noteOf(annotation);
  return (
    <>
      <Quote text={quote(annotation)} lines={4} />
      <StatusBadge status={status} />
      {status === 'changed' && found !== undefined ? (
        <p class="found">
          <span class="details-term">{t('foundNow')}</span> <q>{found}</q>
        </p>
      ) : null}
      <p class="chips">
        {conceptsOf(annotation).map((id) => (
          <ConceptChip key={id} concept={byId.get(id)} />
        ))}
      </p>
      {note === '' ? null : <p class="note">{note}</p>}
    </>
  );
}

function Byline({ passage: { annotation, isMine, documentTitle } }: { readonly passage: Passage }) {
  return (
    <p class="byline">
      <span class={isMine ? undefined : 'other'}>{isMine ? t('annotatorMe') : annotation.creator.name || t('annotatorUnnamed')}</span>
      {' · '}
      <time dateTime={annotation.modified} title={moment(annotation.modified)}>
        {day(annotation.modified)}
      </time>
      {documentTitle === undefined ? null : <span class="byline-document"> · {documentTitle}</span>}
    </p>
  );
}

/** Only where the place is in doubt, and only on what this annotator made. */
function ReattachButton({ passage, onReattach }: { readonly passage: Passage; readonly onReattach: ((id: Iri) => void) | undefined }) {
  const { annotation, isMine, status } = passage;
  const isDoubtful = status === 'orphan' || status === 'changed' || status === 'ambiguous';
  if (onReattach === undefined || !isMine || !isDoubtful) return null;
  return (
    <Button icon="locate" onPress={() => onReattach(annotation.id)}>
      {t('reattach')}
    </Button>
  );
}

interface EditFormProps {
  readonly passage: Passage;
  readonly editor: PassageEditor;
  readonly onClose: () => void;
}

function EditForm({ passage: { annotation }, editor, onClose }: EditFormProps) {
  const { id } = annotation;
  const stored: Typed = { concepts: conceptsOf(annotation), note: noteOf(annotation), search: '' };
  const leave = (): void => {
    editor.onDraft(id, undefined);
    onClose();
  };
  return (
    <TagForm
      quote={quote(annotation)}
      concepts={editor.concepts}
      recent={editor.recent}
      initial={editor.draftOf(id) ?? stored}
      onDraft={(typed) => editor.onDraft(id, typed)}
      onSave={async (typed) => {
        const result = await editor.onSave(id, typed);
        if (result.ok) leave();
        return result;
      }}
      onCancel={leave}
      onCreate={editor.onCreate}
    />
  );
}
