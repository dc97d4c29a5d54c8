// One passage among many, in a row that is as high as every other: the quote in its sentence with the words found, and where it is from.
import { conceptsOf, noteOf, quote } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { quoteOf } from '@/utils/model/selector';
import { besideQuote, leadIn, type InSentence } from '@/utils/finding/sentence';
import type { Term } from '@/utils/finding/terms';
import { ConceptChip } from './ConceptChip';
import { Hits } from './Hits';
import type { Passage } from './passage';
import { PassageActions, turnStar, type PassageCalls } from './PassageActions';
import { Byline, Margin, shortened } from './PassageCard';
import { t } from './words';

export interface FoundPassageProps {
  readonly passage: Passage;
  readonly terms: readonly Term[];
  /** From the text that was kept, as soon as it has been looked up. */
  readonly sentence: InSentence | undefined;
  readonly byId: ReadonlyMap<Iri, Concept>;
  readonly calls: PassageCalls;
  /** Whether Tab stops here and at what can be done with it. */
  readonly isStop: boolean;
  /** From 1, and of how many. */
  readonly position: number;
  readonly size: number;
  readonly onOpen: (isToEdit: boolean) => void;
  readonly isChosen: boolean;
  /** With every row from the last one chosen, where it is a stretch. */
  readonly onChoose: (isStretch: boolean) => void;
}

/** Enter opens it, E opens it to be edited, S stars it, C copies the quote, Delete deletes. */
export function FoundPassage({ passage, terms, sentence, byId, calls, isStop, position, size, onOpen, ...choice }: FoundPassageProps) {
  const { annotation, isMine } = passage;
  const selector = quoteOf(annotation.target.selectors);
  const shown = sentence ?? (selector && besideQuote(selector)) ?? { before: '', quote: quote(annotation), after: '' };
  const note = noteOf(annotation);
  const edit = isMine ? () => onOpen(true) : undefined;
  const tabIndex = isStop ? 0 : -1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Enter does the same
    <article
      class={choice.isChosen ? 'found-row chosen' : 'found-row'}
      data-passage={annotation.id}
      tabIndex={tabIndex}
      aria-label={shortened(quote(annotation))}
      aria-posinset={position}
      aria-setsize={size}
      onClick={(event) => {
        const isAct = event.target instanceof Element && event.target.closest('button, a, input, label') !== null;
        if (!isAct && (globalThis.getSelection()?.isCollapsed ?? true)) onOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
        const act = { Enter: () => onOpen(false), e: edit, s: turnStar(annotation, calls), c: calls.onCopyQuote, Delete: calls.onDelete }[
          event.key
        ];
        if (act === undefined) return;
        event.preventDefault();
        act(annotation.id);
      }}
    >
      <label class="found-choice" title={t('selectOne')}>
        <input
          type="checkbox"
          aria-label={t('selectOne')}
          tabIndex={tabIndex}
          checked={choice.isChosen}
          onClick={(event) => {
            // Drawn by what is chosen, which a stretch may leave as it is.
            event.preventDefault();
            choice.onChoose(event.shiftKey);
          }}
        />
      </label>
      <Margin concepts={conceptsOf(annotation)} byId={byId} />
      <div class="found-body">
        <blockquote class="found-sentence">
          <Hits text={leadIn(shown)} terms={terms} />
          <span class="quote-words">
            <Hits text={shown.quote} terms={terms} />
          </span>
          <Hits text={shown.after} terms={terms} />
        </blockquote>
        <div class="found-meaning">
          {conceptsOf(annotation).map((id) => (
            <ConceptChip key={id} concept={byId.get(id)} />
          ))}
          {note === '' ? null : (
            <span class="found-note">
              <Hits text={note.slice(0, 300)} terms={terms} />
            </span>
          )}
        </div>
        <div class="card-foot">
          <Byline passage={passage} />
          <PassageActions passage={passage} calls={calls} onEdit={edit} tabIndex={tabIndex} />
        </div>
      </div>
    </article>
  );
}
