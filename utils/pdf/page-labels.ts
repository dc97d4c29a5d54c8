// Which number is printed on each page? Numbers in running lines that count on from page to page; where none is printed
// between two that do, the one that would stand there.

export interface Counted {
  /** As printed. */
  readonly text: string;
  /** Letters before the number, and the kind of number: those count together. */
  readonly kind: string;
  readonly value: number;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(text: string): number {
  const digits = [...text.toLowerCase()].map((c) => ROMAN[c] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

export function romanOf(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
  ]; // prettier-ignore
  let left = value;
  let text = '';
  for (const [worth, letters] of steps) for (; left >= worth; left -= worth) text += letters;
  return text;
}

export function counted(text: string): Counted | undefined {
  if (/^[ivxlcdm]+$/i.test(text)) {
    const kind = text === text.toLowerCase() ? 'roman' : 'ROMAN';
    return { text, kind, value: romanValue(text) };
  }
  const parts = /^(\D*?)(0|[1-9]\d*)$/.exec(text);
  return parts === null ? undefined : { text, kind: parts[1] ?? '', value: Number(parts[2]) };
}

const written = (kind: string, value: number): string =>
  kind === 'roman' ? romanOf(value) : kind === 'ROMAN' ? romanOf(value).toUpperCase() : `${kind}${value}`;

/** How far two numbers may stand apart and still uphold each other (pages). */
const NEAR = 6;

/** Gaps up to this length are filled (pages). */
const GAP = 8;

/** What is printed on each page, by page index; empty where nothing is. `numbers` are the candidates of each page. */
export function printedLabels(numbers: readonly (readonly string[])[]): readonly string[] {
  const candidates = numbers.map((list) => list.flatMap((text) => counted(text) ?? []));
  const chosen = candidates.map((list, i) => {
    const upheld = list.map((one) => {
      let support = 0;
      for (let k = Math.max(0, i - NEAR); k <= Math.min(candidates.length - 1, i + NEAR); k++) {
        if (k !== i && candidates[k]!.some((other) => other.kind === one.kind && other.value - one.value === k - i)) support += 1;
      }
      return { one, support };
    });
    const [best] = upheld.sort((a, b) => b.support - a.support);
    return best !== undefined && (best.support > 0 || candidates.length < 3) ? best.one : undefined;
  });
  return chosen.map((one, i) => one?.text ?? between(chosen, i));
}

/** Before the page that is numbered 1 the front matter's roman numbers go on, over so many pages. */
const FRONT_GAP = 2;

function between(chosen: readonly (Counted | undefined)[], i: number): string {
  const before = chosen.findLastIndex((c, k) => k < i && k >= i - GAP && c !== undefined);
  const after = chosen.findIndex((c, k) => k > i && k <= i + GAP && c !== undefined);
  const [a, b] = [chosen[before], chosen[after]];
  if (a === undefined || b === undefined) return '';
  const next = written(a.kind, a.value + i - before);
  if (a.kind !== b.kind) return /roman/i.test(a.kind) && b.kind === '' && b.value === after - i && after - before <= FRONT_GAP ? next : '';
  const [pages, numbers] = [after - before, b.value - a.value];
  if (numbers === pages) return next;
  // Blank left pages were left out of the file: what begins between them stands on a right one, whose number is odd.
  const odd = Array.from({ length: Math.max(0, numbers - 1) }, (_, k) => a.value + 1 + k).filter((value) => value % 2 === 1);
  const [only] = odd;
  return pages === 2 && numbers <= 4 && odd.length === 1 && only !== undefined ? written(a.kind, only) : '';
}
