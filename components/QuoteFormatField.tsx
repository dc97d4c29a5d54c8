// As what do quotes go out? The forms to choose from, each with what it does not hold.
import type { QuoteFormat } from '@/utils/model/quotes';
import { t, type MessageKey } from './words';

export interface QuoteOffer {
  readonly format: QuoteFormat;
  readonly label: MessageKey;
  /** One sentence. */
  readonly lacks: MessageKey;
}

export const QUOTE_OFFERS: readonly [QuoteOffer, ...QuoteOffer[]] = [
  { format: 'page', label: 'quotesAsPage', lacks: 'quotesPageLacks' },
  { format: 'word', label: 'quotesAsWord', lacks: 'quotesWordLacks' },
  { format: 'markdown', label: 'quotesAsMarkdown', lacks: 'quotesTextLacks' },
  { format: 'text', label: 'quotesAsText', lacks: 'quotesTextLacks' },
  { format: 'table', label: 'quotesAsTable', lacks: 'quotesTableLacks' },
];

export interface QuoteFormatFieldProps {
  readonly id: string;
  /** The element that says what the choice does not hold. */
  readonly describedBy: string;
  readonly offer: QuoteOffer;
  readonly onOffer: (offer: QuoteOffer) => void;
}

export function QuoteFormatField({ id, describedBy, offer, onOffer }: QuoteFormatFieldProps) {
  return (
    <>
      <label class="field-label" for={id}>
        {t('quotesFormat')}
      </label>
      <select
        id={id}
        class="select"
        aria-describedby={describedBy}
        value={offer.format}
        onChange={(event) => onOffer(QUOTE_OFFERS.find((o) => o.format === event.currentTarget.value) ?? offer)}
      >
        {QUOTE_OFFERS.map(({ format, label }) => (
          <option key={format} value={format}>
            {t(label)}
          </option>
        ))}
      </select>
    </>
  );
}
