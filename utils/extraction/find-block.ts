// Which element of this page is the one that a reader chose on another page of the site?
import { isInline } from './blocks';
import type { BlockDescription, BlockStep } from '@/utils/model/page-block';

/** Steps around the element that are looked at. */
const STEPS = 6;
/** What a program makes up anew with each build, or counts with each page. */
const MADE_UP = /\d{2,}|^(css|sc|jsx|emotion|svelte|ng)-|^_|__.*[A-Z0-9].*[a-z][A-Z0-9]|^.{32,}$/;

const named = (name: string): boolean => name !== '' && !MADE_UP.test(name);

function nthOf(element: Element): number {
  let nth = 0;
  for (let e = element.previousElementSibling; e !== null; e = e.previousElementSibling) if (e.localName === element.localName) nth += 1;
  return nth;
}

const stepOf = (element: Element): BlockStep => ({
  tag: element.localName,
  id: named(element.id) ? element.id : '',
  role: element.getAttribute('role') ?? element.getAttribute('itemprop') ?? '',
  classes: [...element.classList].filter(named).slice(0, 12),
  nth: nthOf(element),
});

/** The element and what stands around it, as far as it helps. */
export function describeBlock(element: Element): BlockDescription {
  const steps: BlockStep[] = [];
  for (let e: Element | null = element; e !== null && steps.length <= STEPS; e = e.parentElement) {
    steps.push(stepOf(e));
    if (e.localName === 'body') break;
  }
  return steps;
}

const share = (a: readonly string[], b: readonly string[]): number => {
  const both = a.filter((name) => b.includes(name)).length;
  return both / Math.max(a.length + b.length - both, 1);
};

/** How much two elements have in common; an id says most, a place among siblings least. */
function likeness(a: BlockStep, b: BlockStep): number {
  return (
    (a.id !== '' && a.id === b.id ? 4 : 0) +
    (a.role !== '' && a.role === b.role ? 2 : 0) +
    (a.tag === b.tag ? 1 : 0) +
    3 * share(a.classes, b.classes) +
    (a.tag === b.tag && a.nth === b.nth ? 0.5 : 0)
  );
}

/** 0 to 1. Steps around count half as much each; one more or one less wrapper does no harm. */
function agreement(wanted: BlockDescription, found: BlockDescription): number {
  let [sum, most, weight] = [0, 0, 1];
  for (const [i, step] of wanted.entries()) {
    const near = i === 0 ? found.slice(0, 1) : found.slice(Math.max(1, i - 1), i + 2);
    sum += weight * Math.max(0, ...near.map((other) => likeness(step, other)));
    most += weight * likeness(step, step);
    weight /= 2;
  }
  return sum / most;
}

/** Under this it is another element. */
const ENOUGH = 0.6;
/** Signs; a shell that is empty on this page is not what was meant. */
const LEAST = 100;

/** The element of `body` that answers to the description best, of equals the longest; undefined where none answers well enough. */
export function findBlock(body: Element, wanted: BlockDescription): Element | undefined {
  const [own] = wanted;
  if (own === undefined) return undefined;
  const least = 0.5 * likeness(own, own);
  let best: { readonly element: Element; readonly score: number; readonly size: number } | undefined;
  for (const element of [body, ...body.querySelectorAll('*')]) {
    if (isInline(element) || likeness(own, stepOf(element)) < least) continue;
    const score = agreement(wanted, describeBlock(element));
    if (score < ENOUGH || score + 0.02 < (best?.score ?? 0)) continue;
    const size = element.textContent?.replace(/\s+/g, '').length ?? 0;
    if (size < LEAST || (best !== undefined && score < best.score + 0.02 && size <= best.size)) continue;
    best = { element, score, size };
  }
  return best?.element;
}
