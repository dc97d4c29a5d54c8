// Puts the picker's frame beside the passage: a page of our own origin, so the web page can read neither its words nor the
// keys typed in it. It exists only while tagging.
import { browser } from 'wxt/browser';
import { overlayHost, standAt } from './overlay';
import frameCss from './picker-frame.css?inline';

const WIDTH = 400;
const HEIGHT = 480;
const GAP = 12;

/** Lower than that the picker shows too little to choose by (px). */
const LOWEST = 340;

/** Under the passage or over it, where there is more room; over its words only when the window leaves nothing else. */
function placeBeside(rect: DOMRect): { left: number; top: number; width: number; height: number } {
  const width = Math.min(WIDTH, innerWidth - 2 * GAP);
  const under = innerHeight - rect.bottom - 2 * GAP;
  const over = rect.top - 2 * GAP;
  const isUnder = under >= HEIGHT || under >= over;
  const height = Math.min(HEIGHT, innerHeight - 2 * GAP, Math.max(LOWEST, isUnder ? under : over));
  const wanted = isUnder ? rect.bottom + GAP : rect.top - GAP - height;
  return {
    left: Math.max(GAP, Math.min(rect.left, innerWidth - GAP - width)),
    top: Math.max(GAP, Math.min(wanted, innerHeight - GAP - height)),
    width,
    height,
  };
}

export function showPicker(url: string, range: AbstractRange, onClose: () => void): { close(): void } {
  const { host, root } = overlayHost(frameCss);
  const frame = document.createElement('iframe');
  frame.src = url;
  frame.title = browser.i18n.getMessage('commandTag');
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  standAt(host, placeBeside(live.getBoundingClientRect()));
  frame.addEventListener('load', () => frame.focus());
  root.append(frame);
  let closed = false;
  return {
    close() {
      if (closed) return;
      closed = true;
      host.remove();
      // The keyboard goes back to where the reader was.
      window.focus();
      onClose();
    },
  };
}
