// How far into a run of glyphs does each of its letters lie?

/** A run of glyphs as it is set. */
export interface SetRun {
  readonly text: string;
  /** Of the whole run and of its type across, in one unit. */
  readonly width: number;
  readonly size: number;
}

/** Width of a letter of which nothing is known, in thousandths. */
const USUAL = 500;

/**
 * How far into the run each UTF-16 offset lies, in the run's unit; one more entry than units. What the letters leave over or
 * lack stands in the blanks, as in justified lines; without blanks, or where they could not give so much, all letters share it.
 */
export function reachOf({ text, width, size }: SetRun, widths: ReadonlyMap<string, number> | undefined): readonly number[] {
  const own = (letter: string): number => ((widths?.get(letter) ?? (letter === ' ' ? USUAL / 2 : USUAL)) / 1000) * size;
  const letters = [...text];
  const natural = letters.reduce((sum, letter) => sum + own(letter), 0);
  const blanks = letters.filter((letter) => letter === ' ').length;
  const more = blanks === 0 ? Number.NaN : (width - natural) / blanks;
  // Of words recognised on a picture no letter is known: its blank is as wide as blanks are.
  const isInBlanks = widths !== undefined && more > -own(' ') && more < 4 * size;
  const scale = natural > 0 ? width / natural : 0;
  const reach = [0];
  let at = 0;
  for (const letter of letters) {
    const wide = isInBlanks ? own(letter) + (letter === ' ' ? more : 0) : own(letter) * scale;
    for (let unit = 0; unit < letter.length; unit++) reach.push(at + (wide * (unit + 1)) / letter.length);
    at += wide;
  }
  return reach;
}
