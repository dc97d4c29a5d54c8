// Text size, line length, line spacing and colours of the reader view: four small radio groups.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { IconButton } from './Button';
import { nearest, SCHEMES, SIZES, SPACINGS, WIDTHS, type ReadingTaste } from './reading-taste';
import { t } from './words';

export interface ReadingSettingsProps {
  readonly taste: ReadingTaste;
  readonly onTaste: (taste: ReadingTaste) => void;
  /** Opens the search, where it is opened from here. */
  readonly onFind?: (() => void) | undefined;
}

/** Arrow keys move inside a group, Tab from group to group. */
export function ReadingSettings({ taste, onTaste, onFind }: ReadingSettingsProps) {
  return (
    <div class="reading-settings" role="group" aria-label={t('readingSettings')}>
      <Group legend={t('readingSize')} offered={SIZES} value={nearest(SIZES, taste.size)} onPick={(size) => onTaste({ ...taste, size })}>
        {(size) => <Letter label={`${size} px`} kind={`letter-${size}`} text="A" />}
      </Group>
      <Group
        legend={t('readingWidth')}
        offered={WIDTHS}
        value={nearest(WIDTHS, taste.width)}
        onPick={(width) => onTaste({ ...taste, width })}
      >
        {(width) => <Letter label={widthName(width)} kind={`measure measure-${width}`} text="" />}
      </Group>
      <Group
        legend={t('readingSpacing')}
        offered={SPACINGS}
        value={nearest(SPACINGS, taste.spacing)}
        onPick={(spacing) => onTaste({ ...taste, spacing })}
      >
        {(spacing) => <Letter label={spacingName(spacing)} kind={`leading leading-${spacing * 10}`} text="" />}
      </Group>
      <Group legend={t('readingScheme')} offered={SCHEMES} value={taste.scheme} onPick={(scheme) => onTaste({ ...taste, scheme })}>
        {(scheme) => <span class="scheme-name">{schemeName(scheme)}</span>}
      </Group>
      {onFind === undefined ? null : <IconButton icon="find" label={t('searchText')} onPress={onFind} />}
    </div>
  );
}

interface GroupProps<V extends string | number> {
  readonly legend: string;
  readonly offered: readonly V[];
  readonly value: V | undefined;
  readonly onPick: (value: V) => void;
  readonly children: (value: V) => ComponentChildren;
}

function Group<V extends string | number>({ legend, offered, value, onPick, children }: GroupProps<V>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="for-readers">{legend}</legend>
      {offered.map((one) => (
        <label key={one} class="segment">
          <input type="radio" name={name} checked={one === value} onChange={() => onPick(one)} />
          <span>{children(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A picture of the choice, with its name for those who hear it and those who hover. */
function Letter({ label, kind, text }: { readonly label: string; readonly kind: string; readonly text: string }) {
  return (
    <span title={label}>
      <span class={kind} aria-hidden="true">
        {text}
      </span>
      <span class="for-readers">{label}</span>
    </span>
  );
}

function widthName(width: (typeof WIDTHS)[number]): string {
  return width === 52 ? t('readingNarrow') : width === 68 ? t('readingMedium') : t('readingWide');
}

function spacingName(spacing: (typeof SPACINGS)[number]): string {
  return spacing === 1.4 ? t('readingClose') : spacing === 1.6 ? t('readingNormal') : t('readingLoose');
}

function schemeName(scheme: ReadingTaste['scheme']): string {
  switch (scheme) {
    case 'auto':
      return t('schemeAuto');
    case 'light':
      return t('schemeLight');
    case 'sepia':
      return t('schemeSepia');
    case 'dark':
      return t('schemeDark');
    default:
      return scheme satisfies never;
  }
}
