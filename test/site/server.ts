// Serves the sample pages, pages that a test sets, and a folder if one is given: from this machine to this machine only.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { MADE, type Page } from './made-pages.ts';

export interface SiteOptions {
  /** Its files are served under their paths, before the sample pages. */
  readonly folder?: string;
  /** Default: one that is free. A kept profile knows its pages again only under the same one. */
  readonly port?: number;
}

export interface Site {
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** The full address of a path; a missing slash at its start is added. */
  url(path: string): string;
  /** What a path answers from now on. */
  setPage(path: string, html: string | Uint8Array, headers?: Readonly<Record<string, string>>): void;
  /** What was asked for since it was last told, as `GET /path`; favicons aside. */
  takeRequests(): readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.htm': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.jsonld': 'application/ld+json', '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.pdf': 'application/pdf', '.woff2': 'font/woff2',
}; // prettier-ignore

/** The file of a path within a folder; undefined when there is none or the path leads out of it. */
function fileOf(folder: string | undefined, pathname: string): string | undefined {
  if (folder === undefined) return undefined;
  const root = path.resolve(folder);
  let file = path.join(root, pathname);
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
  return fs.existsSync(file) && fs.statSync(file).isFile() ? file : undefined;
}

function answer(
  pages: ReadonlyMap<string, Page>,
  folder: string | undefined,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
  const file = pages.has(pathname) ? undefined : fileOf(folder, pathname);
  const page = pages.get(pathname) ?? (file === undefined ? MADE[pathname]?.() : undefined);
  if (page !== undefined) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page.headers }).end(page.html);
  } else if (file !== undefined) {
    response.writeHead(200, {
      'content-type': types[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    fs.createReadStream(file).pipe(response);
  } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404, { 'content-type': 'text/plain' }).end();
}

/** Starts the server; `close` ends it and all its connections. */
export async function serve(options: SiteOptions = {}): Promise<Site> {
  const pages = new Map<string, Page>();
  let asked: string[] = [];
  const server = http.createServer((request, response) => {
    if (request.url !== '/favicon.ico') asked.push(`${request.method} ${request.url}`);
    try {
      answer(pages, options.folder, request, response);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    url: (pathname) => `${origin}${pathname.startsWith('/') ? '' : '/'}${pathname}`,
    setPage: (pathname, html, headers = {}) => void pages.set(pathname, { html, headers }),
    takeRequests: () => {
      const told = asked;
      asked = [];
      return told;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
