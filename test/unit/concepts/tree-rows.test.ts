// Which rows does the tree of a codebook show, and where do keys and drops lead?
import { describe, expect, test } from 'vitest';
import { droppedAt, shifted, treeRows, typedAhead, walked, type TreeRow } from '@/components/tree-rows';
import { indexScheme } from '@/utils/concepts/scheme';
import { concept, manyConcepts } from './concept-maker';

const index = indexScheme([
  concept('Care'),
  concept('Home care', { broader: ['care'], altLabels: ['domiciliary'] }),
  concept('Night care', { broader: ['home-care'] }),
  concept('Day care', { broader: ['care'], retired: { at: '2026-11-25T10:00:00.000Z' } }),
  concept('Trust'),
]);
const none: ReadonlySet<string> = new Set();
const show = (over: Partial<Parameters<typeof treeRows>[0]> = {}): readonly TreeRow[] =>
  treeRows({ index, closed: none, search: '', hasRetired: false, ...over });
const ids = (rows: readonly TreeRow[]): readonly string[] => rows.map((r) => r.concept.id);

describe('the rows of the tree', () => {
  test('say level, place among what is shown, and whether they are open', () => {
    expect(show().map((r) => [r.concept.id, r.level, `${r.position}/${r.siblings}`, r.isOpen])).toEqual([
      ['care', 1, '1/2', true],
      ['home-care', 2, '1/1', true],
      ['night-care', 3, '1/1', undefined],
      ['trust', 1, '2/2', undefined],
    ]);
    expect(show({ hasRetired: true }).find((r) => r.concept.id === 'day-care')).toMatchObject({ position: 2, siblings: 2 });
  });

  test('leave out what lies under a folded one', () => {
    expect(ids(show({ closed: new Set(['care']) }))).toEqual(['care', 'trust']);
  });

  test('hold what was searched for with what stands above it, folded or not', () => {
    expect(ids(show({ search: 'Domicil', closed: new Set(['care']) }))).toEqual(['care', 'home-care']);
    expect(show({ search: 'nothing' })).toEqual([]);
  });

  test('of 2,000 concepts are one for each', () => {
    expect(treeRows({ index: indexScheme(manyConcepts()), closed: none, search: '', hasRetired: false })).toHaveLength(2_000);
  });
});

describe('a key', () => {
  const rows = show();
  test.each([
    ['ArrowDown', 0, 'select', 'home-care'],
    ['ArrowUp', 0, 'select', 'care'],
    ['Home', 3, 'select', 'care'],
    ['End', 0, 'select', 'trust'],
    ['ArrowRight', 0, 'select', 'home-care'],
    ['ArrowLeft', 0, 'close', 'care'],
    ['ArrowLeft', 2, 'select', 'home-care'],
    ['Enter', 2, 'enter', 'night-care'],
  ] as const)('%s at row %i: %s %s', (key, at, kind, id) => {
    expect(walked(key, rows, at)).toEqual({ kind, id });
  });

  test('right opens what is folded and does nothing where nothing is below', () => {
    expect(walked('ArrowRight', show({ closed: new Set(['care']) }), 0)).toEqual({ kind: 'open', id: 'care' });
    expect(walked('ArrowRight', rows, 3)).toBeUndefined();
  });

  test('of letters leads to the next label that begins so, round the end', () => {
    expect(typedAhead('n', rows, 0)).toBe('night-care');
    expect(typedAhead('c', rows, 3)).toBe('care');
    expect(typedAhead('nig', rows, 2)).toBe('night-care');
    expect(typedAhead('x', rows, 0)).toBeUndefined();
  });
});

describe('moving', () => {
  test('up and down goes past a sibling, in below the one before, out beside the parent', () => {
    expect(shifted(index, 'trust', 'up')).toEqual({ under: undefined, at: 0 });
    expect(shifted(index, 'trust', 'down')).toBeUndefined();
    expect(shifted(index, 'trust', 'in')).toEqual({ under: 'care', at: 2 });
    expect(shifted(index, 'night-care', 'out')).toEqual({ under: 'care', at: 1 });
    expect(shifted(index, 'care', 'out')).toBeUndefined();
  });

  test('by a drop goes before, behind or below what it was dropped on', () => {
    expect(droppedAt(index, 'trust', 'care', 'before')).toEqual({ under: undefined, at: 0 });
    expect(droppedAt(index, 'care', 'trust', 'after')).toEqual({ under: undefined, at: 1 });
    expect(droppedAt(index, 'trust', 'home-care', 'in')).toEqual({ under: 'home-care', at: 1 });
    expect(droppedAt(index, 'trust', 'trust', 'in')).toBeUndefined();
  });
});
