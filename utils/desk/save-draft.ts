// From a draft to an annotation, whichever window finishes it.
import type { Typed } from '@/utils/messaging/protocol';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { discardDraft, type Draft } from '@/utils/shell/drafts';
import type { Desk } from './desk';
import { documentOf, tagPassage } from './tag-passage';

/** The annotation that a draft becomes, whoever saves it and however often. */
export const annotationOf = (token: string): Iri => `urn:uuid:${token}`;

/** The document it went to. The draft's token is the annotation's id: a draft that is saved twice adds one annotation. */
export async function saveDraft(desk: Desk, kept: Draft, typed: Typed): Promise<Result<PaperDocument>> {
  const document = await documentOf(desk, kept.head);
  if (!document.ok) return document;
  const passage = { id: annotationOf(kept.token), document: document.value.id, source: kept.head.url, chosen: kept.chosen };
  const tagged = await tagPassage(desk, passage, typed);
  if (!tagged.ok) return tagged;
  await discardDraft(kept.token);
  return ok(document.value);
}
