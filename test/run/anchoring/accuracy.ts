// Who finds how many passages again? Every case put to us and to the others; right, wrong, false, in doubt, counted.
import { type Anchoring, anchorAll, type Wanted } from '../../../utils/anchoring/anchor.ts';
import { describeText } from '../../../utils/anchoring/describe.ts';
import { type Case, makeCase, overlap } from './cases.ts';
import { mutations } from './mutations.ts';
import { type Peer, peers, stored } from './peers.ts';
import { type Document, otherText } from './texts.ts';
import type { Span } from './tracked.ts';

/** Counts of one system in one mutation. `gone`: passages that are not there, of which `falseMatch` were found. */
export interface Tally {
  present: number;
  correct: number;
  wrongPlace: number;
  gone: number;
  falseMatch: number;
  ambiguous: number;
  /** Of the ambiguous ones, those whose first place is the right one. */
  ambiguousFirst: number;
}

const empty = (): Tally => ({ present: 0, correct: 0, wrongPlace: 0, gone: 0, falseMatch: 0, ambiguous: 0, ambiguousFirst: 0 });

/** One of our answers that is not right, for the eye. */
export interface Failure {
  readonly mutation: string;
  readonly document: string;
  readonly quote: string;
  readonly truth: string | undefined;
  readonly answer: Anchoring;
  readonly got: string;
}

export interface Accuracy {
  /** By mutation, then by system. */
  readonly tallies: ReadonlyMap<string, ReadonlyMap<string, Tally>>;
  readonly failures: readonly Failure[];
  /** CPU of each system, milliseconds. */
  readonly cpu: ReadonlyMap<string, number>;
}

export const OURS = 'ours';
/** diff-match-patch is asked about shorter texts only: beyond this it takes minutes a text. Its shares are of what it was asked. */
export const LONGEST_FOR_DMP = 30_000;

/** Where a system says a passage stands, the likeliest place first. */
export type Answer = { readonly places: readonly Span[]; readonly inDoubt: boolean };

export const answerOf = (a: Anchoring): Answer =>
  a.status === 'orphan'
    ? { places: [], inDoubt: false }
    : a.status === 'ambiguous'
      ? { places: a.candidates, inDoubt: true }
      : { places: [a], inDoubt: false };

async function ask(c: Case): Promise<readonly Anchoring[]> {
  const wanted = c.passages.map(
    ({ source, span }, i): Wanted => ({ id: `urn:${i}`, selectors: describeText(source, span.start, span.end) }),
  );
  const found = await anchorAll(c.text, wanted);
  return wanted.map((w) => found.get(w.id)!);
}

function askPeer(peer: Peer, c: Case): readonly Answer[] {
  const find = peer(c.text);
  return c.passages.map(({ source, span }) => {
    const place = find(stored(source, span));
    return { places: place === undefined ? [] : [place], inDoubt: false };
  });
}

/** Counts an answer; answers whether it was right. */
function count(t: Tally, { places, inDoubt }: Answer, truth: Span | undefined): boolean {
  const [first] = places;
  const isRight = first !== undefined && truth !== undefined && overlap(first, truth) >= 0.9;
  if (truth === undefined) t.gone++;
  else t.present++;
  if (inDoubt) {
    t.ambiguous++;
    if (isRight) t.ambiguousFirst++;
    return false;
  }
  if (truth === undefined) {
    if (first !== undefined) t.falseMatch++;
    return first === undefined;
  }
  if (isRight) t.correct++;
  else if (first !== undefined) t.wrongPlace++;
  return isRight;
}

export interface Wish {
  /** Passages in a text of 10,000 units. */
  readonly density: number;
  readonly seeds: readonly string[];
  readonly against: readonly string[];
  /** Only mutations whose name begins so. */
  readonly mutation: string;
}

const clock = (): number => process.cpuUsage().user / 1000;

export async function accuracy(all: readonly Document[], documents: readonly Document[], wish: Wish): Promise<Accuracy> {
  const tallies = new Map<string, Map<string, Tally>>();
  const cpu = new Map<string, number>();
  const failures: Failure[] = [];
  const tallyOf = (mutation: string, system: string): Tally => {
    const row = tallies.get(mutation) ?? new Map<string, Tally>();
    tallies.set(mutation, row);
    const t = row.get(system) ?? empty();
    row.set(system, t);
    return t;
  };
  const spent = (system: string, since: number): void => void cpu.set(system, (cpu.get(system) ?? 0) + clock() - since);
  for (const mutation of mutations.filter((m) => m.name.startsWith(wish.mutation)))
    for (const { name, text, isForTuning } of documents)
      for (const seed of wish.seeds) {
        const passages = Math.round(Math.min(40, Math.max(5, (text.length / 10_000) * wish.density)));
        const c = makeCase(mutation, `${name}|${seed}`, { text, other: otherText(all, { name, text, isForTuning }), passages });
        let since = clock();
        const answers = await ask(c);
        spent(OURS, since);
        for (const [i, answer] of answers.entries()) {
          const { source, span, truth } = c.passages[i]!;
          if (count(tallyOf(mutation.name, OURS), answerOf(answer), truth)) continue;
          failures.push({
            mutation: mutation.name,
            document: name,
            quote: source.slice(span.start, span.end),
            truth: truth && c.text.slice(truth.start, truth.end),
            answer,
            got: answerOf(answer)
              .places.map((p) => c.text.slice(p.start, p.end))
              .join('\n   or: '),
          });
        }
        for (const peer of wish.against) {
          if (peer === 'diff-match-patch' && text.length > LONGEST_FOR_DMP) continue;
          since = clock();
          for (const [i, answer] of askPeer(peers[peer]!, c).entries()) count(tallyOf(mutation.name, peer), answer, c.passages[i]!.truth);
          spent(peer, since);
        }
      }
  return { tallies, failures, cpu };
}

/** Everything of one system together. */
export function total(tallies: Accuracy['tallies'], system: string): Tally {
  const sum = empty();
  for (const row of tallies.values()) {
    const t = row.get(system);
    if (t !== undefined) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += t[key];
  }
  return sum;
}

export interface Shares {
  readonly correct: number;
  readonly wrongPlace: number;
  readonly falseMatch: number;
  readonly ambiguous: number;
}

/** Ambiguous answers with the right place first are correct for so many of the passages at most. */
const MOST_AMBIGUOUS = 0.015;

/** Shares from 0 to 1: of the present passages, `falseMatch` of the gone ones. */
export function shares(t: Tally): Shares {
  const present = Math.max(1, t.present);
  return {
    correct: (t.correct + Math.min(t.ambiguousFirst, MOST_AMBIGUOUS * t.present)) / present,
    wrongPlace: t.wrongPlace / present,
    falseMatch: t.falseMatch / Math.max(1, t.gone),
    ambiguous: t.ambiguous / Math.max(1, t.present + t.gone),
  };
}
