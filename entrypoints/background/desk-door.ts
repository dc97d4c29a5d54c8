// Answers the other pages of ours: passes the word to web pages that show a document.
import * as documents from '@/utils/library/documents';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { desk } from './open-desk';
import { tellTabs } from './tabs';

export async function answerDesk({ document }: { document: Iri }): Promise<Result<null>> {
  const opened = await desk();
  if (!opened.ok) return opened;
  const known = await documents.get(opened.value.library, document);
  if (known !== undefined) await tellTabs(known.keys);
  return ok(null);
}
