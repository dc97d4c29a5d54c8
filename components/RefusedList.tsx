// Which records of a file were refused, where they stand in it, and why.
import type { Refused } from '@/utils/model/merge';
import { count, problemSentence } from './words';

/** Listed at once; a damaged file can hold thousands. */
const MOST = 50;

/** So few are shown at once; more would push the decision out of sight. */
const FEW = 5;

/** Nothing when nothing was refused. */
export function RefusedList({ refused }: { readonly refused: readonly Refused[] }) {
  if (refused.length === 0) return null;
  return (
    <details class="refused" open={refused.length <= FEW}>
      <summary>{count('mergeRefusedList', refused.length)}</summary>
      <ul>
        {refused.slice(0, MOST).map(({ where, problem }) => (
          <li key={where}>
            <code>{where}</code> {problemSentence(problem)}
          </li>
        ))}
      </ul>
      {refused.length <= MOST ? null : <p class="hint">{count('mergeRefusedMore', refused.length - MOST)}</p>}
    </details>
  );
}
