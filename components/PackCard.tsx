// One line of a pack: the quote, where it is from, the reader's comment, what checks have found, and what can be done with it.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { textFragmentUrl } from '@/utils/citation/text-fragment';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { CHECKED_AGAINST } from '@/utils/model/pack';
import { fragmentOf, quoteOf } from '@/utils/model/selector';
import { Button, IconButton } from './Button';
import { CheckResult } from './CheckResult';
import type { PackQuote } from './pack';
import { Quote } from './Quote';
import { QuoteFacts } from './QuoteFacts';
import { count, t } from './words';

export type Step = 'up' | 'down' | 'first' | 'last';

export interface PackCardCalls {
  readonly onStep: (id: Iri, step: Step) => void;
  readonly onRemove: (id: Iri) => void;
  /** On every letter; so that nothing that was typed is lost. */
  readonly onTyped: (id: Iri, comment: string) => void;
  /** When the field is left. */
  readonly onComment: (id: Iri, comment: string) => void;
  /** Opens the kept text at the passage. */
  readonly onPlace: (id: Iri) => void;
}

export interface PackCardProps extends PackQuote {
  /** From 1, of how many in its group. */
  readonly place: number;
  readonly of: number;
  /** What was typed and is not saved yet. */
  readonly typed: string | undefined;
  /** Of a long pack, a card that is far from the window is no more than its place; drawn once it stays so. Default true. */
  readonly isDrawn?: boolean;
  readonly calls: PackCardCalls;
}

const STEPS: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

/** Keys on the card itself: Alt with an arrow, Home or End moves it, Delete takes it out, Enter goes to the comment. */
export function PackCard(props: PackCardProps) {
  const { line, annotation, place, of, isDrawn = true, calls } = props;
  const card = useRef<HTMLElement>(null);
  const id = line.annotation;
  const words = annotation === undefined ? t('packMissing') : quote(annotation);
  return (
    <article
      ref={card}
      class={isDrawn ? 'pack-card' : 'pack-card far'}
      data-line={id}
      tabIndex={0}
      aria-label={t('packPlace', String(place), String(of), words.slice(0, 120))}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
        const step = event.altKey ? STEPS[event.key] : undefined;
        if (step !== undefined) calls.onStep(id, step);
        else if (event.altKey) return;
        else if (event.key === 'Delete') calls.onRemove(id);
        else if (event.key === 'Enter') card.current?.querySelector('textarea')?.focus();
        else return;
        event.preventDefault();
      }}
    >
      {isDrawn ? <Drawn {...props} /> : null}
    </article>
  );
}

function Drawn(props: PackCardProps) {
  const { line, annotation, place, calls } = props;
  const id = line.annotation;
  return (
    <>
      <div class="pack-place">
        <span class="pack-number" aria-hidden="true">
          {place}
        </span>
        <IconButton icon="up" label={t('packUp')} onPress={() => calls.onStep(id, 'up')} />
        <IconButton icon="down" label={t('packDown')} onPress={() => calls.onStep(id, 'down')} />
      </div>
      <div class="pack-body">
        {annotation === undefined ? <p class="hint warn">{t('packMissingWhy')}</p> : <Proven {...props} annotation={annotation} />}
        <Comment {...props} />
        <div class="row pack-foot">
          {annotation === undefined ? null : <Ways annotation={annotation} onPlace={calls.onPlace} />}
          <IconButton icon="remove" label={t('packTakeOut')} onPress={() => calls.onRemove(id)} />
        </div>
      </div>
    </>
  );
}

function Proven({ line, annotation, document }: PackCardProps & { readonly annotation: Annotation }) {
  const isShown = CHECKED_AGAINST.every((against) => line[against]?.outcome !== 'changed');
  return (
    <>
      {/* Both wordings stand below where they differ. */}
      {isShown ? <Quote text={quote(annotation)} lines={6} /> : null}
      {CHECKED_AGAINST.map((against) => {
        const check = line[against];
        return check === undefined ? null : (
          <CheckResult key={against} against={against} check={check} quote={quote(annotation)} isStale={annotation.modified > check.at} />
        );
      })}
      <QuoteFacts annotation={annotation} document={document} />
    </>
  );
}

function Comment({ line, typed, calls }: PackCardProps) {
  const ids = useId();
  const [value, setValue] = useState(typed ?? line.comment);
  const saved = useRef(line.comment);
  useEffect(() => {
    // Changed elsewhere, or taken back: what is being typed here stays.
    if (value === saved.current) setValue(line.comment);
    saved.current = line.comment;
  }, [line.comment]);
  return (
    <div class="pack-comment">
      <label class="field-label" for={ids}>
        {t('packComment')}
      </label>
      <textarea
        id={ids}
        rows={1}
        value={value}
        onInput={(event) => {
          setValue(event.currentTarget.value);
          calls.onTyped(line.annotation, event.currentTarget.value);
        }}
        onBlur={() => {
          if (value !== line.comment) calls.onComment(line.annotation, value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
          event.preventDefault();
          event.currentTarget.closest<HTMLElement>('[data-line]')?.focus();
        }}
      />
    </div>
  );
}

/** To its place: where it was read, and in the text that is kept. */
function Ways({ annotation, onPlace }: { readonly annotation: Annotation; readonly onPlace: (id: Iri) => void }) {
  const { source, selectors } = annotation.target;
  const words = quoteOf(selectors);
  const fragment = fragmentOf(selectors);
  return (
    <>
      {words === undefined || !/^https?:/iu.test(source) ? null : (
        <a class="pack-link" href={textFragmentUrl(source, words, fragment && { fragment })} target="_blank" rel="noopener noreferrer">
          {t('quotesOpen')}
        </a>
      )}
      <Button icon="reader" onPress={() => onPlace(annotation.id)}>
        {t('packInText')}
      </Button>
    </>
  );
}

/** How many came out how, in words: for the head of a pack. */
export function tallied(quotes: readonly PackQuote[], against: 'kept' | 'live'): string {
  const outcomes = quotes.flatMap(({ line }) => line[against]?.outcome ?? []);
  const n = (...which: readonly string[]): number => outcomes.filter((o) => which.includes(o)).length;
  const rest = n('no-text', 'not-allowed', 'not-reached', 'is-pdf');
  return [
    count('checkTallySame', n('same')),
    count('checkTallyChanged', n('changed')),
    count('checkTallyGone', n('gone')),
    ...(rest === 0 ? [] : [count('checkTallyNot', rest)]),
  ].join(', ');
}
