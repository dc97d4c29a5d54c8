import { describe, expect, test } from 'vitest';
import { PAINTS } from '@/utils/model/concept';
import { FOCUS, highlightCss, onPaper, PALETTE, type Swatch } from '@/utils/painting/palette';
import { contrast, difference, lab, over, parse, seen, type Rgb, type Sight } from './colour-science';

const WHITE: Rgb = [255, 255, 255];
const SEPIA: Rgb = [244, 236, 216];
const DARK: Rgb = [24, 24, 27];
/** As light as dark schemes of sites commonly are. */
const DARK_GREY: Rgb = [43, 42, 51];
const BLACK: Rgb = [0, 0, 0];
const LIGHT_TEXT: Rgb = [232, 232, 234];

const SIGHTS: readonly Sight[] = ['full', 'protanopia', 'deuteranopia', 'tritanopia'];
const pairs = PALETTE.flatMap((a, i) => PALETTE.slice(i + 1).map((b): readonly [Swatch, Swatch] => [a, b]));
/** Twice what is told apart at a glance between patches (about 5 to 7), because lines are thin. */
const APART = 14;

describe('the eight paints', () => {
  test('are the eight of the model, in order', () => {
    expect(PALETTE.map((s) => s.paint)).toEqual([...PAINTS]);
    expect(new Set(PALETTE.map((s) => s.name)).size).toBe(8);
  });

  test.each(PALETTE)('$name: its line stands out on white, sepia and dark', ({ light, dark }) => {
    for (const ground of [WHITE, SEPIA]) expect(contrast(parse(light.line).rgb, ground)).toBeGreaterThanOrEqual(3);
    for (const ground of [DARK, DARK_GREY]) expect(contrast(parse(dark.line).rgb, ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(PALETTE)('$name: text is read with ease on its fill, in focus too', ({ light, dark }) => {
    for (const ground of [WHITE, SEPIA]) {
      expect(contrast(BLACK, over(light.fill, ground))).toBeGreaterThanOrEqual(7);
      expect(contrast(BLACK, over(FOCUS.light.fill, over(light.fill, ground)))).toBeGreaterThanOrEqual(7);
    }
    expect(contrast(LIGHT_TEXT, over(dark.fill, DARK))).toBeGreaterThanOrEqual(7);
    expect(contrast(WHITE, over(dark.fill, DARK_GREY))).toBeGreaterThanOrEqual(7);
    expect(contrast(WHITE, over(FOCUS.dark.fill, over(dark.fill, DARK)))).toBeGreaterThanOrEqual(7);
  });

  test.each(PALETTE)('$name: its fill is seen, but does not shout', ({ light, dark }) => {
    expect(difference(lab(over(light.fill, WHITE)), lab(WHITE))).toBeGreaterThan(6);
    expect(difference(lab(over(dark.fill, DARK)), lab(DARK))).toBeGreaterThan(6);
    for (const { fill } of [light, dark]) expect(parse(fill).alpha).toBeLessThan(0.4);
  });

  test.each(SIGHTS)('lines are told apart with %s sight', (sight) => {
    for (const ground of ['light', 'dark'] as const) {
      const far = pairs.map(([a, b]) =>
        difference(lab(seen(parse(a[ground].line).rgb, sight)), lab(seen(parse(b[ground].line).rgb, sight))),
      );
      console.info(`${sight}, ${ground}: nearest two lines ${Math.min(...far).toFixed(1)} apart (CIEDE2000)`);
      expect(Math.min(...far)).toBeGreaterThanOrEqual(APART);
    }
  });

  test('are told apart without any colour: by style, or by at least two pixels of thickness', () => {
    for (const [a, b] of pairs) {
      if (a.underline === b.underline) expect(Math.abs(a.thickness - b.thickness), `${a.name}, ${b.name}`).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('a paint as it lies on paper', () => {
  test('is the colour that the fill makes on white', () => {
    expect(onPaper(0)).toEqual([255, 238, 182]);
    expect(new Set(PALETTE.map((s) => onPaper(s.paint).join())).size).toBe(8);
  });

  test('without a concept is the plain first one', () => expect(onPaper()).toEqual(onPaper(0)));
});

describe('the formulas used here', () => {
  test('agree with the published data of CIEDE2000', () => {
    expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
    expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 3);
    expect(difference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 3);
    expect(difference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 3);
  });
  test('show red and green alike to those who do not tell them apart, and leave grey grey', () => {
    const [red, green]: readonly Rgb[] = [
      [200, 80, 60],
      [120, 122, 60],
    ];
    const apart = (sight: Sight) => difference(lab(seen(red as Rgb, sight)), lab(seen(green as Rgb, sight)));
    expect(apart('deuteranopia')).toBeLessThan(apart('full') / 2);
    for (const sight of SIGHTS) for (const c of seen([128, 128, 128], sight)) expect(c).toBeCloseTo(128, 0);
  });
});

describe('the rules for a page', () => {
  const names = PAINTS.map((paint) => `abc${paint}`);

  test('give each name its underline and its colours for the ground of that page', () => {
    const light = highlightCss(names, { scheme: 'light' });
    const dark = highlightCss(names, { scheme: 'dark' });
    for (const { paint, underline, thickness, ...swatch } of PALETTE) {
      expect(light).toContain(`::highlight(abc${paint}){text-decoration:underline ${underline} ${thickness}px`);
      expect(light).toContain(`::highlight(abc${paint}){background-color:${swatch.light.fill};text-decoration-color:${swatch.light.line}}`);
      expect(dark).toContain(`::highlight(abc${paint}){background-color:${swatch.dark.fill};text-decoration-color:${swatch.dark.line}}`);
    }
    expect(light + dark).not.toContain('prefers-color-scheme');
  });
  test('follow the reader’s scheme only where asked to', () => {
    expect(highlightCss(names)).toContain('@media (prefers-color-scheme: dark){:root::highlight(abc0)');
  });
  test('keep the underlines in print and in forced colours, and thicken them for more contrast', () => {
    const css = highlightCss(names, { focusName: 'abcf', scheme: 'light' });
    expect(css).toMatch(/@media print\{:root::highlight\(abc0\)\{background-color:transparent/);
    expect(css).toMatch(
      /@media \(forced-colors: active\)\{:root::highlight\(abc0\)\{background-color:Canvas;color:CanvasText;text-decoration-color:CanvasText/,
    );
    expect(css).toMatch(
      /@media \(prefers-contrast: more\)\{:root::highlight\(abc0\)\{text-decoration-color:#000;text-decoration-thickness:3px/,
    );
    expect(css).toContain('::highlight(abcf){text-decoration:overline solid 3px');
    expect(css.match(/[{]/g)?.length).toBe(css.match(/[}]/g)?.length);
  });
  test('put the underlines of each further level below those of the level before', () => {
    const css = highlightCss([...names, ...names.map((name) => `${name}x`)], { scheme: 'light' });
    for (const { paint, thickness } of PALETTE) {
      const offset = (name: string): number => Number(new RegExp(`${name}\\)\\{text-decoration:[^}]*offset:(\\d+)px`).exec(css)?.[1]);
      expect(offset(`abc${paint}x`)).toBeGreaterThanOrEqual(offset(`abc${paint}`) + thickness);
    }
  });
  test('are said of the root alone, and of each element only where those below the root would not inherit them', () => {
    const [inherited = '', apart = ''] = highlightCss(names, { focusName: 'abcf' }).split('@supports (-moz-appearance:none){');
    expect(inherited).not.toMatch(/(?<!:root)::highlight/);
    expect(apart).not.toContain(':root');
    expect(`${inherited.replaceAll(':root', '').trim()}\n}`).toBe(apart.trim());
  });
  test('refuse a name that could break out of its rule', () => {
    expect(() => highlightCss(['a){}*{display:none}'])).toThrow(TypeError);
    expect(() => highlightCss([...names, 'ninth'])).toThrow(RangeError);
  });

  test('are left as they are over pictures of pages, whose letters forced colours would cover', () => {
    expect(highlightCss(names, { scheme: 'light' })).toContain('forced-colors');
    expect(highlightCss(names, { scheme: 'light', isOverPictures: true })).not.toContain('forced-colors');
  });
});
