// A paper that stands on several pages: which this is, the way to the others, and fetching those that are not here yet.
import { Button } from './Button';
import { t } from './words';

export interface PaperPagesProps {
  /** In order. */
  readonly pages: readonly { readonly url: string; readonly label: string; readonly isKept: boolean }[];
  /** The address of the page that is read. */
  readonly here: string;
  /** Opens one that is kept. */
  readonly linkOf: (url: string) => string;
  /** While pages are fetched: which, from 1, of how many. */
  readonly fetching: { readonly page: number; readonly pages: number } | undefined;
  readonly onFetch: () => void;
  readonly onCancel: () => void;
}

export function PaperPages({ pages, here, linkOf, fetching, onFetch, onCancel }: PaperPagesProps) {
  if (pages.length < 2) return null;
  const isWhole = pages.every((page) => page.isKept);
  return (
    <nav class="paper-pages" aria-label={t('pagesTitle')}>
      <p class="hint">{t(isWhole ? 'pagesWhole' : 'pagesPart')}</p>
      <ol>
        {pages.map(({ url, label, isKept }, i) => {
          const words = label === '' ? t('pagesNumbered', String(i + 1)) : label;
          return (
            <li key={url}>
              {url === here ? (
                <b aria-current="page">{words}</b>
              ) : isKept ? (
                <a href={linkOf(url)}>{words}</a>
              ) : (
                <span class="hint">{words}</span>
              )}
            </li>
          );
        })}
      </ol>
      {fetching === undefined ? (
        isWhole ? null : (
          <Button onPress={onFetch}>{t('pagesFetch')}</Button>
        )
      ) : (
        <p class="row">
          <span role="status">{t('pagesFetching', String(fetching.page), String(fetching.pages))}</span>
          <Button kind="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </nav>
  );
}
