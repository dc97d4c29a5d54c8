// The one button in the page: it appears at a selection and starts tagging. No word of the reader's is ever in it.
import { browser } from 'wxt/browser';
import { isSelected, selectedRange } from './selected-range';
import { liveRange } from './live-range';
import { overlayHost, standAt } from './overlay';
import buttonCss from './selection-button.css?inline';

export interface ButtonOffer {
  readonly onSelection: (isSelected: boolean) => void;
  readonly onTag: () => void;
  /** True while the picker stands there: one thing at a time. */
  readonly isBusy: () => boolean;
  readonly signal: AbortSignal;
}

const SIZE = 36;
/** A click counts only when the button has been in view that long: nothing can be slid under a pointer in time (ms). */
const SETTLE = 300;

export function offerButton({ onSelection, onTag, isBusy, signal }: ButtonOffer): { hide(): void } {
  let host: HTMLElement | undefined;
  let timer = 0;
  const hide = () => {
    host?.remove();
    host = undefined;
  };
  const show = () => {
    const range = selectedRange();
    hide();
    if (range === undefined || isBusy()) return;
    const live = liveRange(range);
    const rects = live.getClientRects();
    const last = rects[rects.length - 1];
    if (last === undefined || live.toString().trim() === '') return;
    const overlay = overlayHost(buttonCss);
    host = overlay.host;
    host.showPopover();
    const shownAt = performance.now();
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaLabel = browser.i18n.getMessage('commandTag');
    button.append(sign());
    // Keeps the selection: a press on the button must not clear it.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', (event) => {
      if (!event.isTrusted || performance.now() - shownAt < SETTLE) return;
      hide();
      onTag();
    });
    overlay.root.append(button);
    standAt(host, {
      left: Math.max(4, Math.min(last.right - SIZE / 2, innerWidth - SIZE - 8)),
      top: Math.max(4, Math.min(last.bottom + 6, innerHeight - SIZE - 8)),
      width: SIZE,
      height: SIZE,
    });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, 180);
  };
  // Also one that is still to come: it would stand beside the picker and stay when that has gone.
  const leave = () => {
    clearTimeout(timer);
    hide();
  };
  document.addEventListener(
    'selectionchange',
    () => {
      if (!isSelected()) hide();
      onSelection(isSelected());
      soon();
    },
    { signal },
  );
  addEventListener('scroll', () => (host === undefined ? undefined : soon()), { signal, passive: true, capture: true });
  // The browser takes the shortcut first where it is set; this answers where another program or page setting took its place.
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || !event.altKey || !event.shiftKey || event.code !== 'KeyU' || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      leave();
      onTag();
    },
    { signal, capture: true },
  );
  signal.addEventListener('abort', leave);
  return { hide: leave };
}

function sign(): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', 'M5 3v18M9 7h10M9 12h10M9 17h6');
  svg.append(path);
  return svg;
}
