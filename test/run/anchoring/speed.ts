// How much work is it to find so many passages in a text so long, beside Hypothesis's matcher, in the same process?
import { anchorAll, type Wanted } from '../../../utils/anchoring/anchor.ts';
import { describeText } from '../../../utils/anchoring/describe.ts';
import { passagesOf } from './cases.ts';
import { type Chance, chanceOf } from './chance.ts';
import { rough, shifted, wordsOf } from './edits.ts';
import { hypothesis, stored } from './peers.ts';
import type { Document } from './texts.ts';
import { edited, type Span, tracked } from './tracked.ts';

export interface SpeedRow {
  readonly text: string;
  readonly passages: number;
  readonly state: string;
  /** CPU ms. */
  readonly ours: number;
  readonly matcher: number;
  /** How many of the passages the matcher was asked for; its time is that of all, multiplied by kind. */
  readonly asked: number;
  readonly ratio: number;
}

const SIZES = { '50 kB': 50_000, '500 kB': 500_000, '2 MB': 2_000_000 } as const;
export const STATES = ['shifted', '10 % edited', '10 % gone'] as const;
const SAMPLE = { same: 60, other: 10 } as const;

/** A text as long as wanted: the documents, then sentences in which each word follows the one before as it did in them. */
export function longText(r: Chance, documents: readonly Document[], length: number): string {
  const real = documents.map((d) => d.text).join('\n');
  if (real.length >= length) return real.slice(0, length);
  const words = real.split(/(?<=\s)/);
  const next = new Map<string, number[]>();
  for (let i = 1; i < words.length; i++) next.set(words[i - 1]!, [...(next.get(words[i - 1]!)?.slice(-30) ?? []), i]);
  const parts = [real, '\n'];
  let at = 0;
  for (let made = real.length + 1; made < length; made += words[at]!.length) {
    at = r.pick(next.get(words[at]!) ?? [0]);
    parts.push(words[at]!);
  }
  return parts.join('').slice(0, length);
}

export interface Asked {
  readonly source: string;
  readonly span: Span;
  /** Not letter by letter in the text. */
  readonly isOther: boolean;
}

export function ask(
  r: Chance,
  from: { text: string; alien: string; count: number; state: (typeof STATES)[number] },
): { text: string; asked: readonly Asked[] } {
  const { text, alien, count, state } = from;
  const spans = passagesOf(r, text, count, 0);
  const aliens = passagesOf(r, alien, Math.ceil(count / 10), 0);
  const words = wordsOf(text);
  const asked = spans.map((span, i): Asked => {
    if (state === 'shifted' || i % 10 !== 3) return { source: text, span, isOther: false };
    if (state === '10 % gone') return { source: alien, span: aliens[(i - 3) / 10] ?? aliens[0]!, isOther: true };
    const low = Math.max(0, span.start - 300);
    const near = text.slice(low, span.end + 300);
    const inner = { start: span.start - low, end: span.end - low };
    const edits = rough(r, near, inner, { share: 0.1, owner: 1, words });
    const grown = edits.reduce((sum, e) => sum + e.put.length - e.cut, 0);
    return { source: edited(tracked(near, [inner]), edits).text, span: { start: inner.start, end: inner.end + grown }, isOther: true };
  });
  return { text: shifted(r, tracked(text, spans), alien, 0.02).text, asked };
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function ours(text: string, asked: readonly Asked[], runs: number): Promise<number> {
  const wanted = asked.map(({ source, span }, i): Wanted => ({ id: `urn:${i}`, selectors: describeText(source, span.start, span.end) }));
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const since = cpu();
    await anchorAll(text, wanted);
    times.push(cpu() - since);
  }
  return times.toSorted((a, b) => a - b)[runs >> 1]!;
}

function matcher(text: string, asked: readonly Asked[]): { ms: number; asked: number } {
  const find = hypothesis(text);
  let ms = 0;
  let count = 0;
  for (const isOther of [false, true]) {
    const kind = asked.filter((a) => a.isOther === isOther);
    const most = isOther ? SAMPLE.other : SAMPLE.same;
    const step = Math.max(1, kind.length / most);
    const sample = Array.from({ length: Math.min(most, kind.length) }, (_, i) => kind[Math.floor(i * step)]!);
    if (sample.length === 0) continue;
    const since = cpu();
    for (const { source, span } of sample) find(stored(source, span));
    ms += ((cpu() - since) * kind.length) / sample.length;
    count += sample.length;
  }
  return { ms, asked: count };
}

const rounded = (x: number): number => Number(x.toPrecision(3));

export async function speed(
  documents: readonly Document[],
  { seed, isQuick }: { seed: string; isQuick: boolean },
): Promise<readonly SpeedRow[]> {
  const r = chanceOf(`speed ${seed}`);
  const [half, rest] = [documents.filter((_, i) => i % 4 !== 0), documents.filter((_, i) => i % 4 === 0)];
  const long = longText(r, half, SIZES['2 MB']);
  const alien = longText(r, rest, 100_000);
  const rows: SpeedRow[] = [];
  for (const [name, size] of Object.entries(SIZES))
    for (const count of isQuick ? [10, 1000] : [10, 100, 1000, 5000])
      for (const state of STATES) {
        const { text, asked } = ask(r, { text: long.slice(0, size), alien, count, state });
        // Once more before it counts: both sides are measured warm.
        await ours(text, asked, 1);
        const mine = await ours(text, asked, 3);
        const theirs = matcher(text, asked);
        rows.push({
          text: name,
          passages: asked.length,
          state,
          ours: rounded(mine),
          matcher: rounded(theirs.ms),
          asked: theirs.asked,
          ratio: rounded(theirs.ms / mine),
        });
      }
  return rows;
}
