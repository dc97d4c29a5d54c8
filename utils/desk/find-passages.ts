// Where a document's passages stand in a text today, with the paint of each.
import { anchorAll, type Anchoring } from '@/utils/anchoring/anchor';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import type { Found } from '@/utils/marking/marked-root';
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
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
  return list.map((a) => ({ id: a.id, ...placeOf(places.get(a.id), text), paints: paintsOf(a) }));
}

function placeOf(anchoring: Anchoring | undefined, text: string): Pick<Found, 'status' | 'start' | 'end' | 'found'> {
  if (anchoring === undefined || anchoring.status === 'orphan') return { status: 'orphan', start: -1, end: -1 };
  const { start, end } = anchoring.status === 'ambiguous' ? (anchoring.candidates[0] ?? { start: -1, end: -1 }) : anchoring;
  return { status: anchoring.status, start, end, ...(anchoring.status === 'changed' ? { found: text.slice(start, end) } : {}) };
}
