// The pages of a paper in small, beside it: drawn when they come into sight, each with the label that is printed on it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useListKeys } from './use-list-keys';
import { useNear } from './use-near';
import { t } from './words';

/** Draws a page, index from 0, into a canvas that has its size on the screen; ends when the signal says so. */
export type DrawThumbnail = (page: number, canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<void>;

export interface PdfThumbnailsProps {
  /** By page index; in any unit. */
  readonly sheets: readonly { readonly width: number; readonly height: number }[];
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  /** The page that is read, index from 0. */
  readonly current: number;
  readonly takesFocus: boolean;
  readonly draw: DrawThumbnail;
  readonly onGo: (page: number) => void;
}

/** CSS px. */
const WIDTH = 132;

export function PdfThumbnails({ sheets, labels, current, takesFocus, draw, onGo }: PdfThumbnailsProps) {
  const { list, focused, onFocus, onKey } = useListKeys({ count: sheets.length, current, takesFocus });
  const [box, setBox] = useState<HTMLElement | null>(null);
  useEffect(() => setBox(list.current), [list]);
  const near = useNear(box, { margin: '400px 0px', scrolls: true });
  const go = useRef(onGo);
  go.current = onGo;
  // Made anew only when they change: there may be a thousand.
  const items = useMemo(
    () =>
      sheets.map(({ width, height }, n) => (
        <li key={n}>
          <button
            type="button"
            class="thumbnail"
            aria-label={t('pageMark', labels[n] ?? String(n + 1))}
            aria-current={n === current ? 'page' : undefined}
            tabIndex={n === focused ? 0 : -1}
            onFocus={() => onFocus(n)}
            onClick={() => go.current(n)}
          >
            <span class="thumbnail-sheet" style={{ width: `${WIDTH}px`, height: `${Math.round((WIDTH * height) / width)}px` }}>
              {near.has(n) ? <Thumbnail page={n} draw={draw} /> : null}
            </span>
            <span>{labels[n] ?? String(n + 1)}</span>
          </button>
        </li>
      )),
    [sheets, labels, current, focused, near, draw],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons
    <ol ref={list} class="thumbnails" onKeyDown={onKey}>
      {items}
    </ol>
  );
}

function Thumbnail({ page, draw }: { readonly page: number; readonly draw: DrawThumbnail }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const own = canvas.current;
    if (own === null) return undefined;
    const ended = new AbortController();
    // A damaged page stays white.
    void draw(page, own, ended.signal).catch(() => undefined);
    return () => {
      ended.abort();
      // Lets its memory go at once.
      own.width = 0;
    };
  }, [page, draw]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
