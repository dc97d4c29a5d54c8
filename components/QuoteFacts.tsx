// Where a quote is from, fact by fact: the work, the place in it, when it was read; what is not known is left out.
import type { Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import { fragmentOf } from '@/utils/model/selector';
import { day, published, t } from './words';

export interface QuoteFactsProps {
  readonly annotation: Annotation;
  readonly document: PaperDocument | undefined;
}

export function QuoteFacts({ annotation: { target, created }, document }: QuoteFactsProps) {
  const { title = '', authors = [], publisher = '', published: date = '' } = document?.metadata ?? {};
  const facts: readonly (readonly [term: string, fact: string])[] = [
    [t('metadataTitle'), title || t('untitled')],
    [t('metadataAuthors'), authors.join('; ')],
    [t('metadataPublisher'), publisher],
    [t('metadataPublished'), date === '' ? '' : published(date)],
    [t('factPage'), target.pageLabel ?? countedPage(fragmentOf(target.selectors)?.value)],
    [t('factSection'), target.headings.join(' › ')],
    [t('factRead'), day(created)],
    [t('factSource'), target.source],
  ];
  return (
    <dl class="quote-facts">
      {facts
        .filter(([, fact]) => fact !== '')
        .map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A page that is counted, not printed. */
function countedPage(fragment = ''): string {
  const page = /^page=([1-9]\d*)/u.exec(fragment)?.[1];
  return page === undefined ? '' : t('factPageCounted', page);
}
