// Pages that want to run something in whoever reads them, or to have it ask their site for something; grouped so that none swallows the next.

const words = 'the council met, heard the pier master, and put off the question of the lamps until the spring, when the days are longer.';
const paragraph = (n: number): string => `<p>Paragraph ${n}: ${words}</p>`;
const run = 'globalThis.pwned=(globalThis.pwned??0)+1';

/** Each is written so that it would run, or ask for `/leak…`, where its markup were put into a page as it is. */
const ATTACKS: Readonly<Record<string, readonly string[]>> = {
  'handlers and links': [
    `<p onclick="${run}" onmouseover="${run}">text <img src="/leak/image" onerror="${run}"></p>`,
    `<p><a href="javascript:${run}">script link</a> <a href="java\tscr\nipt:${run}">with control signs</a> <a href="javascript&colon;${run}">with an entity</a></p>`,
    `<p><a href="data:text/html,<script>${run}</script>">data</a> <a href="vbscript:x">vb</a> <a ping="/leak/ping" href="https://example.org/">ping</a></p>`,
    `<p style="background:url(/leak/style)">styled</p><input autofocus onfocus="${run}"><details open ontoggle="${run}"><summary>more</summary>within</details>`,
  ],
  'mutation through svg, math, noscript and template': [
    `<svg></p><style><a id="</style><img src=/leak/svg-style onerror=${run}>"></style></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=/leak/math onerror=${run}&gt;"></mglyph></table></mtext></math>`,
    `<noscript><p title="</noscript><img src=/leak/noscript onerror=${run}>"></noscript>`,
    `<template><img src="/leak/template" onerror="${run}"></template><svg><a xlink:href="javascript:${run}"><text>click</text></a><animate onbegin="${run}" attributeName="x" dur="1s"/></svg>`,
    `<math><maction actiontype="statusline#x" xlink:href="javascript:${run}">press</maction></math><svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x"/></svg>`,
  ],
  'frames, forms and what loads': [
    `<iframe srcdoc="<img src=/leak/srcdoc>"></iframe><object data="/leak/object"></object><embed src="/leak/embed">`,
    `<video src="/leak/video" poster="/leak/poster" autoplay></video><audio src="/leak/audio"></audio><picture><source srcset="/leak/source"><img src="/leak/picture" srcset="/leak/srcset 2x" loading="lazy"></picture>`,
    `<form action="/leak/form"><input type="image" src="/leak/input"><button formaction="javascript:${run}">Send</button></form>`,
    `<link rel="stylesheet" href="/leak/sheet"><style>@import url(/leak/import); p { background: url(/leak/rule) }</style>`,
  ],
  'a document that lies about itself': [
    `<form id="f"><input name="parentNode"><input name="childNodes"><input name="firstChild"><input name="nextSibling"><input name="attributes"><input name="remove"><input name="textContent"><p>inside the form</p></form>`,
    `<img name="body" src="/leak/body"><form name="querySelectorAll"></form><form name="documentElement"></form><img name="createElement" src="/leak/create"><form id="location"></form>`,
    `<p id="__proto__" class="constructor">named</p><a id="defaultView" href="javascript:${run}">view</a>`,
  ],
  'refresh, base and a megabyte': [
    `<meta http-equiv="refresh" content="3600;url=/leak/refresh"><base href="https://elsewhere.invalid/">`,
    `<p title="${'x'.repeat(1_000_000)}"><a href="https://example.org/${'y'.repeat(1_000_000)}">long link</a></p>`,
    `<table><tr><td colspan="99999999" rowspan="9e9">wide</td></tr></table><ol start="1e308"><li>item</li></ol>`,
  ],
};

const text = Array.from({ length: 8 }, (_, i) => paragraph(i)).join('');

/** By name, whole pages: first the text, up to paragraph 7, then the attacks, some of which swallow what comes after them. */
export const HOSTILE: readonly (readonly [name: string, html: string])[] = Object.entries(ATTACKS).map(([name, attacks]) => {
  const body = attacks.map((attack) => `<div>${attack}</div>${paragraph(90)}`).join('\n');
  return [
    name,
    `<!doctype html><html lang="en"><head><title>Lamps: ${name}</title></head><body><article><h1>Lamps: ${name}</h1>${text}${body}</article></body></html>`,
  ];
});
