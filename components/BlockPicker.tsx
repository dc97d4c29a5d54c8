// All of a page in its parts, to say which of them is the text: by pointer or by keys, with the count of words before anything changes.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageBlock } from '@/utils/model/page-block';
import { beginning, lineUp, startOf, step, type Move, type PlacedBlock } from './block-line';
import { Button } from './Button';
import { readingElements } from './reading-elements';
import { count, t } from './words';

export interface BlockPickerProps {
  readonly page: PageBlock;
  /** Words of the text as it was found: the part that holds it stands chosen first. */
  readonly words: number;
  readonly onPick: (block: PageBlock) => void;
  readonly onCancel: () => void;
}

const MOVES: Readonly<Record<string, Move>> = { ArrowUp: 'more', ArrowDown: 'less', ArrowLeft: 'before', ArrowRight: 'after' };

/** Nothing in the page's text can be pressed but to choose. */
export function BlockPicker({ page, words, onPick, onCancel }: BlockPickerProps) {
  const line = useMemo(() => lineUp(page), [page]);
  const [chosen, setChosen] = useState(() => startOf(line, words));
  const frame = useRef<HTMLElement>(null);
  const block = line[chosen]?.block ?? page;
  useChosen(frame, chosen);
  useLayoutEffect(() => frame.current?.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true }), []);
  const move = (to: Move): void => {
    const next = step(line, chosen, to);
    setChosen(next);
    frame.current?.querySelector(`[data-block="${next}"]`)?.scrollIntoView({ block: 'start' });
  };
  useEffect(() => listen(frame.current, setChosen), []);
  return (
    <section
      ref={frame}
      class="block-picker"
      tabIndex={-1}
      aria-label={t('pickTitle')}
      onKeyDown={(event) => {
        const to = MOVES[event.key];
        if (to !== undefined) move(to);
        else if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onPick(block);
        else return;
        event.preventDefault();
      }}
    >
      <div class="block-bar">
        <h2>{t('pickTitle')}</h2>
        <p class="hint">{t('pickHelp')}</p>
        <p class="block-words" role="status">
          {count('pickWords', block.words, beginning(block))}
        </p>
        <div class="row">
          <Button kind="primary" onPress={() => onPick(block)}>
            {t('pickUse')}
          </Button>
          <Button onPress={() => move('more')}>{t('pickMore')}</Button>
          <Button onPress={() => move('less')}>{t('pickLess')}</Button>
          <Button onPress={() => move('before')}>{t('pickBefore')}</Button>
          <Button onPress={() => move('after')}>{t('pickAfter')}</Button>
          <Button kind="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </div>
      <Page line={line} />
    </section>
  );
}

/** Drawn once: choosing and hovering mark its elements, so that a long page answers at once. */
function Page({ line }: { readonly line: readonly PlacedBlock[] }) {
  return useMemo(() => {
    const numbers = new Map(line.map(({ block }, n) => [block, n]));
    const draw = (block: PageBlock) => (
      <div key={numbers.get(block)} data-block={numbers.get(block)}>
        {block.parts.map((part) => ('words' in part ? draw(part) : readingElements(part, t('table'))))}
      </div>
    );
    return (
      <div class="block-page reading-text" aria-label={t('pickPage')} role="group">
        {line[0] === undefined ? null : draw(line[0].block)}
      </div>
    );
  }, [line]);
}

function useChosen(frame: { readonly current: HTMLElement | null }, chosen: number): void {
  useEffect(() => {
    const element = frame.current?.querySelector(`[data-block="${chosen}"]`);
    element?.setAttribute('data-chosen', '');
    return () => element?.removeAttribute('data-chosen');
  }, [chosen]);
}

/** Under the pointer the innermost part is outlined; a press chooses it. */
function listen(frame: HTMLElement | null, onChoose: (n: number) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const page = frame?.querySelector('.block-page');
  const partOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-block]') : null;
  let hovered: HTMLElement | null = null;
  const hover = (to: HTMLElement | null): void => {
    if (to === hovered) return;
    hovered?.removeAttribute('data-hovered');
    to?.setAttribute('data-hovered', '');
    hovered = to;
  };
  page?.addEventListener('pointerover', (event) => hover(partOf(event)), { signal });
  page?.addEventListener('pointerleave', () => hover(null), { signal });
  page?.addEventListener(
    'click',
    (event) => {
      const part = partOf(event);
      if (part !== null) onChoose(Number(part.dataset['block']));
    },
    { signal },
  );
  return () => ended.abort();
}
