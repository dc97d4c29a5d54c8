// A profile that Firefox has furnished once, without the extension: in an empty one each start costs it twice the work.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FIREFOX, launch } from './firefox-launch.ts';

/** What only the Firefox that has the profile open may write. */
const LOCKS = new Set(['lock', '.parentlock', 'user.js']);

async function furnish(folder: string, executable: string): Promise<void> {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'margin-profile-'));
  const { process: browser, bidi } = await launch(made, undefined, { executable });
  await Promise.race([bidi.send('browser.close').catch(() => undefined), browser.ended]);
  await browser.end();
  const copied = `${folder}-${process.pid}`;
  fs.cpSync(made, copied, { recursive: true, filter: (file) => !LOCKS.has(path.basename(file)) });
  fs.rmSync(made, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  try {
    fs.renameSync(copied, folder);
  } catch {
    // Another run was first.
    fs.rmSync(copied, { recursive: true });
  }
}

/** Fills an empty folder; the first time for a Firefox its profile is made, and kept in `test/.out`. */
export async function fillProfile(folder: string, executable = FIREFOX): Promise<void> {
  const out = path.resolve(import.meta.dirname, '../.out');
  const furnished = path.join(out, `firefox-${Math.round(fs.statSync(executable).mtimeMs)}`);
  fs.mkdirSync(out, { recursive: true });
  if (!fs.existsSync(furnished)) await furnish(furnished, executable);
  fs.cpSync(furnished, folder, { recursive: true });
}
