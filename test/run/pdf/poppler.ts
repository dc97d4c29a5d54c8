// What poppler says of a PDF: its plain text, the headings that its structure tree names, and which of its pages hold pictures alone.
import { execFileSync } from 'node:child_process';

/** Empty when the tool is not there or cannot read the file. */
function told(tool: string, options: readonly string[]): string {
  try {
    return execFileSync(tool, options, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] }).toString('utf8');
  } catch {
    return '';
  }
}

/** By page; none when it cannot be read. */
export function popplerText(file: string, options: readonly string[]): { readonly pages: string[]; readonly ms: number } {
  const from = performance.now();
  const pages = told('pdftotext', [...options, file, '-'])
    .split('\f')
    .slice(0, -1);
  return { pages, ms: performance.now() - from };
}

export interface TaggedHeading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

const ELEMENT = /^( *)([A-Z]\w*)(?: |$)/u;
const WORDS = /^( *)"(.*)"$/u;
const HEADING = /^(?:H([1-6])|Title)$/u;

/** No part of the heading in which it stands. */
const ASIDE = /^(?:Note|FENote|Reference)$/u;

/** In the order of the tree. One within another belongs to the outer one. */
export function taggedHeadings(file: string): readonly TaggedHeading[] {
  const headings: { level: number; text: string }[] = [];
  let open: { readonly depth: number; readonly heading: { level: number; text: string } } | undefined;
  let asideAt = Number.POSITIVE_INFINITY;
  for (const line of told('pdfinfo', ['-struct-text', file]).split('\n')) {
    const [, space, role = ''] = ELEMENT.exec(line) ?? [];
    if (space !== undefined && (open === undefined || space.length <= open.depth)) {
      const [isHeading, level] = HEADING.exec(role) ?? [];
      const heading = { level: Number(level ?? 1), text: '' };
      open = isHeading === undefined ? undefined : { depth: space.length, heading };
      if (open !== undefined) headings.push(heading);
    }
    if (space !== undefined && space.length <= asideAt) asideAt = ASIDE.test(role) ? space.length : Number.POSITIVE_INFINITY;
    const words = asideAt === Number.POSITIVE_INFINITY ? WORDS.exec(line)?.[2] : undefined;
    if (open !== undefined && words !== undefined) open.heading.text += words;
  }
  return headings.filter(({ text }) => /\p{L}{2}/u.test(text));
}

/** Indexes of pages that have a picture and not a word of text. */
export function picturePages(file: string): readonly number[] {
  const pictured = told('pdfimages', ['-list', file]).split('\n').flatMap((line) => /^ *(\d+) +\d+ +image /u.exec(line)?.[1] ?? []).map((n) => Number(n) - 1); // prettier-ignore
  const { pages } = popplerText(file, []);
  return [...new Set(pictured)].filter((page) => !/\p{L}{2}/u.test(pages[page] ?? ''));
}
