// Quotes go out with their sources: in the reader's language, saved among the downloads, or the reason why not.
import { useState } from 'preact/hooks';
import { count, day, t } from '@/components/words';
import type { SetChooserProps } from '@/components/SetChooser';
import { now, type Desk } from '@/utils/desk/desk';
import { exportQuotes, type QuoteExport } from '@/utils/desk/export-quotes';
import type { Notices } from '../sidepanel/use-notices';

export function useQuotesOut(desk: Desk, notices: Notices): Pick<SetChooserProps, 'onExportQuotes' | 'isExportingQuotes'> {
  const [isExportingQuotes, setExporting] = useState(false);
  const onExportQuotes: SetChooserProps['onExportQuotes'] = async (annotations, format, order) => {
    setExporting(true);
    try {
      const saved = await exportQuotes(desk, annotations, { format, order, title: t('quotesName'), words: quoteWords() });
      if (saved.ok) notices.done(t('exported', saved.value.name));
      else notices.problem(saved.problem);
    } catch (error) {
      notices.problem({ code: 'unexpected', detail: String(error) });
      throw error;
    } finally {
      setExporting(false);
    }
  };
  return { onExportQuotes, isExportingQuotes };
}

export const quoteWords = (): QuoteExport['words'] => ({
  language: t('wordsLanguage'),
  concepts: t('concepts'),
  note: t('noteLabel'),
  references: t('quotesReferences'),
  open: t('quotesOpen'),
  head: (passages) => count('quotesHead', passages, day(now())),
  tagged: (annotator, created) => (annotator === '' ? t('quotesTaggedOn', day(created)) : t('quotesTagged', annotator, day(created))),
  untitled: t('untitled'),
  withoutConcept: t('quotesWithoutConcept'),
});
