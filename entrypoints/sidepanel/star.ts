// Stars are given and taken, one passage or many, told with their way back.
import { count } from '@/components/words';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import { undo } from '@/utils/library/journal';
import * as together from '@/utils/library/together';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import type { Notices } from './use-notices';

export interface TogetherWork {
  readonly desk: Desk;
  readonly notices: Notices;
}

export const starAll = ({ desk, notices }: TogetherWork, ids: readonly Iri[], isStarred: boolean): Promise<void> =>
  tell({ desk, notices }, ids, together.star(desk.library, ids, isStarred), (n) => count(isStarred ? 'starred' : 'unstarred', n));

/** What became of several passages: good news with its way back, or what went wrong; pages that show their documents hear of it. */
export async function tell(
  { desk, notices }: TogetherWork,
  ids: readonly Iri[],
  changing: Promise<Result<together.Changed>>,
  words: (changed: number) => string,
): Promise<void> {
  const done = await changing;
  if (!done.ok) return notices.problem(done.problem);
  const { group, changed } = done.value;
  const papers = new Set((await annotations.some(desk.library, ids)).map((a) => a.document));
  const tellAll = (): Promise<unknown> => Promise.all([...papers].map((paper) => tellChanged(paper)));
  await tellAll();
  const takeBack = changed === 0 ? undefined : () => void undo(desk.library, group).then(tellAll);
  // One after the other by key: the last alone is told, and each is taken back by the same key.
  notices.done(words(changed), takeBack, ids.length === 1 ? 'one' : group);
}
