// How does a concept look? Its paint as custom properties, from the palette that paints the passages too.
import { PALETTE } from '@/utils/painting/palette';
import type { Paint } from '@/utils/model/concept';

/** Custom properties `--fill`, `--line`, `--underline`, `--thick`, right in light and dark by `light-dark()`. */
export type PaintStyle = Readonly<Record<string, string>>;

const NO_PAINT: PaintStyle = {};

const STYLES: readonly PaintStyle[] = PALETTE.map((swatch) => ({
  '--fill': `light-dark(${swatch.light.fill}, ${swatch.dark.fill})`,
  '--line': `light-dark(${swatch.light.line}, ${swatch.dark.line})`,
  '--underline': swatch.underline,
  '--thick': `${swatch.thickness}px`,
}));

/** The style of a concept's chip, swatch or margin rule; empty for a concept that is not known here. */
export const paintStyle = (paint: Paint | undefined): PaintStyle => (paint === undefined ? NO_PAINT : (STYLES[paint] ?? NO_PAINT));
