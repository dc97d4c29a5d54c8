// The background's desk: opened once in the life of the worker, again when opening failed.
import { openDesk, type Desk } from '@/utils/desk/desk';
import { annotator } from '@/utils/shell/settings';
import { ok, type Result } from '@/utils/model/result';

let opening: Promise<Result<Desk>> | undefined;

/** The reader may have changed their name since it was opened: it is read anew each time. */
export async function desk(): Promise<Result<Desk>> {
  const opened = await (opening ??= openDesk());
  if (!opened.ok) {
    opening = undefined;
    return opened;
  }
  return ok({ ...opened.value, me: await annotator() });
}
