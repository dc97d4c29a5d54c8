// Pages that want to run something, hide something or never end: only harmless elements come out, in time, and nothing runs.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHead } from '@/utils/extraction/head';
import { mainText } from '@/utils/extraction/html';
import { readingText, readingTree } from '@/utils/extraction/reading-tree';
import { READING_TAGS, type ReadingNode } from '@/utils/model/document';

const PAGE = 'https://example.org/paper';
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const words =
  'The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring, when the days are longer. ';
const filler = Array.from({ length: 6 }, (_, i) => `<p>Paragraph ${i}. ${words}</p>`).join('');
const page = (hostile: string): string =>
  `<html><body><article><h1>Title</h1>${filler}<p>before</p>${hostile}<p>after the attack, ${words}</p></article></body></html>`;

const TAGS: ReadonlySet<string> = new Set(READING_TAGS);

/** Every way in which a tree could hold what it must not; walks without recursion. */
function faults(nodes: readonly ReadingNode[]): readonly string[] {
  const found: string[] = [];
  const waiting: ReadingNode[] = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') continue;
    if (!TAGS.has(node.tag)) found.push(`tag ${node.tag}`);
    for (const key of Object.keys(node))
      if (!['tag', 'href', 'src', 'alt', 'colspan', 'rowspan', 'start', 'children'].includes(key)) found.push(`attribute ${key}`);
    if (node.href !== undefined && (node.tag !== 'a' || !/^(https?|mailto):/.test(node.href))) found.push(`link ${node.href.slice(0, 60)}`);
    if (node.src !== undefined && (node.tag !== 'img' || !/^https?:/.test(node.src))) found.push(`picture ${node.src.slice(0, 60)}`);
    waiting.push(...node.children);
  }
  return found;
}

function read(html: string): readonly ReadingNode[] {
  const result = mainText({ url: PAGE, html, contentType: 'text/html' }, parse);
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail}`);
  return result.value.content;
}

declare global {
  var pwned: unknown;
}

beforeEach(() => {
  globalThis.pwned = undefined;
});
afterEach(() => expect(globalThis.pwned).toBeUndefined());

const ATTACKS: Readonly<Record<string, string>> = {
  'a handler': '<p onclick="pwned=1" onmouseover="pwned=1">text <img src=x onerror="pwned=1"></p>',
  'a script link': '<p><a href="javascript:pwned=1">click</a></p>',
  'a script link with control characters':
    '<p><a href="java\tscr\nipt:pwned=1">click</a> <a href="\u0001javascript:pwned=1">click</a> <a href=" \u00a0javascript:pwned=1">x</a></p>',
  'a script link with entities':
    '<p><a href="javascript&colon;pwned=1">click</a> <a href="&#x6A;avascript&#58;pwned=1">x</a> <a href="JaVaScRiPt:pwned=1">x</a></p>',
  'a data link':
    '<p><a href="data:text/html,<script>pwned=1</script>">click</a> <a href="vbscript:x">v</a> <a href="blob:https://example.org/1">b</a> <a href="file:///etc/passwd">f</a></p>',
  'a link inside svg': '<svg><a xlink:href="javascript:pwned=1"><text>click</text></a><script>pwned=1</script></svg>',
  'mutation through math': '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned=1&gt;">',
  'mutation through svg and style': '<svg></p><style><a id="</style><img src=1 onerror=pwned=1>"></style></svg>',
  'mutation through noscript': '<noscript><p title="</noscript><img src=x onerror=pwned=1>"></noscript>',
  'mutation through template':
    '<template><img src=x onerror=pwned=1></template><template shadowrootmode="open"><script>pwned=1</script></template>',
  'frames and objects':
    '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe><object data="javascript:pwned=1"></object><embed src="data:text/html,x">',
  'meta refresh and base':
    '<meta http-equiv="refresh" content="0;url=javascript:pwned=1"><base href="javascript:pwned=1//"><link rel="stylesheet" href="https://evil.example/x.css">',
  'style and attributes of every kind':
    '<p style="background:url(https://evil.example/x)" class="x" id="y" data-x="1" srcdoc="x" formaction="javascript:1">text</p>',
  'a form':
    '<form action="https://evil.example/"><input name="password" value="x"><button formaction="javascript:pwned=1">Send</button><textarea>typed</textarea></form>',
  'a form that clobbers the tree':
    '<form id="f"><input name="parentNode"><input name="childNodes"><input name="firstChild"><input name="nextSibling"><input name="attributes"><input name="tagName"><input name="remove"><input name="firstElementChild"><input name="nextElementSibling"><input name="className"><input name="id"><input name="textContent"><input name="getAttribute"><input name="children"><p>inside the form</p></form>',
  'elements that clobber the document':
    '<img name="body"><img name="documentElement"><form name="querySelectorAll"></form><img name="title"><embed name="createElement"><img name="getElementsByTagName"><object id="firstChild"></object><iframe name="createTextNode"></iframe>',
  'an own element': '<x-evil onclick="pwned=1">own text</x-evil><slot onslotchange="pwned=1">slot</slot>',
  'a dialog': '<dialog open>Sign in again: <input type="password"></dialog>',
  'prototype names':
    '<p id="__proto__" name="constructor"><a href="https://example.org/__proto__">p</a></p><table><tr><td colspan="-1" rowspan="9e9">x</td><td colspan="NaN">y</td></tr></table><ol start="1e308"><li>z</li></ol>',
  'a megabyte in an attribute': `<p title="${'x'.repeat(1_000_000)}"><a href="https://example.org/${'y'.repeat(1_000_000)}">long</a></p>`,
};

describe.each(Object.entries(ATTACKS))('%s', (_name, hostile) => {
  test('leaves nothing but harmless elements, and the text around it', () => {
    const content = read(page(hostile));
    expect(faults(content)).toEqual([]);
    const text = readingText(content);
    expect(text).toContain('Paragraph 0.');
    expect(text).not.toContain('pwned');
  });

  test('nor when the tree is made of the page itself', () => {
    const content = readingTree(parse(page(hostile)).documentElement, PAGE);
    expect(faults(content)).toEqual([]);
    // Some of them swallow what comes after, by the rules of HTML.
    expect(readingText(content)).toContain('before');
  });

  test('does not stop the head from being read', () => {
    const head = readHead(
      parse(
        page(hostile).replace(
          '<body>',
          '<head><title>Paper</title><meta name="author" content="Ada Byron"><link rel="canonical" href="/canon"></head><body>',
        ),
      ),
      PAGE,
    );
    expect(head).toMatchObject({ url: PAGE, title: 'Paper', canonical: 'https://example.org/canon', metas: [['author', 'Ada Byron']] });
  });
});

test('a form keeps the words of its paragraphs although it lies about its nodes', () => {
  const form = parse(page(ATTACKS['a form that clobbers the tree']!)).querySelector('form')!;
  expect(readingTree(form, PAGE)).toEqual([{ tag: 'p', children: ['inside the form'] }]);
});

test('a link keeps its words when its address goes', () => {
  expect(
    readingTree(
      parse('<p>See <a href="javascript:1">the paper</a>, <a href="mailto:a@b.example">write</a>, <a href="../b?x=1#y">read</a>.</p>').body,
      PAGE,
    ),
  ).toEqual([
    {
      tag: 'p',
      children: [
        'See ',
        { tag: 'a', children: ['the paper'] },
        ', ',
        { tag: 'a', href: 'mailto:a@b.example', children: ['write'] },
        ', ',
        { tag: 'a', href: 'https://example.org/b?x=1#y', children: ['read'] },
        '.',
      ],
    },
  ]);
});

const deep = (levels: number): Element => {
  const root = document.implementation.createHTMLDocument('').createElement('div');
  let inner: Element = root;
  for (let i = 0; i < levels; i += 1) inner = inner.appendChild(root.ownerDocument.createElement(i % 2 ? 'div' : 'x-own'));
  inner.textContent = 'the bottom';
  return root;
};

describe('depth and size', () => {
  test('20,000 levels of a built tree are walked and read back', () => {
    const content = readingTree(deep(20_000), PAGE);
    expect(faults(content)).toEqual([]);
    expect(readingText(content)).toBe('the bottom');
  });

  test.each([
    ['divs', `${'<div>'.repeat(20_000)}${filler}`],
    ['divs that are closed', `${'<div>'.repeat(20_000)}${filler}${'</div>'.repeat(20_000)}`],
    ['bold', `${'<b>'.repeat(20_000)}${words}`],
    ['block quotes with text', Array.from({ length: 5000 }, (_, i) => `<blockquote>level ${i} `).join('')],
    ['forms and tables', '<form><table><tr><td>'.repeat(5000) + filler],
    ['unclosed paragraphs of links', `${filler}${'<p><a href=x>link</a>'.repeat(20_000)}`],
    ['breaks', `${filler}${'<br> '.repeat(20_000)}`],
  ])('20,000 levels of %s in a page give an answer in time', (_name, html) => {
    const start = performance.now();
    const result = mainText({ url: PAGE, html: `<html><body>${html}`, contentType: 'text/html' }, parse);
    expect(performance.now() - start).toBeLessThan(12_000);
    if (result.ok) expect(faults(result.value.content)).toEqual([]);
    else expect(result.problem.code).toBe('no-main-text');
  });

  test('the head has limits: 200 metas of 4 kB, 8 scripts of 64 kB', () => {
    const html = `${`<meta name="a" content="${'x'.repeat(9000)}">`.repeat(500)}${`<script type="application/ld+json">"${'y'.repeat(100)}"</script>`.repeat(20)}<script type="application/ld+json">${'z'.repeat(70_000)}</script>`;
    const head = readHead(parse(html), PAGE);
    expect(head.metas).toHaveLength(200);
    expect(head.metas[0]?.[1]).toHaveLength(4096);
    expect(head.jsonLd).toHaveLength(8);
    expect(head.jsonLd.every((s) => s.length <= 65_536)).toBe(true);
  });
});

describe('the head of an odd page', () => {
  test.each([
    ['<link rel="canonical" href="javascript:alert(1)">', ''],
    ['<link rel="canonical" href="http://[bad">', ''],
    ['<base href="/deep/"><link rel="Canonical" href="x">', 'https://example.org/deep/x'],
    ['<base href="http://[bad"><link rel="alternate canonical" href="x">', 'https://example.org/x'],
    ['<link rel="canonical">', ''],
  ])('%s has the canonical address "%s"', (html, canonical) => expect(readHead(parse(html), PAGE).canonical).toBe(canonical));

  test('an empty document, a picture and an XML file have one', () => {
    for (const doc of [
      document.implementation.createHTMLDocument(),
      new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg>', 'image/svg+xml'),
      new DOMParser().parseFromString('<a/>', 'text/xml'),
    ]) {
      expect(readHead(doc, PAGE)).toMatchObject({ url: PAGE, metas: [], jsonLd: [] });
    }
  });
});
