// The passages as quotes with their sources: as what, and in which order? Each format says what it does not hold.
import { useId, useState } from 'preact/hooks';
import { QUOTE_ORDERS, type QuoteForm, type QuoteOrder } from '@/utils/model/quotes';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { QUOTE_OFFERS, QuoteFormatField, type QuoteOffer } from './QuoteFormatField';
import { useWaiting } from './use-waiting';
import { Waiting } from './Waiting';
import { count, t, type MessageKey } from './words';

export interface QuoteExportProps {
  /** How many passages would go out. */
  readonly passages: number;
  /** How many documents these stand in. */
  readonly documents: number;
  readonly onExport: (form: QuoteForm, watch: ExportWatch) => Promise<void> | void;
}

/** Told how far it is, 0 to 1; asked whether it is still wanted. */
export interface ExportWatch {
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
}

const ORDERS: Readonly<Record<QuoteOrder, MessageKey>> = { document: 'quotesByDocument', concept: 'quotesByConcept' };

/** Texts of others may be under copyright: those of few documents go along unless the reader says no, those of more only at their word. */
const FEW = 10;
/** Documents whose texts still go into one page. */
const MOST_TEXTS = 100;

export function QuoteExport({ passages, documents, onExport }: QuoteExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState<QuoteOffer>(QUOTE_OFFERS[0]);
  const { waiting, waitFor } = useWaiting();
  const writing = t('exporting');
  const [order, setOrder] = useState<QuoteOrder>(QUOTE_ORDERS[0]);
  // What the reader said of them; until then it depends on how many there are.
  const [wantsTexts, setWantsTexts] = useState<boolean>();
  const hasTexts = offer.format === 'page' && documents <= MOST_TEXTS && (wantsTexts ?? documents <= FEW);
  return (
    <section class="export quotes-out" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('quotesTitle')}</h2>
      <QuoteFormatField describedBy={`${ids}-lacks`} offer={offer} onOffer={setOffer} />
      {offer.format === 'page' ? <TextsTick isOn={hasTexts} isOff={documents > MOST_TEXTS} onTick={setWantsTexts} /> : null}
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
          void waitFor(writing, async (tell, signal) =>
            onExport({ format: offer.format, order, hasTexts }, { onShare: (share) => tell(writing, share), signal }),
          )
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

interface TextsTickProps {
  readonly isOn: boolean;
  /** Too many for one page. */
  readonly isOff: boolean;
  readonly onTick: (isOn: boolean) => void;
}

function TextsTick({ isOn, isOff, onTick }: TextsTickProps) {
  const id = useId();
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        disabled={isOff}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <div class="switch-words">
        <label for={id}>{t('quotesTexts')}</label>
        <p id={`${id}-hint`} class="hint">
          {t('quotesTextsHint')} {isOff ? t('quotesTextsMost', String(MOST_TEXTS)) : null}
        </p>
      </div>
    </div>
  );
}
