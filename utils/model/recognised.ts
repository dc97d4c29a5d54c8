// What was recognised on the picture of a page: lines of words with their places, as the engine gave them and as they are kept.

export interface RecognisedWord {
  /** In logical order, without blanks. */
  readonly text: string;
  /** Left and right edge of its ink. */
  readonly left: number;
  readonly right: number;
  /** How sure the engine is, 0 to 100. */
  readonly sure: number;
}

/** All places in px of the picture, from its top left. */
export interface RecognisedLine {
  /** Two points of the line on which the letters stand: x, y, x, y. */
  readonly baseline: readonly [number, number, number, number];
  /** From the top of its tall letters to the foot of its long ones. */
  readonly height: number;
  readonly words: readonly RecognisedWord[];
}

export interface RecognisedPage {
  /** Size of the picture: the whole page, as it is shown. */
  readonly width: number;
  readonly height: number;
  /** In the engine's own order. */
  readonly lines: readonly RecognisedLine[];
}

/** By page index. */
export type RecognisedPages = ReadonlyMap<number, RecognisedPage>;
