// A codebook as a table: one row a concept in the order of the tree, its place in the column `path`.
import type { Outline, PlacedConcept } from '../../model/concept';
import { writeCsv } from '../csv';
import { altLabelsOf } from './links';

const COLUMNS = [
  'path',
  'label',
  'alternative_labels',
  'definition',
  'scope_note',
  'example',
  'paint',
  'id',
  'broader_ids',
  'related_ids',
  'not_when',
  'notation',
  'retired',
  'replaced_by_id',
] as const;

/** Joined so that it can be taken apart again: what the separator is made of has a backslash before it inside an entry. */
const joined = (entries: readonly string[], separator: string): string =>
  entries.map((entry) => entry.replace(/[\\;>]/gu, (c) => (c === '\\' || separator.includes(c) ? `\\${c}` : c))).join(separator);

const sorted = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');

/** Rows in tree order: `path` holds the labels from the top down to the concept, joined by ` > `; several ids are joined by a space. */
export function writeTable({ inOrder }: Outline, hasMark: boolean): string {
  const paths = new Map<PlacedConcept, readonly string[]>();
  const rows = inOrder.map((placed) => {
    const { concept } = placed;
    const path = [...((placed.parent && paths.get(placed.parent)) ?? []), concept.prefLabel];
    paths.set(placed, path);
    return [
      joined(path, ' > '),
      concept.prefLabel,
      joined(
        altLabelsOf(concept).filter((label) => label !== ''),
        '; ',
      ),
      concept.definition,
      concept.scopeNote,
      concept.example,
      concept.paint,
      concept.id,
      sorted(concept.broader),
      sorted(concept.related),
      concept.notWhen ?? '',
      concept.notation ?? '',
      concept.retired?.at ?? '',
      concept.retired?.replacedBy ?? '',
    ];
  });
  return writeCsv([COLUMNS, ...rows], hasMark);
}
