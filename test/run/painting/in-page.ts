// The side of `bench:painting` that runs in the page: the production modules that keep a root marked, and the ways of others.
import { readDom, type DomText } from '@/utils/anchoring/dom-text';
import { markRoot, type Found, type MarkedRoot } from '@/utils/marking/marked-root';
import { PAINTS, type Paint } from '@/utils/model/concept';
import { createPainter, highlightNames, newStem } from '@/utils/painting/painter';
import { highlightCss } from '@/utils/painting/palette';
import { pacer } from '@/utils/text/pace';

export type Way = 'alone' | 'ours' | 'colour' | 'mark' | 'spans';

export interface Scroll {
  /** ms between frames. */
  readonly p95: number;
  readonly worst: number;
  readonly frames: number;
}

export interface Outcome {
  readonly way: Way;
  readonly passages: number;
  /** Until the painted screen is on its way to the reader, ms. */
  readonly paint: number;
  readonly add: number;
  readonly remove: number;
  readonly sweep: Scroll;
  readonly wheel: Scroll;
  /** The longest piece of our own work without a pause, ms by the clock: what else the machine does counts too. */
  readonly longest: number;
  readonly mutations: number;
  readonly painted: number;
}

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
const presented = async (): Promise<void> => {
  await frame();
  await new Promise((done) => setTimeout(done, 0));
};
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

let longest = 0;
const timed =
  <A extends unknown[]>(work: (...args: A) => unknown) =>
  (...args: A): void => {
    const start = performance.now();
    work(...args);
    longest = Math.max(longest, performance.now() - start);
  };

/** Every frame's callback and every slice of ours is timed: the bench asks for its own frames before. */
function measureOurs(): () => Promise<void> | undefined {
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request(timed(callback));
  let resumed = Number.NaN;
  const rest = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 0));
    resumed = performance.now();
    // What comes after this task is no work of this slice.
    setTimeout(() => (resumed = Number.NaN), 0);
  };
  const pace = pacer(8, rest, () => performance.now());
  return () => {
    longest = Math.max(longest, performance.now() - resumed || 0);
    return pace();
  };
}

async function scroll(step: number, frames: number): Promise<Scroll> {
  scrollTo({ top: 0, behavior: 'instant' });
  await pause(300);
  const gaps: number[] = [];
  let last = await frame();
  for (let n = 0; n < frames; n += 1) {
    scrollBy({ top: step, behavior: 'instant' });
    const now = await frame();
    gaps.push(now - last);
    last = now;
  }
  gaps.sort((a, b) => a - b);
  return { p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, worst: gaps.at(-1) ?? 0, frames };
}

/** Passages of 40 to 240 units all over the text, some over the same words. Seeded: the same in every way of painting. */
function passagesIn({ text }: DomText, count: number): readonly Found[] {
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, n): Found => {
    const start = Math.floor(((n + next() * 0.9) / count) * (text.length - 300));
    const paint = PAINTS[Math.floor(next() * PAINTS.length)] as Paint; // within its length
    return { id: `urn:passage:${n}`, status: 'exact', start, end: start + 40 + Math.floor(next() * 200), paints: [paint] };
  });
}

/** As the Hypothesis client does it: every text node of the range is cut out and put into an element of its own. */
function wrap(range: AbstractRange): void {
  const live = document.createRange();
  const within = (node: Node, offset: number): number => (node instanceof Text ? Math.min(offset, node.data.length) : offset);
  live.setStart(range.startContainer, within(range.startContainer, range.startOffset));
  live.setEnd(range.endContainer, within(range.endContainer, range.endOffset));
  const common = live.commonAncestorContainer;
  // What is cut off a text node stands beside it.
  const around = common instanceof Text ? (common.parentNode ?? common) : common;
  const walker = document.createNodeIterator(around, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || !live.intersectsNode(node)) continue;
    if (node === live.startContainer && live.startOffset > 0) {
      node.splitText(live.startOffset);
      continue;
    }
    if (node === live.endContainer && live.endOffset < node.data.length) node.splitText(live.endOffset);
    nodes.push(node);
  }
  for (const node of nodes.filter((n) => n.data.trim() !== '')) {
    const span = document.createElement('hypothesis-highlight');
    span.className = 'hypothesis-highlight';
    node.replaceWith(span);
    span.append(node);
  }
}

interface Work {
  paint(): Promise<void> | void;
  add(): Promise<void> | void;
  remove(): Promise<void> | void;
  painted(): number;
}

const inRegistry = (): number => [...CSS.highlights.values()].reduce((sum, h) => sum + h.size, 0);

function ours(all: readonly Found[]): Work {
  const stem = newStem();
  const sheet = new CSSStyleSheet();
  const { paints, emphasis } = highlightNames(stem);
  sheet.replaceSync(highlightCss(paints, { focusName: emphasis, scheme: 'light' }));
  document.adoptedStyleSheets.push(sheet);
  const pace = measureOurs();
  let now: readonly Found[] = all.slice(1);
  const marked: MarkedRoot = markRoot({
    root: () => document.body,
    painter: createPainter(CSS.highlights, stem),
    pace,
    find: async () => now,
    signal: new AbortController().signal,
  });
  const show = (list: readonly Found[]) => async (): Promise<void> => {
    now = list;
    await marked.update();
  };
  return { paint: show(all.slice(1)), add: show(all), remove: show(all.slice(1)), painted: inRegistry };
}

/** One highlight a colour, every range at once. */
function byColour(all: readonly Found[], text: DomText): Work {
  const stem = newStem();
  const { paints } = highlightNames(stem);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightCss(paints.slice(0, PAINTS.length), { scheme: 'light' }));
  document.adoptedStyleSheets.push(sheet);
  const first = text.rangeOf(all[0]!.start, all[0]!.end);
  const highlightOf = (p: Found): Highlight | undefined => CSS.highlights.get(paints[p.paints[0] ?? 0]!);
  return {
    paint() {
      for (const paint of PAINTS) {
        const ranges = all.slice(1).flatMap((p) => (p.paints[0] === paint ? [text.rangeOf(p.start, p.end)] : []));
        CSS.highlights.set(paints[paint]!, new Highlight(...ranges));
      }
    },
    add: () => void highlightOf(all[0]!)?.add(first),
    remove: () => void highlightOf(all[0]!)?.delete(first),
    painted: inRegistry,
  };
}

/** One highlight a passage, with its rule in one style sheet: for so long as the reader would wait (20 s). */
function byMark(all: readonly Found[], text: DomText): Work {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const put = (n: number): void => {
    sheet.insertRule(`::highlight(mark${n}) { background-color: rgba(255, 205, 40, 0.34) }`);
    CSS.highlights.set(`mark${n}`, new Highlight(text.rangeOf(all[n]!.start, all[n]!.end)));
  };
  return {
    async paint() {
      const end = performance.now() + 20_000;
      for (let n = 1; n < all.length && performance.now() < end; n += 1) {
        put(n);
        if (n % 50 === 0) await presented();
      }
    },
    add: () => put(0),
    remove: () => void CSS.highlights.delete('mark0'),
    painted: inRegistry,
  };
}

function bySpans(all: readonly Found[], text: DomText): Work {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('hypothesis-highlight { background-color: rgba(255, 205, 40, 0.34); text-decoration: underline }');
  document.adoptedStyleSheets.push(sheet);
  // From the end, and the text is read once: what is wrapped later stands before what is wrapped already. Where passages
  // overlap the node has been cut meanwhile; Hypothesis would look for the place again, which is not what is measured here.
  const places = all.map((p) => ({ start: p.start, end: p.end }));
  const count = (): number => document.querySelectorAll('hypothesis-highlight').length;
  return {
    paint: () => {
      for (const p of places.slice(1).reverse()) wrap(text.rangeOf(p.start, p.end));
    },
    add: () => wrap(text.rangeOf(places[0]!.start, places[0]!.end)),
    remove() {
      const first = document.querySelector('hypothesis-highlight');
      first?.replaceWith(...first.childNodes);
      document.body.normalize();
    },
    painted: count,
  };
}

const WAYS: Readonly<Record<Exclude<Way, 'alone'>, (all: readonly Found[], text: DomText) => Work>> = {
  ours,
  colour: byColour,
  mark: byMark,
  spans: bySpans,
};
const NOTHING: Work = { paint: () => undefined, add: () => undefined, remove: () => undefined, painted: () => 0 };

async function took(work: () => Promise<void> | void): Promise<number> {
  await presented();
  const start = performance.now();
  await work();
  await presented();
  return performance.now() - start;
}

async function run(way: Way, count: number): Promise<Outcome> {
  const text = await readDom(document.body);
  // One more than asked for: the one that is added and taken away again.
  const all = passagesIn(text, count + 1);
  let mutations = 0;
  const watch = new MutationObserver((records) => (mutations += records.length));
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const work = way === 'alone' ? NOTHING : WAYS[way](all, text);
  const paint = await took(work.paint);
  await pause(500);
  const painted = work.painted();
  // The driver sees it and begins to watch.
  Object.assign(globalThis, { isScrolling: true });
  await pause(1_500);
  const wheel = await scroll(120, 300);
  const height = document.documentElement.scrollHeight;
  const sweep = await scroll(height / 300, 300);
  Object.assign(globalThis, { isScrolling: false });
  await pause(1_500);
  scrollTo({ top: 0, behavior: 'instant' });
  await pause(500);
  const add = await took(work.add);
  const remove = await took(work.remove);
  await pause(100);
  return { way, passages: count, paint, add, remove, sweep, wheel, longest, mutations, painted };
}

/** Started, not awaited: a driver's single call may not wait so long. */
const bench = (way: Way, count: number): void => {
  const done = (outcome: unknown): void => void Object.assign(globalThis, { outcome });
  run(way, count).then(done, (cause: unknown) => done({ failed: String(cause) }));
};
Object.assign(globalThis, { bench });
