// Concepts beside documents, or beside each other: a square for each number, as dark as the number is large, with the number in it.
import { scaleBand, scaleSqrt } from 'd3-scale';
import type { Cross } from '@/utils/finding/cross';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Chart, type ChartProps } from './Chart';
import { chartConcepts, MOST_COLUMNS, shortName, totalOf } from './chart-rows';
import { ChartRow, NAME_WIDTH } from './ChartRow';
import { count } from './words';

export interface CrossChartProps extends Pick<ChartProps, 'title' | 'onSave'> {
  readonly cross: Cross;
  /** In the order of the rows. */
  readonly concepts: readonly Concept[];
  readonly nameOf: (column: string) => string;
  /** A number was pressed; without it numbers lead nowhere. */
  readonly onCell?: ((concept: Iri, column: string) => void) | undefined;
}

/** Side of a square with the gap beside it, room for the slanting names of columns, letters of them, and what the last of them needs at the right; px. */
const CELL = 36;
const HEAD = 128;
const LETTERS = 24;
const TAIL = 96;

export function MatrixChart({ cross, concepts, nameOf, title, onCell, onSave }: CrossChartProps) {
  const isPairs = cross.by === 'concepts';
  const kept = chartConcepts(concepts, (concept) => totalOf(cross, concept));
  // Pairs are seen once, and nothing beside itself: a staircase.
  const rows = isPairs ? kept.slice(1) : kept;
  const columns = isPairs ? kept.slice(0, -1).map(({ id }) => id) : cross.columns.slice(0, MOST_COLUMNS);
  const isCut = kept.length < cross.counts.size || (!isPairs && columns.length < cross.columns.length);
  const cells = rows.flatMap((concept, row) =>
    columns.flatMap((column, at) => {
      const n = isPairs && at > row ? 0 : (cross.counts.get(concept.id)?.get(column) ?? 0);
      return n === 0 ? [] : [{ concept, column, n }];
    }),
  );
  if (cells.length === 0) return null;
  const width = NAME_WIDTH + columns.length * CELL + TAIL;
  const height = HEAD + rows.length * CELL + 8;
  const x = scaleBand(columns, [NAME_WIDTH, NAME_WIDTH + columns.length * CELL]);
  const y = scaleBand(
    rows.map(({ id }) => id),
    [HEAD, HEAD + rows.length * CELL],
  );
  const shade = scaleSqrt([0, Math.max(1, ...cells.map(({ n }) => n))], [0.06, 0.55]);
  const middle = (start: number | undefined): number => (start ?? 0) + CELL / 2;
  return (
    <Chart title={title} width={width} height={height} isCut={isCut} onSave={onSave}>
      {columns.map((column) => (
        <text key={column} transform={`translate(${middle(x(column)) + 4} ${HEAD - 8}) rotate(-45)`}>
          <title>{nameOf(column)}</title>
          {shortName(nameOf(column), LETTERS)}
        </text>
      ))}
      {rows.map(({ id, prefLabel }) => (
        <g key={id}>
          <ChartRow name={prefLabel} y={middle(y(id))} />
          <line
            x1={8}
            x2={NAME_WIDTH + columns.length * CELL}
            y1={(y(id) ?? 0) + CELL}
            y2={(y(id) ?? 0) + CELL}
            stroke="currentColor"
            stroke-opacity="0.14"
          />
        </g>
      ))}
      {cells.map(({ concept, column, n }) => (
        <g
          key={`${concept.id} ${column}`}
          class={onCell === undefined ? undefined : 'chart-cell'}
          transform={`translate(${middle(x(column))} ${middle(y(concept.id))})`}
          onClick={() => onCell?.(concept.id, column)}
        >
          <title>{count('crossCell', n, concept.prefLabel, nameOf(column))}</title>
          <rect x={1 - CELL / 2} y={1 - CELL / 2} width={CELL - 2} height={CELL - 2} rx="3" fill="#8a8a8a" fill-opacity={shade(n)} />
          <text text-anchor="middle" dominant-baseline="central" font-size="12">
            {n}
          </text>
        </g>
      ))}
    </Chart>
  );
}
