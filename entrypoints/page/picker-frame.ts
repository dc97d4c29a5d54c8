// Puts the picker's frame beside the passage: a page of our own origin, so the web page can read neither its words nor the
// keys typed in it. It exists only while tagging.
import { browser } from 'wxt/browser';
import { liveRange } from './live-range';
import { overlayHost, standAt } from './overlay';
import frameCss from './picker-frame.css?inline';

const WIDTH = 400;
const HEIGHT = 480;
const GAP = 12;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const within = (wanted: number, size: number, room: number): number => Math.max(GAP, Math.min(wanted, room - GAP - size));

/** Under the passage, over it, or at one of its sides; over its words only when the window leaves nothing else: the picker shows them. */
function placeBeside(rect: DOMRect): Box {
  const width = Math.min(WIDTH, innerWidth - 2 * GAP);
  const height = Math.min(HEIGHT, innerHeight - 2 * GAP);
  const isFree = (from: number, to: number, size: number): boolean => to - from >= size + 2 * GAP;
  const across = { left: within(rect.left, width, innerWidth), width, height };
  if (isFree(rect.bottom, innerHeight, height)) return { ...across, top: rect.bottom + GAP };
  if (isFree(0, rect.top, height)) return { ...across, top: rect.top - GAP - height };
  const beside = { top: within(rect.top, height, innerHeight), width, height };
  if (isFree(rect.right, innerWidth, width)) return { ...beside, left: rect.right + GAP };
  if (isFree(0, rect.left, width)) return { ...beside, left: rect.left - GAP - width };
  return { ...across, top: within(rect.bottom + GAP, height, innerHeight) };
}

export interface PickerFrame {
  /** `isSaved`: out of sight at once, and gone when the frame, which still keeps the text that proves the passage, has left its page. */
  close(isSaved: boolean): void;
  isOpen(): boolean;
}

export function showPicker(url: string, range: AbstractRange, onClose: () => void): PickerFrame {
  const { host, root } = overlayHost(frameCss);
  const frame = document.createElement('iframe');
  frame.src = url;
  frame.title = browser.i18n.getMessage('commandTag');
  standAt(host, placeBeside(liveRange(range).getBoundingClientRect()));
  frame.addEventListener('load', () => frame.focus(), { once: true });
  root.append(frame);
  let closed = false;
  return {
    // A page that throws our host out has ended the tagging; what was typed is kept.
    isOpen: () => !closed && host.isConnected,
    close(isSaved) {
      if (closed) return;
      closed = true;
      if (isSaved) {
        host.hidePopover();
        frame.addEventListener('load', () => host.remove());
      } else host.remove();
      // The keyboard goes back to where the reader was.
      window.focus();
      onClose();
    },
  };
}
