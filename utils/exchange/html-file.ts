// How does a file for people look, and what keeps it harmless? One HTML file to read, print and hand round: no script, nothing fetched.

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** For text and for attributes in double quotes. What HTML may not hold (control characters) becomes U+FFFD. */
export const escaped = (text: string): string =>
  text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Surrogate}]/gu, '\uFFFD').replace(/[&<>"']/gu, (c) => NAMED[c] ?? c);

/** Sheet, headings, links; on screen light or dark, on paper black on white. */
export const PAPER_STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fffefb,#1b1a17);--ink:light-dark(#27231d,#e8e3d8);--quiet:light-dark(#635c50,#ada594);--rule:light-dark(#e3dccf,#3a362f);--link:light-dark(#123f44,#a8dcd9)}
*{box-sizing:border-box}
body{max-width:46em;margin:0 auto;padding:32px clamp(16px,5vw,48px) 64px;background:var(--paper);color:var(--ink);font:17px/1.5 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{margin:1.4em 0 .2em;font-size:18px;line-height:1.3}
h1{margin-top:0;font-size:30px}
h2{font-size:23px}
h3{font-size:20px}
p,dd{margin:0 0 .5em;white-space:pre-line}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
dl{margin:.4em 0}
dt,.quiet{color:var(--quiet);font:14px/1.5 system-ui,sans-serif}
dt{font-weight:600}
dd{margin-inline-start:0}
@page{margin:18mm}
@media print{:root{color-scheme:light;--paper:#fff}body{max-width:none;padding:0;font-size:11pt}h1,h2,h3,h4,h5,h6{break-after:avoid}dt{break-after:avoid}p,dd{orphans:3;widows:3}a{color:inherit;text-decoration:none}}`;

/** From the doctype to the end of the head. */
export const openFile = ({
  language,
  title,
  style,
}: {
  readonly language: string;
  readonly title: string;
  readonly style: string;
}): string =>
  [
    `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="generator" content="Mutual Margin">`,
    `<title>${escaped(title)}</title>\n<style>\n${style}\n</style>\n</head>\n`,
  ].join('\n');
