// Texts of our own and what happens to passages in real life, seeded, with the right answer known.
import { type Anchoring, anchorAll, type Wanted } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Chance = () => number;
export function chance(seed: number): Chance {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = <T>(r: Chance, from: readonly T[]): T => from[Math.floor(r() * from.length)]!;
const between = (r: Chance, low: number, high: number): number => low + Math.floor(r() * (high - low + 1));

const who = [
  'the council',
  'every department',
  'a panel of members',
  'the auditor',
  'the regional board',
  'our commission',
  'any provider',
  'the public',
  'no single office',
  'the minister',
  'a working group of nurses',
  'the committee on fisheries',
];
const does = [
  'shall publish',
  'reviews',
  'has long neglected',
  'answers for',
  'may withdraw',
  'was asked to explain',
  'pays for',
  'measures',
  'commissions',
  'did not record',
  'will hand over',
  'compares',
];
const what = [
  'its accounts',
  'the cost of each contract',
  'services for older people',
  'the minutes of all meetings',
  'a register of interests',
  'targets set in 2011',
  'the quality of bread',
  'bids from small firms',
  'evidence given in private',
  'the harbour dues',
  'training of inspectors',
  'complaints older than a year',
];
const how = [
  'within thirty days',
  'before the budget is voted',
  'as “open books” require',
  'without being asked',
  'in plain language',
  '— if at all — too late',
  'by region and by year',
  'at its own expense',
  'under section 12(3)',
  'when the market fails',
  'to those who use them',
  'with the reasons given',
];
const join = ['', ', and', '; yet', ', because', ', although', ' while'];

/** A paper of so many sentences, some in paragraphs with headings; phrases come again as they do in policy. */
export function paper(seed: number, sentences: number): string {
  const r = chance(seed);
  const name = (): string => {
    const s = Array.from({ length: between(r, 2, 3) }, () =>
      pick(r, ['mor', 'tar', 'wel', 'bri', 'ston', 'ker', 'lin', 'os', 'fen', 'dal', 'hux', 'pey']),
    ).join('');
    return s[0]!.toUpperCase() + s.slice(1);
  };
  const part = (): string =>
    `${pick(r, who)} ${r() < 0.5 ? `of ${name()} ` : ''}${pick(r, does)} ${pick(r, what)} ${r() < 0.3 ? `in ${name()} ` : ''}${pick(r, how)}`;
  let out = '';
  for (let i = 0; i < sentences; i++) {
    const link = pick(r, join);
    const body = link === '' ? part() : `${part()}${link} ${part()}`;
    out += `${body[0]!.toUpperCase()}${body.slice(1)}${r() < 0.1 ? ` (see table ${between(r, 1, 40)})` : ''}.${r() < 0.2 ? '\n' : ' '}`;
    if (r() < 0.05) out += `${between(r, 1, 9)}.${between(r, 1, 9)} ${pick(r, what)} ${pick(r, how)}\n`;
  }
  return out.trim();
}

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

/** Passages far enough apart that what is done to one leaves the others alone. */
function passages(r: Chance, text: string, most: number): readonly Span[] {
  const spans: Span[] = [];
  let at = 200;
  while (spans.length < most && at < text.length - 700) {
    const length = Math.round(20 * 20 ** r());
    let start = at + between(r, 0, 150);
    if (r() < 0.7) while (!/\s/.test(text[start - 1]!)) start++;
    let end = start + length;
    if (r() < 0.7) while (!/\s/.test(text[end]!)) end++;
    while (/\s/.test(text[start]!)) start++;
    while (/\s/.test(text[end - 1]!)) end--;
    spans.push({ start, end });
    at = end + 400;
  }
  return spans;
}

function edits(r: Chance, { start, end }: Span, share: number): readonly Edit[] {
  const list: Edit[] = [];
  for (let left = Math.max(1, Math.round((end - start) * share)), at = start + 1; left > 0; left--) {
    at = start + 1 + Math.floor(((end - start - 3) * (list.length + r())) / Math.max(1, Math.round((end - start) * share)));
    const kind = r();
    list.push({ at, cut: kind < 0.66 ? 1 : 0, put: kind < 0.33 ? '' : pick(r, [...'abcdefghijklmnop']) });
  }
  return list;
}

function garble(r: Chance, length: number): string {
  let s = '';
  while (s.length < length)
    s += `${pick(r, ['tide', 'gravel', 'winter', 'of', 'lanterns', 'under', 'slow', 'orchard', 'a', 'painted', 'wolf', 'sings'])} `;
  return s.slice(0, length);
}

/** What one case does about one passage; the copies it wants elsewhere. */
interface Deed {
  readonly edits: readonly Edit[];
  readonly elsewhere?: readonly string[];
  readonly isGone?: boolean;
}
type Case = (r: Chance, text: string, span: Span) => Deed;

const around = (r: Chance, { start, end }: Span): readonly Edit[] => [
  { at: start - 40, cut: 40, put: `${garble(r, between(r, 30, 60))} ` },
  { at: end, cut: 40, put: ` ${garble(r, between(r, 30, 60))}` },
];
const copy = (r: Chance, text: string, { start, end }: Span): string => `${garble(r, 60)} ${text.slice(start, end)} ${garble(r, 60)}`;

export const cases: Readonly<Record<string, Case>> = {
  'a shift only': () => ({ edits: [] }),
  'edits of 5 %': (r, _t, s) => ({ edits: edits(r, s, 0.05) }),
  'edits of 10 %': (r, _t, s) => ({ edits: edits(r, s, 0.1) }),
  'context replaced': (r, _t, s) => ({ edits: around(r, s) }),
  'context edited by 20 %': (r, _t, s) => ({
    edits: [...edits(r, { start: s.start - 33, end: s.start - 1 }, 0.2), ...edits(r, { start: s.end + 1, end: s.end + 33 }, 0.2)],
  }),
  typography: (_r, text, { start, end }) => ({
    edits: Array.from(text.slice(start, end)).flatMap((c, i): Edit[] => {
      const put =
        { '“': '"', '”': '"', '’': "'", '—': '--', ' ': i % 3 === 0 ? '\n    ' : '\u00a0' }[c] ??
        (i % 4 === 3 && /[a-z]/.test(c) ? `\u00ad${c}` : undefined);
      return put === undefined || i === 0 ? [] : [{ at: start + i, cut: 1, put }];
    }),
  }),
  'three copies elsewhere': (r, text, s) => ({ edits: [], elsewhere: [1, 2, 3].map(() => copy(r, text, s)) }),
  'an exact decoy elsewhere, the original edited by 5 %': (r, text, s) => ({ edits: edits(r, s, 0.05), elsewhere: [copy(r, text, s)] }),
  'gone, its context kept': (_r, _t, { start, end }) => ({ edits: [{ at: start, cut: end - start, put: '' }], isGone: true }),
  'gone with its paragraph': (_r, _t, { start, end }) => ({ edits: [{ at: start - 150, cut: end - start + 300, put: '' }], isGone: true }),
  'gone, other text in its place': (r, _t, { start, end }) => ({
    edits: [{ at: start, cut: end - start, put: garble(r, end - start) }],
    isGone: true,
  }),
};

/** The text after all edits, and where each passage is then. */
function revise(text: string, spans: readonly Span[], deeds: readonly Deed[], r: Chance): { text: string; truth: readonly Span[] } {
  const all = deeds.flatMap((d) => d.edits).toSorted((a, b) => a.at - b.at);
  const moved = (offset: number): number =>
    all.reduce((sum, e) => (e.at + e.cut <= offset && e.at < offset ? sum + e.put.length - e.cut : sum), offset);
  let out = '';
  let at = 0;
  for (const e of all) {
    out += text.slice(at, Math.max(at, e.at)) + e.put;
    at = Math.max(at, e.at + e.cut);
  }
  const front = `${garble(r, between(r, 300, 900))}\n`;
  const copies = deeds.flatMap((d) => d.elsewhere ?? []).join('\n');
  const truth = spans.map(({ start, end }) => {
    const shift = all.reduce((sum, e) => (e.at + e.cut <= start ? sum + e.put.length - e.cut : sum), front.length);
    return { start: start + shift, end: moved(end) + front.length };
  });
  return { text: `${front}${out}${text.slice(at)}\n${copies}`, truth };
}

export interface Tally {
  readonly all: number;
  readonly right: number;
  readonly doubtful: number;
  readonly lost: number;
  readonly wrong: number;
}

/** How one case ends for passages of these texts. For passages that are gone, `lost` is right. */
export async function tally(name: string, texts: readonly string[]): Promise<Tally> {
  const t = { all: 0, right: 0, doubtful: 0, lost: 0, wrong: 0 };
  for (const [seed, text] of texts.entries()) {
    const r = chance(seed * 7919 + name.length);
    const fold = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const spans = passages(r, text, 14);
    const deeds = spans.map((s) => cases[name]!(r, text, s));
    const wanted = spans.map((s, i): Wanted => ({ id: `urn:${i}`, selectors: describeText(text, s.start, s.end) }));
    const now = revise(text, spans, deeds, r);
    const found = await anchorAll(now.text, wanted);
    for (const [i, span] of spans.entries()) {
      if (deeds[i]!.isGone === true && fold(now.text).includes(fold(text.slice(span.start, span.end)))) continue;
      t.all++;
      t[verdict(found.get(`urn:${i}`)!, deeds[i]!.isGone === true ? undefined : now.truth[i]!)]++;
    }
  }
  return t;
}

function verdict(a: Anchoring, truth: Span | undefined): 'right' | 'doubtful' | 'lost' | 'wrong' {
  if (a.status === 'orphan') return 'lost';
  if (a.status === 'ambiguous') return 'doubtful';
  if (truth === undefined) return 'wrong';
  const both = Math.max(0, Math.min(a.end, truth.end) - Math.max(a.start, truth.start));
  return both / (a.end - a.start + truth.end - truth.start - both) >= 0.9 ? 'right' : 'wrong';
}
