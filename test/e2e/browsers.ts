// Both browsers behind one name, for tests that must hold in each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import type { Driver, DriverOptions } from './driver.ts';

export const BROWSERS = [
  { browser: 'Chromium', start: startChromium },
  { browser: 'Firefox', start: startFirefox },
] as const;

export interface Session {
  readonly driver: Driver;
  /** Where downloads land. */
  readonly downloads: string;
  end(): Promise<void>;
}

export async function session(start: (options?: DriverOptions) => Promise<Driver>, options: DriverOptions = {}): Promise<Session> {
  const downloads = mkdtempSync(join(tmpdir(), 'downloads-'));
  const driver = await start({ downloads, ...options });
  return {
    driver,
    downloads,
    async end() {
      await driver.stop();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
