// Puts the picker's frame beside the passage: a page of our own origin, so the web page can read neither its words nor the
// keys typed in it. It exists while something is selected or tagged.
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

const sizeInWindow = (): Pick<Box, 'width' | 'height'> => ({
  width: Math.min(WIDTH, innerWidth - 2 * GAP),
  height: Math.min(HEIGHT, innerHeight - 2 * GAP),
});

/** Under the passage, over it, or at one of its sides; over its words only when the window leaves nothing else: the picker shows them. */
function placeBeside(rect: DOMRect): Box {
  const { width, height } = sizeInWindow();
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
  /** Shows it beside a passage, for the draft of that token. */
  show(token: string, range: AbstractRange): void;
  /** `isSaved`: out of sight at once, and gone when the frame, which still keeps the text that proves the passage, has left its page. */
  close(isSaved: boolean): void;
  isOpen(): boolean;
  /** False when it has been shown, or thrown out by the page: then another is needed. */
  isReady(): boolean;
}

/** A frame for one tagging, loaded out of sight: a browser needs longer for it than a reader wants to wait. */
export function preparePicker(onClose: () => void): PickerFrame {
  const { host, root } = overlayHost(frameCss);
  standAt(host, { left: 0, top: 0, ...sizeInWindow() });
  const frame = document.createElement('iframe');
  frame.src = browser.runtime.getURL('/picker.html');
  frame.title = browser.i18n.getMessage('commandTag');
  root.append(frame);
  let phase: 'ready' | 'open' | 'closed' = 'ready';
  let hasLoaded = false;
  // The second time it has left its page, maybe before we are told that the passage was saved.
  frame.addEventListener('load', () => {
    if (hasLoaded) host.remove();
    hasLoaded = true;
  });
  return {
    show(token, range) {
      phase = 'open';
      standAt(host, placeBeside(liveRange(range).getBoundingClientRect()));
      host.showPopover();
      const tell = (): void => {
        // Not the origin of its address: the name under which Chromium lets a page load it is another than that of the page.
        frame.contentWindow?.postMessage(token, new URL(browser.runtime.getURL('/')).origin);
        frame.focus();
      };
      if (hasLoaded) tell();
      else frame.addEventListener('load', tell, { once: true });
    },
    // A page that throws our host out has ended the tagging; what was typed is kept.
    isOpen: () => phase === 'open' && host.isConnected,
    isReady: () => phase === 'ready' && host.isConnected,
    close(isSaved) {
      if (phase === 'closed') return;
      const wasOpen = phase === 'open';
      phase = 'closed';
      if (isSaved && host.isConnected) host.hidePopover();
      else host.remove();
      if (!wasOpen) return;
      // The keyboard goes back to where the reader was.
      window.focus();
      onClose();
    },
  };
}
