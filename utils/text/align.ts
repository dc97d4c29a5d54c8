// Which stretch of a text is which part of a pattern, when words were left out or a whole line was put in between? Alignment with
// affine gaps (Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162 (1982)): one long insertion is
// one event, not many. Cost is pattern × window; callers keep both short.
import type { Stretch } from './edit-distance.ts';

/** What counts of the pattern; what lies outside `core` is context: it may be left out at no cost. */
export interface Core {
  readonly start: number;
  readonly end: number;
}

export interface Aligned {
  /** The text's stretch that the core came to lie on; empty when nothing of it did. */
  readonly from: number;
  readonly to: number;
  /** The core's own part of the score, 1 a code that agrees: its length when all do, below 0 when it is not there. */
  readonly score: number;
}

// In tenths.
const SAME = 10;
const OTHER = -10;
const OPEN = -20;
const LONGER = -3;
/** What is put in at an edge of the core is cheaper than inside: else a chance letter behind it would draw the edge there. */
const EDGE_OPEN = -16;
const EDGE_LONGER = -2;
const NEVER = -1e8;

// Where a cell's value came from: two bits for the step, one each for a gap that goes on.
const START = 0;
const STEP = 1;
const CUT = 2;
const PUT = 3;
const CUT_ON = 4;
const PUT_ON = 8;

/** Where a code of the pattern may lie: so many codes further on in the window than in the pattern. Elsewhere nothing is tried. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

interface Table {
  readonly steps: Uint8Array;
  readonly width: number;
  readonly row: number;
  readonly column: number;
}

// Room that is used again by each alignment that is not too large; only its first row has to be cleared.
const KEPT = 1 << 19;
let room = new Uint8Array(0);

/** The best way to lay the pattern over the window, from any context before the core to any after it. */
function fill(pattern: Uint16Array, core: Core, { codes, start, end }: Stretch, { low, high }: Band): Table {
  const width = end - start + 1;
  const size = (pattern.length + 1) * width;
  if (room.length < size) room = new Uint8Array(Math.max(size, Math.min(KEPT, 2 * size)));
  const steps = room;
  if (size > KEPT) room = new Uint8Array(0);
  steps.fill(START, 0, width);
  const best = new Int32Array(width);
  const cut = new Int32Array(width).fill(NEVER);
  let top = NEVER;
  let row = 0;
  let column = 0;
  for (let i = 1; i <= pattern.length; i++) {
    const mayStart = i <= core.start;
    const mayEnd = i >= core.end;
    let diagonal = best[0]!;
    best[0] = mayStart ? 0 : diagonal + (i - 1 === core.start ? OPEN : 0) + LONGER;
    steps[i * width] = mayStart ? START : CUT | (i - 1 > core.start ? CUT_ON : 0);
    const isEdge = i === core.start || i === core.end;
    const putLonger = isEdge ? EDGE_LONGER : LONGER;
    const putOpen = (isEdge ? EDGE_OPEN : OPEN) + putLonger;
    const code = pattern[i - 1]!;
    let inserting = NEVER;
    const first = Math.max(1, i + low);
    const last = Math.min(width - 1, i + high);
    let left = first === 1 ? best[0]! : NEVER;
    if (first > 1) diagonal = best[first - 1]!;
    if (i > 1 && last === i + high) best[last] = cut[last] = NEVER;
    for (let j = first, at = i * width + first; j <= last; j++, at++) {
      const up = best[j]!;
      let cutting = up + OPEN + LONGER;
      let flags = 0;
      const goOnCut = cut[j]! + LONGER;
      if (goOnCut > cutting) {
        cutting = goOnCut;
        flags = CUT_ON;
      }
      cut[j] = cutting;
      const openPut = left + putOpen;
      inserting += putLonger;
      if (inserting > openPut) flags |= PUT_ON;
      else inserting = openPut;
      let value = diagonal + (codes[start + j - 1] === code ? SAME : OTHER);
      let step = STEP;
      if (cutting > value) {
        value = cutting;
        step = CUT;
      }
      if (inserting > value) {
        value = inserting;
        step = PUT;
      }
      if (mayStart && value <= 0) {
        value = 0;
        step = START;
      }
      steps[at] = flags | step;
      diagonal = up;
      best[j] = left = value;
      if (mayEnd && value > top) {
        top = value;
        row = i;
        column = j;
      }
    }
  }
  return { steps, width, row, column };
}

/** Where the core of the pattern lies in the window. */
export function align(pattern: Uint16Array, core: Core, window: Stretch, band: Band = { low: -Infinity, high: Infinity }): Aligned {
  const { steps, width, row, column } = fill(pattern, core, window, band);
  const { codes, start } = window;
  let [i, j] = [row, column];
  let [from, to, score] = [-1, -1, 0];
  let gap = 0;
  for (;;) {
    const flags = steps[i * width + j]!;
    const isCore = i > core.start && i <= core.end;
    const step = gap === 0 ? flags & 3 : gap;
    if (i === 0 || step === START) break;
    if (step === STEP) {
      if (isCore) {
        from = start + j - 1;
        if (to < 0) to = start + j;
        score += codes[start + j - 1] === pattern[i - 1] ? SAME : OTHER;
      }
      i--;
      j--;
      continue;
    }
    const goesOn = (flags & (step === CUT ? CUT_ON : PUT_ON)) !== 0;
    // An insertion at the core's edge is no part of it.
    if (step === CUT ? isCore : i > core.start && i < core.end) score += LONGER + (goesOn ? 0 : OPEN);
    gap = goesOn ? step : 0;
    if (step === CUT) i--;
    else j--;
    if (j < 0) break;
  }
  return from < 0 ? { from: start, to: start, score: -pattern.length } : { from, to, score: score / 10 };
}
