// The name of a row of a picture, at its left, shortened where it is long; a pointer that rests on it reads the whole.
import { shortName } from './chart-rows';

/** Room for names (px), and how many letters of 12 px surely fit. */
export const NAME_WIDTH = 176;
const LETTERS = 22;

export interface ChartRowProps {
  readonly name: string;
  /** Middle of the row, px from the top. */
  readonly y: number;
}

export function ChartRow({ name, y }: ChartRowProps) {
  return (
    <text x={NAME_WIDTH - 10} y={y} text-anchor="end" dominant-baseline="central">
      <title>{name}</title>
      {shortName(name, LETTERS)}
    </text>
  );
}
