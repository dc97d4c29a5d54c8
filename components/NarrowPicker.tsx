// Which codebook's concepts are offered: all, or one. Stands above the picker's field when there is more than one.
import { useId } from 'preact/hooks';
import { onlyOf, type Narrowing } from './narrowing';
import { t } from './words';

export function NarrowPicker({ narrowing }: { readonly narrowing: Narrowing | undefined }) {
  const ids = useId();
  if (narrowing === undefined || narrowing.schemes.length < 2) return null;
  return (
    <div class="picker-narrow">
      <label class="field-label" for={ids}>
        {t('pickerFrom')}
      </label>
      <select
        id={ids}
        class="select"
        value={onlyOf(narrowing) ?? ''}
        aria-keyshortcuts="Alt+ArrowDown Alt+ArrowUp"
        onChange={(event) => narrowing.onOnly(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      >
        <option value="">{t('pickerFromAll')}</option>
        {narrowing.schemes.map((scheme) => (
          <option key={scheme.id} value={scheme.id}>
            {scheme.title}
          </option>
        ))}
      </select>
    </div>
  );
}
