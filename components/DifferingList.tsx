// Records that are here and in the file, but not alike: both side by side, and what to do with each.
import { useId } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import type { Differing, MergeChoice, MergeChoices } from '@/utils/model/merge';
import { t } from './words';

/** One side of a comparison, in words. */
export interface Side {
  readonly heading: string;
  /** The heading is the words of a passage. */
  readonly isQuote: boolean;
  readonly lines: readonly (readonly [term: string, value: string])[];
}

export interface DifferingListProps<T extends { readonly id: Iri }> {
  readonly title: string;
  readonly records: readonly Differing<T>[];
  readonly sideOf: (record: T) => Side;
  readonly choices: MergeChoices;
  /** `id`: of theirs. */
  readonly onChoose: (id: Iri, choice: MergeChoice) => void;
  /** What holds where nothing was chosen; default `mine`. */
  readonly unchosen?: MergeChoice;
  /** What the choices are called; default: keep mine, take theirs, keep both. */
  readonly named?: (choice: MergeChoice) => string;
}

/** Nothing when nothing differs. */
export function DifferingList<T extends { readonly id: Iri }>(props: DifferingListProps<T>) {
  const { title, records, sideOf, choices, onChoose, unchosen = 'mine', named = nameOf } = props;
  if (records.length === 0) return null;
  const free = records.filter((r) => !r.own);
  return (
    <section class="differing">
      <h3>{title}</h3>
      {free.length < 2 ? null : (
        <div class="row" role="group" aria-label={t('mergeForAll')}>
          <span class="hint">{t('mergeForAll')}</span>
          {(['mine', 'theirs', 'both'] as const).map((choice) => (
            <button key={choice} type="button" class="text-button" onClick={() => free.forEach((r) => onChoose(r.theirs.id, choice))}>
              {named(choice)}
            </button>
          ))}
        </div>
      )}
      <ul class="differing-list">
        {records.map((record) => (
          <li key={record.theirs.id}>
            <Comparison mine={sideOf(record.mine)} theirs={sideOf(record.theirs)} />
            <Choice
              isOwn={record.own}
              heading={sideOf(record.mine).heading}
              value={choices.get(record.theirs.id) ?? unchosen}
              named={named}
              onChoose={(choice) => onChoose(record.theirs.id, choice)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(choice: MergeChoice): string {
  switch (choice) {
    case 'mine':
      return t('mergeMine');
    case 'theirs':
      return t('mergeTheirs');
    case 'both':
      return t('mergeBoth');
    default:
      return choice satisfies never;
  }
}

function Comparison({ mine, theirs }: { readonly mine: Side; readonly theirs: Side }) {
  return (
    <div class="comparison">
      <SideView title={t('mergeHere')} side={mine} other={theirs} />
      <SideView title={t('mergeThere')} side={theirs} other={mine} />
    </div>
  );
}

function SideView({ title, side, other }: { readonly title: string; readonly side: Side; readonly other: Side }) {
  const differs = (i: number): boolean => other.lines[i]?.[1] !== side.lines[i]?.[1];
  return (
    <div class="side">
      <h4>{title}</h4>
      <p class={`${side.isQuote ? 'side-quote' : 'side-name'}${side.heading === other.heading ? '' : ' differs'}`}>{side.heading}</p>
      <dl>
        {side.lines.map(([term, value], i) =>
          value === '' && other.lines[i]?.[1] === '' ? null : (
            <div key={term} class={differs(i) ? 'differs' : undefined}>
              <dt>{term}</dt>
              <dd>{value === '' ? t('mergeEmpty') : value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

interface ChoiceProps {
  readonly isOwn: boolean;
  readonly heading: string;
  readonly value: MergeChoice;
  readonly named: (choice: MergeChoice) => string;
  readonly onChoose: (choice: MergeChoice) => void;
}

function Choice({ isOwn, heading, value, named, onChoose }: ChoiceProps) {
  const ids = useId();
  return (
    <fieldset class="segments">
      <legend class="for-readers">{t('mergeChoose', heading.slice(0, 80))}</legend>
      {(['mine', 'theirs', 'both'] as const).map((choice) => (
        <label key={choice} class="segment">
          <input
            type="radio"
            name={ids}
            checked={value === choice}
            disabled={isOwn && choice === 'theirs'}
            aria-describedby={isOwn ? `${ids}-own` : undefined}
            onChange={() => onChoose(choice)}
          />
          <span>{named(choice)}</span>
        </label>
      ))}
      {isOwn ? (
        <p id={`${ids}-own`} class="hint">
          {t('mergeOwn')}
        </p>
      ) : null}
    </fieldset>
  );
}
