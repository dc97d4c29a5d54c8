// Pages larger, deeper and worse written than any person makes: by name, each from a rule, for tests and for the benchmark.

const sentence = (n: number): string =>
  `On day ${n} the council met, heard the pier master, and put off the question of the lamps until the spring, when the days are longer. `;

const repeated = (count: number, of: (n: number) => string): string => Array.from({ length: count }, (_, n) => of(n)).join('');

/** As many as make ten million characters. */
const TEN_MILLION = 10_000_000;
const untilTenMillion = (of: (n: number) => string, share: number): string =>
  repeated(Math.ceil((share * TEN_MILLION) / of(1000).length), of);

const paragraph = (n: number): string => `<p>${sentence(n)}${sentence(n + 1)}${sentence(n + 2)}</p>`;
const report = repeated(20, paragraph);

/** Made when asked for: all of them together are some 70 MB. `share` makes them smaller, not less deep. */
export const LARGE: Readonly<Record<string, (share?: number) => string>> = {
  '10 MB of paragraphs': (share = 1) => `<article>${untilTenMillion(paragraph, share)}</article>`,
  '10 MB in one paragraph': (share = 1) => `<article><p>${untilTenMillion(sentence, share)}</p></article>`,
  '10 MB in one text without an element': (share = 1) => untilTenMillion(sentence, share),
  '10 MB in one attribute': (share = 1) => `<article>${report}<p title="${'x'.repeat(share * TEN_MILLION)}">${sentence(1)}</p></article>`,
  '10 MB of white space': (share = 1) => `<article>${report}<p>${' \n'.repeat((share * TEN_MILLION) / 2)}</p>${report}</article>`,
  '100,000 inline elements in one paragraph': (share = 1) =>
    `<article>${report}<p>${repeated(share * 100_000, (n) => `<b>word ${n}</b> `)}</p></article>`,
  '100,000 list entries': (share = 1) =>
    `<article>${report}<ul>${repeated(share * 100_000, (n) => `<li>Entry ${n}, as agreed.</li>`)}</ul></article>`,
  'a table of 100,000 cells': (share = 1) =>
    `<article>${report}<table>${repeated(share * 10_000, (n) => `<tr>${repeated(10, (m) => `<td>${n * m}</td>`)}</tr>`)}</table></article>`,
  '100,000 links to the same site': (share = 1) =>
    `<article>${report}<p>${repeated(share * 100_000, (n) => `<a href="/l/${n}">Paper ${n}</a> `)}</p></article>`,
  '50,000 headings': (share = 1) => `<article>${report}${repeated(share * 50_000, (n) => `<h2>Part ${n}</h2>`)}${report}</article>`,
  '30,000 boxes named for sharing': (share = 1) =>
    `<article>${report}${repeated(share * 30_000, () => '<div class="share"><a href="/s">Share</a></div>')}</article>`,
  '150,000 paragraphs side by side': (share = 1) => report + repeated(share * 150_000, (n) => `<p>Day ${n}, as agreed.</p>`),
  '30,000 cards': (share = 1) =>
    `<main>${repeated(share * 30_000, (n) => `<div class="card"><h3>Card ${n}</h3><p>${sentence(n)}</p></div>`)}</main>`,
  '5,000 levels of boxes, text in each': () => `${repeated(5000, (n) => `<div>${sentence(n)}`)}`,
  '5,000 levels of boxes, text at the bottom': () => `${'<div class="inner">'.repeat(5000)}${report}${'</div>'.repeat(5000)}`,
  '5,000 levels of lists': () => `<article>${report}${repeated(5000, (n) => `<ul><li>Level ${n}`)}</article>`,
  '5,000 levels of links and bold': () => `<article>${report}${'<b><i>'.repeat(5000)}${sentence(1)}</article>`,
  '5,000 levels of tables': () => `<article>${report}${repeated(5000, (n) => `<table><tr><td>Level ${n}`)}`,
  'tags that are never closed': () => `<article>${report}${'<p><b><a href=x><div><span><li><td>'.repeat(3000)}${report}`,
  'tags that are only closed': () => `${'</div></p></b></table></body></html>'.repeat(20_000)}${report}`,
  'tables with all in the wrong place': () =>
    `<article>${report}${'<table><p>x<tr><div>y<td><li>z</table></td></tr>'.repeat(5000)}</article>`,
  'formatting that crosses': () => `<article>${report}${'<b><p><i></b>word</p></i>'.repeat(3000)}</article>`,
  'half a tag at the end': () => `<article>${report}<p class="`,
  'characters that are none': () => `<article>${report}<p>${'&#0;&#x110000;&bogus;\u0000\ud800&#xD800;'.repeat(20_000)}</p></article>`,
};
