// What a reader does, step by step, in either browser: the verbs of the journeys.
import type { Driver, Surface, Tab } from './driver.ts';

/** For `expect.poll`: a browser brings its accessibility tree up to date when it has the time. */
export const LATER = { timeout: 90_000 };

const literal = (value: unknown): string => JSON.stringify(value);

/** Presses the button that bears these words, by a real click: the last of several, as the newest message stands last. */
export async function pressButton(surface: Surface, words: string): Promise<void> {
  const find = `(() => {
    const named = (e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').replace(/\\s+/g, ' ').trim();
    document.querySelectorAll('[data-step]').forEach((e) => e.removeAttribute('data-step'));
    const all = [...document.querySelectorAll('button, a, [role=button], [role=switch], summary, input[type=checkbox], input[type=radio]')];
    const one = all.findLast((e) => named(e) === ${literal(words)}) ?? all.find((e) => named(e).includes(${literal(words)}));
    one?.setAttribute('data-step', '');
    return one !== undefined;
  })()`;
  await surface.waitFor(find, `a button “${words}”`);
  await surface.click('[data-step]');
}

/** Opens the panel on a tab by the toolbar button, and waits until the page can be tagged. */
export async function enterPage(driver: Driver, tab: Tab): Promise<Surface> {
  await tab.activate();
  await tab.pressToolbarButton();
  const panel = await driver.panel();
  await panel.waitFor(`document.querySelector('header.document, .notice, .welcome') !== null`, 'the panel to show something');
  // The panel may still show the tab before; the page hears keys only when it is known by its head.
  await panel.waitFor(
    `(async () => {
      const api = globalThis.browser ?? chrome;
      const [tab] = await api.tabs.query({ active: true, currentWindow: true });
      const key = 'tab:' + tab?.id;
      const known = (await api.storage.session.get(key))[key];
      return known?.head !== undefined || known?.problem !== undefined;
    })()`,
    'the page to be entered',
  );
  return panel;
}

/** Does anything of ours stand above the page? */
const isOverPage = (tab: Tab): Promise<boolean> => tab.evaluate<boolean>(`document.querySelector('html > :popover-open') !== null`);

/** In sight, with its passage, the keyboard in its field. The frame of the last passage may still be there, out of sight, keeping the page's text. */
const PICKER_READY = `innerWidth > 0 && document.activeElement?.getAttribute('role') === 'combobox' && document.querySelector('blockquote')?.innerText !== ''`;

const pause = (ms: number): Promise<undefined> => new Promise((done) => setTimeout(() => done(undefined), ms));

/** Listens from the first time on; whether a key has been heard. */
const HEARS = `(globalThis.__heard ??= (addEventListener('keydown', () => (__heard = 'yes'), { capture: true }), 'no')) === 'yes'`;

/** The picker's frame, once its field has the keyboard and the browser sends it the keys: it knows of the cursor before. */
export async function picker(tab: Tab): Promise<Surface> {
  const end = Date.now() + 90_000;
  let deafSince: number | undefined;
  while (Date.now() < end) {
    const frame = (await isOverPage(tab)) ? await tab.frame('picker.html') : undefined;
    // A frame that is just leaving for another process never answers.
    const ready = frame?.evaluate<boolean | 'deaf'>(`${PICKER_READY} && (${HEARS} || 'deaf')`).catch(() => false);
    const state: boolean | 'deaf' | undefined = await Promise.race([ready, pause(1_000)]);
    if (frame !== undefined && state === true) return frame;
    // A key that does nothing, whoever hears it.
    if (state === 'deaf') await tab.press('Shift');
    else await pause(50);
    if (state === 'deaf') deafSince ??= Date.now();
    // It happens in Chromium, seldom, that the keys stay with the page: a hand clicks then.
    if (deafSince !== undefined && Date.now() - deafSince > 15_000) await frame?.click('[role=combobox]').catch(() => undefined);
  }
  throw new Error('Waited 90 s for the cursor in the picker');
}

/** Waits until the picker has gone out of sight; its frame may still keep the page's text. */
export async function pickerGone(tab: Tab): Promise<void> {
  const end = Date.now() + 90_000;
  while (await isOverPage(tab)) {
    if (Date.now() > end) throw new Error('the picker did not close');
    await pause(50);
  }
  // Chromium drops a key that comes while it takes the keyboard from a frame that is gone: no hand is that quick.
  await tab.evaluate(`void (globalThis.__heard &&= 'no')`);
  for (const late = Date.now() + 5_000; Date.now() < late && !(await tab.evaluate<boolean>(HEARS)); await pause(50))
    await tab.press('Shift');
}

export interface Tagging {
  /** Letters typed for each concept, the first of the list is taken. */
  readonly concepts: readonly string[];
  readonly note?: string;
}

/** Types into the picker's field; as a hand does, once more where Chromium still gave the first keys to the page. */
async function typeIn(tab: Tab, frame: Surface, letters: string): Promise<void> {
  const value = `document.querySelector('[role=combobox]').value`;
  for (let again = 0; again < 2; again += 1) {
    await tab.type(letters);
    const end = Date.now() + 3_000;
    while (Date.now() < end) {
      if ((await frame.evaluate<string>(value)) === letters) return;
      await pause(50);
    }
    await tab.press('Control+a');
  }
  await tab.type(letters);
  await frame.waitFor(`${value} === ${literal(letters)}`, `“${letters}” in the field`);
}

/** Tags what is selected: shortcut, letters, Enter; by keyboard alone. */
export async function tagSelected(tab: Tab, { concepts, note = '' }: Tagging): Promise<void> {
  await tab.press('Alt+Shift+U');
  const frame = await picker(tab);
  for (const letters of concepts) {
    await typeIn(tab, frame, letters);
    await tab.press('Enter');
    await frame.waitFor(`document.querySelector('[role=combobox]').value === ''`, `“${letters}” to be taken`);
  }
  if (note !== '') {
    await tab.press('Tab');
    await frame.waitFor(`document.activeElement?.localName === 'textarea'`, 'the cursor in the note');
    await tab.type(note);
  }
  await tab.press('Control+Enter');
  await pickerGone(tab);
}

/** The text of a PDF. Where it takes more than some seconds its pages are shown before it, and stay: then it is asked for. */
export async function paperText(reader: Surface): Promise<void> {
  await reader.waitFor(
    `(() => {
      if (document.querySelector('.reading-text') !== null) return true;
      document.querySelector('.pdf-bar .segment:first-of-type input:not(:disabled, :checked)')?.click();
      return false;
    })()`,
    'the text of the PDF',
  );
}

/** Tags what is selected in the reader, by keyboard. */
export async function tagHere(reader: Tab, letters: string): Promise<void> {
  await reader.press('Alt+Shift+U');
  await reader.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`, 'the form in the reader');
  await reader.type(letters);
  await reader.press('Enter');
  await reader.press('Control+Enter');
  await reader.waitFor(`document.querySelector('[role=combobox]') === null`, 'the form to close');
}

/** The ranges painted in a page or in the reader, all of them as for the printer, not only those near the window: an expression. The registry is open to the page, so a test may read it. */
export const paintedRanges = `(() => {
  dispatchEvent(new Event('beforeprint'));
  const all = [...CSS.highlights.entries()].flatMap(([name, h]) => (name.endsWith('e') ? [] : [...h]));
  dispatchEvent(new Event('afterprint'));
  return all;
})()`;

/** How each kind of highlight that is painted looks to the browser, as it has worked it out for the words themselves: the fill and the lines. */
export async function looks(tab: Surface): Promise<readonly string[]> {
  return tab.evaluate<string[]>(`[...CSS.highlights].filter(([name, h]) => !name.endsWith('e') && h.size > 0).map(([name, [range]]) => {
    const style = getComputedStyle(range.startContainer.parentElement, '::highlight(' + name + ')');
    return [style.backgroundColor, style.textDecorationLine, style.textDecorationStyle, style.textDecorationColor].join(' ');
  })`);
}

/** What is painted in a page or in the reader, as its words. */
export async function painted(tab: Surface): Promise<readonly string[]> {
  return tab.evaluate<string[]>(`${paintedRanges}.map((r) => {
    const live = document.createRange(); live.setStart(r.startContainer, r.startOffset); live.setEnd(r.endContainer, r.endOffset); return live.toString(); })`);
}

/** Words without regard to white space: line ends of the source are no difference. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The cards of a panel or library: quote, concepts, note, status as they are read. */
export async function cards(surface: Surface): Promise<readonly { readonly quote: string; readonly text: string }[]> {
  return surface.evaluate(
    `[...document.querySelectorAll('[data-passage]')].map((c) => ({ quote: (c.querySelector('blockquote')?.textContent ?? '').trim(), text: c.innerText }))`,
  );
}

export async function waitForCards(surface: Surface, count: number): Promise<void> {
  await surface.waitFor(`document.querySelectorAll('[data-passage]').length === ${count}`, `${count} passages in the list`);
}

/** Drops a file on a place of the page: the browser's own drag cannot be begun from outside it. */
export const dropFile = (surface: Surface, selector: string, name: string, content: string | Uint8Array): Promise<void> =>
  dropFiles(surface, selector, [[name, content]]);

/** Several at once. */
export async function dropFiles(
  surface: Surface,
  selector: string,
  dropped: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<void> {
  await surface.waitFor(`document.querySelector(${literal(selector)}) !== null`, `a place to drop on (${selector})`);
  const part = (content: string | Uint8Array): string =>
    typeof content === 'string'
      ? literal(content)
      : `Uint8Array.from(atob('${Buffer.from(content).toString('base64')}'), (c) => c.charCodeAt(0))`;
  const made = dropped.map(([name, content]) => `new File([${part(content)}], ${literal(name)}, { type: 'application/ld+json' })`);
  await surface.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    for (const file of [${made.join(', ')}]) dataTransfer.items.add(file);
    const target = document.querySelector(${literal(selector)});
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
}

/** What went wrong by itself in the pages and in ours. */
export const faults = (driver: Driver): readonly string[] =>
  // Remarks of Firefox that are no faults: a browser that quits ends what a background was doing, and an answer may come after its page was left.
  driver.errors.filter((e) => !/browser is shutting down|after context unloaded|while context is inactive/u.test(e));
