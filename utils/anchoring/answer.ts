// What is said of a passage once its place is chosen.
import { type FoldedText, sameWords } from '../text/fold.ts';
import { type Candidate, spanOf } from './candidate.ts';
import type { Judged } from './judge.ts';
import type { Query } from './query.ts';

/**
 * Offsets: UTF-16 units of the text. `similarity` 0 to 1; `margin`: by how much the place beat the next best that was looked at, 0 to 1;
 * 1 when none needed to be.
 */
export type Anchoring =
  | {
      readonly status: 'exact' | 'moved' | 'changed';
      readonly start: number;
      readonly end: number;
      readonly similarity: number;
      readonly margin: number;
      readonly by: 'quote' | 'position' | 'fuzzy';
    }
  | {
      readonly status: 'ambiguous';
      readonly candidates: readonly { readonly start: number; readonly end: number; readonly similarity: number }[];
    }
  | { readonly status: 'orphan' };

export function answerOf(folded: FoldedText, query: Query, judged: Judged): Anchoring {
  const place = (c: Candidate): { start: number; end: number; similarity: number } => {
    const span = spanOf(folded, query, c);
    const same = c.similarity === 1 && !sameWords(query.exact, folded.text.slice(span.start, span.end));
    return { ...span, similarity: same ? Math.max(0, 1 - 1 / (query.exact.length + 1)) : c.similarity };
  };
  if (judged.kind === 'none') return { status: 'orphan' };
  if (judged.kind === 'several') return { status: 'ambiguous', candidates: judged.candidates.map(place).filter((c) => c.start < c.end) };
  const at = place(judged.candidate);
  // Signs alone, where their neighbours stand and they do not.
  if (at.start === at.end) return { status: 'orphan' };
  const by = judged.byPosition ? 'position' : judged.candidate.similarity < 1 ? 'fuzzy' : 'quote';
  return { status: at.similarity < 1 ? 'changed' : judged.isElsewhere ? 'moved' : 'exact', ...at, margin: judged.margin, by };
}
