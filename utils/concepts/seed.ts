// Which concepts does every reader start with? The scheme "Accountability and commissioning", as data, read-only.
import { PAINTS, type Codebook, type Concept, type Paint } from '../model/concept';
import type { Iri } from '../model/ids';
import { SEED_CONCEPTS, type SeedConcept } from './seed-concepts';

/** The built-in scheme's IRI. A name and nothing more: no program of ours fetches it and no host need answer there. */
export const BUILT_IN_SCHEME: Iri = 'https://w3id.org/mutual-margin/accountability-and-commissioning';

/** When this edition of the concepts was fixed. Raise `EDITED` with every change of wording, so that merging sees it. */
const CREATED = '2026-11-22T00:00:00.000Z';
const EDITED = '2026-11-22T00:00:00.000Z';

const iriOf = (key: string): Iri => `${BUILT_IN_SCHEME}/${key}`;

const tops: readonly SeedConcept[] = SEED_CONCEPTS.filter((row) => row.broader === undefined);

function topOf(row: SeedConcept): SeedConcept {
  const parent = SEED_CONCEPTS.find((other) => other.key === row.broader);
  return parent === undefined ? row : topOf(parent);
}

/** Both directions of `skos:related`, which the rows write once. In the order of the rows. */
function relatedTo(row: SeedConcept): readonly Iri[] {
  const partners = SEED_CONCEPTS.filter((other) => row.related?.includes(other.key) === true || other.related?.includes(row.key) === true);
  return partners.map((other) => iriOf(other.key));
}

// The last two paints stay free for concepts that readers add.
const paintOf = (row: SeedConcept): Paint => PAINTS[tops.indexOf(topOf(row))] ?? PAINTS[0];

const toConcept = (row: SeedConcept): Concept => ({
  id: iriOf(row.key),
  scheme: BUILT_IN_SCHEME,
  prefLabel: row.prefLabel,
  altLabels: row.altLabels,
  definition: row.definition,
  scopeNote: row.scopeNote,
  example: row.example,
  broader: row.broader === undefined ? [] : [iriOf(row.broader)],
  related: relatedTo(row),
  paint: paintOf(row),
  created: CREATED,
  modified: EDITED,
});

/** The built-in codebook. SKOS integrity (S13, S14, S27) is held by `test/unit/concepts/seed.test.ts`. */
export const BUILT_IN: Codebook = {
  scheme: {
    id: BUILT_IN_SCHEME,
    title: 'Accountability and commissioning',
    description:
      'Concepts for reading policy on who provides public services: how they are commissioned, who answers to whom and by what means, who owns and takes part, and where reform leads.',
    language: 'en-GB',
    builtIn: true,
    created: CREATED,
    modified: EDITED,
  },
  concepts: SEED_CONCEPTS.map(toConcept),
};
