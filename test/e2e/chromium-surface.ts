// How a page, a panel or a frame of Chromium is read, clicked and typed in.
import fs from 'node:fs';
import type { Cdp } from './cdp.ts';
import type { Target, Targets } from './chromium-targets.ts';
import type { Accessible, Surface } from './driver.ts';
import { chord, key, type Key } from './keys.ts';
import { centreOf, type Point } from './page-scripts.ts';
import { pressing } from './pressing.ts';
import { until } from './wait.ts';

/** A frame within a session; `frame` is undefined for the session's own outermost frame. */
export interface Place {
  readonly cdp: Cdp;
  readonly targets: Targets;
  readonly target: Target;
  readonly frame: string | undefined;
}

interface Answer {
  readonly result: { readonly value?: unknown; readonly objectId?: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string; readonly value?: unknown } };
}

const bits: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

async function run(place: Place, expression: string, byValue: boolean): Promise<Answer['result']> {
  const { cdp, target, frame } = place;
  const contextId = frame === undefined ? undefined : target.contexts.get(frame);
  if (frame !== undefined && contextId === undefined) throw new Error(`The frame is gone from ${target.url}`);
  const params = { expression, awaitPromise: true, returnByValue: byValue, ...(contextId === undefined ? {} : { contextId }) };
  const { result, exceptionDetails: e } = await cdp.send<Answer>('Runtime.evaluate', params, target.session);
  if (e) throw new Error(`${e.exception?.description ?? String(e.exception?.value ?? e.text)}\n  in: ${expression.slice(0, 300)}`);
  return result;
}

/** The session whose window gets the input, and what to add to a point of the frame. */
async function ground(place: Place): Promise<{ readonly session: string; readonly origin: Point }> {
  const { cdp, targets } = place;
  let { target, frame } = place;
  let [x, y] = [0, 0];
  const add = async (frameId: string, session: string): Promise<void> => {
    await cdp.send('DOM.enable', {}, session);
    const { backendNodeId } = await cdp.send<{ backendNodeId: number }>('DOM.getFrameOwner', { frameId }, session);
    const { model } = await cdp.send<{ model: { content: readonly number[] } }>('DOM.getBoxModel', { backendNodeId }, session);
    x += model.content[0] ?? 0;
    y += model.content[1] ?? 0;
    await cdp.send('DOM.disable', {}, session);
  };
  if (frame !== undefined) await add(frame, target.session);
  while (target.type === 'iframe' && target.parent !== undefined) {
    const outer = targets.bySession(target.parent);
    if (outer === undefined) throw new Error(`The page around ${target.url} is gone`);
    await add(target.id, outer.session);
    [target, frame] = [outer, undefined];
  }
  return { session: target.session, origin: { x, y } };
}

/** The place as `ground` has it, its tab brought to the front: nobody clicks or types in a tab that is not seen. */
async function front(place: Place): Promise<Awaited<ReturnType<typeof ground>>> {
  const under = await ground(place);
  const { result } = await place.cdp.send<Answer>(
    'Runtime.evaluate',
    { expression: 'document.hidden', returnByValue: true },
    under.session,
  );
  const page = place.targets.bySession(under.session);
  if (result.value === true && page !== undefined) await place.cdp.send('Target.activateTarget', { targetId: page.id });
  return under;
}

export async function mouse(
  place: Place,
  point: Point,
  types: readonly ('mouseMoved' | 'mousePressed' | 'mouseReleased')[],
): Promise<void> {
  const { session, origin } = await front(place);
  for (const type of types) {
    const button = type === 'mouseMoved' ? 'none' : 'left';
    const buttons = type === 'mousePressed' ? 1 : 0;
    await place.cdp.send(
      'Input.dispatchMouseEvent',
      { type, x: point.x + origin.x, y: point.y + origin.y, button, buttons, clickCount: 1 },
      session,
    );
  }
}

/** A selection grows with each move: a drag in one leap would end where it began. */
export async function drag(place: Place, points: readonly Point[]): Promise<void> {
  const { session, origin } = await front(place);
  const send = (type: string, { x, y }: Point, buttons: number): Promise<unknown> =>
    place.cdp.send('Input.dispatchMouseEvent', { type, x: x + origin.x, y: y + origin.y, button: 'left', buttons, clickCount: 1 }, session);
  const [first, ...others] = points;
  if (first === undefined) return;
  await send('mousePressed', first, 1);
  for (const point of others) await send('mouseMoved', point, 1);
  await send('mouseReleased', points.at(-1) ?? first, 0);
}

async function stroke(place: Place, k: Key, modifiers: readonly string[]): Promise<void> {
  const { session } = await front(place);
  const send = (type: string, { key: name, code, keyCode, text }: Key, mask: number): Promise<unknown> =>
    place.cdp.send(
      'Input.dispatchKeyEvent',
      { type, key: name, code, windowsVirtualKeyCode: keyCode, modifiers: mask, ...(type === 'keyDown' ? { text } : {}) },
      session,
    );
  let mask = 0;
  for (const m of modifiers) await send('rawKeyDown', key(m), (mask |= bits[m] ?? 0));
  const writes = k.text !== '' && (mask & ~8) === 0;
  await send(writes ? 'keyDown' : 'rawKeyDown', k, mask);
  await send('keyUp', k, mask);
  for (const m of modifiers.toReversed()) await send('keyUp', key(m), (mask &= ~(bits[m] ?? 0)));
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

function accessibleOf(node: AxNode | undefined): Accessible | undefined {
  if (node === undefined || node.ignored) return undefined;
  const told = new Map((node.properties ?? []).map(({ name, value }) => [name, value.value]));
  const said = ['level', 'expanded', 'selected'].flatMap((name) => (told.has(name) ? [[name, told.get(name)]] : []));
  return { role: node.role?.value ?? '', name: node.name?.value ?? '', ...(Object.fromEntries(said) as Partial<Accessible>) };
}

export function surfaceOf(place: Place): Surface {
  const { cdp, target } = place;
  // JSON: the caller knows what it asked for. Wrapped, so that both browsers take the same: one expression.
  const evaluate = async <T>(expression: string): Promise<T> => (await run(place, `(async () => (${expression}\n))()`, true)).value as T;
  return {
    evaluate,
    waitFor: async (expression, what = expression) => {
      await until(async () => Boolean(await evaluate(`(async () => Boolean(await (${expression})))()`)), `${what} in ${target.url}`);
    },
    click: (selector) =>
      pressing(evaluate, selector, async () => {
        const point = await until(
          async () => (await evaluate<Point | null>(centreOf(selector))) ?? undefined,
          `${selector} to click in ${target.url}`,
        );
        return () => mouse(place, point, ['mouseMoved', 'mousePressed', 'mouseReleased']);
      }),
    type: async (text) => {
      for (const character of text) await stroke(place, key(character), []);
    },
    press: async (keys) => {
      const { modifiers, key: k } = chord(keys);
      await stroke(place, k, modifiers);
    },
    screenshot: async (path) => {
      const { session } = await ground(place);
      const { data } = await cdp.send<{ data: string }>('Page.captureScreenshot', { format: 'png' }, session);
      fs.writeFileSync(path, Buffer.from(data, 'base64'));
    },
    setFiles: async (selector, paths) => {
      const find = `document.querySelector(${JSON.stringify(selector)})`;
      const objectId = await until(async () => (await run(place, find, false)).objectId, `${selector} in ${target.url}`);
      await cdp.send('DOM.setFileInputFiles', { files: paths, objectId }, target.session);
    },
    text: () => evaluate<string>('document.body.innerText'),
    accessible: (selector) =>
      until(async () => {
        const { objectId } = await run(place, `document.querySelector(${JSON.stringify(selector)})`, false);
        if (objectId === undefined) return undefined;
        const asked = { objectId, fetchRelatives: false };
        const { nodes } = await cdp.send<{ nodes: readonly AxNode[] }>('Accessibility.getPartialAXTree', asked, target.session);
        return accessibleOf(nodes[0]);
      }, `${selector} in the accessibility tree of ${target.url}`),
  };
}
