// The passages as quotes with their sources: as what, and in which order? Each format says what it does not hold.
import { useId, useState } from 'preact/hooks';
import { QUOTE_ORDERS, type QuoteFormat, type QuoteOrder } from '@/utils/model/quotes';
import { Button } from './Button';
import { count, t, type MessageKey } from './words';

export interface QuoteExportProps {
  /** How many passages would go out. */
  readonly passages: number;
  readonly onExport: (format: QuoteFormat, order: QuoteOrder) => void;
  readonly isExporting?: boolean;
}

interface Offer {
  readonly format: QuoteFormat;
  readonly label: MessageKey;
  /** One sentence. */
  readonly lacks: MessageKey;
}

export const QUOTE_OFFERS: readonly [Offer, ...Offer[]] = [
  { format: 'page', label: 'quotesAsPage', lacks: 'quotesPageLacks' },
  { format: 'word', label: 'quotesAsWord', lacks: 'quotesWordLacks' },
  { format: 'markdown', label: 'quotesAsMarkdown', lacks: 'quotesTextLacks' },
  { format: 'text', label: 'quotesAsText', lacks: 'quotesTextLacks' },
  { format: 'table', label: 'quotesAsTable', lacks: 'quotesTableLacks' },
];
const ORDERS: Readonly<Record<QuoteOrder, MessageKey>> = { document: 'quotesByDocument', concept: 'quotesByConcept' };

export function QuoteExport({ passages, onExport, isExporting = false }: QuoteExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState<Offer>(QUOTE_OFFERS[0]);
  const [order, setOrder] = useState<QuoteOrder>(QUOTE_ORDERS[0]);
  return (
    <section class="export quotes-out" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('quotesTitle')}</h2>
      <label class="field-label" for={`${ids}-as`}>
        {t('quotesFormat')}
      </label>
      <select
        id={`${ids}-as`}
        class="select"
        aria-describedby={`${ids}-lacks`}
        value={offer.format}
        onChange={(event) => setOffer(QUOTE_OFFERS.find((o) => o.format === event.currentTarget.value) ?? offer)}
      >
        {QUOTE_OFFERS.map(({ format, label }) => (
          <option key={format} value={format}>
            {t(label)}
          </option>
        ))}
      </select>
      {offer.format === 'table' ? null : (
        <>
          <label class="field-label" for={`${ids}-order`}>
            {t('quotesOrder')}
          </label>
          <select
            id={`${ids}-order`}
            class="select"
            value={order}
            onChange={(event) => setOrder(QUOTE_ORDERS.find((o) => o === event.currentTarget.value) ?? order)}
          >
            {QUOTE_ORDERS.map((o) => (
              <option key={o} value={o}>
                {t(ORDERS[o])}
              </option>
            ))}
          </select>
        </>
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
