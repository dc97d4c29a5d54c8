// Reading a DOM as canonical text, and finding one's way back.
import { afterEach, expect, test } from 'vitest';
import { describe as describeRange } from '@/utils/anchoring/describe';
import { type DomText, readDom } from '@/utils/anchoring/dom-text';
import { elementAt, xpathOf } from '@/utils/anchoring/xpath';

let host: HTMLElement | undefined;
afterEach(() => host?.remove());

/** An element of the page with this content. */
function page(html: string): HTMLElement {
  host?.remove();
  host = document.createElement('main');
  host.innerHTML = html;
  document.body.append(host);
  return host;
}
const textOf = async (html: string): Promise<string> => (await readDom(page(html))).text;

function rangeFrom(source: DomText, quote: string): StaticRange {
  const at = source.text.indexOf(quote);
  expect(at, `"${quote}" in the text`).toBeGreaterThanOrEqual(0);
  const range = source.rangeOf(at, at + quote.length);
  if (!(range instanceof StaticRange)) throw new Error('a static range was promised');
  return range;
}
const words = (r: StaticRange): string => {
  const live = document.createRange();
  live.setStart(r.startContainer, r.startOffset);
  live.setEnd(r.endContainer, r.endOffset);
  return live.toString();
};

test.each([
  ['runs of white space are one blank', '<p>one \n\t two&nbsp; three</p>', 'one two three'],
  ['blocks stand on lines of their own', '<h2>Aims</h2><p>One</p><p>Two</p>', 'Aims\nOne\nTwo'],
  ['a line break is a line end', '<p>one<br>two<br/><br/>three</p>', 'one\ntwo\nthree'],
  ['lists and definitions', '<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>', 'a\nb\nc\nd'],
  [
    'cells are set apart by a blank, rows by a line',
    '<table><tr><th>Year<td>2010<td><p>2011</p><tr><td>x<td>y</table>',
    'Year 2010\n2011\nx y',
  ],
  ['inline elements do not part words', '<p>com<b>mis</b><i>sion</i>ing <em>now</em>, please</p>', 'commissioning now, please'],
  ['soft hyphens, zero-width and direction marks are not text', '<p>ac&shy;count&#8203;able &lrm;to&rlm; whom</p>', 'accountable to whom'],
  ['typographic characters stay', '<p>“It’s — ﬁne…”</p>', '“It’s — ﬁne…”'],
  ['letters and accents are composed', '<p>cafe\u0301 A\u030angstro\u0308m</p>', 'café Ångström'],
  ['comments and empty elements leave no trace', '<p>on<!-- x -->e <span></span> two</p>', 'one two'],
  ['entities and characters beyond the basic plane', '<p>a &lt;b&gt; &amp; 😀 𝒳</p>', 'a <b> & 😀 𝒳'],
  ['preformatted lines stay as written', '<pre>if (a)\n    b  = c\n\nend</pre><p>x</p>', 'if (a)\n    b  = c\nend\nx'],
  [
    'scripts, styles, templates and hidden elements are not read',
    '<p>a</p><script>1</script><style>b{}</style><template>t</template><noscript>n</noscript><p hidden>h</p><p style="display:none">d</p><p>z</p>',
    'a\nz',
  ],
  ['what is hidden from assistive technology only is read', '<p>a <span aria-hidden="true">b</span></p>', 'a b'],
  [
    'what a heading’s button opens is read while it is closed, other hidden parts are not',
    '<h3><button aria-expanded="false" aria-controls="a">More</button></h3><div id="a" hidden><p>In<b>side</b></p></div><button aria-expanded="false" aria-controls="m">Menu</button><div id="m" hidden>Home</div>',
    'More\nInside\nMenu',
  ],
  [
    'panels of tabs are read while another is in front, hidden by attribute or by style',
    '<div role="tablist"><a role="tab" aria-controls="a">One</a> <a role="tab" aria-controls="b">Two</a> <a role="tab" aria-controls="c">Three</a></div><div id="a" role="tabpanel">First</div><div id="b" role="tabpanel" hidden>Second</div><div id="c" role="tabpanel" style="display: none">Third</div>',
    'One Two Three\nFirst\nSecond\nThird',
  ],
  ['closed details are read', '<details><summary>More</summary><p>Inside</p></details>', 'More\nInside'],
  [
    'fields are not text, buttons are',
    '<label>Name <input value="x"></label> <select><option>o</option></select><textarea>t</textarea><button>Send</button>',
    'Name Send',
  ],
  ['display: contents is read', '<div style="display:contents"><span style="display:contents">in</span> side</div>', 'in side'],
  ['frames are not read', '<p>a</p><iframe srcdoc="<p>f</p>"></iframe>', 'a'],
])('%s', async (_what, html, expected) => {
  expect(await textOf(html)).toBe(expected);
});

test('reads open shadow roots in the order in which they are shown', async () => {
  const root = page('<p>before</p><x-card><b slot="end">last</b><i>first</i></x-card><p>after</p>');
  const shadow = root.querySelector('x-card')!.attachShadow({ mode: 'open' });
  shadow.innerHTML = '<p>head</p><div><slot></slot></div><div><slot name="end"></slot></div><div><slot name="none">fallback</slot></div>';
  const source = await readDom(root);
  expect(source.text).toBe('before\nhead\nfirst\nlast\nfallback\nafter');
  const last = root.querySelector('b')!.firstChild!;
  expect(source.offsetOf(last, 2)).toBe(source.text.indexOf('last') + 2);
  expect(source.rangeOf(source.text.indexOf('head'), source.text.indexOf('head') + 4).startContainer).toBe(
    shadow.querySelector('p')!.firstChild,
  );
});

test('is not fooled by a form whose fields bear the names of DOM properties', async () => {
  const names = [
    'firstChild',
    'nextSibling',
    'parentNode',
    'nodeType',
    'localName',
    'childNodes',
    'data',
    'shadowRoot',
    'checkVisibility',
    'hasAttribute',
    'ownerDocument',
    'assignedSlot',
    'namespaceURI',
  ];
  const root = page(
    `<p>above</p><form><p>The form's own <b>words</b></p>${names.map((n) => `<input name="${n}">`).join('')}</form><p>below</p>`,
  );
  const source = await readDom(root);
  expect(source.text).toBe("above\nThe form's own words\nbelow");
  const form = root.querySelector('form')!;
  const described = describeRange(
    source,
    new StaticRange({ startContainer: root.querySelector('b')!.firstChild!, startOffset: 0, endContainer: form, endOffset: 3 }),
  );
  expect(described.ok && described.value.quote).toBe('words');
  expect(xpathOf(root.querySelector('b')!)).toMatch(/\/form\[1\]\/p\[1\]\/b\[1\]$/);
});

test('a place in what is not read counts as the next text that is', async () => {
  const root = page('<p id="a">one</p><script>x</script><p>   </p><div hidden>no</div><p id="b">two</p>');
  const source = await readDom(root);
  const two = source.text.indexOf('two');
  expect(source.offsetOf(root.querySelector('script')!.firstChild!, 1)).toBe(two);
  expect(source.offsetOf(root.querySelector('[hidden]')!, 0)).toBe(two);
  expect(source.offsetOf(root, 2)).toBe(two);
  expect(source.offsetOf(root, root.childNodes.length)).toBe(source.text.length);
  expect(source.offsetOf(document.body, 0)).toBeLessThanOrEqual(source.text.length);
});

test('a range never begins at the end of the block before', async () => {
  const source = await readDom(page('<p>one </p>\n<p> two</p>'));
  const range = source.rangeOf(4, 7);
  expect(range.startContainer).toBe(range.endContainer);
  expect(words(rangeFrom(source, 'two'))).toBe('two');
  expect(source.rangeOf(3, 7).startContainer).toBe(range.startContainer);
});

test('a whole paragraph taken by a triple click is that paragraph', async () => {
  const root = page('<p>One sentence.</p><p>Another.</p>');
  const [first, second] = root.querySelectorAll('p');
  const described = describeRange(
    await readDom(root),
    new StaticRange({ startContainer: first!, startOffset: 0, endContainer: second!, endOffset: 0 }),
  );
  expect(described.ok && described.value.quote).toBe('One sentence.');
});

test('nothing readable is no selection', async () => {
  const root = page('<p>a</p><p>  </p><p hidden>b</p>');
  const [, blank] = root.querySelectorAll('p');
  const described = describeRange(
    await readDom(root),
    new StaticRange({ startContainer: blank!, startOffset: 0, endContainer: blank!, endOffset: 1 }),
  );
  expect(described).toMatchObject({ ok: false, problem: { code: 'no-selection' } });
});

test('tells the headings above a place, outermost first', async () => {
  const source = await readDom(page('<h1>Paper</h1><p>intro</p><h2>One <i>a</i></h2><h3>Deep</h3><p>x</p><h2>Two</h2><p>place</p>'));
  expect(source.headingsAt(source.text.indexOf('intro'))).toEqual(['Paper']);
  expect(source.headingsAt(source.text.indexOf('x'))).toEqual(['Paper', 'One a', 'Deep']);
  expect(source.headingsAt(source.text.indexOf('place'))).toEqual(['Paper', 'Two']);
});

test('paths lead to their elements and back', () => {
  const root = page('<div><p>a</p><p>b <b>c</b></p></div>');
  for (const element of root.querySelectorAll('*')) {
    const path = xpathOf(element);
    expect(path).toMatch(/^\/html\[1\]\/body\[1\]\//);
    expect(elementAt(path!, document.body)).toBe(element);
  }
  expect(elementAt('/div[1]/p[2]', root)).toBe(root.querySelectorAll('p')[1]);
  expect(elementAt('//p', root)).toBeUndefined();
  expect(elementAt('/html[1]/body[1]/nothing[3]', root)).toBeUndefined();
});

test('writes down the elements of a passage on a whole page, with offsets in their text', async () => {
  page('<p>Some <b>bold</b> words here.</p>');
  const source = await readDom(document.body);
  const described = describeRange(source, rangeFrom(source, 'bold words'));
  expect(described.ok && described.value.selectors).toMatchObject([
    { type: 'TextQuoteSelector', exact: 'bold words' },
    { type: 'TextPositionSelector' },
    { type: 'RangeSelector', startSelector: { refinedBy: { start: 0 } }, endSelector: { refinedBy: { start: 15 } } },
  ]);
});

test('the same content without attributes and styles has the same text', async () => {
  const styled = await textOf(
    '<style>p span{display:block} li{display:inline}</style><div class="w"><h2 style="display:inline">A</h2><p>b <span>c</span>d</p><ul><li>e</li><li>f</li></ul></div>',
  );
  expect(styled).toBe(await textOf('<div><h2>A</h2><p>b <span>c</span>d</p><ul><li>e</li><li>f</li></ul></div>'));
});

test('gives way while it reads a large page', async () => {
  const root = page(Array.from({ length: 3000 }, (_, i) => `<p>Paragraph <b>${i}</b> of many.</p>`).join(''));
  let asked = 0;
  const { text } = await readDom(root, { pace: () => (asked++, undefined) });
  expect(text.split('\n')).toHaveLength(3000);
  expect(asked).toBeGreaterThan(100);
});
