// What does a SKOS file say that a codebook here cannot hold? Counted by kind, so that it can be told in a sentence each.
import type { LeftOut, LeftOutKind } from '../../model/merge';
import { NS } from '../context';
import { DC, DCT, OWL, PROV, RDF, RDFS, SKOS, SKOSXL, type Statements } from './triples';

const words = (space: string, list: string): readonly string[] => list.split(' ').map((word) => space + word);

const HELD = new Set([
  `${RDF}type`,
  `${RDFS}label`,
  ...words(
    SKOS,
    'prefLabel altLabel definition scopeNote example note notation broader narrower related inScheme topConceptOf hasTopConcept broaderTransitive narrowerTransitive',
  ),
  ...words(DCT, 'title description created modified issued isReplacedBy'),
  ...words(DC, 'title description language'),
  ...words(NS, 'notWhen paint place retired builtIn closed broaderElsewhere relatedElsewhere earlier'),
  ...words(SKOSXL, 'prefLabel altLabel'),
  `${OWL}deprecated`,
  `${PROV}wasDerivedFrom`,
]);
const KINDS: ReadonlyMap<string, LeftOutKind> = new Map([
  ...words(SKOS, 'exactMatch closeMatch broadMatch narrowMatch relatedMatch mappingRelation').map((p): [string, LeftOutKind] => [
    p,
    'matches',
  ]),
  ...words(SKOS, 'editorialNote changeNote historyNote').map((p): [string, LeftOutKind] => [p, 'notes']),
  [`${SKOS}hiddenLabel`, 'hidden'],
]);

const lastPart = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1) || iri;

export function unheldOf(
  s: Statements,
  { concepts, schemes }: { readonly concepts: readonly string[]; readonly schemes: readonly string[] },
): readonly LeftOut[] {
  const counts = new Map<LeftOutKind, { n: number; readonly names: Set<string> }>();
  const count = (kind: LeftOutKind, n: number, name: string): void => {
    const at = counts.get(kind) ?? { n: 0, names: new Set<string>() };
    at.n += n;
    at.names.add(name);
    counts.set(kind, at);
  };
  for (const subject of [...schemes, ...concepts]) {
    for (const predicate of s.predicates(subject)) {
      const n = s.of(subject, predicate).length;
      if (!HELD.has(predicate)) count(KINDS.get(predicate) ?? 'statements', n, lastPart(predicate));
      else if (predicate === `${SKOS}notation` && n > 1) count('notations', n - 1, s.of(subject, predicate)[1]?.value ?? '');
      else if (predicate === `${SKOS}note`) count('noted', n, lastPart(predicate));
    }
  }
  return [...counts].map(([what, { n, names }]) => ({ what, n, names: [...names] }));
}
