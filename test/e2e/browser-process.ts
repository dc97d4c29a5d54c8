// How a browser is started so that it never outlives the tests, and where its profile lies.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { within } from './wait.ts';

const running = new Set<ChildProcess>();
let watching = false;

function watchExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
}

export interface BrowserProcess {
  readonly child: ChildProcess;
  /** The last few thousand characters it wrote to its error stream. */
  log(): string;
  readonly ended: Promise<void>;
  /** Waits for a clean end, then makes an end. */
  end(ms?: number): Promise<void>;
}

/** Starts a browser. `pipe` adds the two streams (3: to it, 4: from it) of the DevTools pipe. */
export function startProcess(executable: string, args: readonly string[], pipe: boolean): BrowserProcess {
  watchExit();
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', ...(pipe ? (['pipe', 'pipe'] as const) : [])] });
  running.add(child);
  let log = '';
  child.stderr?.on('data', (data: Buffer) => {
    log = (log + data.toString()).slice(-8000);
  });
  const ended = new Promise<void>((done) => {
    const finish = (): void => {
      running.delete(child);
      done();
    };
    child.once('exit', finish);
    child.once('error', (error) => {
      log += String(error);
      finish();
    });
  });
  const end = async (ms = 30_000): Promise<void> => {
    await within(ended, `${executable} to end`, ms).catch(() => child.kill('SIGKILL'));
    await within(ended, `${executable} to be killed`, 10_000);
  };
  return { child, log: () => log, ended, end };
}

/** A folder for a profile; `drop` deletes it only when it was made here. */
export function profileFolder(given: string | undefined): { readonly folder: string; drop(): void } {
  if (given !== undefined) fs.mkdirSync(given, { recursive: true });
  const folder = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'margin-profile-'));
  // Helpers of the browser may write for a moment after its end.
  return {
    folder,
    drop: () => given === undefined && fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/** The built extension of this checkout. */
export const builtExtension = (name: 'chrome-mv3' | 'firefox-mv3'): string => path.resolve(import.meta.dirname, '../../.output', name);

/** Stops early with a sentence that says what to run. */
export function assertBuilt(extension: string): void {
  if (!fs.existsSync(path.join(extension, 'manifest.json'))) throw new Error(`No built extension in ${extension}; run: npm run build`);
}
