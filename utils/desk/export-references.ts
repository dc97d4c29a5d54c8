// The references of some documents go out as one file for other programs.
import { referenceFile, type ReferenceFormat } from '@/utils/citation/files';
import * as documents from '@/utils/library/documents';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { now, type Desk } from './desk';

/** Problem: `not-found` when none of the documents is here any more. */
export async function exportReferences(desk: Desk, chosen: readonly Iri[], format: ReferenceFormat): Promise<Result<{ name: string }>> {
  const wanted = new Set(chosen);
  const papers = (await documents.all(desk.library)).filter((d) => wanted.has(d.id));
  if (papers.length === 0) return fail('not-found');
  const { content, ending, mime } = referenceFile(papers, format);
  const name = fileName('references', now(), ending);
  handOver(content, name, mime);
  return ok({ name });
}
