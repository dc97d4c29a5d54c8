// A codebook is changed at the desk: worked out, written as one change, and told to the pages that show its passages.
import * as annotations from '@/utils/library/annotations';
import { changeCodebook } from '@/utils/library/change-codebook';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { undo } from '@/utils/library/journal';
import type { Change } from '@/utils/library/write';
import { conceptsOf } from '@/utils/model/annotation';
import type { Codebook, CodebookChange } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { tabPages } from '@/utils/shell/tab-pages';
import { tellChanged, type Desk } from './desk';

/** One that was written, with the way back. */
export interface Edited extends Change {
  /** Takes it back, and tells the pages. */
  readonly takeBack: () => Promise<Result<unknown>>;
}

/**
 * Works a change out from the codebook as it stands now, and writes it. Problems: `not-found` (the codebook is gone), those of `plan`,
 * those of `changeCodebook`.
 */
export async function editCodebook(
  desk: Desk,
  scheme: Iri,
  plan: (book: Codebook) => Result<CodebookChange> | Promise<Result<CodebookChange>>,
): Promise<Result<Edited>> {
  const book = (await codebooks.all(desk.library)).find((one) => one.scheme.id === scheme);
  if (book === undefined) return fail('not-found', scheme);
  const planned = await plan(book);
  return planned.ok ? writeChange(desk, planned.value) : planned;
}

export async function writeChange(desk: Desk, change: CodebookChange): Promise<Result<Edited>> {
  const written = await changeCodebook(desk.library, change);
  if (!written.ok) return written;
  // The change stands, and need not wait for the pages.
  const tell = async (): Promise<unknown> => Promise.all((await documentsTouched(desk, change)).map((document) => tellChanged(document)));
  void tell();
  const { group } = written.value;
  const takeBack = async (): Promise<Result<unknown>> => {
    const undone = await undo(desk.library, group);
    await tell();
    return undone;
  };
  return ok({ group, takeBack });
}

/**
 * Documents whose passages look or read otherwise now: those that were tagged anew, and, of those that tabs show, those with a concept
 * that has another label, paint or state. What no tab shows need not be told, so the library is not walked through.
 */
async function documentsTouched({ library }: Desk, change: CodebookChange): Promise<readonly Iri[]> {
  const look = (c: { prefLabel: string; paint: number; retired?: unknown }): string => JSON.stringify([c.prefLabel, c.paint, c.retired]);
  const seen = new Set(change.concepts.flatMap(({ id, before, after }) => (before && after && look(before) !== look(after) ? [id] : [])));
  const touched = new Set(change.annotations.flatMap(({ after }) => after?.document ?? []));
  const pages = seen.size === 0 ? [] : await tabPages();
  for (const [, { keys }] of pages) {
    const document = keys.length === 0 ? undefined : await documents.find(library, keys);
    if (document === undefined || touched.has(document.id)) continue;
    const passages = await annotations.ofDocument(library, document.id);
    if (passages.some((a) => conceptsOf(a).some((id) => seen.has(id)))) touched.add(document.id);
  }
  return [...touched];
}
