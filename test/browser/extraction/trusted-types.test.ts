// Readability, unmodified, in a page where `require-trusted-types-for 'script'` holds: the extension's own pages are such pages.
import { expect, test } from 'vitest';

const SOURCE = new URL('../../../utils/extraction/html.ts', import.meta.url).pathname;

const FRAME = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types app">
<script type="module">
import { mainText } from '${SOURCE}';
const policy = trustedTypes.createPolicy('app', { createHTML: (html) => html });
const parse = (html) => new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
const violations = [];
document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.sample));
const refused = (sink) => { try { sink(); return false; } catch { return true; } };
parent.postMessage({
  enforced: refused(() => { document.createElement('div').innerHTML = '<b>x</b>'; }) && refused(() => { parse('<p>x').body.innerHTML = '<b>x</b>'; }),
  read: PAGES.map((html) => mainText({ url: 'https://example.org/', html, contentType: 'text/html' }, parse)),
}, '*');
</script>`;

const words = 'The council met on Tuesday, heard the pier master, and put off the question of the lamps until the spring. ';

/** Pages that lead Readability to each of its sinks: trying again with the markup kept, pictures out of `noscript`, objects, embeds. */
const PAGES = [
  `<body><div class="comment sidebar">${`<p>${words}</p>`.repeat(2)}</div></body>`,
  `<body><div id="footer"><form><input name=innerHTML><p>Short, and in the footer.</p></form></div></body>`,
  `<body><article>${`<p>${words}</p>`.repeat(8)}<p><img src="a.gif"><noscript><img src="b.jpg"></noscript></p><object data="x"><p>youtube.com/x</p></object><font>old</font></article></body>`,
];

test('runs without a violation, and tries again where the first try finds too little', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = FRAME.replace('PAGES', JSON.stringify(PAGES).replaceAll('<', '\\u003c'));
  const answer = new Promise<unknown>((resolve) => {
    addEventListener('message', (e) => e.source === frame.contentWindow && resolve(e.data));
  });
  document.body.append(frame);
  expect(await answer).toMatchObject({ enforced: true, read: [{ ok: true }, { ok: true }, { ok: true }] });
  frame.remove();
}, 90_000);
