// Serves one PDF, at first at once; when it is told to hold back, only the first half of it, until whoever asked has gone.
import http from 'node:http';

export interface SlowSite {
  readonly url: string;
  /** From now on only the first half comes. */
  holdHalf(): void;
  /** Resolves when one who was held back has gone. */
  isLeft(): Promise<void>;
  close(): Promise<void>;
}

export async function serveSlowly(bytes: Uint8Array): Promise<SlowSite> {
  let isHeld = false;
  let leave = (): void => undefined;
  const left = new Promise<void>((done) => (leave = done));
  const server = http.createServer((request, response) => {
    if (request.url !== '/slow.pdf') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes.byteLength, 'cache-control': 'no-store' });
    if (!isHeld) return void response.end(bytes);
    response.on('close', leave);
    response.write(bytes.subarray(0, bytes.byteLength / 2));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port');
  return {
    url: `http://127.0.0.1:${address.port}/slow.pdf`,
    holdHalf: () => void (isHeld = true),
    isLeft: () => left,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
