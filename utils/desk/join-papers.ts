// Two documents are made one, or two again, and every tab that shows either is told.
import { joinDocuments } from '@/utils/library/join-documents';
import { undo, type Undone } from '@/utils/library/journal';
import type { Change } from '@/utils/library/write';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { now, tellChanged, type Desk } from './desk';

/** `from` becomes part of `into`; tabs that show either are told. Problems: those of `joinDocuments`. */
export async function joinPapers(
  desk: Desk,
  pair: { readonly into: Iri; readonly from: Iri },
): Promise<Result<Change & { readonly document: PaperDocument }>> {
  const joined = await joinDocuments(desk.library, pair, now());
  if (joined.ok) await tellBoth(pair);
  return joined;
}

/** Takes a joining back. Problems: those of `journal.undo`. */
export async function partPapers(desk: Desk, group: string, pair: { readonly into: Iri; readonly from: Iri }): Promise<Result<Undone>> {
  const undone = await undo(desk.library, group);
  if (undone.ok) await tellBoth(pair);
  return undone;
}

async function tellBoth({ into, from }: { readonly into: Iri; readonly from: Iri }): Promise<void> {
  await tellChanged(from);
  await tellChanged(into);
}
