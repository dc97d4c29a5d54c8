// Which browsers this machine has, where they are, and how to get one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Browser {
  readonly kind: 'chromium' | 'firefox';
  readonly name: string;
  readonly path: string;
}

const ON_MAC = '/Applications';
const ON_WINDOWS = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter(
  (folder) => folder !== undefined,
);

// Chromium and Edge first: Chrome 137 and later no longer loads an unpacked extension from its command line.
const PLACES: readonly { readonly kind: Browser['kind']; readonly name: string; readonly paths: readonly string[] }[] = [
  {
    kind: 'chromium',
    name: 'Chromium',
    paths: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/snap/bin/chromium',
      `${ON_MAC}/Chromium.app/Contents/MacOS/Chromium`,
      ...ON_WINDOWS.map((f) => `${f}\\Chromium\\Application\\chrome.exe`),
    ],
  },
  {
    kind: 'chromium',
    name: 'Edge',
    paths: [
      '/usr/bin/microsoft-edge',
      '/usr/bin/microsoft-edge-stable',
      `${ON_MAC}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
      ...ON_WINDOWS.map((f) => `${f}\\Microsoft\\Edge\\Application\\msedge.exe`),
    ],
  },
  {
    kind: 'firefox',
    name: 'Firefox',
    paths: [
      '/usr/bin/firefox',
      '/usr/bin/firefox-esr',
      '/snap/bin/firefox',
      `${ON_MAC}/Firefox.app/Contents/MacOS/firefox`,
      ...ON_WINDOWS.map((f) => `${f}\\Mozilla Firefox\\firefox.exe`),
    ],
  },
  {
    kind: 'chromium',
    name: 'Chrome',
    paths: [
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      `${ON_MAC}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      ...ON_WINDOWS.map((f) => `${f}\\Google\\Chrome\\Application\\chrome.exe`),
    ],
  },
];

/** The installed browsers, the best to develop with first. `wanted`: a kind (`chromium`, `firefox`) or a name (`edge`, `chrome`). */
export function installed(wanted?: string): readonly Browser[] {
  const word = wanted?.toLowerCase();
  return PLACES.filter(({ kind, name }) => word === undefined || kind === word || name.toLowerCase() === word).flatMap(
    ({ kind, name, paths }) => {
      const path = paths.find((place) => existsSync(place));
      return path === undefined ? [] : [{ kind, name, path }];
    },
  );
}

/** What to tell someone who has none. */
export function howToInstall(wanted = 'a browser'): string {
  const how: Readonly<Record<string, string>> = {
    linux: 'sudo apt-get install chromium        (or firefox-esr; on other systems: dnf install chromium, pacman -S chromium)',
    darwin: 'brew install --cask chromium         (or firefox, microsoft-edge)',
    win32: 'winget install Mozilla.Firefox       (Edge is there on most machines)',
  };
  return `No ${wanted} was found. Install Chromium, Edge, Firefox or Chrome:\n  ${how[process.platform] ?? how['linux']}\nThen: npm start`;
}

/** Both browsers that the journeys need, in Debian's places; installs them when they are missing and we are root. */
export function ensureTestBrowsers(): void {
  const missing = [
    ['chromium', '/usr/bin/chromium'],
    ['firefox-esr', '/usr/bin/firefox'],
  ].flatMap(([name = '', path = '']) => (existsSync(path) || existsSync(`${path}-esr`) ? [] : [name]));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(`The tests need ${missing.join(' and ')}: sudo apt-get install ${missing.join(' ')}`);
  console.log(`installing ${missing.join(' and ')}`);
  for (const command of [
    ['update', '-qq'],
    ['install', '-y', '-qq', ...missing],
  ]) {
    const { status } = spawnSync('apt-get', command, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status !== 0) throw new Error(`apt-get ${command.join(' ')} failed`);
  }
}
