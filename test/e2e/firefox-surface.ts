// How a tab, a frame or the sidebar of Firefox is read, clicked and typed in.
import fs from 'node:fs';
import type { Bidi } from './bidi.ts';
import type { Surface } from './driver.ts';
import type { FirefoxWindow, Where } from './firefox-window.ts';
import { SIDEBAR } from './firefox-window.ts';
import { chord, key } from './keys.ts';
import { centreOf, type Point } from './page-scripts.ts';
import { pressing } from './pressing.ts';
import { until } from './wait.ts';

/** What differs between a page that BiDi sees and the sidebar's page, which it does not. */
interface Access {
  readonly name: string;
  readonly where: Where;
  evaluate<T>(expression: string): Promise<T>;
  click(point: Point): Promise<void>;
  picture(): Promise<string>;
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Brings it to the front: nobody clicks or types in a tab that is not seen. */
  front(): Promise<void>;
}

/** The id of an element, given to one that has none: Firefox's tree knows elements by it. */
const named = (selector: string): string => `(() => {
  const element = document.querySelector(${JSON.stringify(selector)});
  if (element !== null && element.id === '') element.id = 'sought-' + Math.random();
  return element?.id ?? null;
})()`;

function surfaceOf(access: Access, window: FirefoxWindow): Surface {
  const { evaluate, name } = access;
  return {
    evaluate,
    waitFor: async (expression, what = expression) => {
      await until(async () => Boolean(await evaluate(`(async () => Boolean(await (${expression})))()`)), `${what} in ${name}`);
    },
    click: (selector) =>
      pressing(evaluate, selector, async () => {
        const point = await until(
          async () => (await evaluate<Point | null>(centreOf(selector))) ?? undefined,
          `${selector} to click in ${name}`,
        );
        await access.front();
        return () => access.click(point);
      }),
    type: async (text) => {
      await access.front();
      await window.keys(
        access.where,
        [...text].map((character) => ({ modifiers: [], key: key(character) })),
      );
    },
    press: async (keys) => {
      const { modifiers, key: k } = chord(keys);
      await access.front();
      await window.keys(access.where, [{ modifiers: modifiers.map(key), key: k }]);
    },
    screenshot: async (path) => fs.writeFileSync(path, Buffer.from(await access.picture(), 'base64')),
    setFiles: access.setFiles,
    text: () => evaluate<string>('document.body.innerText'),
    accessible: (selector) =>
      until(async () => {
        const id = await evaluate<string | null>(named(selector));
        return id === null ? undefined : ((await window.accessible(access.where, id)) ?? undefined);
      }, `${selector} in the accessibility tree of ${name}`),
  };
}

/** Presses the mouse at the first point, moves it over the others, and lets it go at the last. */
export async function drag(bidi: Bidi, context: string, points: readonly Point[]): Promise<void> {
  const [first, ...others] = points.map(({ x, y }) => ({ type: 'pointerMove', x: Math.floor(x), y: Math.floor(y) }));
  const actions = [first, { type: 'pointerDown', button: 0 }, ...others, { type: 'pointerUp', button: 0 }];
  await bidi.send('input.performActions', {
    context,
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** A tab, or a frame in one, by its BiDi context. `top` is the tab's. */
export function contextSurface(bidi: Bidi, window: FirefoxWindow, context: string, top: string): Surface {
  const click = async ({ x, y }: Point): Promise<void> => {
    const actions = [
      { type: 'pointerMove', x: Math.floor(x), y: Math.floor(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await bidi.send('input.performActions', {
      context,
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  };
  const picture = async (): Promise<string> =>
    (await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context: top })).data;
  const front = async (): Promise<void> => {
    if (await bidi.evaluate<boolean>(top, 'document.hidden')) await bidi.send('browsingContext.activate', { context: top });
  };
  const setFiles = async (selector: string, files: readonly string[]): Promise<void> => {
    const expression = `document.querySelector(${JSON.stringify(selector)})`;
    const element = await until(async () => {
      const { result } = await bidi.send<{ result: { sharedId?: string } }>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: false,
      });
      return result.sharedId;
    }, `${selector} in a tab`);
    await bidi.send('input.setFiles', { context, element: { sharedId: element }, files });
  };
  return surfaceOf(
    { name: `tab ${context}`, where: 'tab', evaluate: (expression) => bidi.evaluate(context, expression), click, picture, setFiles, front },
    window,
  );
}

const snapshot = `(async () => {
  const bitmap = await ${SIDEBAR}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
})()`;

/** The files are opened by the window and handed to the page's input as a file dialog would. */
const handFiles = (selector: string, paths: readonly string[]): string => `(async () => {
  const files = await Promise.all(${JSON.stringify(paths)}.map((path) => File.createFromFileName(path)));
  const messages = ${SIDEBAR}.messageManager;
  await new Promise((done) => {
    const hear = () => { messages.removeMessageListener('journey:files:done', hear); done(); };
    messages.addMessageListener('journey:files:done', hear);
    messages.loadFrameScript('data:,' + encodeURIComponent(\`{
      const take = ({ data }) => {
        removeMessageListener('journey:files', take);
        const input = content.document.querySelector(\${JSON.stringify(${JSON.stringify(selector)})});
        input.mozSetFileArray(data);
        for (const type of ['input', 'change']) input.dispatchEvent(new content.Event(type, { bubbles: true }));
        sendAsyncMessage('journey:files:done');
      };
      addMessageListener('journey:files', take);
    }\`), false);
    messages.sendAsyncMessage('journey:files', files);
  });
})()`;

/** The sidebar's page. */
export function sidebarSurface(window: FirefoxWindow): Surface {
  const evaluate = <T>(expression: string): Promise<T> => window.inSidebar<T>(expression);
  const access: Access = {
    name: 'the sidebar',
    where: 'sidebar',
    evaluate,
    click: (point) => window.mouse('sidebar', point, ['mousemove', 'mousedown', 'mouseup']),
    picture: () => window.run<string>(snapshot),
    front: async () => undefined,
    setFiles: async (selector, paths) => {
      await until(() => evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`), `${selector} in the sidebar`);
      await window.run(handFiles(selector, paths));
    },
  };
  return surfaceOf(access, window);
}
