// Which concepts does this passage show? A combobox over the codebooks (ARIA 1.2 combobox with a listbox), keyboard first.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ConceptChip } from './ConceptChip';
import { ConceptDetails } from './ConceptDetails';
import { ConceptOption } from './ConceptOption';
import { Icon } from './Icon';
import { NarrowPicker } from './NarrowPicker';
import { usePicker, type Picker, type PickerProps } from './use-picker';
import { count, t } from './words';

/** The picker: chosen concepts, a field, the ranked list, and what the concept in view means. */
export function ConceptPicker(props: PickerProps) {
  const picker = usePicker(props);
  const ids = useId();
  const [hovered, setHovered] = useState(-1);
  const option = picker.options[hovered >= 0 ? hovered : picker.active];
  const shown = option?.kind === 'concept' ? option.concept : undefined;
  return (
    <div class="picker-place">
      <div class="concept-picker">
        {/* Before the field, though it is drawn after it: where it scrolls it is a stop of the Tab key, and must not lie between field and note. */}
        <ConceptDetails id={`${ids}-details`} concept={shown} />
        <NarrowPicker narrowing={picker.narrowing} />
        <SearchField props={props} picker={picker} ids={ids} />
        <OptionList props={props} picker={picker} ids={ids} onHover={setHovered} />
        <p class="for-readers" role="status">
          {picker.said} {props.search.trim() === '' ? '' : count('pickerFound', picker.options.filter((o) => o.kind === 'concept').length)}
        </p>
      </div>
    </div>
  );
}

/** More options than any list shows without scrolling. */
const IN_SIGHT = 12;

interface PartProps {
  readonly props: PickerProps;
  readonly picker: Picker;
  readonly ids: string;
}

function SearchField({ props, picker, ids }: PartProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (props.focusFirst === true) field.current?.focus({ preventScroll: true });
  }, [props.focusFirst]);
  const isEmpty = picker.options.length === 0;
  return (
    <div class="picker-field">
      <label class="field-label" for={`${ids}-field`}>
        {t('pickerLabel')}
      </label>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a larger place to click for the field inside */}
      <div class="picker-box" onClick={() => field.current?.focus()}>
        {props.chosen.map((id) => (
          <ConceptChip
            key={id}
            concept={picker.byId.get(id)}
            onRemove={() => {
              picker.remove(id);
              field.current?.focus();
            }}
          />
        ))}
        <span class="picker-input">
          <Icon name="find" />
          <input
            ref={field}
            id={`${ids}-field`}
            type="text"
            role="combobox"
            dir="auto"
            aria-expanded={!isEmpty}
            aria-controls={isEmpty ? undefined : `${ids}-list`}
            aria-autocomplete="list"
            aria-activedescendant={picker.active < 0 ? undefined : `${ids}-${picker.active}`}
            aria-describedby={props.describedBy}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            placeholder={props.chosen.length === 0 ? t('pickerPlaceholder') : t('pickerAnother')}
            value={props.search}
            onInput={(event) => picker.type(event.currentTarget.value)}
            onKeyDown={picker.onKeyDown}
          />
        </span>
      </div>
    </div>
  );
}

function OptionList({ props, picker, ids, onHover }: PartProps & { readonly onHover: (index: number) => void }) {
  const list = useRef<HTMLUListElement>(null);
  // What is in sight is drawn first, the rest after it: who opens the picker waits for less.
  const [isWhole, setWhole] = useState(false);
  useEffect(() => setWhole(true), []);
  const drawn = isWhole ? picker.options : picker.options.slice(0, IN_SIGHT);
  useLayoutEffect(() => reveal(list.current, picker.active), [picker.active, picker.options]);
  if (picker.options.length === 0) return <p class="picker-none">{t('pickerNone')}</p>;
  return (
    <ul
      ref={list}
      id={`${ids}-list`}
      class="picker-list"
      role="listbox"
      aria-label={t('pickerList')}
      aria-multiselectable="true"
      // A list that scrolls would be a stop of the Tab key; its keys are the field's.
      tabIndex={-1}
      // Pressing an option must leave the cursor in the field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseLeave={() => onHover(-1)}
    >
      {drawn.map((option, i) => (
        <ConceptOption
          key={option.kind === 'concept' ? option.concept.id : option.kind}
          id={`${ids}-${i}`}
          option={option}
          search={props.search}
          isActive={i === picker.active}
          isChosen={option.kind === 'concept' && props.chosen.includes(option.concept.id)}
          detailsId={`${ids}-details`}
          onTake={() => picker.take(option)}
          onHover={() => onHover(i)}
        />
      ))}
    </ul>
  );
}

/** Scrolls the list alone: `scrollIntoView` would move the page around a frame too. */
function reveal(list: HTMLUListElement | null, active: number): void {
  if (list === null) return;
  const option = list.children[active];
  if (!(option instanceof HTMLElement)) {
    list.scrollTop = 0;
    return;
  }
  const top = option.offsetTop;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + option.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + option.offsetHeight - list.clientHeight;
}
