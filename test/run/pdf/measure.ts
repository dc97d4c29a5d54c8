// How good is a reading of a PDF? Against what people expect of it: sentences whole and on their page, nothing of heads and feet.

/** One file's expectation, as far as it is measured. */
export interface Expected {
  readonly title: string;
  readonly pages: number;
  readonly sentences: readonly {
    readonly text: string;
    readonly page: number;
    readonly page_end?: number;
    readonly line_end_hyphen?: boolean;
    readonly also_accepted?: readonly string[];
  }[];
  /** Of a file of pictures. */
  readonly sentences_by_recognition?: readonly { readonly text: string; readonly page: number }[];
  readonly not_in_body: readonly { readonly text: string; readonly on_pages?: number; readonly allowed_elsewhere?: number }[];
  readonly printed_page_numbers: Readonly<Record<string, string>> | null;
  readonly page_labels: readonly string[] | null;
  /** `none` of a file whose pages are pictures. */
  readonly text_layer?: string;
}

export interface PaperText {
  readonly paragraphs: readonly {
    readonly kind: string;
    readonly level: number;
    readonly pieces: readonly (readonly [page: number, text: string])[];
  }[];
  readonly title: string;
  readonly printed: readonly string[];
  readonly labels: readonly string[] | null;
  /** Indexes of the pages that are said to be pictures. */
  readonly pictures: readonly number[];
  readonly pages: number;
  /** Characters of the canonical text, and how many of them lead back to the file. */
  readonly length: number;
  readonly mapped: number;
  readonly ms: number;
}
export type PaperRead = PaperText | { readonly problem: string };

export interface Score {
  sentences: number;
  whole: number;
  onPage: number;
  hyphens: number;
  hyphensWhole: number;
  acrossPages: number;
  acrossPagesWhole: number;
  forbidden: number;
  forbiddenFound: number;
  numbers: number;
  numbersFound: number;
}

const noScore = (): Score => ({
  sentences: 0, whole: 0, onPage: 0, hyphens: 0, hyphensWhole: 0, acrossPages: 0, acrossPagesWhole: 0, forbidden: 0, forbiddenFound: 0, numbers: 0, numbersFound: 0,
}); // prettier-ignore

export const add = (a: Score, b: Score): Score =>
  Object.fromEntries(Object.entries(a).map(([k, v]) => [k, v + b[k as keyof Score]])) as unknown as Score;

export const even = (s: string): string =>
  s
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
export const squeezed = (s: string): string => even(s).replace(/\s/g, '').toLowerCase();

/** A text to be judged: stretches that each must hold a sentence whole, and the lines of each page. */
interface Judged {
  readonly stretches: readonly { readonly text: string; readonly pageAt: (offset: number) => number }[];
  readonly lines: readonly (readonly string[])[];
}

export function score(text: Judged, expected: Expected): { score: Score; missed: string[] } {
  const s = noScore();
  const missed: string[] = [];
  for (const sentence of expected.sentences) {
    const spellings = [sentence.text, ...(sentence.also_accepted ?? [])].map(even);
    const places = text.stretches.flatMap((stretch) =>
      spellings.flatMap((t) => (stretch.text.includes(t) ? [stretch.pageAt(stretch.text.indexOf(t)) + 1] : [])),
    );
    const isWhole = places.length > 0;
    s.sentences += 1;
    s.whole += Number(isWhole);
    s.onPage += Number(places.includes(sentence.page));
    s.hyphens += Number(sentence.line_end_hyphen ?? false);
    s.hyphensWhole += Number(isWhole && (sentence.line_end_hyphen ?? false));
    s.acrossPages += Number(sentence.page_end !== undefined);
    s.acrossPagesWhole += Number(isWhole && sentence.page_end !== undefined);
    if (!places.includes(sentence.page)) missed.push(`${isWhole ? 'page' : 'whole'} ${sentence.page}: ${sentence.text.slice(0, 70)}`);
  }
  for (const { text: words, on_pages: on = 0, allowed_elsewhere: allowed = 0 } of expected.not_in_body) {
    const k = squeezed(words);
    const isThere = (lines: readonly string[]): boolean =>
      allowed === 0
        ? squeezed(lines.join(' ')).includes(k)
        : lines.some((l) => squeezed(l).includes(k) && squeezed(l).length <= k.length + 25);
    s.forbidden += on;
    s.forbiddenFound += Math.min(on, Math.max(0, text.lines.filter(isThere).length - allowed));
  }
  for (const [page, number] of Object.entries(expected.printed_page_numbers ?? {})) {
    const lines = (text.lines[Number(page) - 1] ?? []).map(even);
    s.numbers += 1;
    s.numbersFound += Number(lines.includes(number) || lines.includes(`Page ${number}`));
  }
  return { score: s, missed };
}

/** A paper's body: a sentence is whole when it stands in one paragraph. Notes are apart and no part of it. */
export function judgedPaper({ paragraphs, pages }: PaperText): Judged {
  const lines: string[][] = Array.from({ length: pages }, () => []);
  const body = paragraphs.filter((p) => p.kind !== 'note');
  const stretches = body.map(({ pieces }) => {
    const starts: [number, number][] = [];
    let text = '';
    let own = '';
    pieces.forEach(([page, piece], i) => {
      if (page !== pieces[i - 1]?.[0]) {
        starts.push([text.length, page]);
        if (own !== '') lines[pieces[i - 1]?.[0] ?? 0]?.push(own);
        own = '';
      }
      own += piece;
      text = even(text + piece + '\u0001').replace(/ ?\u0001$/, (m) => (m.length > 1 ? ' ' : ''));
    });
    if (own !== '') lines[pieces.at(-1)?.[0] ?? 0]?.push(own);
    return { text: text.trim(), pageAt: (offset: number) => starts.findLast(([at]) => at <= offset)?.[1] ?? -1 };
  });
  return { stretches, lines };
}

/** Ways in which a plain text's lines may be joined; each peer is given the one that does it the most good. */
const JOINS: readonly ((text: string) => string)[] = [
  (t) => t,
  (t) => t.replace(/(\p{L})[-\u00ad\u2010]\s*\n\s*(?=\p{Ll})/gu, '$1'),
  (t) => t.replace(/([\p{L}\d])([-\u2010])\s*\n\s*(?=\p{L})/gu, '$1$2'),
];

export function judgedPages(pages: readonly string[]): readonly Judged[] {
  return JOINS.map((join) => {
    const starts: [number, number][] = [];
    let text = '';
    pages.forEach((page, i) => {
      starts.push([text.length, i]);
      text += `${even(join(page + '\n'))} `;
    });
    // Joined over page ends too, as far as nothing stands between.
    return {
      stretches: [{ text, pageAt: (offset: number) => starts.findLast(([at]) => at <= offset)?.[1] ?? -1 }],
      lines: pages.map((p) => p.split('\n').map((l) => l.trim())),
    };
  });
}

const words = (s: string): string => s.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

/** Without case and punctuation; a longer title that holds it will do. */
export const titleIsRight = (given: string, expected: Expected): boolean => words(given).includes(words(expected.title));

/** The file's own labels where it has any, else the printed numbers: how many of how many pages are right. */
export function labelsRight(paper: PaperText, expected: Expected): readonly [right: number, all: number] {
  const { page_labels: own, printed_page_numbers: printed } = expected;
  if (own !== null) return [own.filter((label, i) => paper.labels?.[i] === label).length, own.length];
  const all = Object.entries(printed ?? {});
  return [all.filter(([page, number]) => paper.printed[Number(page) - 1] === number).length, all.length];
}
