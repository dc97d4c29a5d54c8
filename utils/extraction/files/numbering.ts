// Which number does Word give a paragraph? Counted as Word counts, by the lists that the document defines.
import { attributeOf, childOf, elementsIn, type XmlElement } from '@/utils/packed/xml';

export interface Numbered {
  /** As it is printed: `2.1`, `(b)`; empty for bullets. */
  readonly label: string;
  readonly isBullet: boolean;
  /** Where the label is its plain number, as a list in the reader counts. */
  readonly plain: number | undefined;
}

export interface Numbering {
  /** Counts on. `undefined` for a list that is not defined. */
  next(id: string, level: number): Numbered | undefined;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

export function roman(n: number): string {
  let left = Math.min(n, 5000);
  return ROMAN.map(([value, letters]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return letters.repeat(times);
  }).join('');
}

/** a … z, aa … zz: Word doubles the letter. */
const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(20, Math.floor((n - 1) / 26) + 1));

function written(n: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return n < 1 ? '' : letters(n);
    case 'upperLetter':
      return n < 1 ? '' : letters(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(n);
  }
}

const wholeIn = (element: XmlElement | undefined): number | undefined => {
  const value = attributeOf(element, 'val');
  return /^\d{1,6}$/.test(value) ? Number(value) : undefined;
};

const levelsOf = (abstract: XmlElement | undefined): ReadonlyMap<number, Level> =>
  new Map(
    elementsIn(abstract, 'lvl').map((lvl) => [
      Number(attributeOf(lvl, 'ilvl')),
      {
        format: attributeOf(childOf(lvl, 'numFmt'), 'val') || 'decimal',
        text: attributeOf(childOf(lvl, 'lvlText'), 'val'),
        start: wholeIn(childOf(lvl, 'start')) ?? 1,
      },
    ]),
  );

interface Definition {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

function definitionsIn(root: XmlElement | undefined): ReadonlyMap<string, Definition> {
  const abstracts = new Map(elementsIn(root, 'abstractNum').map((a) => [attributeOf(a, 'abstractNumId'), a]));
  /** A list may only say of which style it is. */
  const styled = new Map([...abstracts.values()].map((a) => [attributeOf(childOf(a, 'styleLink'), 'val'), a]));
  return new Map(
    elementsIn(root, 'num').map((num) => {
      const abstract = attributeOf(childOf(num, 'abstractNumId'), 'val');
      const own = abstracts.get(abstract);
      const link = attributeOf(childOf(own, 'numStyleLink'), 'val');
      const restarts = elementsIn(num, 'lvlOverride').flatMap((o): readonly [number, number][] => {
        const start = wholeIn(childOf(o, 'startOverride'));
        return start === undefined ? [] : [[Number(attributeOf(o, 'ilvl')), start]];
      });
      const levels = levelsOf(link === '' ? own : styled.get(link));
      return [attributeOf(num, 'numId'), { abstract, levels, restarts: new Map(restarts) }];
    }),
  );
}

export function readNumbering(root: XmlElement | undefined): Numbering {
  const definitions = definitionsIn(root);
  /** By list, the count of each level; lists of one definition count together. */
  const counts = new Map<string, (number | undefined)[]>();
  const restarted = new Set<string>();
  const next = (id: string, level: number): Numbered | undefined => {
    const definition = definitions.get(id);
    const own = definition?.levels.get(level);
    if (definition === undefined || own === undefined) return undefined;
    if (own.format === 'bullet') return { label: '', isBullet: true, plain: undefined };
    const count = counts.get(definition.abstract) ?? [];
    counts.set(definition.abstract, count);
    const restart = restarted.has(`${id} ${level}`) ? undefined : definition.restarts.get(level);
    restarted.add(`${id} ${level}`);
    count[level] = restart ?? (count[level] === undefined ? own.start : count[level] + 1);
    count.length = level + 1;
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = definition.levels.get(at);
      return of === undefined ? '' : written(count[at] ?? of.start, of.format);
    });
    const isPlain = own.format === 'decimal' && new RegExp(`^%${level + 1}[.)]?$`).test(own.text);
    return { label: label.trim(), isBullet: false, plain: isPlain ? count[level] : undefined };
  };
  return { next };
}
