// The frame that a reader draws about a figure or a table on a page: by the mouse anywhere on the pages, or by keys on the frame itself.
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { PageRect } from '@/utils/model/selector';
import { Button } from './Button';
import { t } from './words';

export interface AreaFrameProps {
  /** Of the page as it is seen, pt. */
  readonly rect: PageRect;
  readonly sheet: { readonly width: number; readonly height: number };
  /** The page as it is cited. */
  readonly page: string;
  /** Where the frame stands on the screen, px. */
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** It is being tagged: it stands there and takes no keys. */
  readonly isHeld: boolean;
  readonly onRect: (rect: PageRect) => void;
  /** To the page after or before. */
  readonly onPage: (step: 1 | -1) => void;
  readonly onTag: () => void;
  readonly onCancel: () => void;
}

/** How far one press of an arrow key goes, pt. */
const STEP = 8;
/** Smaller no area is, pt. */
export const LEAST = 12;

const between = (low: number, value: number, high: number): number => Math.min(Math.max(low, value), Math.max(low, high));

/** Inside the page, and not smaller than can be seen. */
export function insideSheet({ left, top, width, height }: PageRect, sheet: AreaFrameProps['sheet']): PageRect {
  const size = { width: between(LEAST, width, sheet.width), height: between(LEAST, height, sheet.height) };
  return { ...size, left: between(0, left, sheet.width - size.width), top: between(0, top, sheet.height - size.height) };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Moved by an arrow key; with Shift its far corner is. */
function movedBy(event: KeyboardEvent, { rect, sheet }: AreaFrameProps): PageRect | undefined {
  const [across, down] = ARROWS[event.key] ?? [];
  if (across === undefined || down === undefined) return undefined;
  const { left, top, width, height } = rect;
  if (!event.shiftKey) return insideSheet({ ...rect, left: left + across, top: top + down }, sheet);
  return insideSheet(
    { left, top, width: between(LEAST, width + across, sheet.width - left), height: between(LEAST, height + down, sheet.height - top) },
    sheet,
  );
}

const percent = (part: number, whole: number): string => String(Math.round((100 * part) / whole));

export function AreaFrame(props: AreaFrameProps) {
  const { rect, sheet, page, place, isHeld, onRect, onPage, onTag, onCancel } = props;
  const frame = useRef<HTMLDivElement>(null);
  const ids = useId();
  useLayoutEffect(() => {
    if (!isHeld) frame.current?.focus({ preventScroll: true });
  }, [isHeld, page]);
  const answer = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || isHeld) return;
    const moved = movedBy(event, props);
    const step = { PageDown: 1, PageUp: -1 }[event.key] as 1 | -1 | undefined; // of the two values above
    if (moved !== undefined) onRect(moved);
    else if (step !== undefined) onPage(step);
    else if (event.key === 'Enter' && event.target === event.currentTarget) onTag();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
  };
  const where = t('areaWhere', percent(rect.left, sheet.width), percent(rect.top, sheet.height), percent(rect.width, sheet.width), percent(rect.height, sheet.height)); // prettier-ignore
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is moved and sized by its keys
    <div
      ref={frame}
      class={isHeld ? 'area-frame is-held' : 'area-frame'}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={isHeld ? -1 : 0}
      aria-label={t('areaOfPage', page)}
      aria-describedby={`${ids}-how`}
      style={{ left: `${place.left}px`, top: `${place.top}px`, width: `${place.width}px`, height: `${place.height}px` }}
      onKeyDown={answer}
    >
      <p class="for-readers" role="status">
        {where}
      </p>
      {isHeld ? null : (
        <div class="area-tools">
          <Button kind="primary" onPress={onTag}>
            {t('areaTag')}
          </Button>
          <Button onPress={onCancel}>{t('cancel')}</Button>
          <p id={`${ids}-how`} class="hint">
            {t('areaHow')}
          </p>
        </div>
      )}
    </div>
  );
}
