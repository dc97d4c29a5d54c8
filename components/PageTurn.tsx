// Where one page of a paper ends: the way on to the next, and back to the one before.
import { Button } from './Button';
import type { PaperPagesProps } from './PaperPages';
import { t } from './words';

/** Nothing for a paper on one page. What is not kept yet can be fetched here, too. */
export function PageTurn({ pages, here, linkOf, fetching, onFetch, onCancel }: PaperPagesProps) {
  const at = pages.findIndex(({ url }) => url === here);
  if (at < 0 || pages.length < 2) return null;
  const [before, next] = [pages[at - 1], pages[at + 1]];
  const named = ({ label }: { readonly label: string }, i: number): string => (label === '' ? t('pagesNumbered', String(i + 1)) : label);
  return (
    <nav class="page-turn" aria-label={t('pagesTurn')}>
      {before?.isKept ? (
        <a class="turn-back" rel="prev" href={linkOf(before.url)}>
          {t('pagesBefore', named(before, at - 1))}
        </a>
      ) : null}
      {next === undefined ? (
        <p class="hint">{t('pagesLast')}</p>
      ) : next.isKept ? (
        <a class="turn-on" rel="next" href={linkOf(next.url)}>
          {t('pagesNext', named(next, at + 1))}
        </a>
      ) : fetching === undefined ? (
        <Button onPress={onFetch}>{t('pagesFetchOn', named(next, at + 1))}</Button>
      ) : (
        <p class="row">
          <span>{t('pagesFetching', String(fetching.page), String(fetching.pages))}</span>
          <Button kind="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </nav>
  );
}
