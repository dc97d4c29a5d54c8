// How does a paragraph or run of a Word document look, by its own settings and by the styles it stands on?
import { attributeOf, childOf, elementsIn, type XmlElement } from '@/utils/packed/xml';

export interface ParagraphLook {
  /** From 1; 0 for what is no heading. */
  readonly level: number;
  readonly isTitle: boolean;
  /** A line of a contents list. */
  readonly isContents: boolean;
  readonly isBold: boolean;
  /** Half points. */
  readonly size: number;
  readonly numbering: { readonly id: string; readonly level: number } | undefined;
}

export interface RunLook {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly isHidden: boolean;
  readonly raised: 'sub' | 'sup' | undefined;
  readonly size: number;
}

export interface Styles {
  paragraph(p: XmlElement): ParagraphLook;
  /** Of a run in a paragraph that looks so. */
  run(r: XmlElement, paragraph: ParagraphLook): RunLook;
}

/** Styles stand on each other; a ring of them ends here. */
const LONGEST_CHAIN = 20;
const WORD_SIZE = 20;

/** `undefined` where nothing is said. */
function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const said = childOf(properties, name);
  return said && !/^(0|false|off|none)$/.test(attributeOf(said, 'val'));
}

/** The first that says something. */
function first<T>(from: readonly (XmlElement | undefined)[], ask: (properties: XmlElement | undefined) => T | undefined): T | undefined {
  for (const properties of from) {
    const said = ask(properties);
    if (said !== undefined) return said;
  }
  return undefined;
}

const numberIn = (element: XmlElement | undefined): number | undefined => {
  const value = Number(attributeOf(element, 'val') || Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};

const nameOf = (style: XmlElement): string => attributeOf(childOf(style, 'name'), 'val').toLowerCase();

function levelOf(styles: readonly XmlElement[], own: XmlElement | undefined): number {
  const outline = first([own, ...styles.map((s) => childOf(s, 'pPr'))], (pPr) => numberIn(childOf(pPr, 'outlineLvl')));
  if (outline !== undefined) return outline < 9 ? outline + 1 : 0;
  const named = styles.map((s) => /^heading (\d)/.exec(nameOf(s))?.[1]).find((n) => n !== undefined);
  return Number(named ?? 0);
}

function numberingOf(styles: readonly XmlElement[], own: XmlElement | undefined): ParagraphLook['numbering'] {
  const all = [own, ...styles.map((s) => childOf(s, 'pPr'))];
  const id = first(all, (pPr) => childOf(pPr, 'numPr', 'numId') && attributeOf(childOf(pPr, 'numPr', 'numId'), 'val'));
  if (id === undefined || id === '0') return undefined;
  const level = first(all, (pPr) => numberIn(childOf(pPr, 'numPr', 'ilvl'))) ?? 0;
  return { id, level: Math.min(8, Math.max(0, level)) };
}

export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map(elementsIn(root, 'style').map((style) => [attributeOf(style, 'styleId'), style]));
  const usual = elementsIn(root, 'style').find(
    (s) => attributeOf(s, 'type') === 'paragraph' && /^(1|true|on)$/.test(attributeOf(s, 'default')),
  );
  const defaults = childOf(root, 'docDefaults', 'rPrDefault', 'rPr');
  const chain = (id: string): readonly XmlElement[] => {
    const styles: XmlElement[] = [];
    for (let style = byId.get(id); style !== undefined && styles.length < LONGEST_CHAIN; ) {
      styles.push(style);
      style = byId.get(attributeOf(childOf(style, 'basedOn'), 'val'));
    }
    return styles;
  };
  const known = new Map<string, readonly XmlElement[]>();
  const knownChain = (id: string): readonly XmlElement[] => {
    const styles = known.get(id) ?? (id === '' && usual !== undefined ? [usual] : chain(id));
    known.set(id, styles);
    return styles;
  };
  const paragraph = (p: XmlElement): ParagraphLook => {
    const own = childOf(p, 'pPr');
    const styles = knownChain(attributeOf(childOf(own, 'pStyle'), 'val'));
    const looks = [...styles.map((s) => childOf(s, 'rPr')), defaults];
    return {
      level: levelOf(styles, own),
      isTitle: styles.some((s) => nameOf(s) === 'title'),
      isContents: styles.some((s) => /^(toc \d|toc heading|table of figures)$/.test(nameOf(s))),
      isBold: first(looks, (rPr) => toggle(rPr, 'b')) ?? false,
      size: first(looks, (rPr) => numberIn(childOf(rPr, 'sz'))) ?? WORD_SIZE,
      numbering: numberingOf(styles, own),
    };
  };
  const runChain = (id: string): readonly XmlElement[] => (id === '' ? [] : knownChain(id));
  const run = (r: XmlElement, within: ParagraphLook): RunLook => {
    const own = childOf(r, 'rPr');
    const looks = [own, ...runChain(attributeOf(childOf(own, 'rStyle'), 'val')).map((s) => childOf(s, 'rPr'))];
    const is = (name: string): boolean => first(looks, (rPr) => toggle(rPr, name)) ?? false;
    const raised = first(looks, (rPr) => childOf(rPr, 'vertAlign') && attributeOf(childOf(rPr, 'vertAlign'), 'val'));
    return {
      isBold: first(looks, (rPr) => toggle(rPr, 'b')) ?? within.isBold,
      isItalic: is('i'),
      isStruck: is('strike') || is('dstrike'),
      isHidden: is('vanish'),
      raised: raised === 'superscript' ? 'sup' : raised === 'subscript' ? 'sub' : undefined,
      size: first(looks, (rPr) => numberIn(childOf(rPr, 'sz'))) ?? within.size,
    };
  };
  return { paragraph, run };
}
