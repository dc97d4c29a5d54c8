// Where do the paths in a table part? Programs part them differently, and some of their signs stand within labels too.
import { apart } from './csv-rows';

/** Signs that stand in labels as well: they part a path only where most of what stands before them has a row of its own. */
const DOUBTFUL = ['\\', '/', '|', '>', '.'] as const;

const even = (parts: readonly string[]): readonly string[] => parts.map((part) => part.trim()).filter((part) => part !== '');

/** The labels from the top down, for each cell. `isOurs`: written by `codebook/table.ts`. */
export function pathsOf(cells: readonly string[], isOurs: boolean): readonly (readonly string[])[] {
  if (isOurs) return cells.map((cell) => (cell === '' ? [] : apart(cell, ' > ')));
  for (const sure of [' > ', '::', ' » ', ' → ', ' \\ ', ' / ', ' | '])
    if (cells.some((cell) => cell.includes(sure))) return cells.map((cell) => even(cell.split(sure)));
  const all = new Set(cells.map((cell) => cell.trim()));
  for (const sign of DOUBTFUL) {
    const parted = cells.filter((cell) => cell.includes(sign));
    const homes = parted.filter((cell) => all.has(cell.slice(0, cell.lastIndexOf(sign)).trim()));
    if (homes.length > 0 && homes.length * 2 >= parted.length) return cells.map((cell) => even(cell.split(sign)));
  }
  return cells.map((cell) => even([cell]));
}
