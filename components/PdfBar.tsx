// Two views of one paper, text and pages; and the ways about the pages.
import { useId, useState } from 'preact/hooks';
import { Button, IconButton } from './Button';
import { t } from './words';

export type PdfView = 'text' | 'pages';

export interface PdfBarProps {
  readonly view: PdfView;
  readonly onView: (view: PdfView) => void;
  /** By page index, as they are cited. Empty while the pages are not known yet: then only the text can be seen. */
  readonly labels: readonly string[];
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onPage: (index: number) => void;
  readonly onFind: () => void;
}

const STEP = 1.25;
const SMALLEST = 0.4;
const LARGEST = 4;

/** The page that is meant: by what is printed on it, else by its number. */
export function pageMeant(asked: string, labels: readonly string[]): number | undefined {
  const name = asked.trim().toLowerCase();
  const printed = labels.findIndex((label) => label.toLowerCase() === name);
  if (printed >= 0) return printed;
  const number = /^\d+$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= labels.length ? number - 1 : undefined;
}

export function PdfBar({ view, onView, labels, zoom, onZoom, onPage, onFind }: PdfBarProps) {
  const name = useId();
  const views: readonly (readonly [PdfView, string])[] = [
    ['text', t('pdfViewText')],
    ['pages', t('pdfViewPages')],
  ];
  return (
    <div class={view === 'pages' ? 'pdf-bar stays' : 'pdf-bar'}>
      <fieldset class="segments">
        <legend class="for-readers">{t('pdfViews')}</legend>
        {views.map(([one, words]) => (
          <label key={one} class="segment">
            <input
              type="radio"
              name={name}
              checked={one === view}
              disabled={one === 'pages' && labels.length === 0}
              onChange={() => onView(one)}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <IconButton icon="find" label={t('searchText')} onPress={onFind} />
      {view === 'text' ? null : (
        <>
          <GoToPage labels={labels} onPage={onPage} />
          <div class="row" role="group" aria-label={t('pdfZoom')}>
            <Button kind="quiet" onPress={() => onZoom(Math.max(SMALLEST, zoom / STEP))}>
              {t('pdfSmaller')}
            </Button>
            <Button kind="quiet" onPress={() => onZoom(1)}>
              {t('pdfFit')}
            </Button>
            <Button kind="quiet" onPress={() => onZoom(Math.min(LARGEST, zoom * STEP))}>
              {t('pdfLarger')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function GoToPage({ labels, onPage }: Pick<PdfBarProps, 'labels' | 'onPage'>) {
  const ids = useId();
  const [asked, setAsked] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        const page = pageMeant(asked, labels);
        setUnknown(page === undefined);
        if (page !== undefined) onPage(page);
      }}
    >
      <label for={ids}>{t('pdfGoTo')}</label>
      <input
        id={ids}
        type="text"
        class="text-input pdf-page-input"
        autocomplete="off"
        aria-invalid={isUnknown}
        placeholder={labels[0]}
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      <span class="hint" role="status">
        {isUnknown ? t('pdfNoPage', labels[0] ?? '', labels.at(-1) ?? '') : t('pdfOfPages', String(labels.length))}
      </span>
    </form>
  );
}
