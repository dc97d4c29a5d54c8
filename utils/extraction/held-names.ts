// Which names does a page hold at all? Asked before a selector of many names looks through all of it: most pages hold none of them.

/** Attributes whose words are told. */
const WORDS = ['itemprop', 'rel', 'role'] as const;
/** Attributes of which it is told that they stand somewhere. */
const STANDING = ['aria-controls', 'aria-modal'] as const;
const ATTRIBUTES = [...WORDS, ...STANDING].map((name) => `[${name}]`).join(', ');

const known = new WeakMap<Document, ReadonlySet<string>>();

function read(doc: Document): ReadonlySet<string> {
  const classes = new Set<string>();
  const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode() !== null) {
    const said = (walker.currentNode as Element).getAttribute('class');
    if (said !== null) classes.add(said);
  }
  const names = new Set<string>();
  const wordsOf = (said: string): readonly string[] => said.toLowerCase().split(/\s+/);
  for (const said of classes) for (const word of wordsOf(said)) names.add(`.${word}`);
  for (const element of doc.querySelectorAll(ATTRIBUTES)) {
    for (const name of WORDS) for (const word of wordsOf(element.getAttribute(name) ?? '')) names.add(`[${name}~=${word}]`);
    for (const name of STANDING) if (element.hasAttribute(name)) names.add(`[${name}]`);
  }
  return names;
}

/**
 * Whether an unclobbered document may hold an element of one of these `names`, in lower case: `.byline`, `[rel~=author]` (of itemprop,
 * rel and role), `[aria-controls]`, `[aria-modal]`, or a tag. It is looked through once: what is taken out later may still be told.
 */
export function mayHold(doc: Document, names: readonly string[]): boolean {
  const held = known.get(doc) ?? read(doc);
  known.set(doc, held);
  return names.some((name) => (/^[.[]/.test(name) ? held.has(name) : doc.getElementsByTagName(name).length > 0));
}
