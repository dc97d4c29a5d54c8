// Two views of one paper, text and pages; and the ways about in them.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { t } from './words';

export type PdfView = 'text' | 'pages';

/** A factor, or what is to fit into the window. */
export type PageZoom = number | 'width' | 'page';

export interface PdfBarProps {
  readonly view: PdfView;
  readonly onView: (view: PdfView) => void;
  /** Whether there is a text to be shown. */
  readonly hasText: boolean;
  /** By page index, as they are cited. Empty while the pages are not known yet: then only the text can be seen. */
  readonly labels: readonly string[];
  /** The page that is read, index from 0. */
  readonly current: number;
  readonly onPage: (index: number) => void;
  readonly onFind: () => void;
  /** Opens or closes contents and pages in small; `undefined` while the pages are not there. */
  readonly onSide: (() => void) | undefined;
  readonly isSideOpen: boolean;
  readonly onPrint: () => void;
  readonly zoom: PageZoom;
  readonly onZoom: (zoom: PageZoom) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onTurn: () => void;
  /** Whether the pages are shown light on dark. */
  readonly isDark: boolean;
  readonly onDark: () => void;
  /** Starts or ends the choice of an area of the page; `undefined` while it cannot be tagged. */
  readonly onArea: (() => void) | undefined;
  readonly isChoosingArea: boolean;
}

/** The page that is meant: by what is printed on it, else by its number. */
export function pageMeant(asked: string, labels: readonly string[]): number | undefined {
  const name = asked.trim().toLowerCase();
  const printed = labels.findIndex((label) => label.toLowerCase() === name);
  if (printed >= 0) return printed;
  const number = /^\d+$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= labels.length ? number - 1 : undefined;
}

export function PdfBar(props: PdfBarProps) {
  const { view, labels, current, onPage, onFind, onSide, isSideOpen, onPrint, onArea, isChoosingArea } = props;
  return (
    <div class="pdf-bar">
      <div class="pdf-tools">
        {onSide === undefined ? null : (
          <button
            type="button"
            class="icon-button"
            aria-label={t('pdfSide')}
            title={t('pdfSide')}
            aria-expanded={isSideOpen}
            onClick={onSide}
          >
            <Icon name="list" />
          </button>
        )}
        <Views {...props} />
        <IconButton icon="find" label={t('searchText')} onPress={onFind} />
        {view === 'text' || onArea === undefined ? null : (
          <button type="button" class="icon-button" aria-label={t('area')} title={t('area')} aria-pressed={isChoosingArea} onClick={onArea}>
            <Icon name="area" />
          </button>
        )}
        {labels.length === 0 ? null : <IconButton icon="print" label={t('pdfPrint')} onPress={onPrint} />}
      </div>
      {labels.length === 0 ? null : <GoToPage labels={labels} current={current} onPage={onPage} />}
      {view === 'text' ? null : <PageLook {...props} />}
    </div>
  );
}

function Views({ view, onView, hasText, labels }: Pick<PdfBarProps, 'view' | 'onView' | 'hasText' | 'labels'>) {
  const name = useId();
  const views: readonly (readonly [PdfView, string])[] = [
    ['text', t('pdfViewText')],
    ['pages', t('pdfViewPages')],
  ];
  return (
    <fieldset class="segments">
      <legend class="for-readers">{t('pdfViews')}</legend>
      {views.map(([one, words]) => (
        <label key={one} class="segment">
          <input
            type="radio"
            name={name}
            checked={one === view}
            disabled={one === 'pages' ? labels.length === 0 : !hasText}
            onChange={() => onView(one)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

type PageLookProps = Pick<PdfBarProps, 'zoom' | 'onZoom' | 'onStep' | 'onTurn' | 'isDark' | 'onDark'>;

function PageLook({ zoom, onZoom, onStep, onTurn, isDark, onDark }: PageLookProps) {
  const fits: readonly (readonly ['width' | 'page', 'fitWidth' | 'fitPage', string])[] = [
    ['width', 'fitWidth', t('pdfFitWidth')],
    ['page', 'fitPage', t('pdfFitPage')],
  ];
  return (
    <div class="pdf-tools" role="group" aria-label={t('pdfZoom')}>
      <IconButton icon="minus" label={t('pdfSmaller')} onPress={() => onStep(-1)} />
      <IconButton icon="plus" label={t('pdfLarger')} onPress={() => onStep(1)} />
      {fits.map(([fit, icon, words]) => (
        <button
          key={fit}
          type="button"
          class="icon-button"
          aria-label={words}
          title={words}
          aria-pressed={zoom === fit}
          onClick={() => onZoom(zoom === fit ? 1 : fit)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <IconButton icon="turn" label={t('pdfTurn')} onPress={onTurn} />
      <button type="button" class="icon-button" aria-label={t('pdfDark')} title={t('pdfDark')} aria-pressed={isDark} onClick={onDark}>
        <Icon name="dark" />
      </button>
    </div>
  );
}

/** Shows the page that is read, until another is typed. */
function GoToPage({ labels, current, onPage }: Pick<PdfBarProps, 'labels' | 'current' | 'onPage'>) {
  const ids = useId();
  const [asked, setAsked] = useState<string>();
  const [isUnknown, setUnknown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const label = labels[current] ?? '';
  // It changes as the reader scrolls: what is typed next takes its place all the same.
  useLayoutEffect(() => {
    if (asked === undefined && document.activeElement === field.current) field.current?.select();
  }, [label, asked]);
  const go = (): void => {
    if (asked === undefined) return;
    const page = pageMeant(asked, labels);
    setUnknown(page === undefined);
    if (page === undefined) return;
    setAsked(undefined);
    onPage(page);
  };
  const leave = (): void => {
    setAsked(undefined);
    setUnknown(false);
  };
  return (
    <form
      class="pdf-tools"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <label for={ids}>{t('pdfGoTo')}</label>
      <input
        ref={field}
        id={ids}
        type="text"
        class="text-input pdf-page-input"
        autocomplete="off"
        aria-invalid={isUnknown}
        aria-describedby={`${ids}-all`}
        value={asked ?? label}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setAsked(event.currentTarget.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? leave() : undefined)}
        onBlur={leave}
      />
      <span id={`${ids}-all`} class="hint" role="status">
        {isUnknown ? t('pdfNoPage', labels[0] ?? '', labels.at(-1) ?? '') : t('pdfOfPages', String(labels.length))}
      </span>
    </form>
  );
}
