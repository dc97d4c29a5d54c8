// Which statements of a file contradict SKOS? Its integrity conditions (SKOS Reference, S13, S14, S27, S37, S46): each breach is named, and
// the statement that is let go is the weaker one. What is broader stays.
import type { Refused } from '../../model/merge';
import { mended } from './found';
import { gather } from './gather';
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

/** Links that are followed upwards, of all concepts together. */
const MOST_STEPS = 5_000_000;

interface Kin {
  /** Pairs of which one stands above the other, either way round, as `from to`. */
  readonly pairs: ReadonlySet<string>;
  /** The concept at which the search was given up, since too many links lead up. */
  readonly endedAt: string | undefined;
}

/** Which of the pairs are kin? From each concept the way up is walked once, whatever the number of its pairs. */
function kinAmong(asked: Iterable<readonly [string, string]>, up: Links): Kin {
  const partners = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const all = partners.get(one);
    if (all === undefined) partners.set(one, new Set([other]));
    else all.add(other);
  };
  for (const [a, b] of asked)
    if (a !== b) {
      add(a, b);
      add(b, a);
    }
  const pairs = new Set<string>();
  let left = MOST_STEPS;
  for (const [one, others] of partners) {
    const seen = new Set([one]);
    for (const at of seen) {
      // A pair is found once, from whichever end.
      if (others.size === 0) break;
      if (left <= 0) return { pairs, endedAt: one };
      const next = up.get(at) ?? [];
      left -= 1;
      for (const above of next) {
        left -= 1;
        seen.add(above);
        if (!others.delete(above)) continue;
        partners.get(above)?.delete(one);
        pairs.add(`${one} ${above}`).add(`${above} ${one}`);
      }
    }
  }
  return { pairs, endedAt: undefined };
}

/** Told once for each concept: it may have thousands of such links. */
function kinWords(word: string, [first, ...more]: readonly string[]): string {
  const [who, links] = more.length === 0 ? [`“${first}” stands`, 'link is'] : [`“${first}” and ${more.length} more stand`, 'links are'];
  return `skos:${word}: ${who} above or below it, which SKOS forbids for related concepts (S27); the ${links} left out`;
}

/** `nameOf`: a concept as people know it. */
export function faultsOf(s: Statements, nameOf: (iri: string) => string): Faults {
  const told: Refused[] = [];
  const unrelated = new Set<string>();
  const related = ['related', 'relatedMatch'].map((word) => [word, [...s.links(SKOS + word)]] as const);
  const kin = kinAmong(
    related.flatMap(([, links]) => links),
    linksUp(s),
  );
  for (const [word, links] of related) {
    const left = new Map<string, string[]>();
    for (const [from, to] of links)
      if (kin.pairs.has(`${from} ${to}`)) {
        unrelated.add(`${from} ${to}`);
        gather(left, from, to);
      }
    for (const [from, all] of left) told.push(mended(nameOf(from), kinWords(word, all.map(nameOf))));
  }
  if (kin.endedAt !== undefined)
    told.push(
      mended(
        nameOf(kin.endedAt),
        'skos:related: too many links lead up to see whether related concepts stand above each other (S27); from here on they are taken as they are',
      ),
    );
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
