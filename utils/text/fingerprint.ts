// Are two texts the same paper, whatever their addresses? A sketch of each, by which the share of what they have in common is
// told without the texts: the smallest hashes of all stretches of so many letters and digits (MinHash with one hash function:
// Broder 1997, "On the resemblance and containment of documents", 3; bottom-k: Cohen & Kaplan 2007). Lines, pages, hyphens, case,
// accents and punctuation do not count (`fold`), nor does where words are parted, so that it holds for every script.
import { foldText } from './fold.ts';
import { unpaced, type Pace } from './pace.ts';

/** Ascending, each once, at most `SIZE`. */
export type Fingerprint = Uint32Array;

/** Letters and digits of a stretch: about five words. One changed word touches 24 stretches and more. */
const STRETCH = 24;
/** Hashes in a fingerprint; the likeness is then told to about 0.03. */
const SIZE = 512;
/** Shorter texts have too little of their own to be told apart: letters and digits. */
const SHORTEST = 1_200;

const BASE = 0x01000193;
/** What the letter that leaves a stretch weighs in its hash. */
const LEAVING = Array.from({ length: STRETCH }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Spreads the bits: neighbouring stretches must not have neighbouring hashes (the last steps of MurmurHash3). */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes of all stretches that are below the limit. */
function hashesBelow(codes: Uint16Array, length: number, limit: number): Set<number> {
  const found = new Set<number>();
  let rolling = 0;
  for (let i = 0; i < length; i++) {
    rolling = (Math.imul(rolling, BASE) + codes[i]!) | 0;
    if (i >= STRETCH) rolling = (rolling - Math.imul(codes[i - STRETCH]!, LEAVING)) | 0;
    if (i < STRETCH - 1) continue;
    const hash = spread(rolling);
    if (hash < limit) found.add(hash);
  }
  return found;
}

/** `undefined` for a text of less than 1,200 letters and digits. Linear in the text. */
export async function fingerprintOf(text: string, pace: Pace = unpaced): Promise<Fingerprint | undefined> {
  const { codes, length } = await foldText(text, pace);
  if (length < SHORTEST) return undefined;
  const all = 2 ** 32;
  // Some more than are needed, because stretches come again; all of them where that is too few.
  for (let limit = Math.min(all, (all * 3 * SIZE) / length); ; limit = Math.min(all, limit * 8)) {
    const found = hashesBelow(codes, length, limit);
    if (found.size >= SIZE || limit === all) return Uint32Array.from(found).sort().slice(0, SIZE);
    await pace();
  }
}

/** The share of all stretches of both texts that stand in both, 0 to 1, as their fingerprints tell it. Symmetric; 1 for equal ones. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let [i, j, both, seen] = [0, 0, 0, 0];
  const most = Math.min(SIZE, Math.max(a.length, b.length));
  while (seen < most && (i < a.length || j < b.length)) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
    seen++;
  }
  return seen === 0 ? 0 : both / seen;
}

/** `same`: what differs may be what printing and reading change, or an edition's new figures: no number tells them apart. `edited`: much is the same and some is not. */
export type Kinship = 'same' | 'edited' | 'other';

const SAME = 0.8;
const EDITED = 0.3;

export function kinship(a: Fingerprint, b: Fingerprint): Kinship {
  const alike = likeness(a, b);
  return alike >= SAME ? 'same' : alike >= EDITED ? 'edited' : 'other';
}
