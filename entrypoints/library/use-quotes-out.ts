// Quotes go out with their sources: in the reader's language, saved among the downloads, or the reason why not.
import { count, day, t } from '@/components/words';
import type { SetChooserProps } from '@/components/SetChooser';
import { now, type Desk } from '@/utils/desk/desk';
import { exportQuotes, type QuoteExport } from '@/utils/desk/export-quotes';
import type { Notices } from '../sidepanel/use-notices';
import { useSaving } from './use-saving';

export function useQuotesOut(desk: Desk, notices: Notices): SetChooserProps['onExportQuotes'] {
  const [, save] = useSaving(notices);
  return (annotations, form, watch) =>
    save(exportQuotes(desk, annotations, { ...form, title: t('quotesName'), words: quoteWords() }, watch));
}

export const quoteWords = (): QuoteExport['words'] => ({
  language: t('wordsLanguage'),
  concepts: t('concepts'),
  note: t('noteLabel'),
  references: t('quotesReferences'),
  open: t('quotesOpen'),
  head: (passages) => count('quotesHead', passages, day(now())),
  tagged: (annotator, created) => (annotator === '' ? t('quotesTaggedOn', day(created)) : t('quotesTagged', annotator, day(created))),
  textOf: (title) => t('packTextOf', title || t('untitled')),
  textRead: (source, taken) => t('packTextRead', source, day(taken)),
  inText: t('packInTextBelow'),
  filter: { legend: t('quotesFilter'), all: t('quotesFilterAll'), most: (shown) => t('quotesFilterMost', String(shown)) },
  untitled: t('untitled'),
  withoutConcept: t('quotesWithoutConcept'),
});
