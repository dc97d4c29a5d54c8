// One line of the concept picker: a concept with its place in the codebook, or the offer to create one.
import type { Match } from '@/utils/concepts/search';
import { ConceptPath } from './ConceptPath';
import { Icon } from './Icon';
import { paintStyle } from './paint';
import { markedParts, type PickerOption } from './picker-options';
import { t } from './words';

export interface ConceptOptionProps {
  readonly id: string;
  readonly option: PickerOption;
  readonly search: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  /** Where the meaning of the active one stands. */
  readonly detailsId: string;
  readonly onTake: () => void;
  readonly onHover: () => void;
}

/** An option of the listbox; the field keeps the focus and its keys. */
export function ConceptOption({ id, option, search, isActive, isChosen, detailsId, onTake, onHover }: ConceptOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox has the keys
    <li
      id={id}
      role="option"
      class={`option${isActive ? ' active' : ''}`}
      aria-selected={isChosen}
      aria-describedby={isActive && option.kind === 'concept' ? detailsId : undefined}
      onClick={onTake}
      onMouseMove={onHover}
    >
      {option.kind === 'concept' ? (
        <ConceptLine option={option} search={search} isChosen={isChosen} />
      ) : (
        <OfferLine words={offerOf(option)} />
      )}
    </li>
  );
}

function offerOf(option: Exclude<PickerOption, { kind: 'concept' }>): string {
  if (option.kind === 'suggest') return t('pickerSuggest', option.label);
  return option.home === undefined ? t('pickerCreate', option.label) : t('pickerCreateIn', option.label, option.home);
}

function OfferLine({ words }: { readonly words: string }) {
  return (
    <>
      <span class="option-lead">
        <Icon name="plus" />
      </span>
      <span class="option-words">{words}</span>
    </>
  );
}

interface ConceptLineProps {
  readonly option: Extract<PickerOption, { kind: 'concept' }>;
  readonly search: string;
  readonly isChosen: boolean;
}

function ConceptLine({ option, search, isChosen }: ConceptLineProps) {
  const { concept, path, digit, matched } = option;
  const alias = matched?.field === 'altLabel' ? matched.text : undefined;
  return (
    <>
      <span class="swatch" style={paintStyle(concept.paint)} aria-hidden="true">
        {isChosen ? <Icon name="check" /> : <span class="chip-label">ab</span>}
      </span>
      <span class="option-words">
        <span class="option-label">
          <Marked text={concept.prefLabel} search={search} matched={matched} />
        </span>
        {alias === undefined ? null : (
          <span class="option-alias">
            {' '}
            <Marked text={alias} search={search} matched={matched} />
          </span>
        )}
        {path.length === 0 ? null : (
          <span class="option-path">
            <ConceptPath path={path} />
          </span>
        )}
      </span>
      {digit === undefined ? null : <kbd class="option-digit">{digit}</kbd>}
    </>
  );
}

function Marked({ text, search, matched }: { readonly text: string; readonly search: string; readonly matched: Match | undefined }) {
  return <>{markedParts(text, search, matched).map((part, i) => (part.isMet ? <mark key={i}>{part.text}</mark> : part.text))}</>;
}
