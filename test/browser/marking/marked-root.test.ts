// A root whose passages are kept found: what it can say of a place where one was found.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { describeText } from '@/utils/anchoring/describe';
import { markRoot, type Found, type MarkedRootSetting } from '@/utils/marking/marked-root';
import { quoteOf } from '@/utils/model/selector';
import type { Painter } from '@/utils/painting/painter';
import { unpaced } from '@/utils/text/pace';
import { changed, type TextChanges } from '@/utils/text/text-change';

const nothing = (): void => undefined;
const painter: Painter = { add: nothing, remove: nothing, emphasise: nothing, isIntact: () => true, renew: nothing, end: nothing };
let ending = new AbortController();

afterEach(() => {
  ending.abort();
  ending = new AbortController();
  document.querySelectorAll('article').forEach((e) => e.remove());
});

function page(html: string): HTMLElement {
  const article = document.createElement('article');
  article.innerHTML = html;
  document.body.append(article);
  return article;
}

/** Finds each of the words where they stand first; the last `places` are all places of one ambiguous passage. */
const finder =
  (words: Readonly<Record<string, readonly string[]>>, answer: () => Promise<unknown> = async () => undefined) =>
  async (text: string): Promise<readonly Found[]> => {
    await answer();
    return Object.entries(words).map(([id, all]) => {
      const places = all.map((w) => ({ start: text.indexOf(w), end: text.indexOf(w) + w.length, words: w }));
      return { id, status: 'ambiguous', paints: [], ...places[0], places } as Found;
    });
  };

const TEXT = '<h2>Meals</h2><p>Every cook answers to those who eat.</p><p>Every <b>eater</b> may ask.</p>';
const root = (article: HTMLElement, find: MarkedRootSetting['find']) =>
  markRoot({ root: () => article, painter, pace: unpaced, find, signal: ending.signal });

describe('the place where a passage was found', () => {
  test('is described whole, with headings and context', async () => {
    const marked = root(page(TEXT), finder({ one: ['answers to those'] }));
    await marked.update();
    const described = await marked.describeFound('one');
    const text = 'Meals\nEvery cook answers to those who eat.\nEvery eater may ask.';
    const at = text.indexOf('answers');
    expect(described).toEqual({
      ok: true,
      value: { selectors: describeText(text, at, at + 16), headings: ['Meals'], quote: 'answers to those' },
    });
  });

  test('is described where one of several is meant, and no place that is not among them', async () => {
    const marked = root(page(TEXT), finder({ one: ['answers', 'eater may'] }));
    await marked.update();
    const start = 'Meals\nEvery cook answers to those who eat.\nEvery '.length;
    const described = await marked.describeFound('one', { start, end: start + 9 });
    expect(described.ok && quoteOf(described.value.selectors)?.exact).toBe('eater may');
    expect(await marked.describeFound('one', { start: 0, end: 5 })).toMatchObject({ ok: false, problem: { code: 'page-gone' } });
    expect(await marked.describeFound('two')).toMatchObject({ ok: false, problem: { code: 'page-gone' } });
  });

  test('is told in the words that stand there now, or not at all when it is gone', async () => {
    const article = page(TEXT);
    const marked = root(article, finder({ one: ['answers to those'] }));
    await marked.update();
    const [words] = article.querySelector('p')?.childNodes ?? [];
    if (words instanceof Text) words.data = words.data.replace('answers', 'replied');
    const described = await marked.describeFound('one');
    expect(described.ok && described.value.quote).toBe('replied to those');
    article.querySelector('p')?.remove();
    expect(await marked.describeFound('one')).toMatchObject({ ok: false, problem: { code: 'page-gone' } });
  });

  test('is waited for while it is still being found, however often that begins anew', async () => {
    let letGo = (): void => undefined;
    const waiting = new Promise<void>((done) => (letGo = done));
    const marked = root(
      page(TEXT),
      finder({ one: ['answers to those'] }, () => waiting),
    );
    void marked.update();
    const asked = marked.describeFound('one');
    void marked.update();
    letGo();
    expect(await asked).toMatchObject({ ok: true });
  });
});

describe('a root that changes', () => {
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
  const startOf = (marked: ReturnType<typeof root>): Node | undefined => marked.rangeOf('one')?.startContainer;

  test('is not searched again for the same words, and shows them where they stand now', async () => {
    const article = page(TEXT);
    const find = vi.fn(finder({ one: ['answers to those'] }));
    const marked = root(article, find);
    await marked.update();
    const [, paragraph] = article.children;
    paragraph!.replaceWith(paragraph!.cloneNode(true));
    await settle();
    expect(await marked.refresh()).toBe(false);
    expect(find).toHaveBeenCalledTimes(1);
    expect(startOf(marked)).toBe(article.children[1]!.firstChild);
    article.append('More.');
    await settle();
    expect(await marked.refresh()).toBe(true);
    expect(find).toHaveBeenCalledTimes(2);
  });

  test('and draws itself anew while it is being searched shows the place in what stands then', async () => {
    let letGo = (): void => undefined;
    const article = page(TEXT);
    const finding = new Promise<void>((done) => (letGo = done));
    const marked = root(
      article,
      finder({ one: ['answers to those'] }, () => finding),
    );
    const first = marked.update();
    await settle();
    article.children[1]!.replaceWith(article.children[1]!.cloneNode(true));
    await settle();
    const again = marked.refresh();
    letGo();
    await Promise.all([first, again]);
    expect(startOf(marked)).toBe(article.children[1]!.firstChild);
  });

  test('tells how each text has come of the one that was searched before it', async () => {
    const article = page('<p>One</p><p>Two</p>');
    const asked: [string, TextChanges | undefined][] = [];
    const marked = root(article, async (text, changes) => {
      asked.push([text, changes]);
      return [{ id: 'one', status: 'exact', start: 0, end: 3, paints: [] }];
    });
    await marked.update();
    for (const words of ['Three', 'Three and four', '']) {
      article.lastElementChild!.textContent = words;
      await settle();
      await marked.refresh();
    }
    await marked.update();
    const texts = asked.map(([text]) => text);
    expect(texts).toEqual(['One\nTwo', 'One\nThree', 'One\nThree and four', 'One', 'One']);
    expect(asked.map(([, changes], n) => changes && changed(texts[n - 1]!, changes))).toEqual([undefined, ...texts.slice(1)]);
    marked.forget();
    await marked.update();
    expect(asked.at(-1)![1]).toBeUndefined();
  });
});
