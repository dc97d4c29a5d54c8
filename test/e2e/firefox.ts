// Drives the built extension in a stock Firefox, without any permission that readers do not give.
import { assertBuilt, builtExtension, profileFolder } from './browser-process.ts';
import { GECKO_ID, type Driver, type DriverOptions, type Tab } from './driver.ts';
import { EXTENSION_ORIGIN, launch, type Running } from './firefox-launch.ts';
import { fillProfile } from './firefox-profile.ts';
import { contextSurface, drag, sidebarSurface } from './firefox-surface.ts';
import { SIDEBAR, watchErrors, windowOf, type FirefoxWindow } from './firefox-window.ts';
import { selectWords, type Point } from './page-scripts.ts';
import { downloadsIn, until } from './wait.ts';

interface Node {
  readonly context: string;
  readonly url: string;
  readonly children: readonly Node[] | null;
}

interface Session extends Running {
  readonly window: FirefoxWindow;
  /** The address of each context, as events told it. */
  readonly urls: Map<string, string>;
}

const inside = (node: Node): readonly Node[] => (node.children ?? []).flatMap((child) => [child, ...inside(child)]);

const tree = async (session: Session, root?: string): Promise<readonly Node[]> =>
  (await session.bidi.send<{ contexts: readonly Node[] }>('browsingContext.getTree', root === undefined ? {} : { root })).contexts;

function tabOf(session: Session, context: string): Tab {
  const { bidi, window, urls } = session;
  const surface = contextSurface(bidi, window, context, context);
  // Pressed again where another tab has opened before it meanwhile.
  const activate = async (): Promise<void> => {
    await until(
      async () => {
        await bidi.send('browsingContext.activate', { context });
        return surface.evaluate<boolean>(`document.visibilityState === 'visible'`);
      },
      `the tab ${urls.get(context)} to come to the front`,
    );
  };
  return {
    ...surface,
    get url() {
      return urls.get(context) ?? 'about:blank';
    },
    activate,
    reload: async () => {
      const before = await surface.evaluate<number>('performance.timeOrigin');
      await bidi.send('browsingContext.reload', { context, wait: 'none' });
      await surface.waitFor(`performance.timeOrigin !== ${before} && document.readyState === 'complete'`, 'the page to load again');
    },
    goto: async (url) => {
      const before = await surface.evaluate<number>('performance.timeOrigin');
      // 'none', because a move to the extension's process never tells that it has ended.
      await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
      const sameDocument = url.includes('#') ? `|| location.href === ${JSON.stringify(url)}` : '';
      await surface.waitFor(
        `document.readyState === 'complete' && location.href !== 'about:blank' && (performance.timeOrigin !== ${before} ${sameDocument})`,
        `${url} to load`,
      );
      urls.set(context, await surface.evaluate<string>('location.href'));
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
    pressToolbarButton: async () => {
      await activate();
      await window.pressAction();
    },
    pressTagShortcut: () => surface.press('Alt+Shift+U'),
    select: async (text, occurrence = 0) => {
      await activate();
      const point = await surface.evaluate<Point | null>(selectWords(text, occurrence));
      if (point === null) throw new Error(`No words "${text}" (occurrence ${occurrence}) in ${urls.get(context)}`);
      await window.mouse('tab', point, ['mouseup']);
    },
    drag: (points) => drag(bidi, context, points),
    frame: async (part) => {
      const found = (await tree(session, context)).flatMap(inside).findLast((node) => node.url.includes(part));
      return found === undefined ? undefined : contextSurface(bidi, window, found.context, context);
    },
    printed: async () => {
      const { data } = (await bidi.send('browsingContext.print', { context, background: true })) as { data: string }; // as the protocol has it
      return Buffer.from(data, 'base64');
    },
    longTasks: async () => [],
    trace: () => Promise.reject(new Error('Firefox writes no trace')),
  };
}

async function begin(profile: string, extension: string, options: DriverOptions, errors: string[]): Promise<Session> {
  const running = await launch(profile, extension, options);
  const { bidi, chrome } = running;
  const urls = new Map<string, string>();
  bidi.on(({ method, params }) => {
    const { context, url } = params as { context?: string; url?: string };
    if (method.startsWith('browsingContext.') && context !== undefined && url !== undefined) urls.set(context, url);
  });
  const events = ['contextCreated', 'domContentLoaded', 'load', 'fragmentNavigated', 'historyUpdated'].map(
    (name) => `browsingContext.${name}`,
  );
  await bidi.send('session.subscribe', { events });
  await watchErrors(bidi, chrome, EXTENSION_ORIGIN, (error) => errors.push(error));
  return { ...running, urls, window: windowOf(bidi, chrome) };
}

/** Starts Firefox with the extension. */
export async function startFirefox(options: DriverOptions = {}): Promise<Driver> {
  const extension = options.extension ?? builtExtension('firefox-mv3');
  assertBuilt(extension);
  const { folder, drop } = profileFolder(options.profile);
  if (options.profile === undefined) await fillProfile(folder, options.executable);
  const errors: string[] = [];
  let now = await begin(folder, extension, options, errors);

  const openTab = async (url: string): Promise<Tab> => {
    const { context } = await now.bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
    const tab = tabOf(now, context);
    await tab.goto(url);
    return tab;
  };
  const quit = async (): Promise<void> => {
    // The answer may come after the end, or not at all.
    await Promise.race([now.bidi.send('browser.close').catch(() => undefined), now.process.ended]);
    await now.process.end();
  };
  return {
    browser: 'firefox',
    errors,
    openTab,
    extensionPage: (page) => openTab(`${EXTENSION_ORIGIN}/${page}`),
    panel: async () => {
      const panel = sidebarSurface(now.window);
      await until(
        () =>
          now.window.run<boolean>(
            `Boolean(SidebarController.isOpen && ${SIDEBAR}?.currentURI?.spec.startsWith('${EXTENSION_ORIGIN}/sidepanel.html'))`,
          ),
        'the sidebar',
      );
      // As wide as Chromium's panel.
      await now.window.run(`void (document.getElementById('sidebar-box').style.width = '360px')`);
      await panel.waitFor(`location.pathname === '/sidepanel.html' && document.readyState === 'complete'`, 'the sidebar to load');
      return panel;
    },
    closePanel: async () => {
      await now.window.run('void SidebarController.hide()');
      await until(() => now.window.run<boolean>('!SidebarController.isOpen'), 'the sidebar to close');
    },
    tabs: async () => (await tree(now)).map((node) => node.url),
    waitForTab: async (part) => {
      const node = await until(async () => (await tree(now)).find(({ url }) => url.includes(part)), `a tab with ${part} in its address`);
      now.urls.set(node.context, node.url);
      const tab = tabOf(now, node.context);
      await tab.waitFor(`location.href.includes(${JSON.stringify(part)}) && document.readyState === 'complete'`, 'the tab to load');
      return tab;
    },
    waitForDownload: downloadsIn(options.downloads),
    watchRequests: async () => {
      const asked: string[] = [];
      now.bidi.on(({ method, params }) => {
        if (method === 'network.beforeRequestSent') asked.push((params as { request: { url: string } }).request.url);
      });
      await now.bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
      return asked;
    },
    stopBackground: async () => {
      await now.window.run(`WebExtensionPolicy.getByID('${GECKO_ID}').extension.terminateBackground()`);
    },
    crash: async () => {
      now.process.child.kill('SIGKILL');
      await now.process.ended;
      now = await begin(folder, extension, options, errors);
    },
    restart: async () => {
      await quit();
      now = await begin(folder, extension, options, errors);
    },
    stop: async () => {
      await quit();
      drop();
    },
    get ended() {
      return now.process.ended;
    },
  };
}
