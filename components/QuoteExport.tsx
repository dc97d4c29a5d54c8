// The passages as quotes with their sources: as what, and in which order? Each format says what it does not hold.
import { useId, useState } from 'preact/hooks';
import { QUOTE_ORDERS, type QuoteFormat, type QuoteOrder } from '@/utils/model/quotes';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { QUOTE_OFFERS, QuoteFormatField, type QuoteOffer } from './QuoteFormatField';
import { count, t, type MessageKey } from './words';

export interface QuoteExportProps {
  /** How many passages would go out. */
  readonly passages: number;
  readonly onExport: (format: QuoteFormat, order: QuoteOrder) => void;
  readonly isExporting?: boolean;
}

const ORDERS: Readonly<Record<QuoteOrder, MessageKey>> = { document: 'quotesByDocument', concept: 'quotesByConcept' };

export function QuoteExport({ passages, onExport, isExporting = false }: QuoteExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState<QuoteOffer>(QUOTE_OFFERS[0]);
  const [order, setOrder] = useState<QuoteOrder>(QUOTE_ORDERS[0]);
  return (
    <section class="export quotes-out" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('quotesTitle')}</h2>
      <QuoteFormatField describedBy={`${ids}-lacks`} offer={offer} onOffer={setOffer} />
      {offer.format === 'table' ? null : (
        <ChoiceField
          label={t('quotesOrder')}
          choices={QUOTE_ORDERS.map((value) => ({ value, words: t(ORDERS[value]) }))}
          chosen={order}
          onChoose={setOrder}
        />
      )}
      <Button
        icon="send"
        busy={isExporting}
        disabled={passages === 0}
        describedBy={`${ids}-lacks`}
        onPress={() => onExport(offer.format, order)}
      >
        {count('quotesButton', passages)}
      </Button>
      <p id={`${ids}-lacks`} class="hint" role="status">
        {t(offer.lacks)} {t('quotesStyle')}
      </p>
    </section>
  );
}
