// Which lines that Readability left out stand where it kept others? What comes again and again in one place of the markup is one thing:
// the short answer in a debate is as much of the text as the long one.
import { type Block, HEADING } from './blocks';
import type { Weights } from './weights';

/** Elements around a block by whose tags and classes its place is told. */
const AROUND = 3;
/** So often a place must have been kept, and so much of what stands in such places, for the rest to come along. */
const OFTEN = 3;
const MOSTLY = 0.6;
const MOST_LINKS = 0.3;

function placeOf(element: Element): string {
  const names: string[] = [];
  for (let e: Element | null = element; e !== null && names.length <= AROUND; e = e.parentElement)
    names.push(`${e.localName}.${e.className}`);
  return names.join('<');
}

interface Place {
  readonly left: Element[];
  count: number;
  kept: number;
  all: number;
}

/** Blocks between the first and the last that was kept, in places of which most is in the text. */
export function alike(blocks: readonly Block[], isKept: (element: Element) => boolean, weights: Weights): ReadonlySet<Element> {
  const places = new Map<string, Place>();
  const [first, last] = [blocks.findIndex((b) => isKept(b.element)), blocks.findLastIndex((b) => isKept(b.element))];
  for (const { element, isAround } of blocks.slice(first, last + 1)) {
    if (isAround || HEADING.test(element.localName)) continue;
    const { all, links } = weights.of(element);
    const name = placeOf(element);
    const place = places.get(name) ?? { left: [], count: 0, kept: 0, all: 0 };
    places.set(name, place);
    place.all += all;
    if (isKept(element)) {
      place.kept += all;
      place.count += 1;
    } else if (links <= MOST_LINKS * all) place.left.push(element);
  }
  const own = [...places.values()].filter(({ count, kept, all }) => count >= OFTEN && kept >= MOSTLY * all);
  return new Set(own.flatMap(({ left }) => left));
}
