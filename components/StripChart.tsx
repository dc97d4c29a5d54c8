// Concepts along one document: a line for each from its beginning to its end, with a stroke where a passage begins.
import { scaleLinear } from 'd3-scale';
import type { Strip } from '@/utils/finding/strip';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Chart, type ChartProps } from './Chart';
import { chartConcepts } from './chart-rows';
import { ChartRow, NAME_WIDTH } from './ChartRow';
import { t } from './words';

export interface StripChartProps extends Pick<ChartProps, 'title' | 'onSave'> {
  readonly strip: Strip;
  readonly concepts: readonly Concept[];
  /** A stroke was pressed. */
  readonly onMark?: ((passage: Iri) => void) | undefined;
}

/** px */
const ROW = 32;
const STROKE = 14;
const LENGTH = 480;
const FOOT = 26;

export function StripChart({ strip, concepts, title, onMark, onSave }: StripChartProps) {
  const rows = chartConcepts(concepts, ({ id }) => strip.marks.get(id)?.length ?? 0);
  const x = scaleLinear([0, 1], [NAME_WIDTH, NAME_WIDTH + LENGTH]);
  const height = rows.length * ROW + FOOT;
  return (
    <Chart title={title} width={NAME_WIDTH + LENGTH + 16} height={height} isCut={rows.length < strip.marks.size} onSave={onSave}>
      {rows.map(({ id, prefLabel }, row) => {
        const middle = row * ROW + ROW / 2;
        return (
          <g key={id}>
            <ChartRow name={prefLabel} y={middle} />
            <line x1={x(0)} x2={x(1)} y1={middle} y2={middle} stroke="currentColor" stroke-opacity="0.25" />
            {(strip.marks.get(id) ?? []).map((mark) => (
              <rect
                key={mark.id}
                class={onMark === undefined ? undefined : 'chart-cell'}
                x={x(mark.at) - 1.5}
                y={middle - STROKE / 2}
                width="3"
                height={STROKE}
                fill-opacity="0.75"
                onClick={() => onMark?.(mark.id)}
              />
            ))}
          </g>
        );
      })}
      <text x={x(0)} y={height - 8}>
        {t('stripBegin')}
      </text>
      <text x={x(1)} y={height - 8} text-anchor="end">
        {t('stripEnd')}
      </text>
    </Chart>
  );
}
