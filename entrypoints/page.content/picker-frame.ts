// Puts the picker's frame beside the passage: a page of our own origin, so the web page can read neither its words nor the
// keys typed in it. It exists only while tagging.
import { browser } from 'wxt/browser';
import { overlayHost } from './selection-button';
import frameCss from './picker-frame.css?inline';

const WIDTH = 400;
const HEIGHT = 480;
const GAP = 12;

function placeBeside(rect: DOMRect): { left: number; top: number; width: number; height: number } {
  const width = Math.min(WIDTH, innerWidth - 2 * GAP);
  const height = Math.min(HEIGHT, innerHeight - 2 * GAP);
  const below = rect.bottom + GAP;
  const above = rect.top - GAP - height;
  const top = below + height <= innerHeight - GAP ? below : above >= GAP ? above : innerHeight - GAP - height;
  return { left: Math.max(GAP, Math.min(rect.left, innerWidth - GAP - width)), top, width, height };
}

export function showPicker(url: string, range: AbstractRange, onClose: () => void): { close(): void } {
  const { host, root } = overlayHost(frameCss);
  const frame = document.createElement('iframe');
  frame.src = url;
  frame.title = browser.i18n.getMessage('commandTag');
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const place = placeBeside(live.getBoundingClientRect());
  for (const [side, px] of Object.entries(place)) host.style.setProperty(side, `${px}px`, 'important');
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
