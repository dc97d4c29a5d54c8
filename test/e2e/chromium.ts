// Drives the built extension in a real Chromium, without any permission that readers do not give.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { assertBuilt, builtExtension, profileFolder, startProcess, type BrowserProcess } from './browser-process.ts';
import { connect, type Cdp } from './cdp.ts';
import { surfaceOf } from './chromium-surface.ts';
import { tabOf } from './chromium-tab.ts';
import { watchTargets, type Target, type Targets } from './chromium-targets.ts';
import type { Driver, DriverOptions, Tab } from './driver.ts';
import { downloadsIn, until, within } from './wait.ts';

interface Running {
  readonly process: BrowserProcess;
  readonly cdp: Cdp;
  readonly targets: Targets;
  readonly extensionId: string;
}

/** Chromium's name for an unpacked extension: its path, hashed, in the letters a to p. */
const idOf = (extension: string): string =>
  createHash('sha256')
    .update(fs.realpathSync(extension))
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (c) => String.fromCharCode(97 + parseInt(c, 16)));

/** As if the reader had once said yes to every site and taken it back: Chromium then grants a request, made in a true click, without its prompt, which nothing can press when there is no screen. No site is granted before it is asked for. */
function foresee(profile: string, extension: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (fs.existsSync(file)) return;
  const granted = { api: [], explicit_host: ['http://*/*', 'https://*/*'], manifest_permissions: [], scriptable_host: [] };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    JSON.stringify({
      extensions: { settings: { [idOf(extension)]: { granted_permissions: granted, runtime_granted_permissions: granted } } },
    }),
  );
}

function flags(profile: string, extension: string, options: DriverOptions): readonly string[] {
  return [
    ...(options.headless === false ? [] : ['--headless']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check', '--disable-search-engine-choice-screen', '--password-store=basic',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-crash-restore-bubble', '--force-device-scale-factor=1',
    '--disable-features=DisableLoadExtensionCommandLineSwitch', `--load-extension=${extension}`, '--enable-unsafe-extension-debugging',
    `--window-size=${options.width ?? 1280},${options.height ?? 900}`, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
  ]; // prettier-ignore
}

/** A press before the background has registered its listeners is lost: no reader is that quick. */
async function listens(cdp: Cdp, targets: Targets, extensionId: string): Promise<boolean> {
  const worker = targets.all().find((t) => t.type === 'service_worker' && t.url.includes(extensionId));
  if (worker === undefined) return false;
  const expression = 'globalThis.chrome?.action?.onClicked?.hasListeners() === true';
  const { result } = await cdp.send<{ result: { value?: unknown } }>(
    'Runtime.evaluate',
    { expression, returnByValue: true },
    worker.session,
  );
  return result.value === true;
}

async function launch(profile: string, extension: string, options: DriverOptions, errors: string[]): Promise<Running> {
  const executable = options.executable ?? process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = startProcess(executable, flags(profile, extension, options), true);
  try {
    const cdp = connect(browser.child);
    await within(cdp.send('Browser.getVersion'), `${executable} to answer`, 60_000);
    const targets = await watchTargets(cdp, errors, options.scheme);
    if (options.downloads !== undefined) {
      fs.mkdirSync(options.downloads, { recursive: true });
      await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: options.downloads });
    }
    const loaded = async (): Promise<string | undefined> =>
      (await cdp.send<{ extensions: readonly { id: string; path: string }[] }>('Extensions.getExtensions')).extensions.find(
        (e) => path.resolve(e.path) === fs.realpathSync(extension),
      )?.id;
    // Chrome of the Google brand ignores the flag; there the extension is loaded through the pipe, each time anew.
    const extensionId =
      (await until(loaded, 'the extension to be loaded by its flag', 10_000).catch(() => undefined)) ??
      (await cdp.send<{ id: string }>('Extensions.loadUnpacked', { path: extension })).id;
    await until(() => listens(cdp, targets, extensionId), 'the background to listen');
    return { process: browser, cdp, targets, extensionId };
  } catch (error) {
    await browser.end(0);
    throw new Error(`Chromium did not start: ${String(error)}\n${browser.log().slice(-1500)}`, { cause: error });
  }
}

/** Starts Chromium with the extension. */
export async function startChromium(options: DriverOptions = {}): Promise<Driver> {
  const extension = options.extension ?? builtExtension('chrome-mv3');
  assertBuilt(extension);
  const { folder, drop } = profileFolder(options.profile);
  if (options.grants !== false) foresee(folder, extension);
  const errors: string[] = [];
  const ours = new Set<string>();
  let now = await launch(folder, extension, options, errors);

  const isPanel = (t: Target): boolean => t.url.startsWith(`chrome-extension://${now.extensionId}/sidepanel.html`) && !ours.has(t.id);
  const pages = (): readonly Target[] =>
    now.targets.all().filter((t) => t.type === 'page' && !isPanel(t) && !/^(devtools|about:blank#panel)/.test(t.url));
  const tab = (target: Target): Tab => tabOf({ ...now, target, frame: undefined }, now.extensionId);

  const openTab = async (url: string): Promise<Tab> => {
    const { targetId } = await now.cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    ours.add(targetId);
    const opened = tab(await until(() => now.targets.all().find((t) => t.id === targetId), 'a new tab'));
    await opened.goto(url);
    return opened;
  };
  const quit = async (): Promise<void> => {
    // The answer may come after the end, or not at all.
    await Promise.race([now.cdp.send('Browser.close').catch(() => undefined), now.process.ended]);
    await now.process.end();
  };
  return {
    browser: 'chromium',
    errors,
    openTab,
    extensionPage: (page) => openTab(`chrome-extension://${now.extensionId}/${page}`),
    panel: async () => {
      const target = await until(() => now.targets.all().find((t) => t.type === 'page' && isPanel(t)), 'the side panel');
      const panel = surfaceOf({ ...now, target, frame: undefined });
      await panel.waitFor(`location.pathname === '/sidepanel.html' && document.readyState === 'complete'`, 'the side panel to load');
      return panel;
    },
    closePanel: async () => {
      for (const target of now.targets.all())
        if (target.type === 'page' && isPanel(target)) await now.cdp.send('Target.closeTarget', { targetId: target.id });
      await until(() => !now.targets.all().some((t) => t.type === 'page' && isPanel(t)), 'the side panel to close');
    },
    tabs: async () => pages().map((t) => t.url),
    waitForTab: async (part) => {
      const found = tab(await until(() => pages().find((t) => t.url.includes(part)), `a tab with ${part} in its address`));
      await found.waitFor(`location.href.includes(${JSON.stringify(part)}) && document.readyState === 'complete'`, 'the tab to load');
      return found;
    },
    waitForDownload: downloadsIn(options.downloads),
    watchRequests: async () => {
      const asked: string[] = [];
      now.cdp.on(({ method, params }) => {
        if (method === 'Network.requestWillBeSent') asked.push((params as { request: { url: string } }).request.url);
      });
      await now.targets.enable('Network');
      return asked;
    },
    stopBackground: async () => {
      const page = await openTab(`chrome-extension://${now.extensionId}/options.html`);
      const session = now.targets.all().find((t) => t.type === 'page' && t.url.includes('options.html'))?.session;
      await now.cdp.send('ServiceWorker.enable', {}, session);
      await now.cdp.send('ServiceWorker.stopAllWorkers', {}, session);
      await page.close();
    },
    crash: async () => {
      now.process.child.kill('SIGKILL');
      await now.process.ended;
      now = await launch(folder, extension, options, errors);
    },
    restart: async () => {
      await quit();
      now = await launch(folder, extension, options, errors);
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
