// How does a quote read in its sentence? From the text that was kept, else from what was remembered around it.
import type { TextQuoteSelector } from '@/utils/model/selector';

export interface InSentence {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** How far the edge of a sentence is looked for on either side, and how much is shown there at most; UTF-16 units. */
const REACH = 600;
const MOST = 240;
/** Of prefix and suffix so much has to agree where the quote stands several times. */
const BESIDE = 16;

/** Letters of a row (UTF-16 units) that are surely seen, of a narrow one too; before the quote stand so many at the most, and at the least. */
const SEEN = 120;
const LEAD_MOST = 70;
const LEAD_LEAST = 20;

/** What stands before the quote, shortened from its beginning so that a row of few lines still shows the quote. */
export function leadIn({ before, quote }: InSentence): string {
  const room = Math.max(LEAD_LEAST, Math.min(LEAD_MOST, SEEN - quote.length));
  if (before.length <= room) return before;
  const near = before.slice(-room).replace(/^[\uDC00-\uDFFF]/u, '');
  return `… ${near.replace(/^\S*\s+(?=\S)/u, '')}`;
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

/** From prefix and suffix, cut at the edge of a word. */
export const besideQuote = ({ prefix, exact, suffix }: TextQuoteSelector): InSentence => ({
  before: flat(prefix).replace(/^\S*\s/u, ''),
  quote: exact,
  after: flat(suffix).replace(/\s\S*$/u, ''),
});

/** From the text, where it holds the quote (white space does not matter). `language`: BCP 47 or empty. */
export function sentenceIn(text: string, selector: TextQuoteSelector, language: string): InSentence | undefined {
  const lined = text.replace(/\s+/gu, (gap) => (/\n\s*\n/u.test(gap) ? '\n' : ' '));
  const one = lined.replaceAll('\n', ' ');
  const start = placeIn(one, selector);
  if (start === undefined) return undefined;
  const end = start + flat(selector.exact).trim().length;
  const from = Math.max(0, start - REACH);
  const borders = bordersOf(lined.slice(from, end + REACH), language).map((border) => from + border);
  const first = Math.max(0, start - MOST, ...borders.filter((at) => at <= start));
  const last = Math.min(one.length, end + MOST, ...borders.filter((at) => at >= end));
  return { before: one.slice(first, start).trimStart(), quote: one.slice(start, end), after: one.slice(end, last).trimEnd() };
}

function placeIn(text: string, { prefix, exact, suffix }: TextQuoteSelector): number | undefined {
  const words = flat(exact).trim();
  const before = flat(prefix).trimEnd().slice(-BESIDE);
  const after = flat(suffix).trimStart().slice(0, BESIDE);
  let best: { readonly at: number; readonly score: number } | undefined;
  if (words === '') return undefined;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const score =
      Number(
        text
          .slice(Math.max(0, at - BESIDE - 2), at)
          .trimEnd()
          .endsWith(before),
      ) +
      Number(
        text
          .slice(at + words.length, at + words.length + BESIDE + 2)
          .trimStart()
          .startsWith(after),
      );
    if (best === undefined || score > best.score) best = { at, score };
    if (score === 2) break;
  }
  return best?.at;
}

/** Where sentences and lines begin and end. */
function bordersOf(text: string, language: string): readonly number[] {
  const segmenter = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(known(language)), { granularity: 'sentence' });
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => [index, index + segment.trimEnd().length]);
}

/** A tag that `Intl` takes, or none. */
const known = (language: string): readonly string[] => (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(language) ? [language] : []);
