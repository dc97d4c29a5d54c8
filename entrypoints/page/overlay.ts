// What stands above a page: a host out of the page's reach, for the button and for the picker's frame.
import overlayCss from './overlay.css?inline';

/** A host that stands, once it is shown, above everything in the page, its shadow root closed, its style out of the page's reach. */
export function overlayHost(css: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement('div');
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(overlayCss + css);
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return { host, root };
}

/** px in the window. The host's own rules read these: an inline style would lose to them, as the page's does. */
export function standAt(host: HTMLElement, place: { left: number; top: number; width: number; height: number }): void {
  for (const [side, px] of Object.entries(place)) host.style.setProperty(`--${side}`, `${px}px`);
}
