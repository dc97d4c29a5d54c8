// A pack as a file: for people, in one of several forms; for another library or program; or its works alone, as references.
import { useId, useState } from 'preact/hooks';
import type { ReferenceFormat } from '@/utils/citation/files';
import { SET_FORMATS, type SetFormat } from '@/utils/model/annotation-set';
import type { QuoteFormat } from '@/utils/model/quotes';
import { Button } from './Button';
import type { ExportWatch } from './QuoteExport';
import { QUOTE_OFFERS, QuoteFormatField } from './QuoteFormatField';
import { ReferenceExport } from './ReferenceExport';
import { SetFormatField } from './SetFormatField';
import { useWaiting } from './use-waiting';
import { Waiting } from './Waiting';
import { count, t } from './words';

export interface PackExportProps {
  /** How many passages would go out, and how many lines have none here. */
  readonly passages: number;
  readonly missing: number;
  readonly onExport: (format: QuoteFormat, watch: ExportWatch) => Promise<void> | void;
  /** How many documents these stand in. */
  readonly documents: number;
  readonly onExportSet: (format: SetFormat, watch: ExportWatch) => Promise<void> | void;
  readonly onExportReferences: (format: ReferenceFormat) => void;
}

export function PackExport({ passages, missing, documents, onExport, onExportSet, onExportReferences }: PackExportProps) {
  const ids = useId();
  const [offer, setOffer] = useState(QUOTE_OFFERS[0]);
  const [format, setFormat] = useState<SetFormat>(SET_FORMATS[0]);
  const { waiting, waitFor } = useWaiting();
  const off = { busy: waiting !== undefined, disabled: passages === 0 };
  const out = (words: string, work: (watch: ExportWatch) => Promise<void> | void): void =>
    void waitFor(words, async (tell, signal) => work({ onShare: (share) => tell(words, share), signal }));
  return (
    <>
      <section class="export" aria-labelledby={`${ids}-title`}>
        <h2 id={`${ids}-title`}>{t('packOutTitle')}</h2>
        <QuoteFormatField describedBy={`${ids}-lacks`} offer={offer} onOffer={setOffer} />
        <Button
          icon="send"
          {...off}
          describedBy={`${ids}-lacks`}
          onPress={() => out(t('exporting'), (watch) => onExport(offer.format, watch))}
        >
          {t('packOutButton')}
        </Button>
        <p id={`${ids}-lacks`} class="hint" role="status">
          {t('packOutKeeps')} {offer.format === 'page' ? t('packOutPage') : null} {t(offer.lacks)} {t('quotesStyle')}{' '}
          {missing === 0 ? null : count('packOutMissing', missing)}
        </p>
        <SetFormatField format={format} onFormat={setFormat} />
        <Button icon="send" {...off} describedBy={`${ids}-set`} onPress={() => out(t('exporting'), (watch) => onExportSet(format, watch))}>
          {t(format === 'web-annotation' ? 'packOutSet' : 'packOutOthers')}
        </Button>
        <p id={`${ids}-set`} class="hint">
          {t(format === 'web-annotation' ? 'packOutSetKeeps' : 'packOutOthersLack')}
        </p>
        {waiting === undefined ? null : <Waiting {...waiting} />}
      </section>
      <ReferenceExport documents={passages === 0 ? 0 : documents} onExport={onExportReferences} />
    </>
  );
}
