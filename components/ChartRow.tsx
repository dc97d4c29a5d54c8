// The name of a row of a picture, at its left, on two lines where it is long; a pointer that rests on it reads the whole.
import { nameLines } from './chart-rows';

/** Room for names (px), and how many letters of 12 px surely fit. */
export const NAME_WIDTH = 176;
const LETTERS = 22;
const LINE = 14;

export interface ChartRowProps {
  readonly name: string;
  /** Middle of the row, px from the top. */
  readonly y: number;
}

export function ChartRow({ name, y }: ChartRowProps) {
  const lines = nameLines(name, LETTERS);
  const first = y - ((lines.length - 1) * LINE) / 2;
  return (
    <g>
      <title>{name}</title>
      {lines.map((line, i) => (
        <text key={i} x={NAME_WIDTH - 10} y={first + i * LINE} text-anchor="end" dominant-baseline="central">
          {line}
        </text>
      ))}
    </g>
  );
}
