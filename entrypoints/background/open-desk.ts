// The background's desk: opened once in the life of the worker, again when opening failed.
import { openDesk, type Desk } from '@/utils/desk/desk';
import * as documents from '@/utils/library/documents';
import { forget } from '@/utils/library/journal';
import { ok, type Result } from '@/utils/model/result';
import { tidyOncePerSession } from '@/utils/shell/once-a-session';
import { annotator } from '@/utils/shell/settings';

let opening: Promise<Result<Desk>> | undefined;

/** The reader may have changed their name since it was opened: it is read anew each time. */
export async function desk(): Promise<Result<Desk>> {
  const opened = await (opening ??= openDesk());
  if (!opened.ok) {
    opening = undefined;
    return opened;
  }
  void tidy(opened.value);
  return ok({ ...opened.value, me: await annotator() });
}

/** How long a document without a passage, and the way back from a change, are kept (ms): 30 days. */
const KEPT = 30 * 24 * 3_600_000;

async function tidy({ library }: Desk): Promise<void> {
  if (!(await tidyOncePerSession())) return;
  const before = new Date(Date.now() - KEPT).toISOString();
  await documents.pruneUnused(library, before);
  await forget(library, before);
}
