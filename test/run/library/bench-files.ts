// What leaves a large library and comes back: export, import and its undoing, backup and restore.
import { statSync } from 'node:fs';
import { BROWSERS, session, type Session } from '../../e2e/browsers.ts';
import type { Tab } from '../../e2e/driver.ts';
import { pressButton } from '../../e2e/steps.ts';
import { hasNotice, prepare, rowsOf, watched, type Row } from './bench-steps.ts';

const megabytes = (file: string): number => Math.round(statSync(file).size / 1e5) / 10;

/** A page of a browser that has nothing yet, for as long as `work` takes. */
async function afresh<T>(browser: string, name: string, work: (page: Tab) => Promise<T>): Promise<T> {
  const [kind] = BROWSERS.filter((one) => one.browser === browser);
  const other = await session(kind!.start);
  try {
    const page = await other.driver.extensionPage(name);
    await page.activate();
    await page.waitFor(`document.querySelector('input[type=file]') !== null`, 'the file field');
    await prepare(page);
    return await work(page);
  } finally {
    await other.end();
  }
}

/** All of it as one file. */
export async function exported(
  open: Session,
  page: Tab,
  passages: number,
  floor: number,
): Promise<{ readonly file: string; readonly rows: readonly Row[] }> {
  const out = await watched(page, () => pressButton(page, `Export ${passages.toLocaleString('en')} passages`), hasNotice('Saved as'));
  const file = await open.driver.waitForDownload();
  return { file, rows: rowsOf(`export of ${megabytes(file)} MB`, out, { limit: 20_000, floor }) };
}

/** Read and planned, written, and taken back. */
export const imported = (browser: string, file: string, floor: number): Promise<readonly Row[]> =>
  afresh(browser, 'library.html', async (page) => {
    const planned = await watched(page, () => page.setFiles('input[type=file]', [file]), `document.querySelector('.merge-foot') !== null`);
    const written = await watched(page, () => pressButton(page, 'Bring in '), hasNotice('Brought in'));
    await page.waitFor(`document.querySelector('.chooser') !== null`, 'all of it');
    const undone = await watched(page, () => pressButton(page, 'Undo'), hasNotice('has been undone'));
    const whole = {
      took: planned.took + written.took,
      worst: Math.max(planned.worst, written.worst),
      memory: Math.max(planned.memory, written.memory),
    };
    return [
      { what: 'import: plan', ms: planned.took, limit: Number.NaN },
      { what: 'import: written', ms: written.took, limit: Number.NaN },
      ...rowsOf('import', whole, { limit: 60_000, floor }),
      ...rowsOf('import undone', undone),
    ];
  });

/** A full backup by its button. */
export async function backedUp(open: Session): Promise<{ readonly file: string; readonly rows: readonly Row[] }> {
  const page = await open.driver.extensionPage('options.html');
  await page.activate();
  await page.waitFor(`document.querySelector('.keeping') !== null`, 'the options');
  await prepare(page);
  const out = await watched(page, () => pressButton(page, 'Back up everything'), hasNotice('Backup saved'));
  const file = await open.driver.waitForDownload();
  await page.close();
  return { file, rows: rowsOf(`backup of ${megabytes(file)} MB`, out) };
}

/** Into a library that is empty. */
export const restored = (browser: string, file: string): Promise<readonly Row[]> =>
  afresh(browser, 'options.html', async (page) => {
    const planned = await watched(
      page,
      () => page.setFiles('.keeping input[type=file]', [file]),
      `document.querySelector('.restore-review') !== null`,
    );
    const done = await watched(page, () => pressButton(page, 'Restore'), hasNotice('Restored'));
    return [...rowsOf('restore: plan', planned), ...rowsOf('restore', done)];
  });
