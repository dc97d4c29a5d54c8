// Where a document's passages stand in a text today, with the paint of each.
import { anchorAll, type Anchoring } from '@/utils/anchoring/anchor';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import type { Found } from '@/utils/marking/marked-root';
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { sameWords } from '@/utils/text/fold';
import type { Pace } from '@/utils/text/pace';
import type { Desk } from './desk';

/** `text` is the canonical text of a root; `pace` is awaited between slices of the work. */
export async function findPassages(desk: Desk, document: Iri, text: string, pace?: Pace): Promise<readonly Found[]> {
  const list = await annotations.ofDocument(desk.library, document);
  if (list.length === 0) return [];
  const paints = new Map((await codebooks.all(desk.library)).flatMap((c) => c.concepts.map((x) => [x.id, x.paint] as const)));
  const places = await anchorAll(
    text,
    list.map((a) => ({ id: a.id, selectors: a.target.selectors })),
    pace,
  );
  const paintsOf = (a: Annotation): Found['paints'] => [...new Set(conceptsOf(a).flatMap((c) => paints.get(c) ?? []))];
  return list.map((a) => ({ id: a.id, ...placeOf(a, places.get(a.id), text), paints: paintsOf(a) }));
}

type Placed = Omit<Found, 'id' | 'paints'>;

const NOWHERE = { start: -1, end: -1 } as const;

/** What was anchored, without what the reader has refused: a wording that is another passage is no place of this one. */
export function placeOf({ refusedWordings = [] }: Annotation, anchoring: Anchoring | undefined, text: string): Placed {
  if (anchoring === undefined || anchoring.status === 'orphan') return { status: 'orphan', ...NOWHERE };
  const isRefused = (wording: string): boolean => refusedWordings.some((refused) => sameWords(refused, wording));
  if (anchoring.status === 'ambiguous') {
    const places = anchoring.candidates.flatMap(({ start, end }) => (isRefused(text.slice(start, end)) ? [] : [{ start, end }]));
    return places[0] === undefined ? { status: 'orphan', ...NOWHERE } : { status: 'ambiguous', ...places[0], places };
  }
  const { status, start, end } = anchoring;
  if (status !== 'changed') return { status, start, end };
  const found = text.slice(start, end);
  return isRefused(found) ? { status: 'orphan', ...NOWHERE, found } : { status, start, end, found };
}
