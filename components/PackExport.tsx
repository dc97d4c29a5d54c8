// A pack as a file: for people, in one of several forms; or for another library.
import { useId, useState } from 'preact/hooks';
import type { QuoteFormat } from '@/utils/model/quotes';
import { Button } from './Button';
import { QUOTE_OFFERS, QuoteFormatField } from './QuoteFormatField';
import { count, t } from './words';

export interface PackExportProps {
  /** How many passages would go out, and how many lines have none here. */
  readonly passages: number;
  readonly missing: number;
  readonly onExport: (format: QuoteFormat) => void;
  readonly onExportSet: () => void;
  readonly isExporting: boolean;
}

export function PackExport({ passages, missing, onExport, onExportSet, isExporting }: PackExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState(QUOTE_OFFERS[0]);
  const off = { busy: isExporting, disabled: passages === 0 };
  return (
    <section class="export" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('packOutTitle')}</h2>
      <QuoteFormatField describedBy={`${ids}-lacks`} offer={offer} onOffer={setOffer} />
      <Button icon="send" {...off} describedBy={`${ids}-lacks`} onPress={() => onExport(offer.format)}>
        {t('packOutButton')}
      </Button>
      <p id={`${ids}-lacks`} class="hint" role="status">
        {t('packOutKeeps')} {offer.format === 'page' ? t('packOutPage') : null} {t(offer.lacks)} {t('quotesStyle')}{' '}
        {missing === 0 ? null : count('packOutMissing', missing)}
      </p>
      <Button icon="send" {...off} describedBy={`${ids}-set`} onPress={onExportSet}>
        {t('packOutSet')}
      </Button>
      <p id={`${ids}-set`} class="hint">
        {t('packOutSetKeeps')}
      </p>
    </section>
  );
}
