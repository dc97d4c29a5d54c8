// The pages of a PDF as they are printed: drawn near the window only. Their words lie over them once the paper has been read.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DrawnWhenChanged } from '@/components/drawn-when-changed';
import { useGrowing } from '@/components/use-growing';
import { useNear } from '@/components/use-near';
import { t } from '@/components/words';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { drawSheet, type Sheet } from '@/utils/pdf/sheet';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import { PageArea, useAreasOnPages, type AreaOnPage } from './PageArea';
import { drawnPages, type DrawnPages } from './drawn-pages';
import { PageLinks, type PageLinksProps } from './PageLinks';
import { PagesMarks, type PagesMarksProps } from './PagesMarks';
import { useGoTo } from './use-go-to';
import { useKeptPlace } from './use-kept-place';
import type { PaperOnPages } from './use-marked-pages';
import { turnedSize, type Turn } from './use-page-scale';

export interface PdfPagesProps {
  readonly pdf: OpenPdf;
  /** By page index, pt. */
  readonly sheets: readonly SheetSize[];
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  /** CSS px per point. */
  readonly scale: number;
  readonly turn: Turn;
  /** The page that was asked for, index from 0; behind the last, it is the last. A new object for each asking. */
  readonly asked: { readonly page: number } | undefined;
  readonly isChoosingArea: boolean;
  readonly onAreaOver: () => void;
  /** The text that stands on them; `undefined` until it has been read. */
  readonly text:
    | (Omit<PagesMarksProps, keyof PaperOnPages | 'root' | 'told' | 'goTo' | 'pages'> & { readonly paper: PdfPaper })
    | undefined;
}

/** Pages are drawn when they are nearer to the window than its own height. */
const NEAR = {
  margin: '100% 0px',
  // A page in which the selection begins or ends must stay.
  keeps: (page: Element) => globalThis.document.getSelection()?.containsNode(page, true) === true,
};

/** Boxes of pages: each slice is made in a few milliseconds. */
const FIRST = 60;
const MORE = 60;

const NONE: readonly number[] = [];
const NO_AREAS: readonly AreaOnPage[] = [];

export function PdfPages(props: PdfPagesProps) {
  const { pdf, sheets, labels, scale, turn, asked, text } = props;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const look = useKeptPlace(root, [scale, turn, text === undefined, sheets]);
  const last = sheets.length - 1;
  const [first] = useState(FIRST + Math.min(asked?.page ?? 0, last));
  const count = useGrowing(sheets.length, { first, more: MORE });
  const { goTo, goOn } = useGoTo(root, { sheets, scale, turn }, look);
  useLayoutEffect(goOn, [count, goOn]);
  const near = useNear(root, NEAR, count);
  // Before anything is painted: who scrolls at once is not taken back.
  useLayoutEffect(() => (asked === undefined ? undefined : goTo(Math.min(asked.page, last))), [asked, goTo]);
  const told = useRef<() => void>(() => undefined);
  const onDrawn = useCallback(() => told.current(), []);
  const paper = text?.paper;
  const drawn = useMemo(() => paper && drawnPages(paper.reading), [paper]);
  const recognised = paper?.recognised ?? NONE;
  const areas = useAreasOnPages(text, drawn);
  return (
    <>
      <div class="pdf-pages" ref={setRoot}>
        {sheets.slice(0, count).map((sheet, i) => (
          <PageBox
            key={i}
            index={i}
            sheet={sheet}
            label={labels[i] ?? String(i + 1)}
            isRecognised={recognised.includes(i)}
            scale={scale}
            turn={turn}
            pdf={near.has(i) ? pdf : undefined}
            drawn={near.has(i) ? drawn : undefined}
            areas={areas.get(i) ?? NO_AREAS}
            labels={labels}
            goTo={goTo}
            onDrawn={onDrawn}
          />
        ))}
      </div>
      {text === undefined || drawn === undefined || root === null ? null : (
        <PagesMarks {...text} {...{ labels, recognised, drawn, root, told, goTo }} pages={props} />
      )}
    </>
  );
}

interface PageBoxProps extends Omit<SheetProps, 'pdf'> {
  readonly label: string;
  readonly isRecognised: boolean;
  /** Absent while the page is far from the window. */
  readonly pdf: OpenPdf | undefined;
  readonly areas: readonly AreaOnPage[];
}

/** There may be a thousand, and every turn of the wheel brings others near. */
class PageBox extends DrawnWhenChanged<PageBoxProps> {
  override render({ label, isRecognised, pdf, areas, ...shown }: PageBoxProps) {
    const { index, sheet, scale, turn } = shown;
    const { width, height } = turnedSize(sheet, turn);
    return (
      <div
        class="pdf-page"
        data-page={index}
        role="region"
        aria-label={t(isRecognised ? 'pageMarkRecognised' : 'pageMark', label)}
        style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
      >
        {areas.map((area) => (
          <PageArea key={area.id} {...area} label={label} sheet={sheet} turn={turn} />
        ))}
        {pdf === undefined ? null : <SheetOnScreen {...shown} pdf={pdf} />}
      </div>
    );
  }
}

interface SheetProps extends Omit<PageLinksProps, 'sheet'> {
  readonly sheet: SheetSize;
  readonly drawn: DrawnPages | undefined;
  readonly scale: number;
  readonly onDrawn: () => void;
}

function SheetOnScreen({ drawn, scale, onDrawn, ...links }: SheetProps) {
  const { index, pdf, turn } = links;
  const box = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<Sheet>();
  const [isBusy, setBusy] = useState(true);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    // A damaged page stays white; the others are drawn.
    const under = drawSheet(pdf, index, element, { scale, turn, signal: ended.signal }).catch(() => undefined);
    setBusy(true);
    void under.then(async (sheet) => {
      if (ended.signal.aborted) return sheet?.close();
      setMade(sheet);
      await sheet?.drawn;
      if (!ended.signal.aborted) setBusy(false);
    });
    return () => {
      ended.abort();
      setMade(undefined);
      void under.then((sheet) => sheet?.close());
    };
  }, [pdf, index, scale, turn]);
  useEffect(() => {
    if (made === undefined || drawn === undefined) return undefined;
    let isOver = false;
    void made.words(drawn.itemsOf(index)).then(
      (nodes) => {
        if (isOver) return;
        drawn.add(index, nodes);
        onDrawn();
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      drawn.remove(index);
      onDrawn();
    };
  }, [made, drawn, index]);
  return (
    <>
      <div ref={box} class="pdf-sheet" aria-busy={isBusy} />
      {made === undefined ? null : <PageLinks {...links} />}
    </>
  );
}
