// Which eight paints are there, and how do they look on a page? Colours, underlines, and the rules for `::highlight()`.
// Measured by `test/unit/painting/palette.test.ts`: lines 3:1 on white, sepia and dark (WCAG 2.2, 1.4.11), text on fills 7:1
// (1.4.6), lines told apart with each kind of colour blindness (Machado et al. 2009), underlines told apart without colour.
import type { Paint } from '../model/concept';

/** Colours of one paint on light or on dark ground. */
export interface PaintColours {
  /** `rgba(…)`, laid over whatever the page has behind its text. */
  readonly fill: string;
  /** `#rrggbb`, of the underline. */
  readonly line: string;
}

export type UnderlineStyle = 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';

export interface Swatch {
  readonly paint: Paint;
  /** An English word for it; no text for people is made of it. */
  readonly name: string;
  /** On white and on sepia. */
  readonly light: PaintColours;
  readonly dark: PaintColours;
  readonly underline: UnderlineStyle;
  /** Of the underline (of each of its strokes when double), CSS pixels. */
  readonly thickness: number;
}

export const PALETTE: readonly [Swatch, Swatch, Swatch, Swatch, Swatch, Swatch, Swatch, Swatch] = [
  {
    paint: 0,
    name: 'amber',
    underline: 'solid',
    thickness: 2,
    light: { fill: 'rgba(255, 205, 40, 0.34)', line: '#a1840e' },
    dark: { fill: 'rgba(239, 205, 68, 0.2)', line: '#efcd44' },
  },
  {
    paint: 1,
    name: 'blue',
    underline: 'dashed',
    thickness: 2,
    light: { fill: 'rgba(60, 120, 255, 0.2)', line: '#0032ce' },
    dark: { fill: 'rgba(110, 165, 255, 0.24)', line: '#89b5fa' },
  },
  {
    paint: 2,
    name: 'green',
    underline: 'dotted',
    thickness: 3,
    light: { fill: 'rgba(40, 170, 60, 0.22)', line: '#0c410b' },
    dark: { fill: 'rgba(120, 255, 145, 0.18)', line: '#adfebc' },
  },
  {
    paint: 3,
    name: 'crimson',
    underline: 'double',
    thickness: 2,
    light: { fill: 'rgba(245, 80, 115, 0.22)', line: '#d65d73' },
    dark: { fill: 'rgba(240, 110, 95, 0.28)', line: '#e78a7d' },
  },
  {
    paint: 4,
    name: 'violet',
    underline: 'wavy',
    thickness: 1.5,
    light: { fill: 'rgba(155, 94, 245, 0.22)', line: '#9b5ef5' },
    dark: { fill: 'rgba(155, 88, 246, 0.36)', line: '#9b58f6' },
  },
  {
    paint: 5,
    name: 'teal',
    underline: 'solid',
    thickness: 5,
    light: { fill: 'rgba(0, 180, 195, 0.24)', line: '#2891a2' },
    dark: { fill: 'rgba(30, 175, 195, 0.3)', line: '#198998' },
  },
  {
    paint: 6,
    name: 'brown',
    underline: 'dashed',
    thickness: 5,
    light: { fill: 'rgba(160, 105, 50, 0.26)', line: '#7a5d44' },
    dark: { fill: 'rgba(190, 125, 70, 0.32)', line: '#a06a3b' },
  },
  {
    paint: 7,
    name: 'slate',
    underline: 'wavy',
    thickness: 3.5,
    light: { fill: 'rgba(60, 65, 85, 0.18)', line: '#363845' },
    dark: { fill: 'rgba(217, 222, 226, 0.2)', line: '#d9dee2' },
  },
];

/** The fill of a paint as it looks on white, without transparency: red, green, blue, 0 to 255. Without a paint the plain first one. */
export function onPaper(paint: Paint = 0): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0, share = 1] = (PALETTE[paint].light.fill.match(/[\d.]+/g) ?? []).map(Number);
  const onWhite = (part: number): number => Math.round(255 + (part - 255) * share);
  return [onWhite(red), onWhite(green), onWhite(blue)];
}

/** The ground the text stands on: the page's own on live pages, the reader's choice in pages of the extension (`auto`). */
export type Scheme = 'light' | 'dark' | 'auto';

export interface HighlightOptions {
  /** Name of the highlight that marks one passage above all others. */
  readonly focusName?: string;
  /** `auto` when absent. */
  readonly scheme?: Scheme;
  /** Over pictures of pages, whose letters colours that the system forces would cover. */
  readonly isOverPictures?: boolean;
}

/** Laid over the paint of the passage in focus, whose underline stays to be seen; the line is drawn above the words. */
export const FOCUS: { readonly light: PaintColours; readonly dark: PaintColours; readonly thickness: number } = {
  light: { fill: 'rgba(0, 0, 0, 0.1)', line: '#000000' },
  dark: { fill: 'rgba(255, 255, 255, 0.1)', line: '#ffffff' },
  thickness: 3,
};

/** How much lower the underline of each further level lies (CSS pixels): below the thickest of the level above. */
const LEVEL_STEP = 5;

/**
 * Rules for `::highlight(name)`, one name per paint in the palette's order, then the same again for each further level of
 * underlines; a text without anything from the page in it. Print and forced colours keep the underlines and drop the fills.
 * CSS Custom Highlight API, section 4.2. They are the root's, and below it inherited (CSS Pseudo-Elements 4, section 3.5), into open
 * shadow trees too: a rule for every element has Chromium work out all highlights of each, which takes three times as long.
 * Firefox (153) does not inherit them.
 * Throws on a name that is not a CSS identifier and on names for half a level: both are bugs.
 */
export function highlightCss(names: readonly string[], options: HighlightOptions = {}): string {
  const atRoot = sheetOf(':root', names, options);
  if (names.length % PALETTE.length !== 0) throw new RangeError(`${names.length} names for ${PALETTE.length} paints`);
  return `${atRoot}\n@supports (-moz-appearance:none){\n${sheetOf('', names, options)}\n}`;
}

/** `of`: the elements whose highlights these are, as a selector. */
function sheetOf(
  of: ':root' | '',
  names: readonly string[],
  { focusName, scheme = 'auto', isOverPictures = false }: HighlightOptions,
): string {
  const painted = names.map((name, n): Rule => {
    const swatch = PALETTE[n % PALETTE.length] ?? PALETTE[0];
    return { ...swatch, selector: of + selector(name), decoration: 'underline', offset: 2 + Math.floor(n / PALETTE.length) * LEVEL_STEP };
  });
  const focus: readonly Rule[] =
    focusName === undefined
      ? []
      : [{ ...FOCUS, selector: of + selector(focusName), decoration: 'overline', underline: 'solid', offset: 2 }];
  const rules = [...painted, ...focus];
  return [
    ...rules.map((rule) => shape(rule) + colours(rule, scheme === 'dark' ? rule.dark : rule.light)),
    ...(scheme === 'auto'
      ? [
          media(
            '(prefers-color-scheme: dark)',
            rules.map((rule) => colours(rule, rule.dark)),
          ),
        ]
      : []),
    ...contrast(rules, scheme),
    ...(isOverPictures
      ? []
      : [media('(forced-colors: active)', [...painted.map((r) => forced(r, 'Canvas')), ...focus.map((r) => forced(r, 'Highlight'))])]),
    media(
      'print',
      rules.map((rule) => colours(rule, { fill: 'transparent', line: rule.light.line })),
    ),
  ].join('\n');
}

interface Rule extends Pick<Swatch, 'light' | 'dark' | 'underline' | 'thickness'> {
  readonly selector: string;
  readonly decoration: 'underline' | 'overline';
  /** Of the underline, below the base line (CSS pixels). */
  readonly offset: number;
}

function selector(name: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(name)) throw new TypeError(`not a highlight name: ${name}`);
  return `::highlight(${name})`;
}

const shape = ({ selector: s, decoration, underline, thickness, offset }: Rule): string =>
  `${s}{text-decoration:${decoration} ${underline} ${thickness}px;text-underline-offset:${offset}px;text-decoration-skip-ink:none}`;

const colours = ({ selector: s }: Rule, { fill, line }: PaintColours): string =>
  `${s}{background-color:${fill};text-decoration-color:${line}}`;

/** System colours in a pair that is legible by definition (CSS Color 4, section 6.2). Underlines reach below the fill: on `Mark` those in `MarkText` were lost there, and the paints differ by underline alone. */
const forced = ({ selector: s }: Rule, pair: 'Canvas' | 'Highlight'): string =>
  `${s}{background-color:${pair};color:${pair}Text;text-decoration-color:${pair}Text}`;

const media = (condition: string, rules: readonly string[]): string => `@media ${condition}{${rules.join('')}}`;

/** More contrast: thicker lines in black or white; the fills stay. */
function contrast(rules: readonly Rule[], scheme: Scheme): readonly string[] {
  const bold = (line: string) =>
    rules.map((r) => `${r.selector}{text-decoration-color:${line};text-decoration-thickness:${r.thickness + 1}px}`);
  const more = '(prefers-contrast: more)';
  if (scheme === 'auto') return [media(more, bold('#000')), media(`${more} and (prefers-color-scheme: dark)`, bold('#fff'))];
  return [media(more, bold(scheme === 'dark' ? '#fff' : '#000'))];
}
