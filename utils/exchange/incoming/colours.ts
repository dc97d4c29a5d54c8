// Which of our paints is nearest to a colour of another program? The eye is kinder to some differences: each part has its weight (ITU-R BT.601).
import { PAINTS, type Paint } from '../../model/concept';

const parts = (hex: string): readonly [number, number, number] | undefined => {
  const [, short, long] = /^#?(?:([0-9a-f]{3})|([0-9a-f]{6}))$/iu.exec(hex.trim()) ?? [];
  const six = long ?? short?.replace(/./gu, '$&$&');
  if (six === undefined) return undefined;
  const part = (at: number): number => Number.parseInt(six.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
};

/** `undefined` when it is no `#rgb` or `#rrggbb`. `isExact`: it is that paint's own colour. `palette`: `#rrggbb` by paint. */
export function nearestPaint(colour: string, palette: readonly string[]): { readonly paint: Paint; readonly isExact: boolean } | undefined {
  const wanted = parts(colour);
  if (wanted === undefined) return undefined;
  const distances = PAINTS.map((paint) => {
    const [r, g, b] = parts(palette[paint] ?? '') ?? [0, 0, 0];
    return { paint, distance: 0.3 * (r - wanted[0]) ** 2 + 0.59 * (g - wanted[1]) ** 2 + 0.11 * (b - wanted[2]) ** 2 };
  });
  const [best] = distances.toSorted((a, b) => a.distance - b.distance);
  return best && { paint: best.paint, isExact: best.distance === 0 };
}
