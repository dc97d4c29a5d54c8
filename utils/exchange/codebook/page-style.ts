// How does the printed codebook look? On screen, light or dark, and on paper; each concept under the paint it has in the margin.

/** One paint: what `utils/painting/palette` has, as values. */
export interface Look {
  readonly light: { readonly fill: string; readonly line: string };
  readonly dark: { readonly fill: string; readonly line: string };
  readonly underline: string;
  /** CSS pixels. */
  readonly thickness: number;
}

const BASE = `:root{color-scheme:light dark;--paper:light-dark(#fffefb,#1b1a17);--ink:light-dark(#27231d,#e8e3d8);--quiet:light-dark(#635c50,#ada594);--rule:light-dark(#e3dccf,#3a362f);--link:light-dark(#123f44,#a8dcd9)}
*{box-sizing:border-box}
body{max-width:46em;margin:0 auto;padding:32px clamp(16px,5vw,48px) 64px;background:var(--paper);color:var(--ink);font:17px/1.5 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{margin:1.4em 0 .2em;font-size:18px;line-height:1.3}
h1{margin-top:0;font-size:30px}
h2{font-size:23px}
h3{font-size:20px}
p,dd{margin:0 0 .5em;white-space:pre-line}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
nav{margin:1em 0;padding:10px 0;border-block:1px solid var(--rule)}
nav ul{columns:15em;margin:0;padding-inline-start:1.2em}
section{padding-inline-start:16px;border-inline-start:1px solid var(--rule)}
main>section{padding-inline-start:0;border:0}
section section section section section section{padding-inline-start:0}
dl{margin:.4em 0}
dt,.count,.quiet{color:var(--quiet);font:14px/1.5 system-ui,sans-serif}
dt{font-weight:600}
dd{margin-inline-start:0}
.mark{padding:1px 4px;text-underline-offset:4px;text-decoration-line:underline;text-decoration-skip-ink:none;box-decoration-break:clone;-webkit-box-decoration-break:clone}
@page{margin:18mm}
@media print{:root{color-scheme:light;--paper:#fff}body{max-width:none;padding:0;font-size:11pt}h1,h2,h3,h4,h5,h6{break-after:avoid}.count,dt{break-after:avoid}p,dd{orphans:3;widows:3}a{color:inherit;text-decoration:none}.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media (forced-colors:active){.mark{text-decoration-color:CanvasText}}`;

const rule = ({ light, dark, underline, thickness }: Look, paint: number): string =>
  `.p${paint}{background:light-dark(${light.fill},${dark.fill});text-decoration-color:light-dark(${light.line},${dark.line});text-decoration-style:${underline};text-decoration-thickness:${thickness}px}`;

/** The whole style sheet; `looks` by paint. */
export const pageStyle = (looks: readonly Look[]): string => [BASE, ...looks.map(rule)].join('\n');
