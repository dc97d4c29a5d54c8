// The background's desk: opened once in the life of the worker, again when opening failed.
import { openDesk, type Desk } from '@/utils/desk/desk';
import * as documents from '@/utils/library/documents';
import { forget } from '@/utils/library/journal';
import { ok, type Result } from '@/utils/model/result';
import { tidyOncePerSession } from '@/utils/shell/once-a-session';
import { annotator } from '@/utils/shell/settings';

let opening: Promise<Result<Desk>> | undefined;

/** Where it does not matter what the reader is called. */
export async function deskAtHand(): Promise<Result<Desk>> {
  const opened = await (opening ??= openDesk());
  if (opened.ok) void tidy(opened.value);
  else opening = undefined;
  return opened;
}

/** The reader may have changed their name since it was opened: it is read anew each time. */
export async function desk(): Promise<Result<Desk>> {
  const opened = await deskAtHand();
  return opened.ok ? ok({ ...opened.value, me: await annotator() }) : opened;
}

/** How long a document without a passage, and the way back from a change, are kept (ms): 30 days. */
const KEPT = 30 * 24 * 3_600_000;

async function tidy({ library }: Desk): Promise<void> {
  if (!(await tidyOncePerSession())) return;
  const before = new Date(Date.now() - KEPT).toISOString();
  await documents.pruneUnused(library, before);
  await forget(library, before);
}
