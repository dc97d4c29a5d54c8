// Which names does a page hold at all? Asked before a selector of many names looks through all of it: most pages hold none of them.

/** Attributes whose words are told. */
const WORDS = ['itemprop', 'rel', 'role'] as const;
/** Attributes of which it is told that they stand somewhere. */
const STANDING = ['aria-controls', 'aria-modal'] as const;

interface Held {
  /** Words of `class`, lower case, a blank before and after each. */
  readonly classes: string;
  readonly attributes: ReadonlySet<string>;
}
const known = new WeakMap<Document, Held>();

const evened = (said: ReadonlySet<string>): string => ` ${[...said].join(' ').toLowerCase().replace(/\s+/g, ' ')} `;

/** One walk: a selector that asks for all of these takes longer. */
function read(doc: Document): Held {
  const classes = new Set<string>();
  const attributes = new Set<string>();
  const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node as Element;
    if (!element.hasAttributes()) continue;
    const said = element.getAttribute('class');
    if (said !== null) classes.add(said);
    for (const name of WORDS) {
      const words = element.getAttribute(name);
      if (words !== null) for (const word of words.toLowerCase().split(/\s+/)) attributes.add(`[${name}~=${word}]`);
    }
    for (const name of STANDING) if (element.getAttribute(name) !== null) attributes.add(`[${name}]`);
  }
  return { classes: evened(classes), attributes };
}

/**
 * Whether an unclobbered document may hold an element of one of these `names`, in lower case: `.byline`, `[rel~=author]` (of itemprop,
 * rel and role), `[aria-controls]`, `[aria-modal]`, or a tag. It is looked through once: what is taken out later may still be told.
 */
export function mayHold(doc: Document, names: readonly string[]): boolean {
  const held = known.get(doc) ?? read(doc);
  known.set(doc, held);
  return names.some((name) => {
    if (name.startsWith('.')) return held.classes.includes(` ${name.slice(1)} `);
    return name.startsWith('[') ? held.attributes.has(name) : doc.getElementsByTagName(name).length > 0;
  });
}
