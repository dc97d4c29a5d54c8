// As what do quotes go out? The forms to choose from, each with what it does not hold.
import type { QuoteFormat } from '@/utils/model/quotes';
import { ChoiceField } from './ChoiceField';
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
  /** The element that says what the choice does not hold. */
  readonly describedBy: string;
  readonly offer: QuoteOffer;
  readonly onOffer: (offer: QuoteOffer) => void;
}

export function QuoteFormatField({ describedBy, offer, onOffer }: QuoteFormatFieldProps) {
  return (
    <ChoiceField
      label={t('quotesFormat')}
      choices={QUOTE_OFFERS.map(({ format, label }) => ({ value: format, words: t(label) }))}
      chosen={offer.format}
      onChoose={(format) => onOffer(QUOTE_OFFERS.find((o) => o.format === format) ?? offer)}
      describedBy={describedBy}
    />
  );
}
