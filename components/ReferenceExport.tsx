// The works themselves, without passages: a list of references for other programs, in a format of the reader's choice.
import { useId, useState } from 'preact/hooks';
import { REFERENCE_FORMATS, type ReferenceFormat } from '@/utils/citation/files';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { count, t } from './words';

export interface ReferenceExportProps {
  /** How many documents would go out. */
  readonly documents: number;
  readonly onExport: (format: ReferenceFormat) => void;
}

export function ReferenceExport({ documents, onExport }: ReferenceExportProps) {
  const ids = useId();
  const [format, setFormat] = useState<ReferenceFormat>(REFERENCE_FORMATS[0]);
  return (
    <section class="export references-out" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('referencesTitle')}</h2>
      <ChoiceField
        label={t('referencesFormat')}
        choices={REFERENCE_FORMATS.map((value) => ({ value, words: formatLabel(value) }))}
        chosen={format}
        onChoose={setFormat}
        describedBy={`${ids}-hint`}
      />
      <Button icon="send" disabled={documents === 0} describedBy={`${ids}-hint`} onPress={() => onExport(format)}>
        {count('referencesButton', documents)}
      </Button>
      <p id={`${ids}-hint`} class="hint">
        {documents === 0 ? t('referencesNone') : t('referencesWhat')}
      </p>
    </section>
  );
}

function formatLabel(format: ReferenceFormat): string {
  switch (format) {
    case 'csl-json':
      return t('formatCslJson');
    case 'bibtex':
      return t('formatBibtex');
    case 'ris':
      return t('formatRis');
    default:
      return format satisfies never;
  }
}
