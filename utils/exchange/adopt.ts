// Which of the concepts in another program's file are here already? Known by IRI first; where the file has no names of its own, or makes
// new ones at every export, by label and definition within the same codebook. What the file cannot say of a concept stays as it is here.
import type { Annotation } from '../model/annotation';
import type { Codebook, Concept } from '../model/concept';
import type { Iri } from '../model/ids';
import type { LocalState } from '../model/merge';
import { plainWords } from './namesakes';
import type { ReadSet } from './read';

/** The codebook here that a nameless one of a file is: that of the concepts which are known, else the one of that title. */
function homeOf(local: LocalState, { scheme, concepts }: Codebook): Iri | undefined {
  const known = new Map(local.concepts.map((c) => [c.id, c.scheme]));
  const counts = new Map<Iri, number>();
  for (const { id } of concepts) {
    const home = known.get(id);
    if (home !== undefined) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (most !== undefined) return most[0];
  const titled = local.schemes.filter((s) => !s.builtIn && plainWords(s.title) === plainWords(scheme.title));
  return titled.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]?.id;
}

/** Labels from the top down, by the first link up; a circle ends it. */
function pathOf(concept: Concept, byId: ReadonlyMap<Iri, Concept>): string {
  const labels: string[] = [];
  const seen = new Set<Iri>();
  for (let at: Concept | undefined = concept; at !== undefined && !seen.has(at.id); at = byId.get(at.broader[0] ?? '')) {
    seen.add(at.id);
    labels.unshift(plainWords(at.prefLabel));
  }
  return JSON.stringify(labels);
}

/** What two concepts must share to be one: label and definition; where neither is defined, the whole path. */
const likeness = (concept: Concept, byId: ReadonlyMap<Iri, Concept>): string =>
  plainWords(concept.definition) === ''
    ? pathOf(concept, byId)
    : JSON.stringify([plainWords(concept.prefLabel), plainWords(concept.definition), 'defined']);

/** Concepts that have the likeness alone among theirs. */
function lone(concepts: readonly Concept[]): ReadonlyMap<string, Concept> {
  const byId = new Map(concepts.map((c) => [c.id, c]));
  const found = new Map<string, Concept | undefined>();
  for (const concept of concepts) {
    const key = likeness(concept, byId);
    found.set(key, found.has(key) ? undefined : concept);
  }
  return new Map([...found].flatMap(([key, concept]) => (concept === undefined ? [] : [[key, concept] as const])));
}

function aliasesOf(local: LocalState, { concepts }: Codebook, home: Iri): ReadonlyMap<Iri, Iri> {
  const known = new Set(local.concepts.map((c) => c.id));
  const here = lone(local.concepts.filter((c) => c.scheme === home));
  const taken = new Set(concepts.map((c) => c.id));
  const aliases = new Map<Iri, Iri>();
  for (const [key, theirs] of lone(concepts)) {
    const mine = here.get(key);
    if (mine !== undefined && !known.has(theirs.id) && !taken.has(mine.id)) aliases.set(theirs.id, mine.id);
  }
  return aliases;
}

/** What the file does not say is as it stands here. */
function filled(theirs: Concept, mine: Concept | undefined, { silent = [], isTree = false }: ReadSet): Concept {
  if (mine === undefined) return theirs;
  const kept = Object.fromEntries(silent.flatMap((key) => (mine[key] === undefined ? [] : [[key, mine[key]]])));
  // A format with one place for each concept says nothing of the others above it.
  const isSamePlace =
    isTree &&
    theirs.broader.length <= 1 &&
    theirs.broader.every((id) => mine.broader.includes(id)) &&
    theirs.broader.length === Math.min(1, mine.broader.length);
  return { ...theirs, ...(isSamePlace && { broader: mine.broader }), ...kept };
}

/** An annotation with its concepts under the names that they have here. */
const renamed =
  (at: (concept: Iri) => Iri) =>
  (a: Annotation): Annotation => ({ ...a, bodies: a.bodies.map((b) => (b.purpose === 'tagging' ? { ...b, concept: at(b.concept) } : b)) });

/** The set in the names that are known here. A set of ours, which has names of its own, is left as it is. */
export function adopted(local: LocalState, read: ReadSet): ReadSet {
  const { set, base, hearsay } = read;
  if (base === undefined) return read;
  const mineById = new Map(local.concepts.map((c) => [c.id, c]));
  const books = set.codebooks.map((book) => {
    const home = book.scheme.id.startsWith(base) ? homeOf(local, book) : undefined;
    const aliases = home === undefined ? new Map<Iri, Iri>() : aliasesOf(local, book, home);
    return { book, aliases, home: local.schemes.find((s) => s.id === home) ?? book.scheme };
  });
  const aliases = new Map(books.flatMap((b) => [...b.aliases]));
  const at = (id: Iri): Iri => aliases.get(id) ?? id;
  const codebooks = books.map(
    ({ book, home }): Codebook => ({
      scheme: home,
      concepts: book.concepts.flatMap((theirs) => {
        const id = at(theirs.id);
        const mine = mineById.get(id);
        if (mine !== undefined && hearsay?.has(theirs.id) === true) return [];
        const links = { broader: theirs.broader.map(at).sort(), related: theirs.related.map(at).sort() };
        // Known by its words: another spelling of them is no other meaning.
        const words = mine !== undefined && id !== theirs.id ? { prefLabel: mine.prefLabel, definition: mine.definition } : {};
        return [filled({ ...theirs, ...links, ...words, id, scheme: home.id }, mine, read)];
      }),
    }),
  );
  return { ...read, set: { ...set, codebooks, annotations: aliases.size === 0 ? set.annotations : set.annotations.map(renamed(at)) } };
}
