// Two documents are made one, or two again, and every tab that shows either is told.
import { normalUrl } from '@/utils/extraction/identity';
import { fileOf } from '@/utils/library/files';
import { joinDocuments } from '@/utils/library/join-documents';
import { undo, type Undone } from '@/utils/library/journal';
import { splitDocument } from '@/utils/library/split-document';
import type { Change } from '@/utils/library/write';
import type { PaperDocument, Source } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { keepApart } from '@/utils/shell/settings';
import { now, tellChanged, type Desk } from './desk';
import { files } from './keep-pdf';

/** `from` becomes part of `into`; tabs that show either are told. Problems: those of `joinDocuments`. */
export async function joinPapers(
  desk: Desk,
  pair: { readonly into: Iri; readonly from: Iri },
): Promise<Result<Change & { readonly document: PaperDocument }>> {
  const joined = await joinDocuments(desk.library, pair, now());
  if (joined.ok) await tellBoth(pair);
  return joined;
}

/**
 * A copy becomes a paper of its own, with what was read and tagged there; whether the two are one is not asked again.
 * Problems: those of `splitDocument`.
 */
export async function splitPaper(
  desk: Desk,
  { id, sources }: PaperDocument,
  { key, url }: Source,
): Promise<Result<Change & { readonly document: PaperDocument }>> {
  const file = await fileOf(files(), [key]);
  // The same bytes at another address of the paper are known by that address too.
  const isShared = file?.keys.some((k) => k !== key && sources.some((s) => s.key === k)) ?? true;
  const keys = file === undefined || isShared ? [] : [`sha256:${file.sha256}`];
  const isOf = (address: string): boolean => address === url || normalUrl(address) === key;
  const split = await splitDocument(desk.library, { document: id, key, keys, isOf }, now());
  if (!split.ok) return split;
  await keepApart(id, split.value.document.id);
  await tellBoth({ into: split.value.document.id, from: id });
  return split;
}

/** Takes a joining, or a splitting, back. Problems: those of `journal.undo`. */
export async function partPapers(desk: Desk, group: string, pair: { readonly into: Iri; readonly from: Iri }): Promise<Result<Undone>> {
  const undone = await undo(desk.library, group);
  if (undone.ok) await tellBoth(pair);
  return undone;
}

async function tellBoth({ into, from }: { readonly into: Iri; readonly from: Iri }): Promise<void> {
  await tellChanged(from);
  await tellChanged(into);
}
