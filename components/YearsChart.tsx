// Concepts over time: a row of columns for each concept, all on one scale, with the number above each.
import { scaleBand, scaleLinear } from 'd3-scale';
import type { CrossChartProps } from './MatrixChart';
import { Chart } from './Chart';
import { chartConcepts, totalOf } from './chart-rows';
import { ChartRow, NAME_WIDTH } from './ChartRow';
import { count } from './words';

/** px: height of a row with the number above its columns, and width of a year. */
const ROW = 54;
const NUMBER = 15;
const YEAR = 48;
const FOOT = 26;

export function YearsChart({ cross, concepts, nameOf, title, onCell, onSave }: CrossChartProps) {
  const rows = chartConcepts(concepts, (concept) => totalOf(cross, concept));
  // A year without passages is a gap, not left out.
  const years = between(cross.columns);
  const width = NAME_WIDTH + Math.max(120, years.length * YEAR) + 12;
  const height = rows.length * ROW + FOOT;
  const x = scaleBand(years, [NAME_WIDTH, NAME_WIDTH + years.length * YEAR]).paddingInner(0.3);
  const numbers = rows.flatMap(({ id }) => [...(cross.counts.get(id)?.values() ?? [])]);
  const tall = scaleLinear([0, Math.max(1, ...numbers)], [0, ROW - NUMBER - 8]);
  return (
    <Chart title={title} width={width} height={height} isCut={rows.length < cross.counts.size} onSave={onSave}>
      {rows.map(({ id, prefLabel }, row) => {
        const foot = (row + 1) * ROW - 4;
        return (
          <g key={id}>
            <ChartRow name={prefLabel} y={foot - 12} />
            <line x1={NAME_WIDTH} x2={width - 12} y1={foot} y2={foot} stroke="currentColor" stroke-opacity="0.35" />
            {years.map((year) => {
              const n = cross.counts.get(id)?.get(year) ?? 0;
              const left = x(year) ?? 0;
              return n === 0 ? null : (
                <g key={year} class={onCell === undefined ? undefined : 'chart-cell'} onClick={() => onCell?.(id, year)}>
                  <title>{count('crossCell', n, prefLabel, nameOf(year))}</title>
                  <rect
                    x={left}
                    y={foot - tall(n)}
                    width={x.bandwidth()}
                    height={tall(n)}
                    fill="#8a8a8a"
                    fill-opacity="0.45"
                    stroke="currentColor"
                    stroke-opacity="0.6"
                  />
                  <text x={left + x.bandwidth() / 2} y={foot - tall(n) - 4} text-anchor="middle" font-size="11">
                    {n}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      {years.map((year) => (
        <text key={year} x={(x(year) ?? 0) + x.bandwidth() / 2} y={height - 8} text-anchor="middle">
          {year}
        </text>
      ))}
    </Chart>
  );
}

/** Every year from the first to the last; at most a hundred, else those that were given. */
function between(years: readonly string[]): readonly string[] {
  const [first, last] = [Number(years[0]), Number(years.at(-1))];
  if (!Number.isInteger(first) || !Number.isInteger(last) || last - first > 100) return years;
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}
