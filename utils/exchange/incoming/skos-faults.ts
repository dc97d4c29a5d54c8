// Which statements of a file contradict SKOS? Its integrity conditions (SKOS Reference, S13, S14, S27, S37, S46): each breach is named, and
// the statement that is let go is the weaker one. What is broader stays.
import type { Refused } from '../../model/merge';
import { mended } from './found';
import { SKOS, type Statements } from './triples';

export interface Faults {
  readonly told: readonly Refused[];
  /** Related links that are let go, as `from to`. */
  readonly unrelated: ReadonlySet<string>;
}

const WORDS = new Set(
  'prefLabel altLabel hiddenLabel notation note definition scopeNote example editorialNote changeNote historyNote semanticRelation broader narrower related broaderTransitive narrowerTransitive inScheme hasTopConcept topConceptOf member memberList mappingRelation exactMatch closeMatch broadMatch narrowMatch relatedMatch'.split(
    ' ',
  ),
);

type Links = ReadonlyMap<string, ReadonlySet<string>>;

function linksUp(s: Statements): Links {
  const up = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const all = up.get(from);
    if (all === undefined) up.set(from, new Set([to]));
    else all.add(to);
  };
  for (const word of ['broader', 'broaderTransitive', 'broadMatch']) for (const [from, to] of s.links(SKOS + word)) add(from, to);
  for (const word of ['narrower', 'narrowerTransitive', 'narrowMatch']) for (const [from, to] of s.links(SKOS + word)) add(to, from);
  return up;
}

/** Links that are followed of all concepts together: a codebook that people keep needs a hundredth. Beyond them nothing stands above anything. */
const MOST_STEPS = 5_000_000;

/** Whether some way up leads from the one to the other. */
function askedAbove(up: Links): (from: string, to: string) => boolean {
  let left = MOST_STEPS;
  return (from, to) => {
    const seen = new Set<string>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined && left > 0; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const next = up.get(at);
      left -= 1 + (next?.size ?? 0);
      if (next?.has(to) === true) return true;
      for (const one of next ?? []) waiting.push(one);
    }
    return false;
  };
}

/** `nameOf`: a concept as people know it. */
export function faultsOf(s: Statements, nameOf: (iri: string) => string): Faults {
  const told: Refused[] = [];
  const unrelated = new Set<string>();
  const isAbove = askedAbove(linksUp(s));
  const isKin = (a: string, b: string): boolean => a !== b && (isAbove(a, b) || isAbove(b, a));
  for (const word of ['related', 'relatedMatch'])
    for (const [from, to] of s.links(SKOS + word))
      if (isKin(from, to)) {
        unrelated.add(`${from} ${to}`);
        told.push(
          mended(
            nameOf(from),
            `skos:${word}: “${nameOf(to)}” stands above or below it, which SKOS forbids for related concepts (S27); the link is left out`,
          ),
        );
      }
  const matched = ['relatedMatch', 'broadMatch', 'narrowMatch'].flatMap((word) => [...s.links(SKOS + word)]);
  const others = new Set(matched.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  for (const [from, to] of s.links(`${SKOS}exactMatch`))
    if (from !== to && others.has(`${from} ${to}`))
      told.push(
        mended(
          nameOf(from),
          `skos:exactMatch: “${nameOf(to)}” is also a broader, narrower or related match, which SKOS forbids (S46); no match is kept`,
        ),
      );
  for (const [word, subject] of s.unknown(SKOS, WORDS))
    told.push(mended(nameOf(subject), `skos:${word}: is no word of SKOS; what it says is left out`));
  return { told, unrelated };
}
