// What is tagged on the page is found in the reader view with the same words, and the other way round: on every page of ours.
import { render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { readingElements } from '@/components/reading-elements';
import { anchorAll } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { readDom } from '@/utils/anchoring/dom-text';
import { inExcerpt } from '@/utils/desk/in-excerpt';
import { mainText } from '@/utils/extraction/html';
import { newId } from '@/utils/model/ids';

const pages = import.meta.glob<string>(['../fixtures/pages/*/source.html', '../fixtures/held-out/*/page.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

afterEach(() => document.body.replaceChildren());

/** The canonical text of the page as a browser lays it out, with its own styles and without its scripts. */
async function textOfPage(html: string): Promise<string> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  document.body.append(frame);
  await loaded;
  return (await readDom(frame.contentDocument!.body)).text;
}

/** The canonical text of what the reader view draws of it. */
async function textOfReader(html: string): Promise<string> {
  const read = mainText({ url: 'https://harbour.example/a', html, contentType: 'text/html' }, (source) =>
    new DOMParser().parseFromString(source, 'text/html'),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const root = document.createElement('div');
  document.body.append(root);
  render(readingElements(read.value.content, 'table'), root);
  return (await readDom(root)).text;
}

const LEAST = 15;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text that are long enough to be tagged. */
function linesOf(text: string): readonly Place[] {
  let end = -1;
  return text.split('\n').flatMap((line) => {
    const start = end + 1;
    end = start + line.length;
    return line.length >= LEAST ? [{ start, end }] : [];
  });
}

/** Writes each place of `text` down and finds it in the other text, which may be cut out of a page as the reader view is; a sentence instead of a place that is not found as it stood. */
async function findIn(other: string, text: string, places: readonly Place[], isExcerpt = false): Promise<readonly (Place | string)[]> {
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

/** Of the pages of ours only some bring their styles along; those for screen readers are much the same everywhere. */
const STYLE = '<style>.visually-hidden { position: absolute; clip-path: inset(50%) }</style>';

describe.each(Object.entries(pages))('%s', (_, html) => {
  test('every line of the reader view is a line of the page, and a passage of it is found there and back', async () => {
    const [page, reader] = [await textOfPage(STYLE + html), await textOfReader(html)];
    expect(reader.length).toBeGreaterThan(200);
    const lines = new Set(page.split('\n'));
    expect(reader.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    const onPage = await findIn(page, reader, linesOf(reader));
    expect(onPage.filter((place) => typeof place === 'string')).toEqual([]);
    expect(await findIn(reader, page, onPage as readonly Place[], true)).toEqual(linesOf(reader));
  });
});

test('words for screen readers alone are in neither text, and passages across them are found', async () => {
  const html = pages['../fixtures/pages/unseen-words/source.html']!;
  const [page, reader] = [await textOfPage(html), await textOfReader(html)];
  expect(page).toContain(reader);
  expect(page).not.toMatch(/new window|floating|Section 1|for owners|sterling|Skip to/);
});

test('what is named out of sight and is shown all the same is read', async () => {
  const shown = `<p>Lamps <span class="visually-hidden">of the pier</span> and <span class="sr-only not-sr-only" style="position:absolute">boats</span></p>`;
  expect(await textOfPage(shown)).toBe('Lamps of the pier and boats');
});
