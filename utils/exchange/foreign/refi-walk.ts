// Where do the positions of selections stand in a text, as a reading counts them? One walk through the text for all of them.
import type { Selected, Span } from './refi-edges';
import type { Reading } from './refi-offsets';

/** What is looked for in a text: positions, each once and rising; and for each selection which of them it begins and ends at. */
export interface Wanted {
  readonly positions: Float64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The position behind the end. */
  readonly behind: Int32Array;
}

export function wantedOf(selected: readonly Selected[]): Wanted {
  const all = new Float64Array(3 * selected.length);
  for (const [i, { start, end }] of selected.entries()) all.set([start, end, end + 1], 3 * i);
  const positions = all.toSorted().filter((position, i, sorted) => i === 0 || position !== sorted[i - 1]);
  const nth = new Map<number, number>();
  for (const [i, position] of positions.entries()) nth.set(position, i);
  const of = (which: number): Int32Array => Int32Array.from(selected, (_one, i) => nth.get(all[3 * i + which] ?? -1) ?? -1);
  return { positions, starts: of(0), ends: of(1), behind: of(2) };
}

function widthOf(code: number, unit: Reading['unit']): number {
  if (unit === 'units') return code > 0xffff ? 2 : 1;
  if (unit === 'points') return 1;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** How far the character at a place moves the position under a reading. */
function countedAt(text: string, at: number, { unit, line, mark }: Reading): number {
  const code = text.codePointAt(at) ?? 0;
  if (at === 0 && code === 0xfeff) return mark ? widthOf(code, unit) : 0;
  if (code === 13 && line === 'one' && text.charCodeAt(at + 1) === 10) return 1;
  if (code === 10 && line === 'two' && text.charCodeAt(at - 1) !== 13) return 2;
  return widthOf(code, unit);
}

/** How many UTF-16 units it takes. */
function unitsAt(text: string, at: number, line: Reading['line']): number {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff || (code === 13 && line === 'one' && text.charCodeAt(at + 1) === 10) ? 2 : 1;
}

/** Does a character count one under every reading? */
const isEven = (code: number): boolean => code < 0x80 && code !== 10 && code !== 13;

/** Of each position its offset in the text (UTF-16 units), -1 of one outside. One inside a character is that of its beginning. */
export function placesOf(text: string, { positions }: Wanted, reading: Reading): Int32Array {
  const places = new Int32Array(positions.length).fill(-1);
  let [at, counted, next] = [0, 0, 0];
  // Before the first character there is no place.
  while ((positions[next] ?? 0) < 0) next += 1;
  while (next < positions.length && at < text.length) {
    let end = at;
    while (end < text.length && isEven(text.charCodeAt(end))) end += 1;
    const run = end - at;
    const by = run > 0 ? run : countedAt(text, at, reading);
    for (let position = positions[next] ?? Infinity; position < counted + by; position = positions[next] ?? Infinity) {
      places[next] = run > 0 ? at + position - counted : at;
      next += 1;
    }
    at += run > 0 ? run : unitsAt(text, at, reading.line);
    counted += by;
  }
  // Beyond the last character there is one place, its end.
  if (positions[next] === counted) places[next] = text.length;
  return places;
}

/** Where the selection of a number stands; undefined where a position lies outside the text. */
export function spanIn(places: Int32Array, { starts, ends, behind }: Wanted, i: number, { isEndLast }: Reading): Span {
  const from = places[starts[i] ?? -1] ?? -1;
  const to = places[(isEndLast ? behind : ends)[i] ?? -1] ?? -1;
  return from < 0 || to < from ? undefined : [from, to];
}
