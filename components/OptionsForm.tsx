// The reader's name, the sites they opened, their keys, and where their work is kept.
import { useId } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { KeptFiles, type KeptFilesProps } from './KeptFiles';
import { CitationStyleField, type CitationStyleFieldProps } from './CitationStyleField';
import { Keeping, type KeepingProps } from './Keeping';
import { Keys } from './Keys';
import { Notice } from './Notice';
import { t } from './words';

/** A shortcut as the browser has it; `keys` is empty when none is set. */
export interface Shortcut {
  readonly name: string;
  readonly keys: string;
}

export interface OptionsFormProps {
  readonly name: string;
  /** On every change. */
  readonly onName: (name: string) => void;
  readonly citing: CitationStyleFieldProps;
  /** Sites on which passages are always shown. */
  readonly sites: readonly string[];
  readonly onRevoke: (site: string) => void;
  readonly shortcuts: readonly Shortcut[];
  /** Opens the browser's own page for shortcuts, where it has one. */
  readonly onShortcuts?: () => void;
  readonly files: KeptFilesProps;
  readonly keeping: KeepingProps;
  readonly problem?: Problem | undefined;
}

/** Everything is kept as it is changed; there is no button to save. */
export function OptionsForm(props: OptionsFormProps) {
  return (
    <div class="options-form">
      {props.problem === undefined ? null : <Notice kind="error" problem={props.problem} />}
      <NameField name={props.name} onName={props.onName} />
      <CitationStyleField {...props.citing} />
      <Sites sites={props.sites} onRevoke={props.onRevoke} />
      <Shortcuts shortcuts={props.shortcuts} onShortcuts={props.onShortcuts} />
      <Keeping {...props.keeping} />
      <KeptFiles {...props.files} />
    </div>
  );
}

function NameField({ name, onName }: Pick<OptionsFormProps, 'name' | 'onName'>) {
  const ids = useId();
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('optionsYou')}</h2>
      <label class="field-label" for={`${ids}-name`}>
        {t('optionsName')}
      </label>
      <input
        id={`${ids}-name`}
        type="text"
        class="text-input short"
        autocomplete="name"
        aria-describedby={`${ids}-hint`}
        value={name}
        onInput={(event) => onName(event.currentTarget.value)}
      />
      <p id={`${ids}-hint`} class="hint">
        {t('optionsNameHint')}
      </p>
    </section>
  );
}

function Sites({ sites, onRevoke }: Pick<OptionsFormProps, 'sites' | 'onRevoke'>) {
  const ids = useId();
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('optionsSites')}</h2>
      <p class="hint">{sites.length === 0 ? t('optionsSitesNone') : t('optionsSitesHint')}</p>
      <ul class="rows">
        {sites.map((site) => (
          <li key={site}>
            <span class="row-words">{site}</span>
            <button type="button" class="button plain" aria-label={t('optionsRevokeSite', site)} onClick={() => onRevoke(site)}>
              {t('optionsRevoke')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shortcuts({ shortcuts, onShortcuts }: Pick<OptionsFormProps, 'shortcuts'> & { readonly onShortcuts: (() => void) | undefined }) {
  const ids = useId();
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('optionsKeys')}</h2>
      <ul class="rows">
        {shortcuts.map(({ name, keys }) => (
          <li key={name}>
            <span class="row-words">{name}</span>
            {keys === '' ? <span class="hint">{t('optionsKeysNone')}</span> : <Keys keys={keys} />}
          </li>
        ))}
      </ul>
      {onShortcuts === undefined ? null : <Button onPress={onShortcuts}>{t('optionsKeysChange')}</Button>}
    </section>
  );
}
