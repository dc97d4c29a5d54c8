// From card to passage and from passage to card: scrolls a passage into view and tells which passage was clicked.
import type { MarkedRoot } from '@/utils/marking/marked-root';
import type { Iri } from '@/utils/model/ids';
import type { Painter } from '@/utils/painting/painter';
import { OPENERS, openedBy } from '@/utils/text/disclosed';
import { liveRange } from './live-range';

/** How long a passage that was asked for stands out (ms). */
const EMPHASIS = 2_500;
let fading = 0;

export function revealRange(range: AbstractRange, painter: Painter, signal: AbortSignal): void {
  const start = range.startContainer;
  const inside = start instanceof Element ? start : start.parentElement;
  // A part that is closed has no place on the screen: its heading has.
  const element = inside?.checkVisibility() === false ? (openerOf(inside) ?? inside) : inside;
  // A closed `details` would keep the passage out of sight.
  for (let d = inside?.closest('details'); d !== null && d !== undefined; d = d.parentElement?.closest('details')) d.open = true;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const rect = liveRange(range).getBoundingClientRect();
  const inView = rect.height > 0 && rect.top >= 0 && rect.bottom <= innerHeight;
  if (!inView) element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  painter.emphasise(range);
  clearTimeout(fading);
  fading = window.setTimeout(() => (signal.aborted ? undefined : painter.emphasise(undefined)), EMPHASIS);
}

/** The button in a heading that opens the part around an element. */
function openerOf(inside: Element): Element | undefined {
  return [...document.querySelectorAll(OPENERS)].find((opener) =>
    openedBy(opener.getAttribute('aria-controls') ?? '').some((id) => inside.closest(`#${CSS.escape(id)}`) !== null),
  );
}

interface CaretApis {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
}

/** Calls back with the passages under a plain click, the innermost first. */
export function seenAt(marked: Pick<MarkedRoot, 'at'>, onSeen: (ids: readonly Iri[]) => void, signal: AbortSignal): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(document.getSelection()?.isCollapsed ?? true)) return;
      const caret = (document as CaretApis).caretPositionFromPoint?.(event.clientX, event.clientY); // in both browsers, see CaretApis
      if (caret === undefined || caret === null) return;
      const ids = marked.at(caret.offsetNode, caret.offset);
      if (ids.length > 0) onSeen([...ids].reverse());
    },
    { signal },
  );
}
