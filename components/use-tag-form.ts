// What has been chosen and typed for a passage, and how far saving it has come. Nothing typed is let go before it is kept.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Problem, Result } from '@/utils/model/result';
import { t } from './words';

/** All that a reader has put in for one passage. */
export interface Typed {
  readonly concepts: readonly Iri[];
  readonly note: string;
  /** Letters in the search field. */
  readonly search: string;
}

export const NOTHING_TYPED: Typed = { concepts: [], note: '', search: '' };

export interface TagFormProps {
  readonly quote: string;
  /** Every concept of every codebook in use. Keep the array while it does not change. */
  readonly concepts: readonly Concept[];
  readonly recent: readonly Iri[];
  /** Restored from a draft or the annotation that is edited. */
  readonly initial?: Typed | undefined;
  /** On every change, before it is drawn. */
  readonly onDraft: (typed: Typed) => void;
  /** Resolves when it is kept; on failure the form stays with all that was typed. */
  readonly onSave: (typed: Typed) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
  /** Makes a concept of that label, in the codebook that is tagged from; without it none can be made here. */
  readonly onCreate?: ((label: string, within?: Iri) => Promise<Result<Concept>>) | undefined;
  /** Why the last attempt failed, when the form is opened again after it. */
  readonly problem?: Problem | undefined;
  /** Default true: the cursor goes to the concepts. */
  readonly focusFirst?: boolean;
}

export interface TagFormState {
  readonly typed: Typed;
  readonly known: readonly Concept[];
  readonly phase: 'open' | 'saving';
  readonly problem: Problem | undefined;
  /** The search field holds letters that were not made a concept. */
  readonly leftOver: boolean;
  readonly change: (part: Partial<Typed>) => void;
  readonly create: ((label: string, within?: Iri) => void) | undefined;
  /** Writes it into the note, which goes wherever the passage goes. */
  readonly suggest: (label: string) => void;
  readonly save: (concepts?: readonly Iri[]) => void;
}

/** The form's state; `save` refuses while letters are left over or nothing is said. */
export function useTagForm(props: TagFormProps): TagFormState {
  const [typed, setTyped] = useState<Typed>(props.initial ?? NOTHING_TYPED);
  // Two changes in one event must build on each other, not on what was last drawn.
  const latest = useRef(typed);
  const [made, setMade] = useState<readonly Concept[]>([]);
  const [phase, setPhase] = useState<'open' | 'saving'>('open');
  const [problem, setProblem] = useState(props.problem);
  const [leftOver, setLeftOver] = useState(false);
  const known = useMemo(() => withMade(props.concepts, made), [props.concepts, made]);

  const change = (part: Partial<Typed>): void => {
    latest.current = { ...latest.current, ...part };
    setTyped(latest.current);
    setLeftOver(false);
    props.onDraft(latest.current);
  };
  const suggest = (label: string): void => {
    const { note } = latest.current;
    change({ note: `${note}${note === '' || note.endsWith('\n') ? '' : '\n'}${t('suggestedConcept', label)}`, search: '' });
  };
  const { onCreate } = props;
  const create = async (label: string, within?: Iri): Promise<void> => {
    const result = await onCreate?.(label, within);
    if (result === undefined) return;
    // Among all codebooks it shows only now that the one it would go to is closed.
    if (!result.ok && result.problem.code === 'codebook-closed') return suggest(label);
    setProblem(result.ok ? undefined : result.problem);
    if (!result.ok) return;
    setMade((before) => [...before, result.value]);
    change({ concepts: [...latest.current.concepts, result.value.id], search: '' });
  };
  const save = async (concepts = latest.current.concepts): Promise<void> => {
    if (phase === 'saving') return;
    if (latest.current.search.trim() !== '') return setLeftOver(true);
    const whole: Typed = { ...latest.current, concepts };
    if (whole.concepts.length === 0 && whole.note.trim() === '') return;
    setPhase('saving');
    setProblem(undefined);
    const result = await props.onSave(whole);
    setPhase('open');
    if (!result.ok) setProblem(result.problem);
  };
  return {
    typed,
    known,
    phase,
    problem,
    leftOver,
    change,
    suggest,
    create: onCreate === undefined ? undefined : (label, within) => void create(label, within),
    save: (concepts) => void save(concepts),
  };
}

function withMade(concepts: readonly Concept[], made: readonly Concept[]): readonly Concept[] {
  const ids = new Set(concepts.map((c) => c.id));
  const missing = made.filter((c) => !ids.has(c.id));
  return missing.length === 0 ? concepts : [...concepts, ...missing];
}
