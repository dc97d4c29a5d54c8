// A text with the words marked that were looked for.
import { stretches } from '@/utils/finding/hits';
import type { Term } from '@/utils/finding/terms';

export function Hits({ text, terms }: { readonly text: string; readonly terms: readonly Term[] }) {
  return (
    <>
      {stretches(text, terms).map((part, i) =>
        part.isHit ? (
          <mark key={i} class="hit">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
