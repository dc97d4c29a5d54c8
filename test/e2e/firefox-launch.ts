// How Firefox is started with the extension: preferences, the BiDi session, the installation, the browser's own window.
import fs from 'node:fs';
import path from 'node:path';
import { startProcess, type BrowserProcess } from './browser-process.ts';
import { connect, type Bidi } from './bidi.ts';
import { GECKO_ID, type DriverOptions } from './driver.ts';
import { until } from './wait.ts';

/** Debian's, unless another is named. */
export const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox';

/** Ours to choose: it fixes the address of the extension's pages, and so where its data lie. */
const UUID = 'd56a5b99-51b6-4e83-ab23-796216679614';

/** The start of the address of every page of the extension. */
export const EXTENSION_ORIGIN = `moz-extension://${UUID}`;

export interface Running {
  readonly process: BrowserProcess;
  readonly bidi: Bidi;
  /** The browser's own window, where privileged code runs. */
  readonly chrome: string;
}

function preferences(options: DriverOptions): Readonly<Record<string, unknown>> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    // The extension is installed anew at each start; its data stay like those of one that stays.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // `permissions.request` answers yes, after a true click, without its prompt.
    'extensions.webextOptionalPermissionPrompts': options.grants === false,
    'browser.aboutwelcome.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.sessionstore.resume_from_crash': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.tabs.warnOnClose': false,
    'browser.translations.enable': false,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.bypassNotification': true,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'extensions.update.enabled': false,
    'ui.systemUsesDarkTheme': options.scheme === 'dark' ? 1 : 0,
    ...(options.scheme === undefined ? {} : { 'layout.css.prefers-color-scheme.content-override': options.scheme === 'dark' ? 0 : 1 }),
    ...(options.downloads === undefined
      ? {}
      : {
          'browser.download.dir': options.downloads,
          'browser.download.folderList': 2,
          'browser.download.useDownloadDir': true,
          'browser.download.alwaysOpenPanel': false,
          'browser.download.always_ask_before_handling_new_types': false,
        }),
  };
}

/** Starts Firefox and installs the extension, if there is one; on the same profile the extension finds its data again. */
export async function launch(profile: string, extension: string | undefined, options: DriverOptions): Promise<Running> {
  const lines = Object.entries(preferences(options)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  fs.writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  if (options.downloads !== undefined) fs.mkdirSync(options.downloads, { recursive: true });
  const executable = options.executable ?? FIREFOX;
  const size = ['--width', String(options.width ?? 1280), '--height', String(options.height ?? 900)];
  const args = ['--no-remote', '--profile', profile, '--remote-debugging-port=0', '--remote-allow-system-access', ...size];
  const browser = startProcess(executable, options.headless === false ? args : ['--headless', ...args], false);
  try {
    const ended = browser.ended.then(() => 'ended');
    const address = await until(
      async () => {
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(browser.log())?.[1];
        if (found === undefined && (await Promise.race([ended, Promise.resolve('')])) === 'ended') return 'ended';
        return found;
      },
      `${executable} to tell its address`,
      60_000,
    );
    if (address === 'ended') throw new Error('it ended at once');
    const bidi = await connect(address);
    await bidi.send('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: 'ignore' } } } });
    if (extension !== undefined) await bidi.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    const { contexts } = await bidi.send<{ contexts: readonly { context: string; url: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const chrome = contexts.find((c) => c.url.includes('browser.xhtml'))?.context;
    if (chrome === undefined) throw new Error('its window is not there');
    // A press before the background has registered its listeners is lost: no reader is that quick.
    const isAwake = `WebExtensionPolicy.getByID('${GECKO_ID}').extension.backgroundState === 'running'`;
    if (extension !== undefined) await until(() => bidi.evaluate<boolean>(chrome, isAwake), 'the background to listen');
    return { process: browser, bidi, chrome };
  } catch (error) {
    await browser.end(0);
    throw new Error(`Firefox did not start: ${String(error)}\n${browser.log().slice(-1500)}`, { cause: error });
  }
}
