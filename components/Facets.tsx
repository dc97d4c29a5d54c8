// By what else can the passages be told apart? Concepts, annotators, days, marks and what checks found, each with what it would leave.
import { useId, useMemo, useState } from 'preact/hooks';
import { CHECKED, MARKS, type Checked, type Mark, type Question } from '@/utils/finding/question';
import type { Answer } from '@/utils/finding/ask';
import type { Annotator } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import { Button } from './Button';
import { paintStyle } from './paint';
import { count, t, type MessageKey } from './words';

export interface FacetsProps {
  readonly question: Question;
  readonly counts: Answer['counts'];
  /** Every concept of every codebook in use, in the codebook's order. */
  readonly concepts: readonly Concept[];
  /** Everyone who tagged anything here. */
  readonly annotators: readonly Annotator[];
  readonly onQuestion: (question: Question) => void;
}

/** Concepts shown at first, and with each request for more. */
const STEP = 40;
const MARK_WORDS: Readonly<Record<Mark, MessageKey>> = { starred: 'markStarred', refused: 'markRefused', renewed: 'markRenewed' };

const CHECKED_WORDS: Readonly<Record<Checked, MessageKey>> = {
  same: 'checkedSame',
  changed: 'checkedChanged',
  gone: 'checkedGone',
  unchecked: 'checkedNot',
};

export const withToggled = <T,>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

export function Facets(props: FacetsProps) {
  const { question, counts, annotators, onQuestion } = props;
  const marks = MARKS.filter((mark) => counts.marks.has(mark) || question.marks.includes(mark));
  const people = annotators.filter(({ id }) => counts.annotators.has(id) || question.annotators.includes(id));
  return (
    <>
      {marks.length === 0 ? null : (
        <Facet title={t('marks')}>
          {marks.map((mark) => (
            <Toggle
              key={mark}
              label={t(MARK_WORDS[mark])}
              number={counts.marks.get(mark) ?? 0}
              isOn={question.marks.includes(mark)}
              onToggle={() => onQuestion({ ...question, marks: withToggled(question.marks, mark) })}
            />
          ))}
        </Facet>
      )}
      <CheckedFacet {...props} />
      <ConceptFacet {...props} />
      {annotators.length < 2 || people.length === 0 ? null : (
        <Facet title={t('annotators')}>
          {people.map(({ id, name }) => (
            <Toggle
              key={id}
              label={name || t('annotatorUnnamed')}
              number={counts.annotators.get(id) ?? 0}
              isOn={question.annotators.includes(id)}
              onToggle={() => onQuestion({ ...question, annotators: withToggled(question.annotators, id) })}
            />
          ))}
        </Facet>
      )}
      <Days question={question} onQuestion={onQuestion} />
    </>
  );
}

/** Only where something was checked: else all of them are not, and there is nothing to choose by. */
function CheckedFacet({ question, counts, onQuestion }: FacetsProps) {
  const offered = CHECKED.filter((outcome) => counts.checked.has(outcome) || question.checked.includes(outcome));
  if (offered.every((outcome) => outcome === 'unchecked' && !question.checked.includes(outcome))) return null;
  return (
    <Facet title={t('checkedTitle')}>
      {offered.map((outcome) => (
        <Toggle
          key={outcome}
          label={t(CHECKED_WORDS[outcome])}
          number={counts.checked.get(outcome) ?? 0}
          isOn={question.checked.includes(outcome)}
          onToggle={() => onQuestion({ ...question, checked: withToggled(question.checked, outcome) })}
        />
      ))}
    </Facet>
  );
}

function ConceptFacet({ question, counts, concepts, onQuestion }: FacetsProps) {
  const [most, setMost] = useState(STEP);
  // A chosen concept stays to be unchosen, though nothing that was found is tagged with it.
  const used = useMemo(
    () => concepts.filter(({ id }) => counts.concepts.has(id) || question.concepts.includes(id)),
    [concepts, counts, question.concepts],
  );
  const isShown = (concept: Concept, i: number): boolean => i < most || question.concepts.includes(concept.id);
  return (
    <Facet title={t('concepts')} none={used.length === 0 ? t('conceptsNone') : undefined}>
      {used.filter(isShown).map(({ id, prefLabel, paint }) => (
        <Toggle
          key={id}
          label={prefLabel}
          number={counts.concepts.get(id) ?? 0}
          isOn={question.concepts.includes(id)}
          style={paintStyle(paint)}
          onToggle={() => onQuestion({ ...question, concepts: withToggled(question.concepts, id) })}
        />
      ))}
      {used.length <= most ? null : (
        <li>
          <Button kind="quiet" onPress={() => setMost(most + STEP)}>
            {count('more', Math.min(STEP, used.length - most))}
          </Button>
        </li>
      )}
    </Facet>
  );
}

interface FacetProps {
  readonly title: string;
  readonly none?: string | undefined;
  readonly children: preact.ComponentChildren;
}

function Facet({ title, none, children }: FacetProps) {
  const ids = useId();
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{title}</h2>
      {none === undefined ? <ul class="concept-filter">{children}</ul> : <p class="hint">{none}</p>}
    </section>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly number: number;
  readonly isOn: boolean;
  readonly style?: Readonly<Record<string, string>>;
  readonly onToggle: () => void;
}

function Toggle({ label, number, isOn, style, onToggle }: ToggleProps) {
  return (
    <li>
      <button type="button" class="concept-toggle" aria-pressed={isOn} style={style} onClick={onToggle}>
        <span class="chip-label">{label}</span> <span class="number">{number}</span>
      </button>
    </li>
  );
}

function Days({ question, onQuestion }: Pick<FacetsProps, 'question' | 'onQuestion'>) {
  const ids = useId();
  const field = (key: 'from' | 'to', words: string) => (
    <div class="day-field">
      <label class="field-label" for={`${ids}-${key}`}>
        {words}
      </label>
      <input
        id={`${ids}-${key}`}
        type="date"
        class="text-input"
        value={question[key]}
        onChange={(event) => onQuestion({ ...question, [key]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <section class="days" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('daysTitle')}</h2>
      <div class="day-fields">
        {field('from', t('daysFrom'))}
        {field('to', t('daysTo'))}
      </div>
    </section>
  );
}
