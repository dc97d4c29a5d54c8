// The first journey of a reader, with a picture of each station: for `npm start` without a display, and for the README.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from '../e2e/driver.ts';
import { enterPage, picker, pickerGone, pressButton, waitForCards, paintedRanges } from '../e2e/steps.ts';

export interface Journey {
  readonly pictures: readonly string[];
  /** The exported annotation set. */
  readonly exportedSet: string;
}

/** `site`: address of the sample paper; `out`: folder for the pictures; `say`: told at every step. */
export async function firstJourney(
  driver: Driver,
  site: string,
  out: string,
  say: (step: string) => void = () => undefined,
): Promise<Journey> {
  mkdirSync(out, { recursive: true });
  const pictures: string[] = [];
  const picture = async (of: { screenshot(path: string): Promise<void> }, name: string): Promise<void> => {
    const path = join(out, `${name}.png`);
    await of.screenshot(path);
    pictures.push(path);
  };
  say('opening the sample paper and pressing the toolbar button');
  const tab = await driver.openTab(site);
  const panel = await enterPage(driver, tab);
  await panel.waitFor(`document.querySelector('header.document') !== null`, 'the document in the panel');
  const passages = await tab.evaluate<string[]>(
    `[...document.querySelectorAll('article p, main p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim()).filter((s) => s.length > 160).slice(0, 3).map((s) => s.slice(0, 150).replace(/\\S*$/, '').trim())`,
  );
  const letters = ['open bo', 'single vert', 'information as'];
  for (const [i, words] of passages.entries()) {
    say(`tagging passage ${i + 1} of ${passages.length}`);
    await tab.activate();
    await tab.select(words);
    if (i === 0) {
      await tab.evaluate('new Promise((done) => setTimeout(done, 500))');
      await picture(tab, 'button');
    }
    await tab.press('Alt+Shift+U');
    const frame = await picker(tab);
    await tab.type(letters[i] ?? 'ac');
    await frame.waitFor(`document.querySelector('[role=option]') !== null`, 'a concept to choose');
    if (i === 0) await picture(tab, 'picker');
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('[role=combobox]').value === ''`, 'the concept to be added');
    await tab.press('Control+Enter');
    await pickerGone(tab);
  }
  await waitForCards(panel, passages.length);
  await picture(panel, 'panel');
  await picture(tab, 'page');
  say('opening the reader view');
  await pressButton(panel, 'Reader view');
  const reader = await driver.waitForTab('reader.html');
  await reader.waitFor(`${paintedRanges}.length > 0`, 'the passages in the reader view');
  await picture(reader, 'reader');
  say('exporting the annotation set from the library');
  const library = await driver.extensionPage('library.html');
  await waitForCards(library, passages.length);
  await picture(library, 'library');
  const options = await driver.extensionPage('options.html');
  await options.waitFor(`document.querySelector('input') !== null`, 'the options');
  await picture(options, 'options');
  await options.close();
  await library.activate();
  await pressButton(library, `Export ${passages.length} passages`);
  return { pictures, exportedSet: await driver.waitForDownload() };
}
