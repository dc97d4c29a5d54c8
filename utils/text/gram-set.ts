// Which of a pattern's grams stand in a short stretch of codes? Knows likeness that edit distance does not: after insertions.
import type { Stretch } from './edit-distance.ts';

const GRAM = 5;

// Room that is used again by each question; a slot holds a gram of this question only if it bears its number.
// The number of slots is a power of two.
let keys = new Int32Array(1024);
let numbers = new Uint32Array(1024);
let question = 0;

function keyAt(codes: Uint16Array, at: number): number {
  let key = 0;
  for (let i = at; i < at + GRAM; i++) key = (Math.imul(key, 0x01000193) + codes[i]!) | 0;
  return key;
}

const slotOf = (key: number): number => Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 8;

function begin(grams: number): void {
  if (keys.length < grams * 2) {
    let room = keys.length;
    while (room < grams * 2) room *= 2;
    keys = new Int32Array(room);
    numbers = new Uint32Array(room);
    question = 0;
  }
  if (++question > 0xfffffff0) {
    numbers.fill(0);
    question = 1;
  }
}

/** Slot of a gram, or of the room for it. */
function find(key: number): number {
  const mask = keys.length - 1;
  let slot = slotOf(key) & mask;
  while (numbers[slot] === question && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** For each pattern the share of its codes that lie in grams of five which stand in the stretch too: 0 to 1. */
export function sharesIn(stretch: Stretch, patterns: readonly Uint16Array[]): readonly number[] {
  begin(stretch.end - stretch.start);
  for (let i = stretch.start; i + GRAM <= stretch.end; i++) {
    const key = keyAt(stretch.codes, i);
    const slot = find(key);
    keys[slot] = key;
    numbers[slot] = question;
  }
  return patterns.map((pattern) => {
    let covered = 0;
    for (let i = 0, until = 0; i + GRAM <= pattern.length; i++) {
      if (numbers[find(keyAt(pattern, i))] !== question) continue;
      covered += i + GRAM - Math.max(i, until);
      until = i + GRAM;
    }
    return pattern.length === 0 ? 0 : covered / pattern.length;
  });
}
