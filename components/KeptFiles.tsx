// The PDFs whose bytes are kept, so that they open without a network: how much room they take, and how to let them go.
import { useId } from 'preact/hooks';
import { Button } from './Button';
import { NumberField } from './NumberField';
import { count, megabytes, t } from './words';

/** What is told of a kept file. */
export interface KeptFileRow {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}

export interface KeptFilesProps {
  /** The last opened first; `undefined` until it is known. */
  readonly list: readonly KeptFileRow[] | undefined;
  /** These go; their passages and texts stay. */
  readonly onDrop: (files: readonly KeptFileRow[]) => void;
  /** How much room they may take together, MB. */
  readonly budget: number;
  readonly onBudget: (megabytes: number) => void;
  /** What was recognised on the pages of scans: none of the files, and not within their room. */
  readonly recognised?: { readonly pages: number; readonly bytes: number } | undefined;
  readonly onDropRecognised?: () => void;
}

export function KeptFiles({ list, onDrop, budget, onBudget, recognised, onDropRecognised }: KeptFilesProps) {
  const ids = useId();
  if (list === undefined) return null;
  const all = list.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('optionsFiles')}</h2>
      <p class="hint">{list.length === 0 ? t('optionsFilesNone') : count('optionsFilesHint', list.length, megabytes(all))}</p>
      <ul class="rows">
        {list.map((file) => (
          <li key={file.sha256}>
            <span class="row-words">
              {file.name} <span class="hint">{megabytes(file.bytes)}</span>
            </span>
            <button type="button" class="button plain" aria-label={t('optionsDropFile', file.name)} onClick={() => onDrop([file])}>
              {t('optionsDrop')}
            </button>
          </li>
        ))}
      </ul>
      <NumberField label={t('optionsFilesBudget')} hint={t('optionsFilesBudgetHint')} most={100_000} value={budget} onValue={onBudget} />
      {recognised === undefined || recognised.pages === 0 ? null : (
        <ul class="rows">
          <li>
            <span class="row-words">{count('optionsRecognised', recognised.pages, megabytes(recognised.bytes))}</span>
            <button type="button" class="button plain" aria-label={t('optionsDropRecognised')} onClick={onDropRecognised}>
              {t('optionsDrop')}
            </button>
          </li>
        </ul>
      )}
      {list.length < 2 ? null : <Button onPress={() => onDrop(list)}>{t('optionsDropAll')}</Button>}
    </section>
  );
}
