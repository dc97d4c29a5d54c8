// Pictures of a PDF in the reader: as text and as pages, with a passage that runs over a page end.
import { join } from 'node:path';
import type { Driver } from '../e2e/driver.ts';
import { paintedRanges, tagHere } from '../e2e/steps.ts';

/** A sentence of the paper that begins on one page and ends on the next. */
const ACROSS =
  'The commissioner publishes every contract within ten days of its signature, so that the whole-system view of what is spent in the county is there for all to read.';

/** `address` is that of `two-columns.pdf`; the pictures go to `out` as `pdf-text` and `pdf-pages`, before `ending`. */
export async function pdfPictures(driver: Driver, address: string, { out, ending }: { out: string; ending: string }): Promise<void> {
  const tab = await driver.openTab(address);
  await tab.pressToolbarButton();
  const reader = await driver.waitForTab('reader.html?pdf');
  await reader.waitFor(`document.querySelector('.reading-text') !== null`, 'the text of the PDF');
  await reader.activate();
  await reader.select(ACROSS);
  await tagHere(reader, 'open bo');
  await reader.waitFor(`${paintedRanges}.length > 0`, 'the passage in the text');
  await reader.screenshot(join(out, `pdf-text-${ending}.png`));
  await reader.click('.pdf-bar .segment:last-of-type');
  await reader.waitFor(`document.querySelectorAll('.pdf-page').length === 6`, 'six pages');
  await reader.evaluate(`document.querySelectorAll('.pdf-page')[3].scrollIntoView()`);
  await reader.waitFor(`${paintedRanges}.length === 2`, 'the passage on two pages');
  await reader.screenshot(join(out, `pdf-pages-${ending}.png`));
}
