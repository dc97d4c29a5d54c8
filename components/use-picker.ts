// How does the concept picker answer to keys and clicks? Its state, without its looks.
import { useContext, useMemo, useState } from 'preact/hooks';
import { indexScheme } from '@/utils/concepts/scheme';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { homeOf, Narrowed, nextOnly, onlyOf, withinOnly, type Narrowing } from './narrowing';
import { digitsOf, moved, pickerOptions, type PickerOption } from './picker-options';
import { count, t } from './words';

export interface PickerProps {
  /** Every concept that may be chosen, of all codebooks in use. Keep the array while it does not change. */
  readonly concepts: readonly Concept[];
  /** Concepts used lately, the latest first, each as often as it was used. Keep the array while it does not change. */
  readonly recent: readonly Iri[];
  readonly chosen: readonly Iri[];
  /** What stands in the search field. */
  readonly search: string;
  readonly onChosen: (chosen: readonly Iri[]) => void;
  readonly onSearch: (search: string) => void;
  /** Both at once: a concept was taken and the field is empty again. */
  readonly onTake?: (chosen: readonly Iri[], search: string) => void;
  /** Without it nothing can be created. `within`: the codebook that is chosen and can take it; otherwise the reader's own. */
  readonly onCreate?: ((label: string, within?: Iri) => void) | undefined;
  /** Keeps the label as a suggestion, where the chosen codebook is closed; without it nothing can be suggested. */
  readonly onSuggest?: ((label: string) => void) | undefined;
  /** The reader asks to save with these concepts. */
  readonly onDone: (chosen: readonly Iri[]) => void;
  readonly onCancel: () => void;
  /** Id of an element that says more about the field. */
  readonly describedBy?: string | undefined;
  /** Puts the cursor into the field, once this is so. */
  readonly focusFirst?: boolean;
}

export interface Picker {
  readonly options: readonly PickerOption[];
  /** -1: none. */
  readonly active: number;
  readonly narrowing: Narrowing | undefined;
  readonly byId: ReadonlyMap<Iri, Concept>;
  /** Said to screen readers. */
  readonly said: string;
  readonly take: (option: PickerOption) => void;
  readonly remove: (concept: Iri) => void;
  readonly type: (search: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The picker's state; the chosen concepts and the typed letters stay with the caller. */
export function usePicker(props: PickerProps): Picker {
  const { recent, chosen, search, onCreate, onSuggest } = props;
  // What is retired is not offered, though a passage that has it keeps it.
  const narrowing = useContext(Narrowed);
  const only = onlyOf(narrowing);
  const concepts = useMemo(() => withinOnly(props.concepts, only).filter((c) => c.retired === undefined), [props.concepts, only]);
  const index = useMemo(() => indexScheme(concepts), [concepts]);
  const byId = useMemo(() => new Map(props.concepts.map((c) => [c.id, c])), [props.concepts]);
  const isClosed = narrowing?.schemes.find((s) => s.id === only)?.closed === true;
  const home = homeOf(narrowing, only);
  const mayCreate = onCreate !== undefined && !isClosed;
  const maySuggest = onSuggest !== undefined && isClosed;
  const options = useMemo(
    () => pickerOptions({ index, concepts, search, recent, mayCreate, maySuggest, home: home?.title }),
    [index, concepts, search, recent, mayCreate, maySuggest, home?.title],
  );
  const first = firstActive(options, search, chosen);
  // Kept with the letters it was moved under: other letters begin anew, at once, so that a quick Enter finds its option.
  const [walked, setWalked] = useState<{ readonly under: string; readonly to: number }>();
  const setActive = (to: number): void => setWalked({ under: search, to });
  const active = walked?.under === search ? walked.to : first;
  const [said, say] = useState('');

  const taken = (id: Iri): readonly Iri[] => {
    const next = chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id];
    say(count(chosen.includes(id) ? 'pickerRemoved' : 'pickerAdded', next.length, byId.get(id)?.prefLabel ?? ''));
    setWalked({ under: '', to: -1 });
    if (props.onTake !== undefined) props.onTake(next, '');
    else {
      props.onChosen(next);
      props.onSearch('');
    }
    return next;
  };
  const take = (option: PickerOption): void => {
    switch (option.kind) {
      case 'create':
        if (home === undefined) onCreate?.(option.label);
        else onCreate?.(option.label, home.id);
        break;
      case 'suggest':
        say(t('pickerSuggested', option.label));
        onSuggest?.(option.label);
        break;
      case 'concept':
        taken(option.concept.id);
        break;
      default:
        option satisfies never;
    }
  };
  const remove = (id: Iri): void => {
    say(t('pickerRemovedOne', byId.get(id)?.prefLabel ?? ''));
    props.onChosen(chosen.filter((c) => c !== id));
  };
  const narrow = (step: 1 | -1): void => {
    if (narrowing === undefined || narrowing.schemes.length < 2) return;
    const next = nextOnly(narrowing, only, step);
    say(t('pickerNarrowed', narrowing.schemes.find((s) => s.id === next)?.title ?? t('pickerFromAll')));
    narrowing.onOnly(next);
  };
  const at = Math.min(active, options.length - 1);
  const keys: Keys = { props, options, active: at, digits: digitsOf(concepts, recent), setActive, take, taken, remove, narrow };
  return { options, active: at, narrowing, byId, said, take, remove, type: props.onSearch, onKeyDown: (event) => answer(event, keys) };
}

/** The best concept that is not chosen yet: Enter must not take away what it was meant to add. */
function firstActive(options: readonly PickerOption[], search: string, chosen: readonly Iri[]): number {
  if (search.trim() === '') return -1;
  const fresh = options.findIndex((o) => o.kind === 'concept' && !chosen.includes(o.concept.id));
  return fresh >= 0 || (options[0]?.kind ?? 'concept') === 'concept' ? fresh : 0;
}

interface Keys {
  readonly props: PickerProps;
  readonly options: readonly PickerOption[];
  readonly active: number;
  readonly digits: ReadonlyMap<Iri, number>;
  readonly setActive: (active: number) => void;
  readonly take: (option: PickerOption) => void;
  readonly taken: (id: Iri) => readonly Iri[];
  readonly remove: (id: Iri) => void;
  readonly narrow: (step: 1 | -1) => void;
}

function answer(event: KeyboardEvent, keys: Keys): void {
  // While a syllable is being composed the keys belong to the input method.
  if (event.isComposing) return;
  const act = event.altKey ? narrowingOf(event, keys) : actionOf(event, keys);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** Alt and an arrow key, as a list of choices opens elsewhere: the next codebook, the one before. */
function narrowingOf({ key }: KeyboardEvent, { narrow }: Keys): (() => void) | undefined {
  return key === 'ArrowDown' ? () => narrow(1) : key === 'ArrowUp' ? () => narrow(-1) : undefined;
}

function actionOf(event: KeyboardEvent, keys: Keys): (() => void) | undefined {
  const { props, options, active, setActive, remove } = keys;
  if (event.key === 'Enter') return () => enter(event.ctrlKey || event.metaKey, keys);
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.key === 'Escape') return props.onCancel;
  const next = event.shiftKey ? undefined : moved(event.key, active, options.length);
  if (next !== undefined) return () => setActive(next);
  if (props.search !== '') return undefined;
  const last = props.chosen.at(-1);
  if (event.key === 'Backspace' && last !== undefined) return () => remove(last);
  const recent = [...keys.digits].find(([, digit]) => String(digit) === event.key)?.[0];
  return recent === undefined ? undefined : () => void keys.taken(recent);
}

function enter(isSave: boolean, { props, options, active, take, taken }: Keys): void {
  const option = options[active];
  if (!isSave) {
    if (option !== undefined) take(option);
    else if (props.search.trim() === '' && props.chosen.length > 0) props.onDone(props.chosen);
    return;
  }
  // What was typed stands for the option it leads to, so that two letters and this one key are enough.
  const isMeant = props.search.trim() !== '' && option?.kind === 'concept' && !props.chosen.includes(option.concept.id);
  props.onDone(isMeant ? taken(option.concept.id) : props.chosen);
}
