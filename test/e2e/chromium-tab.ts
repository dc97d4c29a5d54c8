// What a tab of Chromium can do beyond a surface: go places, be pressed on its toolbar, have words selected.
import type { Cdp } from './cdp.ts';
import { drag, mouse, surfaceOf, type Place } from './chromium-surface.ts';
import type { Surface, Tab } from './driver.ts';
import { selectWords, type Point } from './page-scripts.ts';
import { until } from './wait.ts';

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

const flat = (tree: FrameTree): readonly FrameTree['frame'][] => (tree.childFrames ?? []).flatMap((child) => [child.frame, ...flat(child)]);

/** The newest frame of that page whose address contains `part`, wherever Chromium runs it. */
async function frameIn(place: Place, part: string): Promise<Surface | undefined> {
  const { cdp, targets, target } = place;
  const inner = targets.all().filter((t) => t.type === 'iframe' && t.parent === target.session);
  const other = inner.findLast((t) => t.url.includes(part));
  if (other !== undefined) return surfaceOf({ ...place, target: other });
  // A frame that is just leaving for another process does not answer any more.
  const answer = await Promise.race([
    cdp.send<{ frameTree: FrameTree }>('Page.getFrameTree', {}, target.session).catch(() => undefined),
    new Promise<undefined>((done) => setTimeout(done, 2_000)),
  ]);
  if (answer === undefined) return undefined;
  const own = flat(answer.frameTree).findLast((f) => f.url.includes(part) && target.contexts.has(f.id));
  if (own !== undefined) return surfaceOf({ ...place, frame: own.id });
  for (const t of inner) {
    const found = await frameIn({ ...place, target: t }, part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of all of the browser's processes: Chromium traces them together. */
async function trace(cdp: Cdp, categories: readonly string[]): Promise<() => Promise<string>> {
  const events: unknown[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((done) => (end = done));
  cdp.on(({ method, params }) => {
    if (method === 'Tracing.dataCollected') events.push(...(params['value'] as readonly unknown[])); // as the protocol has it
    if (method === 'Tracing.tracingComplete') end();
  });
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  return async () => {
    await cdp.send('Tracing.end');
    await ended;
    return JSON.stringify({ traceEvents: events });
  };
}

export function tabOf(place: Place, extensionId: string): Tab {
  const { cdp, targets, target } = place;
  const surface = surfaceOf(place);
  const loaded = (): Promise<void> => surface.waitFor(`document.readyState === 'complete'`, 'the page to load');
  // Pressed again where another tab has opened before it meanwhile.
  const activate = async (): Promise<void> => {
    await until(async () => {
      await cdp.send('Target.activateTarget', { targetId: target.id });
      return surface.evaluate<boolean>(`document.visibilityState === 'visible'`);
    }, `the tab ${target.url} to come to the front`);
  };
  return {
    ...surface,
    get url() {
      return target.url;
    },
    activate,
    reload: async () => {
      const before = await surface.evaluate<number>('performance.timeOrigin');
      await cdp.send('Page.reload', {}, target.session);
      await surface.waitFor(`performance.timeOrigin !== ${before} && document.readyState === 'complete'`, 'the page to load again');
    },
    goto: async (url) => {
      const before = await surface.evaluate<number>('performance.timeOrigin');
      const { errorText, loaderId } = await cdp.send<{ errorText?: string; loaderId?: string }>('Page.navigate', { url }, target.session);
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
      // The old document is complete too: a new one has its own time origin (a move inside a document has no loader).
      await (loaderId === undefined
        ? loaded()
        : surface.waitFor(`performance.timeOrigin !== ${before} && document.readyState === 'complete'`, 'the page to load'));
    },
    close: async () => {
      await cdp.send('Target.closeTarget', { targetId: target.id });
      await until(() => !targets.all().includes(target), `the tab ${target.url} to close`);
    },
    pressToolbarButton: async () => {
      await activate();
      await cdp.send('Extensions.triggerAction', { id: extensionId, targetId: await targets.tabOf(target) });
    },
    pressTagShortcut: async () => {
      await activate();
      // Keys that are sent from outside reach Chromium's pages and not its own shortcuts: the background is told as the browser would tell it.
      const worker = await until(
        () => targets.all().find((t) => t.type === 'service_worker' && t.url.includes(extensionId)),
        'the background',
      );
      const expression = `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.commands.onCommand.dispatch('tag-selection', tab))`;
      await cdp.send('Runtime.evaluate', { expression, awaitPromise: true }, worker.session);
    },
    select: async (text, occurrence = 0) => {
      const point = await surface.evaluate<Point | null>(selectWords(text, occurrence));
      if (point === null) throw new Error(`No words "${text}" (occurrence ${occurrence}) in ${target.url}`);
      await mouse(place, point, ['mouseReleased']);
    },
    drag: (points) => drag(place, points),
    printed: async () => {
      const how = { printBackground: true, preferCSSPageSize: true };
      const { data } = await cdp.send<{ data: string }>('Page.printToPDF', how, target.session);
      return Buffer.from(data, 'base64');
    },
    frame: (part) => frameIn(place, part),
    longTasks: () => surface.evaluate<readonly number[]>('globalThis.__longTasks ?? []'),
    trace: (categories) => trace(cdp, categories),
  };
}
