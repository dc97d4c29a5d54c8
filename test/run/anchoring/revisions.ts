// How many passages of a real document are found in a later version of it, and how many that are gone are found all the same?
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorAll, type Wanted } from '../../../utils/anchoring/anchor.ts';
import { describeText } from '../../../utils/anchoring/describe.ts';
import { type Answer, answerOf } from './accuracy.ts';
import { overlap, passagesOf } from './cases.ts';
import { chanceOf } from './chance.ts';
import { type Peer, peers, stored } from './peers.ts';
import type { Span } from './tracked.ts';
import { alignWords, type Truth, truthOf } from './word-truth.ts';

/** Two versions of one work. */
export interface Revision {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** `WORK@VERSION.txt` of a folder, each version beside the next by name. */
export function folderRevisions(folder: string): readonly Revision[] {
  const files = readdirSync(folder)
    .filter((f) => /@.*\.txt$/.test(f))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return files.slice(1).flatMap((file, i): readonly Revision[] => {
    const earlier = files[i]!;
    if (earlier.split('@')[0] !== file.split('@')[0]) return [];
    return [{ name: `${earlier.slice(0, -4)} → ${file.split('@')[1]!.slice(0, -4)}`, before: read(earlier), after: read(file) }];
  });
}

/** First and last committed version of this repository's own pages; none without a history. */
export function ownRevisions(): readonly Revision[] {
  const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'utils/anchoring/README.md'].flatMap((page): readonly Revision[] => {
    try {
      const commits = git('log', '--format=%h', '--', page).trim().split('\n');
      const [last, first] = [commits[0]!, commits.at(-1)!];
      if (commits.length < 2) return [];
      return [{ name: `${page} ${first} → ${last}`, before: git('show', `${first}:${page}`), after: git('show', `${last}:${page}`) }];
    } catch {
      return [];
    }
  });
}

export interface Outcome {
  /** All its words are there in a row: `right` is an overlap of 0.9. */
  readonly whole: number;
  readonly right: number;
  readonly doubtful: number;
  readonly wrong: number;
  readonly lost: number;
  /** Seven tenths of its words or more are there, in order: `mostlyRight` is an overlap of one half. */
  readonly mostly: number;
  readonly mostlyRight: number;
  readonly mostlyWrong: number;
  readonly gone: number;
  readonly falseMatch: number;
}
export interface RevisionRow extends Outcome {
  readonly revision: string;
  readonly system: string;
}
export interface Miss {
  readonly revision: string;
  readonly quote: string;
  readonly truth: string;
  readonly answer: string;
}

/** Without the signs at its ends: words alone are aligned, ours and others' alike. */
function bare(text: string, { start, end }: Span): Span {
  const sign = /[^\p{L}\p{N}]/u;
  let [from, to] = [start, end];
  while (from < to && sign.test(text[from]!)) from++;
  while (to > from && sign.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

function tally(text: string, answers: readonly Answer[], truths: readonly Truth[]): Outcome {
  const t = { whole: 0, right: 0, doubtful: 0, wrong: 0, lost: 0, mostly: 0, mostlyRight: 0, mostlyWrong: 0, gone: 0, falseMatch: 0 };
  for (const [i, { places, inDoubt }] of answers.entries()) {
    const truth = truths[i]!;
    const [first] = places;
    if (truth.is === 'unknown') continue;
    t[truth.is]++;
    if (truth.is === 'gone') t.falseMatch += Number(first !== undefined && !inDoubt);
    else if (truth.is === 'mostly') {
      if (first !== undefined && !inDoubt) t[overlap(bare(text, first), truth.span) >= 0.5 ? 'mostlyRight' : 'mostlyWrong']++;
    } else if (first === undefined) t.lost++;
    else if (inDoubt) t.doubtful++;
    else t[overlap(bare(text, first), truth.span) >= 0.9 ? 'right' : 'wrong']++;
  }
  return t;
}

/** Every system on every revision, and each of our answers that is not right. */
export async function surviveRevisions(
  revisions: readonly Revision[],
  against: readonly string[],
): Promise<{ readonly rows: readonly RevisionRow[]; readonly misses: readonly Miss[] }> {
  const rows: RevisionRow[] = [];
  const misses: Miss[] = [];
  for (const { name, before, after } of revisions) {
    const aligned = alignWords(before, after);
    const spans = passagesOf(chanceOf(`revision ${name}`), before, Math.min(60, Math.max(8, Math.round(before.length / 700))));
    const truths = spans.map((span) => truthOf(span, aligned));
    const wanted = spans.map((s, i): Wanted => ({ id: `urn:${i}`, selectors: describeText(before, s.start, s.end) }));
    const found = await anchorAll(after, wanted);
    const answers = wanted.map((w) => answerOf(found.get(w.id)!));
    rows.push({ revision: name, system: 'ours', ...tally(after, answers, truths) });
    for (const [i, truth] of truths.entries()) {
      const one = tally(after, [answers[i]!], [truth]);
      if (truth.is === 'unknown' || one.right + one.mostlyRight > 0 || one.gone > one.falseMatch) continue;
      misses.push({
        revision: name,
        quote: before.slice(spans[i]!.start, spans[i]!.end),
        truth: truth.is === 'gone' ? 'gone' : `${truth.is}: ${after.slice(truth.span.start, truth.span.end)}`,
        answer: answers[i]!.places.map((p) => after.slice(p.start, p.end)).join('\n or: ') || 'orphan',
      });
    }
    for (const peer of against) {
      const find = (peers[peer] as Peer)(after);
      const theirs = spans.map((span): Answer => {
        const place = find(stored(before, span));
        return { places: place === undefined ? [] : [place], inDoubt: false };
      });
      rows.push({ revision: name, system: peer, ...tally(after, theirs, truths) });
    }
  }
  return { rows, misses };
}
