// Random pages: whatever stands in them, every place leads to the text and back, and every passage that is written down is found there.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Anchoring, anchorAll } from '@/utils/anchoring/anchor';
import { describe as describeRange } from '@/utils/anchoring/describe';
import { type DomText, readDom } from '@/utils/anchoring/dom-text';
import { splitsPair } from '@/utils/text/code-points';
import { quoteOf, type Selector } from '@/utils/model/selector';

let host: HTMLElement | undefined;
afterEach(() => host?.remove());

const inline = ['b', 'i', 'span', 'a', 'em', 'code', 'sup', 'button', 'label', 'bdo'] as const;
const block = ['p', 'div', 'li', 'blockquote', 'pre', 'section', 'h3', 'x-box', 'details', 'summary'] as const;
const parts = ['ruby', 'rt', 'rp', 'table', 'tr', 'td', 'th', 'caption', 'dl', 'dd'] as const;
/** Parted by `|`. */
const BLANKS = ' |  |\n   |\u00a0|\u3000||\u200f|\u200e|. '.split('|');
const ODD = 'soft\u00adhyphen|😀|𝒳y|👩\u200d👧|e\u0301|a\u0300\u0316|\u0301|ﬁne|zero\u200bwidth|\u1112\u1161\u11ab'.split('|');
const SCRIPTS = 'שלום|مرحبا بالعالم|می\u200cخواهم|説明責任|की|Straße'.split('|');
const SIGNS = 'a < b & c|“quoted”|—|12|(§ 3)|…|£|the same words|the same words'.split('|');
const word = fc.oneof(fc.stringMatching(/^[a-z]{1,9}$/), fc.constantFrom(...BLANKS, ...ODD, ...SCRIPTS, ...SIGNS));
type Tree = string | { readonly tag: string; readonly children: readonly Tree[] };
const grown = (tags: readonly string[], depth: number): fc.Arbitrary<Tree> =>
  fc.record({ tag: fc.constantFrom(...tags), children: fc.array(tree(depth - 1), { maxLength: 4 }) });
const tree: fc.Memo<Tree> = fc.memo((depth) =>
  depth <= 1
    ? word
    : fc.oneof(
        { weight: 6, arbitrary: word },
        { weight: 6, arbitrary: grown([...inline, ...block, ...parts], depth) },
        { weight: 1, arbitrary: grown(['#shadow', '#hidden', '#again', '#row', '#accordion'], depth) },
        { weight: 1, arbitrary: fc.constantFrom('br', '#comment', 'style', 'hr', 'wbr', 'img').map((tag) => ({ tag, children: [] })) },
      ),
);
/** Long ones too, with a stretch that comes again and again, and words that stand once. */
const sentence = fc.stringMatching(/^[a-z ]{60,160}\. $/);
const trees = fc
  .tuple(
    fc.array(tree(5), { minLength: 1, maxLength: 6 }),
    fc.array(fc.oneof(sentence, tree(3)), { maxLength: 8 }),
    fc.constantFrom(0, 1, 2, 30),
  )
  .map(([front, again, times]): readonly Tree[] => [...front, ...Array.from({ length: times }, () => again).flat(), ...front]);

function element(tag: string, children: readonly Tree[]): HTMLElement {
  const made = document.createElement(tag);
  children.forEach((child) => grow(made, child));
  return made;
}
/** What stands for more than one element. */
const growOthers: Readonly<Record<string, (parent: Node, children: readonly Tree[]) => void>> = {
  '#comment': (parent) => void parent.appendChild(document.createComment('note')),
  '#again': (parent, children) => [...children, ...children, ...children].forEach((child) => grow(parent, child)),
  '#row': (parent, children) =>
    parent.appendChild(document.createElement('table')).append(
      element(
        'tr',
        children.map((child) => ({ tag: 'td', children: [child] })),
      ),
    ),
  '#hidden'(parent, children) {
    const made = element('p', children);
    made.hidden = true;
    parent.appendChild(made);
  },
  '#accordion'(parent, children) {
    const made = element('div', children);
    made.id = `part-${document.querySelectorAll('[aria-controls]').length}`;
    made.hidden = true;
    const head = document.createElement('h3');
    head.innerHTML = `<button aria-expanded="false" aria-controls="${made.id}">More</button>`;
    (parent as Element).append(head, made);
  },
  // The first child is the host's own, the second stands in its shadow before the slot, others behind it.
  '#shadow'(parent, [own, ...inner]) {
    const made = element('div', own === undefined ? [] : [own]);
    const shadow = made.attachShadow({ mode: 'open' });
    inner.forEach((child, n) => {
      grow(shadow, child);
      if (n === 0) shadow.append(document.createElement('slot'));
    });
    parent.appendChild(made);
  },
};
function grow(parent: Node, node: Tree): void {
  if (typeof node === 'string') parent.appendChild(document.createTextNode(node));
  else (growOthers[node.tag] ?? ((to, children) => to.appendChild(element(node.tag, children))))(parent, node.children);
}
function build(nodes: readonly Tree[]): HTMLElement {
  host?.remove();
  host = document.createElement('main');
  // As a page, so that buttons of headings find their parts.
  document.body.append(host);
  for (const node of nodes) grow(host, node);
  return host;
}

/** Text nodes as they are shown: of a host its shadow root alone, and what its slots show. */
function* textNodes(node: Node): Generator<Text> {
  if (node instanceof Text) yield node;
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const shown = (node instanceof Element ? node.shadowRoot : null)?.childNodes ?? (slotted.length > 0 ? slotted : node.childNodes);
  for (const child of shown) yield* textNodes(child);
}

/** `[start, end)` with whole characters, and without white space at its ends. */
function trimmed(text: string, a: number, b: number): [number, number] {
  let [start, end] = a < b ? [a, b] : [b, a];
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return [start, end];
}

/** How often a passage stands with all that is written down about it. */
function copiesOf(text: string, selectors: readonly Selector[]): number {
  const { prefix, exact, suffix } = quoteOf(selectors)!;
  let count = 0;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
    if (text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + exact.length)) count++;
  return count;
}

const spanOf = (a: { start: number; end: number }): [number, number] => [a.start, a.end];

/** Exactly there; or in doubt, itself the likeliest, and then it does stand several times. */
function expectBack(text: string, found: Anchoring | undefined, selectors: readonly Selector[], span: [number, number]): void {
  const told = JSON.stringify({ quote: quoteOf(selectors), span, found, text: text.slice(0, 300), length: text.length });
  if (found?.status === 'ambiguous') {
    expect(copiesOf(text, selectors), told).toBeGreaterThan(1);
    expect(spanOf(found.candidates[0]!), told).toEqual(span);
  } else {
    expect(found?.status, told).toBe('exact');
    expect(found !== undefined && 'start' in found && spanOf(found), told).toEqual(span);
  }
}

async function expectFound(source: DomText, range: AbstractRange, span: [number, number]): Promise<void> {
  const { text } = source;
  const described = describeRange(source, range);
  if (!described.ok) throw new Error('describe refused a passage');
  expect(described.value.quote).toBe(text.slice(...span));
  const { selectors } = described.value;
  expectBack(text, (await anchorAll(text, [{ id: 'urn:x', selectors }])).get('urn:x'), selectors, span);
}

test('offsets rise with the places of the DOM', async () => {
  await fc.assert(
    fc.asyncProperty(trees, async (nodes) => {
      const root = build(nodes);
      const source = await readDom(root);
      let last = 0;
      for (const node of textNodes(root))
        for (let i = 0; i <= node.length; i++) {
          const at = source.offsetOf(node, i);
          expect(at).toBeGreaterThanOrEqual(last);
          if (source.holds(node)) last = at;
        }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('every stretch of text leads to a range that leads back, and is found where it was written down', async () => {
  await fc.assert(
    fc.asyncProperty(trees, fc.nat(), fc.nat(), async (nodes, a, b) => {
      const source = await readDom(build(nodes));
      const { text } = source;
      if (text === '') return;
      const span = trimmed(text, a % text.length, 1 + (b % text.length));
      if (span[0] >= span[1]) return;
      const range = source.rangeOf(...span);
      expect([source.offsetOf(range.startContainer, range.startOffset), source.offsetOf(range.endContainer, range.endOffset)]).toEqual(
        span,
      );
      await expectFound(source, range, span);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('whatever is selected in a page is found where it was written down', async () => {
  await fc.assert(
    fc.asyncProperty(trees, fc.nat(), fc.nat(), fc.nat(), fc.nat(), async (nodes, a, b, c, d) => {
      const root = build(nodes);
      const source = await readDom(root);
      const all = [root, ...root.querySelectorAll('*'), ...textNodes(root)];
      const point = (n: number, offset: number): [Node, number] => {
        const node = all[n % all.length]!;
        return [node, offset % ((node instanceof Text ? node.length : node.childNodes.length) + 1)];
      };
      const [[startContainer, startOffset], [endContainer, endOffset]] = [point(a, c), point(b, d)];
      const span = trimmed(source.text, source.offsetOf(startContainer, startOffset), source.offsetOf(endContainer, endOffset));
      if (span[0] >= span[1]) return;
      await expectFound(source, new StaticRange({ startContainer, startOffset, endContainer, endOffset }), span);
    }),
    { numRuns: 300 },
  );
}, 60_000);
