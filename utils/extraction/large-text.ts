// Which words of a very large page are its text? Told by weight in one walk: Readability needs seconds for ten thousands of elements.
import { blocksOf } from './blocks';
import { deepest, landmark } from './main-block';
import { type Marked, weigh } from './weights';

/** A block of more links than this is no text. */
const MOST_LINKS = 0.65;

/** Of `marked`, the elements whose own words stand in the page's main part, not in its surroundings and not chiefly in links. */
export function keptByWeight(body: Element, marked: readonly Marked[]): ReadonlySet<Element> {
  const weights = weigh(body, marked, new Set());
  const prose = (element: Element): number => weights.of(element).all - weights.of(element).links;
  const main = landmark(body, weights);
  const place = prose(main) > 0.5 * prose(body) ? main : deepest(body, prose, 0.8);
  const kept = new Set<Element>();
  for (const { element, isAround } of blocksOf(place, weights)) {
    const { all, links } = weights.of(element);
    if (!isAround && links <= MOST_LINKS * all) kept.add(element);
  }
  // Words may stand beside the blocks of an element.
  const around = new Set<Element>([place, ...Array.from(kept, (block) => block.parentElement ?? place)]);
  const own = marked.map(({ element }) => element).filter((element) => place.contains(element));
  return new Set(own.filter((element) => around.has(element) || isIn(element, kept, place)));
}

function isIn(element: Element, blocks: ReadonlySet<Element>, place: Element): boolean {
  for (let e: Element | null = element; e !== null; e = e === place ? null : e.parentElement) if (blocks.has(e)) return true;
  return false;
}
