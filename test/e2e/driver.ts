// What a journey can do with a browser, whichever browser it is: the one interface of `chromium.ts` and `firefox.ts`.

/** What assistive technology is told of an element, by the browser's own accessibility tree. */
export interface Accessible {
  /** As ARIA calls it. */
  readonly role: string;
  readonly name: string;
  readonly level?: number;
  readonly expanded?: boolean;
  readonly selected?: boolean;
}

/** CSS px in the window of a page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something on the screen that a reader can read, click and type in. Selectors are CSS; every wait ends after a minute and a half with a reason. */
export interface Surface {
  /** Value of an expression in the surface's own world: promises are awaited, the value travels as JSON. Rejects when it throws. */
  evaluate<T>(expression: string): Promise<T>;
  /** Until the expression is truthy; the message names `what`. Survives navigation in between. */
  waitFor(expression: string, what?: string): Promise<void>;
  /** A trusted mouse click at the element's centre; waits for the element and scrolls it into view. */
  click(selector: string): Promise<void>;
  /** Trusted keys to where the focus is. */
  type(text: string): Promise<void>;
  /** One key with its modifiers: `Enter`, `Control+Enter`, `Shift+ArrowRight`, `Alt+Shift+U`, `7`. */
  press(keys: string): Promise<void>;
  /** A PNG of what is visible. */
  screenshot(path: string): Promise<void>;
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** `document.body.innerText`. */
  text(): Promise<string>;
  /** Waits for the element to be in the tree. */
  accessible(selector: string): Promise<Accessible>;
}

export interface Tab extends Surface {
  /** The address now, as far as the browser has told it. */
  readonly url: string;
  activate(): Promise<void>;
  reload(): Promise<void>;
  goto(url: string): Promise<void>;
  close(): Promise<void>;
  /** Activates the tab and presses the extension's toolbar button: the press is genuine, so `activeTab` is granted. */
  pressToolbarButton(): Promise<void>;
  /** The extension's shortcut to tag, heard by the browser itself wherever in the page the keyboard is. */
  pressTagShortcut(): Promise<void>;
  /** Selects the words (white space counts as one space, elements and open shadow roots may lie between), then lets the mouse go. `occurrence` counts from 0. */
  select(text: string, occurrence?: number): Promise<void>;
  /** Presses the mouse at the first point, moves it over the others in their order, and lets it go at the last. */
  drag(points: readonly Point[]): Promise<void>;
  /** The newest child frame whose address contains `part`, in closed shadow roots and other processes too; undefined when there is none now. */
  frame(part: string): Promise<Surface | undefined>;
  /** What comes out of the printer, as a PDF, with the colours of backgrounds. */
  printed(): Promise<Uint8Array>;
  /** Milliseconds of each task over 50 ms since the document was opened. Only Chromium tells; Firefox answers with an empty list. */
  longTasks(): Promise<readonly number[]>;
  /** Records the browser's trace until it is called again, which answers with the trace events as JSON. Only Chromium can; Firefox rejects. */
  trace(categories: readonly string[]): Promise<() => Promise<string>>;
}

export interface Driver {
  readonly browser: 'chromium' | 'firefox';
  /** Uncaught exceptions and console errors of the tabs, of our pages and of our background, as they came. */
  readonly errors: string[];
  /** Resolves when the address has loaded. */
  openTab(url: string): Promise<Tab>;
  /** The side panel or sidebar, as soon as it is there. */
  panel(): Promise<Surface>;
  /** Closes the panel, as a reader does who wants the room. */
  closePanel(): Promise<void>;
  /** A page of the extension in a tab of its own, such as `library.html`. */
  extensionPage(path: string): Promise<Tab>;
  /** Addresses of all open tabs. */
  tabs(): Promise<readonly string[]>;
  /** A tab whose address contains `part`, as soon as there is one. */
  waitForTab(part: string): Promise<Tab>;
  /** The path of the next finished download that was not told before; needs `downloads`. */
  waitForDownload(): Promise<string>;
  /** A list that grows by the address of each request that a page, a frame or a worker makes from now on, until the browser ends. */
  watchRequests(): Promise<readonly string[]>;
  /** Quits cleanly and starts again on the same profile. Tabs and surfaces from before are gone. */
  restart(): Promise<void>;
  /** Kills the browser in the middle of whatever it does, as a power cut would, and starts again on the same profile. */
  crash(): Promise<void>;
  /** Ends the background (service worker, event page) as browsers do when it has been idle. */
  stopBackground(): Promise<void>;
  /** Ends everything; deletes the profile unless it was given. */
  stop(): Promise<void>;
  /** Resolves when the browser has ended, by whatever cause. */
  readonly ended: Promise<void>;
}

export interface DriverOptions {
  /** A folder that is kept; without it a new one that `stop` deletes. */
  readonly profile?: string;
  /** Where downloads land without a question. */
  readonly downloads?: string;
  /** Default true. */
  readonly headless?: boolean;
  readonly scheme?: 'light' | 'dark';
  /** Outer size of the window in CSS pixels; default 1280 by 900. */
  readonly width?: number;
  readonly height?: number;
  /** The built extension; default `.output/chrome-mv3` or `.output/firefox-mv3` of this checkout. */
  readonly extension?: string;
  /** The browser's executable; default Debian's. */
  readonly executable?: string;
  /** Whether the reader will say yes when the extension asks for a site. Default true. */
  readonly grants?: boolean;
}

/** The gecko id in `wxt.config.ts`. */
export const GECKO_ID = 'mutual-margin@mutual-margin.org';
