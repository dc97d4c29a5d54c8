// The passages as quotes with their sources: as what, and in which order? Each format says what it does not hold.
import { useId, useState } from 'preact/hooks';
import { QUOTE_ORDERS, type QuoteFormat, type QuoteOrder } from '@/utils/model/quotes';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { QUOTE_OFFERS, QuoteFormatField, type QuoteOffer } from './QuoteFormatField';
import { useWaiting } from './use-waiting';
import { Waiting } from './Waiting';
import { count, t, type MessageKey } from './words';

export interface QuoteExportProps {
  /** How many passages would go out. */
  readonly passages: number;
  readonly onExport: (format: QuoteFormat, order: QuoteOrder, watch: ExportWatch) => Promise<void> | void;
}

/** Told how far it is, 0 to 1; asked whether it is still wanted. */
export interface ExportWatch {
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
}

const ORDERS: Readonly<Record<QuoteOrder, MessageKey>> = { document: 'quotesByDocument', concept: 'quotesByConcept' };

export function QuoteExport({ passages, onExport }: QuoteExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState<QuoteOffer>(QUOTE_OFFERS[0]);
  const { waiting, waitFor } = useWaiting();
  const writing = t('exporting');
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
        busy={waiting !== undefined}
        disabled={passages === 0}
        describedBy={`${ids}-lacks`}
        onPress={() =>
          void waitFor(writing, async (tell, signal) => onExport(offer.format, order, { onShare: (share) => tell(writing, share), signal }))
        }
      >
        {count('quotesButton', passages)}
      </Button>
      {waiting === undefined ? null : <Waiting {...waiting} />}
      <p id={`${ids}-lacks`} class="hint" role="status">
        {t(offer.lacks)} {t('quotesStyle')}
      </p>
    </section>
  );
}
