// What only Firefox's own window can do: true keys and clicks, the toolbar button, the sidebar, the list of errors.
// The expressions here run as privileged code in `browser.xhtml`, which system access lets us script; names are Firefox's own.
import type { Bidi } from './bidi.ts';
import { GECKO_ID, type Accessible } from './driver.ts';
import type { Key } from './keys.ts';
import type { Point } from './page-scripts.ts';
import { pause, until } from './wait.ts';

export interface FirefoxWindow {
  run<T>(expression: string): Promise<T>;
  /** Value of an expression in the sidebar's page, which BiDi does not see. */
  inSidebar<T>(expression: string): Promise<T>;
  /** Mouse events at a point of the sidebar's page or of the tab in front. */
  mouse(where: Where, point: Point, types: readonly MouseType[]): Promise<void>;
  /** Keys to the sidebar's page or to the tab in front; the browser's and the extension's shortcuts hear them too. */
  keys(where: Where, strokes: readonly { readonly modifiers: readonly Key[]; readonly key: Key }[]): Promise<void>;
  pressAction(): Promise<void>;
  /** What the accessibility tree holds of the element with that id, in the place or a frame of it; `null` when it is not there. */
  accessible(where: Where, id: string): Promise<Accessible | null>;
}

export type Where = 'sidebar' | 'tab';
export type MouseType = 'mousemove' | 'mousedown' | 'mouseup';

/** The element that shows the sidebar's page; it is remote, so its page is reached by messages. */
export const SIDEBAR = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;

const widget = GECKO_ID.replace(/[^a-z0-9_-]/gi, '_');

/** The element of a place, and where its page begins in the window. */
const element = (where: Where): string => (where === 'tab' ? 'gBrowser.selectedBrowser' : SIDEBAR);
const origin = (where: Where): string => `(() => {
  const box = ${element(where)}.getBoundingClientRect();
  const outer = ${where === 'tab' ? '{ x: 0, y: 0 }' : `document.getElementById('sidebar').getBoundingClientRect()`};
  return { x: box.x + outer.x, y: box.y + outer.y };
})()`;

const inSidebar = (expression: string): string => {
  const inner = `(async () => { try { __reply(JSON.stringify({ value: await (${expression}\n) })); } catch (e) { __reply(JSON.stringify({ error: String(e) })); } })()`;
  const script = (name: string): string => `(() => {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Cu.exportFunction((text) => sendAsyncMessage(${name}, text), sandbox, { defineAs: '__reply' });
    Cu.evalInSandbox(${JSON.stringify(inner)}, sandbox);
  })()`;
  return `new Promise((done) => {
    const messages = ${SIDEBAR}?.messageManager;
    if (!messages) throw new Error('The sidebar is not there');
    const name = 'journey:' + Math.random();
    const hear = ({ data }) => {
      messages.removeMessageListener(name, hear);
      done(JSON.parse(data));
    };
    messages.addMessageListener(name, hear);
    messages.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(script('NAME'))}.replace('NAME', JSON.stringify(name))), false);
  })`;
};

const mouse = (from: string, { x, y }: Point, types: readonly MouseType[]): string => `(() => {
  const from = ${from};
  for (const type of ${JSON.stringify(types)}) {
    const data = { button: 0, buttons: type === 'mousedown' ? 1 : 0, clickCount: type === 'mousemove' ? 0 : 1 };
    window.synthesizeMouseEvent(type, from.x + ${x}, from.y + ${y}, data, { isWidgetEventSynthesized: false, isDOMEventSynthesized: false });
  }
})()`;

const keys = (where: Where, strokes: Parameters<FirefoxWindow['keys']>[1]): string => `(async () => {
  const target = ${element(where)};
  const inner = target.ownerDocument;
  if (document.activeElement !== (inner === document ? target : inner.defaultView.frameElement) || inner.activeElement !== target) target.focus();
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(window)) throw new Error('The keyboard is taken');
  const event = ({ key, code, keyCode }) => new KeyboardEvent('', { key, code, keyCode });
  for (const { modifiers, key } of ${JSON.stringify(strokes)}) {
    for (const m of modifiers) processor.keydown(event(m));
    processor.keydown(event(key));
    processor.keyup(event(key));
    for (const m of modifiers.toReversed()) processor.keyup(event(m));
  }
})()`;

/** Puts the button where a reader would pin it, and a centre to press. */
const button = `(() => {
  const id = '${widget}-browser-action';
  if (CustomizableUI.getPlacementOfWidget(id)?.area !== 'nav-bar') CustomizableUI.addWidgetToArea(id, 'nav-bar');
  const box = document.getElementById('${widget}-BAP')?.getBoundingClientRect();
  return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
})()`;

const accessible = (where: Where, id: string): string => `(() => {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const idOf = (one) => { try { return one.attributes.getStringProperty('id'); } catch { return ''; } };
  const waiting = [service.getAccessibleFor(${element(where)})];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (idOf(one) === ${JSON.stringify(id)}) {
      const [states, more, level, siblings, place] = [{}, {}, {}, {}, {}];
      one.getState(states, more);
      one.groupPosition(level, siblings, place);
      const has = (name) => (states.value & Ci.nsIAccessibleStates['STATE_' + name]) !== 0;
      return {
        role: one.computedARIARole, name: one.name ?? '',
        ...(level.value > 0 && { level: level.value }),
        ...((has('EXPANDED') || has('COLLAPSED')) && { expanded: has('EXPANDED') }),
        ...(has('SELECTABLE') && { selected: has('SELECTED') }),
      };
    }
    for (let child = one.lastChild; child; child = child.previousSibling) waiting.push(child);
  }
  return null;
})()`;

export function windowOf(bidi: Bidi, chrome: string): FirefoxWindow {
  const run = <T>(expression: string): Promise<T> => bidi.evaluate<T>(chrome, expression);
  return {
    run,
    inSidebar: async (expression) => {
      const { value, error } = await run<{ value?: never; error?: string }>(inSidebar(expression));
      if (error !== undefined) throw new Error(`${error}\n  in: ${expression.slice(0, 300)}`);
      // JSON: the caller knows what it asked for.
      return value as never;
    },
    mouse: async (where, point, types) => {
      await run(mouse(origin(where), point, types));
      // The page lives in another process, which the events reach later than the answer reaches us.
      await pause(30);
    },
    keys: async (where, strokes) => {
      await run(keys(where, strokes));
      await pause(30);
    },
    accessible: (where, id) => run(accessible(where, id)),
    pressAction: async () => {
      const point = await until(() => run<Point | undefined>(button), 'the toolbar button');
      await run(mouse('{ x: 0, y: 0 }', point, ['mousemove', 'mousedown', 'mouseup']));
    },
  };
}

/** Uncaught exceptions and console errors of sites and of the extension, in whichever process; `heard` is called with each. */
export async function watchErrors(bidi: Bidi, chrome: string, extensionOrigin: string, heard: (error: string) => void): Promise<void> {
  bidi.on(({ method, params }) => {
    if (method === 'script.message' && params['channel'] === 'errors') heard(String((params['data'] as { value?: unknown }).value));
  });
  await bidi.send('session.subscribe', { events: ['script.message'] });
  // Not by BiDi's own log, which knows neither the sidebar nor the background.
  const perProcess = `{
    const hear = (subject) => {
      const { level, filename, arguments: said } = subject.wrappedJSObject;
      if (level === 'error' || level === 'assert') Services.cpmm.sendAsyncMessage('journey:console', { filename, said: said.map((x) => String(x?.stack ? x + ' ' + x.stack : x)).join(' ') });
    };
    const principal = Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal);
    Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(hear, principal);
  }`;
  const listen = `(tell) => {
    const isOurs = (source) => /^https?:/.test(source) || source.startsWith('${extensionOrigin}');
    const listener = { observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
      if (isOurs(message.sourceName)) tell(message.sourceName + ': ' + message.errorMessage);
    } };
    window.__errorListener = listener;
    Services.console.registerListener(listener);
    Services.ppmm.addMessageListener('journey:console', ({ data }) => { if (isOurs(data.filename)) tell(data.filename + ': console.error ' + data.said); });
    Services.ppmm.loadProcessScript('data:,' + encodeURIComponent(${JSON.stringify(perProcess)}), true);
  }`;
  await bidi.send('script.callFunction', {
    functionDeclaration: listen,
    target: { context: chrome },
    awaitPromise: false,
    arguments: [{ type: 'channel', value: { channel: 'errors' } }],
  });
}
