// Which clippings of a Kindle lie at one place of a book? A note belongs to the highlight there, and a highlight that was made anew lies over the
// old one. Clippings are looked up by where they stand, so that a long list of them takes no longer for each.
import { grouped } from './passages';

export interface Placed {
  /** In the file, from 0. */
  readonly order: number;
  readonly title: string;
  /** Locations of the device, both ends; of a clip without, those of its page. */
  readonly place: readonly [from: number, to: number];
  /** Of its words, in small, to compare them. */
  readonly letters: string;
}

/** Locations that are looked up together; a highlight takes a few of them. */
const STRETCH = 50;
/** Stretches of one clip, and clips of one stretch, that are looked at; no reader marks more. */
const [STRETCHES, BESIDE] = [4, 40];

const stretchesOf = ({ title, place: [from, to] }: Placed): readonly string[] => {
  const first = Math.floor(from / STRETCH);
  const last = Math.min(Math.floor(to / STRETCH), first + STRETCHES);
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i} ${title}`);
};

/** How many stand before a place in the file. */
function firstFrom(those: readonly { readonly one: Placed }[], order: number): number {
  let [low, high] = [0, those.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((those[middle]?.one.order ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that may lie where a clip lies, in the order of the file. */
export function neighbours<T extends Placed>(all: readonly T[]): (clip: Placed) => readonly T[] {
  const there = grouped(
    all.flatMap((one) => stretchesOf(one).map((stretch) => ({ stretch, one }))),
    ({ stretch }) => stretch,
  );
  return (clip) => {
    const found = stretchesOf(clip).flatMap((stretch) => {
      const those = there.get(stretch) ?? [];
      const at = Math.max(0, firstFrom(those, clip.order) - BESIDE / 2);
      return those.slice(at, at + BESIDE).map(({ one }) => one);
    });
    return found.length < 2 ? found : [...new Set(found)].toSorted((a, b) => a.order - b.order);
  };
}

export const lettersOf = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Is this clip of the same book and place, and are its words those of the other or part of them? */
export function isReplaced(old: Placed, later: Placed): boolean {
  if (old.title !== later.title || old.place[0] > later.place[1] || later.place[0] > old.place[1]) return false;
  const [a, b] = [old.letters, later.letters];
  return a !== '' && (b.includes(a) || a.includes(b));
}

/** The highlight that a note stands at: it ends there, or holds the place. */
export function homeOf<T extends Placed>(note: Placed, highlights: readonly T[]): T | undefined {
  const [at] = note.place;
  const there = highlights.filter((h) => h.title === note.title && h.place[0] <= at && at <= h.place[1]);
  return there.find((h) => h.place[1] === at) ?? there[0];
}
