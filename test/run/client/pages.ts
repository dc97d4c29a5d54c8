// A page of text for the bench, bare or with the published Hypothesis client in it; everything is served from this machine.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { build } from 'vite';

const here = new URL('.', import.meta.url).pathname;
const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const client = join(root, 'node_modules/hypothesis/build');

/** One file of the bench with all it imports, as a classic script. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: { write: false, minify: true, target: 'es2022', lib: { entry: join(here, entry), formats: ['iife'], name: 'bench' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error(`${entry}: nothing was built`);
  return first.output[0].code;
}

const escape = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function pageOf(text: string, scripts: string): string {
  const blocks = text.split('\n').map((line) => `<p>${escape(line)}</p>`);
  return `<!doctype html><meta charset="utf-8"><title>Bench</title><style>body{font:16px/1.5 serif;max-width:46em;margin:2em auto}</style>${scripts}<body>${blocks.join('\n')}</body>`;
}

function withClient(base: string): string {
  const config = {
    assetRoot: `${base}/client/`,
    sidebarAppUrl: `${base}/sidebar.html`,
    notebookAppUrl: `${base}/empty.html`,
    profileAppUrl: `${base}/empty.html`,
    showHighlights: true,
  };
  return `<script type="application/json" class="js-hypothesis-config">${JSON.stringify(config)}</script><script src="/client/build/boot.js" async></script>`;
}

export interface Pages {
  readonly url: (which: 'bare' | 'client') => string;
  show(text: string): void;
  close(): Promise<void>;
}

export async function servePages(): Promise<Pages> {
  const scripts = new Map([
    ['/ours.js', await bundle('ours.ts')],
    ['/apache.js', await bundle('apache.ts')],
  ]);
  let text = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const base = `http://${request.headers.host}`;
    const send = (body: string | Buffer, type: string): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
    const script = scripts.get(pathname);
    const file = join(client, normalize(pathname.slice('/client/build'.length)));
    if (script !== undefined) send(script, 'text/javascript');
    else if (pathname === '/bare') send(pageOf(text, '<script src="/ours.js"></script><script src="/apache.js"></script>'), 'text/html');
    else if (pathname === '/client') send(pageOf(text, withClient(base)), 'text/html');
    else if (pathname === '/sidebar.html') send(readFileSync(join(here, 'sidebar.html')), 'text/html');
    else if (pathname === '/empty.html') send('<!doctype html>', 'text/html');
    else if (pathname.startsWith('/client/build/') && existsSync(file))
      send(readFileSync(file), pathname.endsWith('.css') ? 'text/css' : 'text/javascript');
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: (which) => `http://127.0.0.1:${port}/${which}`,
    show: (next) => void (text = next),
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
