// The sample paper under harder conditions, and pages that no file should hold: made from `pages/paper.html` when asked for.
import fs from 'node:fs';
import path from 'node:path';

export interface Page {
  /** Or the bytes of a file of another kind, which the headers name. */
  readonly html: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const read = (): string => fs.readFileSync(path.join(import.meta.dirname, 'pages/paper.html'), 'utf8');

/** Like `replace`, but what is not there is a mistake in the fixture. */
function edit(text: string, from: string | RegExp, to: string): string {
  const edited = text.replace(from, () => to);
  if (edited === text) throw new Error(`The sample paper has no ${String(from)}`);
  return edited;
}

/** Without the claims that make it the sample paper: a paper of its own. */
const anonymous = (html: string): string => edit(edit(html, /<link rel="canonical"[^>]*>\n/, ''), /<meta name="citation_doi"[^>]*>\n/, '');

const element = (html: string, tag: string): string => {
  const found = new RegExp(`<${tag}[ >][\\s\\S]*</${tag}>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`The sample paper has no ${tag}`);
  return found;
};

const section = (html: string, id: string): string => {
  const found = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`The sample paper has no section ${id}`);
  return found;
};

/** A year later: a section moved, sentences reworded, a word mended, a paragraph gone and one new. */
function revised(): Page {
  let html = read();
  html = edit(
    html,
    'yet few of those people could say who answers for it. The money',
    'yet hardly anyone who depends on it could tell a stranger who answers for it. The money',
  );
  html = edit(html, 'We looked at eleven contracts in three districts', 'We studied eleven contracts in three districts');
  html = edit(html, /<p>Accountability of this kind is wide but not deep\.[\s\S]*?<\/p>\n/, '');
  html = edit(html, 'A care co-operative has two kinds of member:', 'A care co-operative, as we use the word, has two kinds of member:');
  const members = section(html, 'members');
  html = edit(html, members, '');
  const books = section(html, 'books');
  html = edit(html, books, `${books}\n\n${members}`);
  html = edit(
    html,
    '<h2>Summary</h2>',
    '<h2>Summary</h2>\n<p>Second edition. Readers of the first pointed out that one district had been described twice under different names, and we have mended it; a section has moved, and some sentences with it.</p>',
  );
  return { html: edit(html, '18 March 2024', '18 March 2024, revised 2 June 2025') };
}

const strictCsp = (): Page => ({
  html: anonymous(read()),
  headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
});

/** The article stands in an open shadow root; the document around it has only the frame of the page. */
function shadow(): Page {
  const html = read();
  const article = element(html, 'article');
  const style = element(html, 'style');
  const host = `<sample-paper></sample-paper><template id="paper">${style}${article}</template><script>
    customElements.define('sample-paper', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).append(document.getElementById('paper').content.cloneNode(true)); }
    });
  </script>`;
  return { html: anonymous(edit(html, article, host)) };
}

/** Moves by `pushState` between its sections' addresses, renders its article anew each second for six seconds, and adds paragraphs late. */
function spa(): Page {
  const html = read();
  const article = element(html, 'article');
  const script = `<nav id="pages" style="margin:16px 0"><a href="/spa.html">The paper</a> <a href="/spa.html/other">Another paper</a></nav><article></article><template id="paper">${article}</template><script>
    const papers = {
      '/spa.html': () => document.getElementById('paper').content.querySelector('article').cloneNode(true).childNodes,
      '/spa.html/other': () => {
        const heading = Object.assign(document.createElement('h1'), { textContent: 'The Price of a Missed Visit' });
        const text = Object.assign(document.createElement('p'), { textContent: 'A visit that is missed costs more than the hour: it costs the next call for help, which is not made because the last one was not answered.' });
        return [heading, text];
      },
    };
    let late = 0;
    const render = () => {
      const article = document.querySelector('main > article');
      article.replaceChildren(...(papers[location.pathname] ?? papers['/spa.html'])());
      for (let n = 1; n <= late; n++) article.append(Object.assign(document.createElement('p'), { className: 'late', textContent: 'Postscript ' + n + '. This paragraph came late, as paragraphs do when a page fetches the rest of itself while it is being read by someone.' }));
      document.title = article.querySelector('h1').textContent;
    };
    document.getElementById('pages').addEventListener('click', (event) => {
      const link = event.target.closest('a');
      if (link === null) return;
      event.preventDefault();
      history.pushState(null, '', link.href);
      render();
    });
    addEventListener('popstate', render);
    render();
    // Begun from outside, once there is something to be kept: a selection would go with the nodes that it stands in.
    addEventListener('renew', () => {
      let times = 0;
      const timer = setInterval(() => { times += 1; if (times <= 3) late = times; render(); if (times === 6) { clearInterval(timer); article.dataset.rests = ''; } }, 700);
      const article = document.querySelector('main > article');
    });
  </script>`;
  // Each address of it is a paper of its own, so none may claim the sample's identity.
  return { html: anonymous(edit(html, article, script)) };
}

function iframe(): Page {
  const html = read();
  const frame =
    '<iframe src="/iframe-inner.html" title="A note from the editors" style="width:100%;height:180px;border:1px solid #bbb"></iframe>';
  return { html: anonymous(edit(html, '<section id="masters">', `${frame}\n<section id="masters">`)) };
}

const iframeInner = (): Page => ({
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A note from the editors</title>
<p>This note stands in a frame of its own. It comes from the same address as the paper around it, and it says that the editors have checked the table against the ledgers twice.</p></html>`,
});

/** Mulberry32: the same numbers from the same seed on every machine, from 0 up to but without 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Two million characters of sentences that are made of the sample's words. */
function big(): Page {
  const next = random(20240318);
  const words = [
    ...new Set(
      element(read(), 'article')
        .replace(/<[^>]*>/g, ' ')
        .match(/[a-z’-]{3,}/g) ?? [],
    ),
  ];
  const word = (): string => words[Math.floor(next() * words.length)] ?? 'care';
  const sentence = (): string => {
    const said = Array.from({ length: 6 + Math.floor(next() * 14) }, word).join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
  const parts: string[] = [];
  for (let size = 0, n = 0; size < 2_000_000; n += 1) {
    if (n % 25 === 0) parts.push(`<h2>Part ${n / 25 + 1}</h2>`);
    const text = Array.from({ length: 4 + Math.floor(next() * 4) }, sentence).join(' ');
    size += text.length;
    parts.push(`<p>${text}</p>`);
  }
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A very long report</title><main><article><h1>A very long report</h1>\n${parts.join('\n')}\n</article></main></html>`,
  };
}

/** The fixture whose sentences hold words for screen readers alone. */
const unseenWords = (): Page => ({
  html: fs.readFileSync(path.join(import.meta.dirname, '../fixtures/pages/unseen-words/source.html'), 'utf8'),
});

/** By address; what begins with an address of `spa.html` belongs to it. */
export const MADE: Readonly<Record<string, () => Page>> = {
  '/paper.html': () => ({ html: read() }),
  '/paper-revised.html': revised,
  '/strict-csp.html': strictCsp,
  '/shadow.html': shadow,
  '/spa.html': spa,
  '/spa.html/other': spa,
  '/iframe.html': iframe,
  '/iframe-inner.html': iframeInner,
  '/big.html': big,
  '/unseen-words.html': unseenWords,
};
