// Which of many long strings stand in a text exactly once, and where? The text is read at every k-th place only: wherever a string
// stands, one of its first k grams falls on such a place. So cost is text / k plus strings × k, and no index is built.
import type { Pace } from './pace.ts';

/** Shorter strings are not looked for. */
export const LEAST_WHOLE = 64;

const GRAM = 8;
const NARROWEST = 8;
/** Places read, and comparisons made at most, before giving way: more of them, and the text does nothing but repeat the strings. */
const PLACES = 1024;
const MOST = 1 << 17;
const BASE = 0x01000193;
/** BASE to the power of GRAM, modulo 2^32. */
const LOST = [...Array(GRAM).keys()].reduce((p) => Math.imul(p, BASE), 1);

/** For each string the offset of its only place; `NOWHERE`, or `UNSURE` when it stands more than once or the text repeats itself too much. */
export const NOWHERE = -1;
export const UNSURE = -2;

const slotOf = (hash: number, mask: number): number => (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 4) & mask;

interface Grams {
  /** Distance of the places that are read. */
  readonly stride: number;
  readonly mask: number;
  /** First entry of each slot, and the next of each entry; -1 ends. Entry = string × stride + offset in the string. */
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly hashes: Int32Array;
}

function emptyGrams(strings: number, length: number, widest: number): Grams {
  const stride = Math.max(NARROWEST, Math.min(widest, Math.round(2 * Math.sqrt(length / strings))));
  let slots = 1024;
  while (slots < strings * stride * 2) slots *= 2;
  const entries = strings * stride;
  return { stride, mask: slots - 1, heads: new Int32Array(slots).fill(-1), next: new Int32Array(entries), hashes: new Int32Array(entries) };
}

function add({ stride, mask, heads, next, hashes }: Grams, string: string, number: number): void {
  let h = 0;
  for (let i = 0; i < GRAM - 1; i++) h = (Math.imul(h, BASE) + string.charCodeAt(i)) | 0;
  for (let i = 0; i < stride; i++) {
    h = (Math.imul(h, BASE) + string.charCodeAt(i + GRAM - 1)) | 0;
    if (i > 0) h = (h - Math.imul(LOST, string.charCodeAt(i - 1))) | 0;
    const entry = number * stride + i;
    const slot = slotOf(h, mask);
    hashes[entry] = h;
    next[entry] = heads[slot]!;
    heads[slot] = entry;
  }
}

/** Reads the places from `from` to `to`; answers how much it compared, at most about `most`. */
function read(
  text: string,
  strings: readonly string[],
  grams: Grams,
  part: { from: number; to: number; places: Int32Array; most: number },
): number {
  const { stride, mask, heads, next, hashes } = grams;
  const { places, most } = part;
  let compared = 0;
  for (let at = part.from; at < part.to && compared < most; at += stride) {
    let h = 0;
    for (let i = at; i < at + GRAM; i++) h = (Math.imul(h, BASE) + text.charCodeAt(i)) | 0;
    for (let entry = heads[slotOf(h, mask)]!; entry >= 0 && compared < most; entry = next[entry]!) {
      compared++;
      if (hashes[entry] !== h) continue;
      const number = Math.floor(entry / stride);
      const start = at - (entry - number * stride);
      if (places[number] === UNSURE || start < 0) continue;
      compared += strings[number]!.length >> 5;
      if (!text.startsWith(strings[number]!, start)) continue;
      places[number] = places[number] === NOWHERE ? start : UNSURE;
    }
  }
  return compared;
}

/** Strings that are looked for together: the table of more of them would take more room than a short text itself. */
const togetherIn = (text: string): number => Math.max(256, text.length >> 6);

/** Offsets in UTF-16 units, by the strings' order. Strings under `LEAST_WHOLE` units are `NOWHERE`. */
export async function onlyPlaces(text: string, strings: readonly string[], pace: Pace): Promise<Int32Array> {
  const places = new Int32Array(strings.length).fill(NOWHERE);
  const together = togetherIn(text);
  for (let from = 0; from < strings.length; from += together) {
    const part = strings.slice(from, from + together);
    await findTogether(text, part, places.subarray(from, from + together), pace);
  }
  return places;
}

async function findTogether(text: string, strings: readonly string[], places: Int32Array, pace: Pace): Promise<void> {
  const shortest = strings.reduce((n, s) => (s.length < LEAST_WHOLE ? n : Math.min(n, s.length)), Infinity);
  if (shortest === Infinity) return;
  const grams = emptyGrams(strings.length, text.length, shortest - GRAM + 1);
  for (const [number, string] of strings.entries()) {
    if (string.length >= LEAST_WHOLE) add(grams, string, number);
    if ((number & 127) === 127) await pace();
  }
  const last = text.length - GRAM + 1;
  const step = grams.stride * PLACES;
  for (let from = 0; from < last; from += step) {
    if (read(text, strings, grams, { from, to: Math.min(last, from + step), places, most: MOST }) >= MOST) return void places.fill(UNSURE);
    await pace();
  }
}
