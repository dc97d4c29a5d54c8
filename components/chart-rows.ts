// What of a table of counts fits into a picture, and how is it named there?
import type { Cross } from '@/utils/finding/cross';
import type { Concept } from '@/utils/model/concept';

/** Rows and columns of a picture; the table beside it has them all. */
export const MOST_CONCEPTS = 40;
export const MOST_COLUMNS = 24;

/** Those with most passages, in the order given. */
export function chartConcepts(concepts: readonly Concept[], numberOf: (concept: Concept) => number): readonly Concept[] {
  const used = concepts.filter((concept) => numberOf(concept) > 0);
  if (used.length <= MOST_CONCEPTS) return used;
  const kept = new Set(used.toSorted((a, b) => numberOf(b) - numberOf(a)).slice(0, MOST_CONCEPTS));
  return used.filter((concept) => kept.has(concept));
}

export const totalOf = (cross: Cross, { id }: Concept): number =>
  [...(cross.counts.get(id)?.values() ?? [])].reduce((sum, n) => sum + n, 0);

/** So many letters at most, the last of them a sign that there are more. */
export function shortName(name: string, most: number): string {
  const letters = [...name];
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** On two lines at most, parted between words where that can be. */
export function nameLines(name: string, most: number): readonly string[] {
  const letters = [...name];
  if (letters.length <= most) return [name];
  const head = letters.slice(0, most + 1).join('');
  const gap = head.lastIndexOf(' ');
  const first = gap < 4 ? letters.slice(0, most).join('') : head.slice(0, gap);
  return [first, shortName(name.slice(first.length).trimStart(), most)];
}
