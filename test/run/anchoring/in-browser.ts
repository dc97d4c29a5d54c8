// The speed cases in a real browser: a page that makes them, measures, and tells each row to the server that gave it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { type Browser, howToInstall, installed } from '../browsers.ts';
import type { SpeedRow } from './speed.ts';
import type { SpeedAsked } from './speed-page.ts';

async function bundle(): Promise<string> {
  const entry = new URL('speed-page.ts', import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: 'bench' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('vite made no bundle of the speed page');
  return chunk.code;
}

/** The page alone, with nothing remembered. */
function command({ kind }: Browser, profile: string, url: string): readonly string[] {
  if (kind === 'chromium')
    return [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      `--user-data-dir=${profile}`,
      url,
    ];
  writeFileSync(join(profile, 'user.js'), 'user_pref("privacy.reduceTimerPrecision", false);\nuser_pref("dom.max_script_run_time", 0);\n');
  return ['--headless', '--no-remote', '--profile', profile, url];
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Rows as they come; ends when the page has told that it is done. Rejects when the page fails or there is no such browser. */
export async function speedInBrowser(kind: string, asked: SpeedAsked, onRow: (row: SpeedRow) => void): Promise<void> {
  const [browser] = installed(kind);
  if (browser === undefined) throw new Error(howToInstall(kind));
  const script = await bundle();
  let end: (failure?: string) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = (failure) => (failure === undefined ? resolve() : reject(new Error(failure)));
  });
  // A page of its own origin alone gets the finer clock.
  const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  const server = createServer(async (request, response) => {
    const answers: Readonly<Record<string, readonly [string, string]>> = {
      '/': [
        'text/html; charset=utf-8',
        '<!doctype html><meta charset="utf-8"><title>Speed</title><script type="module" src="/bench.js"></script>',
      ],
      '/bench.js': ['text/javascript; charset=utf-8', script],
      '/asked.json': ['application/json; charset=utf-8', JSON.stringify(asked)],
    };
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
    const told = await read(request);
    response.writeHead(200, { ...headers, 'Content-Type': type }).end(body);
    if (request.url === '/row') onRow(JSON.parse(told) as SpeedRow);
    if (request.url === '/done') end();
    if (request.url === '/failed') end(told);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const { port } = server.address() as AddressInfo;
  const child = spawn(browser.path, command(browser, profile, `http://127.0.0.1:${port}/`), { stdio: 'ignore' });
  const exited = new Promise<void>((gone) => child.once('exit', () => gone()));
  child.once('exit', () => end(`${browser.name} ended before the page was done`));
  try {
    await done;
  } finally {
    child.kill();
    await exited;
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
