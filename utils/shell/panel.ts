// Opens the panel: Chromium's side panel, Firefox's sidebar. Both want the reader's gesture, so call it before any `await`.
import { browser } from 'wxt/browser';

// WXT types neither browser's own panel API for the other; the feature is looked for, not the browser.
interface PanelApis {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}

export function openPanel(windowId: number): Promise<void> {
  const apis = browser as unknown as PanelApis; // see PanelApis
  const opening = apis.sidePanel?.open({ windowId }) ?? apis.sidebarAction?.open() ?? Promise.resolve();
  // A panel that is open already, or a window without one (a popup), is no failure: tagging works without it.
  return opening.catch(() => undefined);
}
