// Where a document's passages stand in a text today, with the paint of each.
import { anchorAll, type Anchoring } from '@/utils/anchoring/anchor';
import type { Wanted } from '@/utils/anchoring/query';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import { carried, MARGIN } from '@/utils/marking/carried';
import type { Found } from '@/utils/marking/marked-root';
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Paint } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { wordlessAreaOf } from '@/utils/model/selector';
import { sameWords } from '@/utils/text/fold';
import type { Pace } from '@/utils/text/pace';
import { changedParts, type TextChanges } from '@/utils/text/text-change';
import type { Desk } from './desk';

/** What was found in the text before, and how that text has become the present one. */
export interface FoundBefore extends Finding {
  readonly changes: TextChanges;
}

export interface Finding {
  readonly found: readonly Found[];
  /** The annotations as they were then: `modified` by id. */
  readonly modified: ReadonlyMap<Iri, string>;
  /** Only those that are sooner found than the others: these are still to be looked for. */
  readonly isPart?: boolean;
}

/** `text` is the canonical text of a root; `pace` is awaited between slices of the work. */
export async function findPassages(desk: Desk, document: Iri, text: string, pace?: Pace): Promise<readonly Found[]> {
  return (await findAgain(desk, document, { text }, pace)).found;
}

/** A document's annotations as they are now, and the paint of each concept. */
export interface Passages {
  readonly list: readonly Annotation[];
  readonly paints: ReadonlyMap<Iri, Paint>;
}

export async function passagesOf({ library }: Desk, document: Iri): Promise<Passages> {
  const [list, books] = await Promise.all([annotations.ofDocument(library, document), codebooks.all(library)]);
  return { list, paints: new Map(books.flatMap((book) => book.concepts.map((concept) => [concept.id, concept.paint] as const))) };
}

export interface Asked {
  readonly text: string;
  readonly before?: FoundBefore | undefined;
  /** Where they have been read already. */
  readonly passages?: Passages | undefined;
  /** Leaves out those for which the whole text would have to be searched. */
  readonly atHand?: boolean;
}

/** With `before`, only those passages are looked for that are new, were in doubt, or may have been touched by a change. */
export async function findAgain(
  desk: Desk,
  document: Iri,
  { text, before, passages, atHand = false }: Asked,
  pace?: Pace,
): Promise<Finding> {
  const { list, paints } = passages ?? (await passagesOf(desk, document));
  const modified = new Map(list.map((a) => [a.id, a.modified]));
  if (list.length === 0) return { found: [], modified, isPart: false };
  const wanted = list.map((a) => ({ id: a.id, selectors: a.target.selectors }));
  const settled = before === undefined ? new Map<Iri, Found>() : await settledIn(wanted, { ...before, text, now: modified }, pace);
  const places = await anchorAll(text, withWitnesses(wanted, settled), pace, atHand);
  const paintsOf = (a: Annotation): Found['paints'] => [...new Set(conceptsOf(a).flatMap((c) => paints.get(c) ?? []))];
  const told = atHand ? list.filter((a) => settled.has(a.id) || places.has(a.id)) : list;
  const found = told.map((a) => ({ id: a.id, ...(settled.get(a.id) ?? placeOf(a, places.get(a.id), text)), paints: paintsOf(a) }));
  return { found, modified, isPart: told.length < list.length };
}

/** Surely found passages that tell how the text about those in doubt has moved. */
const WITNESSES = 200;

function withWitnesses(wanted: readonly Wanted[], settled: ReadonlyMap<Iri, Found>): readonly Wanted[] {
  if (wanted.every((w) => settled.has(w.id))) return [];
  const step = Math.ceil(settled.size / WITNESSES);
  let n = 0;
  return wanted.filter((w) => !settled.has(w.id) || n++ % step === 0);
}

/** Passages that are where they were: surely found before, not edited since, no change near them, and nothing new that they could be. */
async function settledIn(
  wanted: readonly Wanted[],
  { found, changes, modified, now, text }: FoundBefore & { readonly now: ReadonlyMap<Iri, string>; readonly text: string },
  pace?: Pace,
): Promise<Map<Iri, Found>> {
  const known = carried(found, changes);
  for (const [id, f] of known) if (f.status !== 'exact' || now.get(id) !== modified.get(id)) known.delete(id);
  if (changes.length === 0) return known;
  // With what stands around them: what was cut out may have joined the halves of a copy.
  const copies = await anchorAll(
    changedParts(text, changes, MARGIN).join('\n'),
    wanted.filter((w) => known.has(w.id)),
    pace,
  );
  for (const [id, copy] of copies) if (copy.status !== 'orphan') known.delete(id);
  return known;
}

type Placed = Omit<Found, 'id' | 'paints'>;

const NOWHERE = { start: -1, end: -1 } as const;

/** What was anchored, without what the reader has refused: a wording that is another passage is no place of this one. */
export function placeOf({ target, refusedWordings = [] }: Annotation, anchoring: Anchoring | undefined, text: string): Placed {
  // An area of a page without words stands on its page, and nowhere in a text.
  if (wordlessAreaOf(target.selectors) !== undefined) return { status: 'exact', ...NOWHERE };
  if (anchoring === undefined || anchoring.status === 'orphan') return { status: 'orphan', ...NOWHERE };
  const isRefused = (wording: string): boolean => refusedWordings.some((refused) => sameWords(refused, wording));
  if (anchoring.status === 'ambiguous') {
    const all = anchoring.candidates.map((c) => ({ ...c, words: text.slice(c.start, c.end) }));
    const left = all.filter(({ words }) => !isRefused(words));
    const places = left.map(({ similarity, ...place }) => ({ ...place, sureness: { similarity } }));
    const [likeliest] = places;
    if (likeliest === undefined) return { status: 'orphan', ...NOWHERE, ...(all[0] && { found: all[0].words }) };
    return { status: 'ambiguous', start: likeliest.start, end: likeliest.end, places };
  }
  const { status, start, end, similarity, margin } = anchoring;
  if (status !== 'changed') return { status, start, end };
  const found = text.slice(start, end);
  return isRefused(found) ? { status: 'orphan', ...NOWHERE, found } : { status, start, end, found, sureness: { similarity, margin } };
}
