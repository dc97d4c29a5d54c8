// Runs in the browser: a page as it is laid out and as the reader view shows it, and what of the one is found in the other.
import { render } from 'preact';
import { readingElements } from '@/components/reading-elements';
import { anchorAll } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { readDom } from '@/utils/anchoring/dom-text';
import { shownNames } from '@/utils/anchoring/shown-names';
import { inExcerpt } from '@/utils/desk/in-excerpt';
import { mainText } from '@/utils/extraction/html';
import { newId } from '@/utils/model/ids';

/** The page as a browser lays it out, with its own styles and without its scripts: its canonical text, and what a capture says of it. */
export async function layOut(html: string): Promise<{ readonly text: string; readonly shown: readonly string[] }> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  return { text: (await readDom(page.body)).text, shown: shownNames(page) };
}

/** The canonical text of what the reader view draws of it; empty where it draws nothing. */
export async function textOfReader(html: string, shown: readonly string[]): Promise<string> {
  const read = mainText({ url: 'https://harbour.example/a', html, contentType: 'text/html', shown }, (source) =>
    new DOMParser().parseFromString(source, 'text/html'),
  );
  if (!read.ok) return '';
  const root = document.createElement('div');
  document.body.append(root);
  render(readingElements(read.value.content, 'table'), root);
  return (await readDom(root)).text;
}

/** Shorter is no passage that somebody tags (UTF-16 units). */
const LEAST = 15;

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text that are long enough to be tagged, without the blanks at their ends. */
export function linesOf(text: string): readonly Place[] {
  let end = -1;
  return text.split('\n').flatMap((line) => {
    const start = end + 1;
    end = start + line.length;
    const blanks = line.length - line.trimStart().length;
    return line.trim().length >= LEAST ? [{ start: start + blanks, end: start + line.trimEnd().length }] : [];
  });
}

/** Writes each place of `text` down and finds it in the other text, which may be cut out of a page as the reader view is; a sentence instead of a place that is not found as it stood. */
export async function findIn(
  other: string,
  text: string,
  places: readonly Place[],
  isExcerpt = false,
): Promise<readonly (Place | string)[]> {
  const wanted = places.map(({ start, end }) => ({ id: newId(), selectors: describeText(text, start, end) }));
  const found = await anchorAll(other, wanted);
  return places.map(({ start, end }, i) => {
    const anchored = found.get(wanted[i]!.id)!;
    const [place] = isExcerpt && 'start' in anchored ? inExcerpt([anchored], other) : [anchored];
    const quote = text.slice(start, end);
    return place?.status === 'exact' && other.slice(place.start, place.end) === quote
      ? { start: place.start, end: place.end }
      : `${place?.status}: ${quote}`;
  });
}

export interface Agreement {
  readonly lines: number;
  /** What of the reader view is no line of the page, and what is not found there or back. */
  readonly failed: readonly string[];
}

/** Each line of the reader view, tagged there and looked for on the page; tagged there and looked for in the reader view. */
export async function agreement(html: string): Promise<Agreement> {
  const { text: page, shown } = await layOut(html);
  const reader = await textOfReader(html, shown);
  const lines = linesOf(reader);
  if (lines.length === 0) return { lines: 0, failed: ['the reader view is empty'] };
  const onPage = await findIn(page, reader, lines);
  const failed = onPage.flatMap((place) => (typeof place === 'string' ? [`to the page, ${place}`] : []));
  const places = onPage.flatMap((place) => (typeof place === 'string' ? [] : [place]));
  const back = await findIn(reader, page, places, true);
  const wanted = lines.filter((_, i) => typeof onPage[i] !== 'string');
  for (const [i, place] of back.entries()) {
    if (typeof place === 'string') failed.push(`to the reader, ${place}`);
    else if (place.start !== wanted[i]!.start) failed.push(`to the reader, elsewhere: ${reader.slice(place.start, place.end)}`);
  }
  document.body.replaceChildren();
  return { lines: lines.length, failed };
}
