// How does a paragraph, run or list of an OpenDocument text look, by the styles that it names?
import { attributeOf, childOf, elementsIn, type XmlElement } from '@/utils/packed/xml';

export interface OdtLook {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly isHidden: boolean;
  readonly raised: 'sub' | 'sup' | undefined;
  /** Half points; 0 when no style says it. */
  readonly size: number;
  readonly isTitle: boolean;
}

export interface OdtStyles {
  /** `family`: `paragraph` or `text`. */
  look(family: string, name: string): OdtLook;
  /** Whether the items of that list, at that level from 1, are numbered rather than dotted. */
  isNumbered(list: string, level: number): boolean;
}

/** Styles stand on each other; a ring of them ends here. */
const LONGEST_CHAIN = 20;

export function readOdtStyles(roots: readonly (XmlElement | undefined)[]): OdtStyles {
  const groups = roots.flatMap((root) => [childOf(root, 'styles'), childOf(root, 'automatic-styles')]);
  const key = (family: string, name: string): string => `${family} ${name}`;
  const byName = new Map(
    groups.flatMap((g) => elementsIn(g, 'style')).map((s) => [key(attributeOf(s, 'family'), attributeOf(s, 'name')), s]),
  );
  const lists = new Map(groups.flatMap((g) => elementsIn(g, 'list-style')).map((s) => [attributeOf(s, 'name'), s]));
  const chain = (family: string, name: string): readonly XmlElement[] => {
    const styles: XmlElement[] = [];
    for (let style = byName.get(key(family, name)); style !== undefined && styles.length < LONGEST_CHAIN; ) {
      styles.push(style);
      style = byName.get(key(family, attributeOf(style, 'parent-style-name')));
    }
    return styles;
  };
  const known = new Map<string, OdtLook>();
  const looked = (family: string, name: string): OdtLook => {
    const styles = chain(family, name);
    const said = (property: string): string => {
      for (const style of styles) {
        const value = attributeOf(childOf(style, 'text-properties'), property);
        if (value !== '') return value;
      }
      return '';
    };
    const position = said('text-position');
    const struck = said('text-line-through-style');
    return {
      isBold: /^(bold|[6-9]00)$/.test(said('font-weight')),
      isItalic: /^(italic|oblique)$/.test(said('font-style')),
      isStruck: struck !== '' && struck !== 'none',
      isHidden: said('display') === 'none',
      raised: /^super|^[1-9]/.test(position) ? 'sup' : /^sub|^-/.test(position) ? 'sub' : undefined,
      size: Math.round(2 * Number(/^([\d.]+)pt$/.exec(said('font-size'))?.[1] ?? 0)),
      isTitle: styles.some((s) => /^title$/i.test(attributeOf(s, 'display-name') || attributeOf(s, 'name'))) || name === 'Title',
    };
  };
  return {
    look(family, name) {
      const before = known.get(key(family, name));
      if (before !== undefined) return before;
      const look = looked(family, name);
      known.set(key(family, name), look);
      return look;
    },
    isNumbered(list, level) {
      const own = elementsIn(lists.get(list)).find((l) => attributeOf(l, 'level') === String(level));
      return own?.name === 'list-level-style-number' && attributeOf(own, 'num-format') !== '';
    },
  };
}
