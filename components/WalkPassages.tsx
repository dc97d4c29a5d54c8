// Passages one by one, each with a few answers that take one key: what was tagged earlier is looked at again, or sent to a side.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { t } from './words';

export interface WalkAnswer {
  readonly letter: string;
  readonly label: string;
  /** Resolves when the next passage may come; false: this one stays. */
  readonly onTake: (annotation: Annotation) => Promise<boolean>;
}

export interface WalkPassagesProps {
  /** As they were when the walk began. */
  readonly passages: readonly Annotation[];
  readonly titles: ReadonlyMap<Iri, string>;
  readonly answers: readonly WalkAnswer[];
  readonly onShow: (annotation: Annotation) => void;
  readonly onDone: () => void;
  /** Said about the passage in view. */
  readonly about?: (annotation: Annotation) => ComponentChildren;
}

/** S leaves one for later; the letters work wherever in here the focus is, but in a field. */
export function WalkPassages(props: WalkPassagesProps) {
  const { passages, answers, titles } = props;
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const isBusy = useRef(false);
  const annotation = passages[at];
  useLayoutEffect(() => frame.current?.focus(), [at]);
  const take = async (answer: WalkAnswer | undefined): Promise<void> => {
    if (annotation === undefined || isBusy.current) return;
    isBusy.current = true;
    const goesOn = answer === undefined || (await answer.onTake(annotation));
    isBusy.current = false;
    if (goesOn) setAt(at + 1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches('input, textarea, select')) return;
    const letter = event.key.toLowerCase();
    const answer = answers.find((one) => one.letter === letter);
    if (answer === undefined && letter !== 's') return;
    event.preventDefault();
    void take(answer);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-tabindex -- letters of the answers inside, caught in one place
    <div ref={frame} class="walk" role="group" aria-label={t('walkLabel')} tabIndex={-1} onKeyDown={onKeyDown}>
      <p class="hint" role="status">
        {annotation === undefined ? t('walkDone') : t('walkPlace', String(at + 1), String(passages.length))}
      </p>
      {annotation === undefined ? (
        <Button kind="primary" onPress={props.onDone}>
          {t('close')}
        </Button>
      ) : (
        <>
          <blockquote class="walk-quote" dir="auto">
            {quote(annotation)}
          </blockquote>
          <p class="byline">{titles.get(annotation.document)}</p>
          {props.about?.(annotation)}
          <div class="row">
            {answers.map((answer) => (
              <Button key={answer.letter} shortcut={answer.letter} onPress={() => void take(answer)}>
                {answer.label}
              </Button>
            ))}
            <Button shortcut="s" onPress={() => void take(undefined)}>
              {t('walkSkip')}
            </Button>
            <Button kind="quiet" onPress={() => props.onShow(annotation)}>
              {t('editorShowPassage')}
            </Button>
            <Button kind="quiet" onPress={props.onDone}>
              {t('walkStop')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
