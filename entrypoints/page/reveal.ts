// From card to passage and from passage to card: scrolls a passage into view and tells which passage was clicked.
import type { MarkedRoot } from '@/utils/marking/marked-root';
import type { Revealed } from '@/utils/messaging/protocol';
import type { Iri } from '@/utils/model/ids';
import type { Painter } from '@/utils/painting/painter';
import { OPENERS, openedBy } from '@/utils/text/disclosed';
import { liveRange } from './live-range';
import { isSelected } from './selected-range';

/** How long a passage that was asked for stands out (ms). */
const EMPHASIS = 2_500;
/** How long a page may take to open a part (ms). */
const OPENING = 250;
let fading = 0;

/** Scrolls to a passage and lets it stand out. What is closed around it is opened, as the reader would; else its opener is scrolled to. */
export async function revealRange(range: AbstractRange, painter: Painter, signal: AbortSignal): Promise<Exclude<Revealed, 'nowhere'>> {
  const start = range.startContainer;
  const inside = start instanceof Element ? start : start.parentElement;
  const isClosed = (): boolean => inside?.checkVisibility() === false;
  const openers = isClosed() ? openAround(start) : [];
  if (isClosed()) await new Promise((done) => setTimeout(done, OPENING));
  // A part that stays closed has no place on the screen: its opener has.
  const element = isClosed() ? (openers.find((opener) => opener.checkVisibility()) ?? inside) : inside;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const rect = liveRange(range).getBoundingClientRect();
  const inView = rect.height > 0 && rect.top >= 0 && rect.bottom <= innerHeight;
  if (!inView) element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  painter.emphasise(range);
  clearTimeout(fading);
  fading = window.setTimeout(() => (signal.aborted ? undefined : painter.emphasise(undefined)), EMPHASIS);
  return isClosed() ? 'closed' : 'shown';
}

/** Opens what hides a node: `details`, what a search would open, and parts by their openers, outermost first, which are answered. */
function openAround(node: Node): readonly HTMLElement[] {
  const tree = node.getRootNode() as Document | ShadowRoot; // where a page's text stands
  for (const part of tree.querySelectorAll<HTMLElement>('details, [hidden=until-found]')) {
    if (!part.contains(node)) continue;
    if (part instanceof HTMLDetailsElement) part.open = true;
    else if (part.dispatchEvent(new Event('beforematch', { bubbles: true }))) part.hidden = false;
  }
  return [...tree.querySelectorAll<HTMLElement>(OPENERS)].filter((opener) => {
    const ids = openedBy(opener.getAttribute('aria-controls') ?? '');
    const part = ids.map((id) => tree.getElementById(id)).find((p) => p?.contains(node));
    if (part?.checkVisibility() === false && isHarmless(opener)) opener.click();
    return part !== undefined;
  });
}

/** A press that shows a part and neither leads to another page nor sends a form. */
function isHarmless(opener: HTMLElement): boolean {
  const address = opener.closest('a')?.getAttribute('href') ?? '#';
  return address.startsWith('#') && opener.closest('form button:not([type=button]), input, :disabled, [aria-disabled=true]') === null;
}

interface CaretApis {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
}

/** Calls back with the passages under a plain click, the innermost first. */
export function seenAt(marked: Pick<MarkedRoot, 'at'>, onSeen: (ids: readonly Iri[]) => void, signal: AbortSignal): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || isSelected()) return;
      const caret = (document as CaretApis).caretPositionFromPoint?.(event.clientX, event.clientY); // in both browsers, see CaretApis
      if (caret === undefined || caret === null) return;
      const ids = marked.at(caret.offsetNode, caret.offset);
      if (ids.length > 0) onSeen([...ids].reverse());
    },
    { signal },
  );
}
