// How does the printed codebook look? On screen, light or dark, and on paper; each concept under the paint it has in the margin.
import { PAPER_STYLE } from '../html-file';

/** One paint: what `utils/painting/palette` has, as values. */
export interface Look {
  readonly light: { readonly fill: string; readonly line: string };
  readonly dark: { readonly fill: string; readonly line: string };
  readonly underline: string;
  /** CSS pixels. */
  readonly thickness: number;
}

const CODEBOOK = `nav{margin:1em 0;padding:10px 0;border-block:1px solid var(--rule)}
nav ul{columns:15em;margin:0;padding-inline-start:1.2em}
section{padding-inline-start:16px;border-inline-start:1px solid var(--rule)}
main>section{padding-inline-start:0;border:0}
section section section section section section{padding-inline-start:0}
.count{color:var(--quiet);font:14px/1.5 system-ui,sans-serif}
.mark{padding:1px 4px;text-underline-offset:4px;text-decoration-line:underline;text-decoration-skip-ink:none;box-decoration-break:clone;-webkit-box-decoration-break:clone}
@media print{.count{break-after:avoid}.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media (forced-colors:active){.mark{text-decoration-color:CanvasText}}`;

const rule = ({ light, dark, underline, thickness }: Look, paint: number): string =>
  `.p${paint}{background:light-dark(${light.fill},${dark.fill});text-decoration-color:light-dark(${light.line},${dark.line});text-decoration-style:${underline};text-decoration-thickness:${thickness}px}`;

/** The whole style sheet; `looks` by paint. */
export const pageStyle = (looks: readonly Look[]): string => [PAPER_STYLE, CODEBOOK, ...looks.map(rule)].join('\n');
