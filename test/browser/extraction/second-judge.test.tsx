// What is drawn of a hostile page, judged by a maintained sanitiser: DOMPurify finds nothing to take out, and a second parse reads it the same.
import DOMPurify from 'dompurify';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { readingElements } from '@/components/reading-elements';
import { mainText } from '@/utils/extraction/html';
import { readingTree } from '@/utils/extraction/reading-tree';
import type { ReadingNode } from '@/utils/model/document';

const PAGE = 'https://example.org/paper';
const RUN = '<img src=x onerror=globalThis.pwned=1>';

/** Markup that a second parse reads otherwise than the first, as known from sanitisers that were breached. */
const MUTATIONS: Readonly<Record<string, string>> = {
  'math, then a table in text': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${RUN.replaceAll('<', '&lt;')}">`,
  'nested forms': `<form><math><mtext></form><form><mglyph><style></math>${RUN}`,
  'a form that is closed within svg': `<svg><form></svg><form><p>words</p><style></form>${RUN}`,
  'svg, a paragraph and a style': `<svg></p><style><a id="</style>${RUN}">`,
  'a foreign object': `<svg><foreignObject><math><mi><style><!--</style>${RUN}--></mi></math></foreignObject></svg>`,
  'an annotation of math': `<math><annotation-xml encoding="text/html"><p>words</p><style>${RUN}</style></annotation-xml></math>`,
  'description of svg': `<svg><desc><p>words<noscript></desc></svg>${RUN}</noscript>`,
  'text of a title': `<svg><title><style></title></svg>${RUN}</style></title>`,
  'noembed and noframes': `<noembed><p title="</noembed>${RUN}"></noembed><noframes><p title="</noframes>${RUN}"></noframes>`,
  'xmp and plaintext': `<xmp><p title="</xmp>${RUN}"></xmp><plaintext></plaintext>${RUN}`,
  'a comment that ends early': `<!--><!---!>${RUN}--><p>words</p><!--x--!>${RUN}`,
  'a select with what it may not hold': `<select><template><style><!--</style><a rel="--></style></template></select>${RUN}">`,
  'a template in a template': `<template><template shadowrootmode="open">${RUN}</template></template>`,
  'what a table sends out': `<table><a href="javascript:globalThis.pwned=1"><tr>${RUN}<td><a href="JaVaScRiPt:globalThis.pwned=1">words</a></table>`,
  'entities that turn to marks': `<p>&lt;img src=x onerror=globalThis.pwned=1&gt; &amp;lt;script&amp;gt;globalThis.pwned=1&amp;lt;/script&amp;gt;</p>`,
  'a processing instruction and a section of data': `<?xml version="1.0"?><![CDATA[${RUN}]]><svg><![CDATA[</svg>${RUN}]]></svg>`,
  'more levels than a parser builds': `${'<div>'.repeat(600)}<math><mtext><style>${'<p>'.repeat(20)}${RUN}</style>${'</div>'.repeat(600)}`,
};

const words =
  'The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring, as it had before. ';
const page = (hostile: string): string => `<body><article>${`<p>${words}</p>`.repeat(5)}${hostile}<p>after, ${words}</p></article></body>`;
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

const pages = import.meta.glob<string>(['../../fixtures/pages/*/source.html', '../../fixtures/held-out/*/page.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

declare global {
  var pwned: unknown;
}

afterEach(() => {
  document.body.replaceChildren();
  expect(globalThis.pwned).toBeUndefined();
});

function drawn(content: readonly ReadingNode[]): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  render(readingElements(content, 'table'), root);
  return root;
}

/** What DOMPurify would take out of drawn text, in words; its own allowances, and links that open beside this page. */
function objections(root: HTMLElement): readonly string[] {
  const written = root.innerHTML;
  const pure = DOMPurify.sanitize(written, { ADD_ATTR: ['target'] });
  const gone = DOMPurify.removed.map((removed) =>
    'element' in removed ? `element ${removed.element.nodeName}` : `attribute ${removed.attribute?.name ?? ''} of ${removed.from.nodeName}`,
  );
  return [...gone, ...(pure === written ? [] : ['read otherwise by a second parse'])];
}

const mainOf = (html: string): readonly ReadingNode[] => {
  const read = mainText({ url: PAGE, html, contentType: 'text/html' }, parse);
  return read.ok ? read.value.content : [];
};

test.each(Object.entries(MUTATIONS))('%s: nothing is left to take out of what is drawn', (_, hostile) => {
  expect(objections(drawn(mainOf(page(hostile))))).toEqual([]);
  expect(objections(drawn(readingTree(parse(page(hostile)).body, PAGE)))).toEqual([]);
});

test('nor of any page of ours', () => {
  const found = Object.entries(pages).flatMap(([path, html]) =>
    objections(drawn(mainOf(html))).map((objection) => `${path}: ${objection}`),
  );
  expect(found).toEqual([]);
});

test('and it would have objected to the pages as they are', () => {
  const raw = Object.values(MUTATIONS).filter((hostile) => {
    DOMPurify.sanitize(page(hostile));
    return DOMPurify.removed.length > 0;
  });
  expect(raw.length).toBeGreaterThan(12);
});
