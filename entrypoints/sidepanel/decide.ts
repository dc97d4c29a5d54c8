// What the reader decides of a passage in doubt: its new wording or place is accepted, selected elsewhere, or refused. Each is one
// change that can be taken back; what is accepted is described anew by the page itself.
import type { Accepted } from '@/components/PassageActions';
import { t } from '@/components/words';
import { now, tellChanged, type Desk } from '@/utils/desk/desk';
import { withoutFragment } from '@/utils/desk/tag-passage';
import { PAGE_ASKS, parseAsk } from '@/utils/exchange/door-messages';
import * as annotations from '@/utils/library/annotations';
import type { Change } from '@/utils/library/annotations';
import { undo } from '@/utils/library/journal';
import { callPage, callReader } from '@/utils/messaging/call';
import type { Answer, Ask, Chosen, ToPageCalls } from '@/utils/messaging/protocol';
import type { Annotation, Target } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import type { TabPage } from '@/utils/shell/tab-pages';
import type { Notices } from './use-notices';

export interface PassageWork {
  readonly desk: Desk;
  readonly tab: number;
  readonly page: TabPage;
  readonly document: PaperDocument | undefined;
  readonly list: readonly Annotation[];
  readonly notices: Notices;
}

/** Asks what the tab shows: a web page, or our reader view. */
export function askTab<N extends keyof ToPageCalls & string>(
  { tab, page }: PassageWork,
  name: N,
  payload: Ask<'to-page', N>,
): Promise<Answer<'to-page', N>> {
  return page.reading === undefined ? callPage(tab, name, payload) : callReader(tab, name, payload);
}

/** Attaches the passage to the words now selected. True when it is done or there is nothing to do. */
export async function reattach(work: PassageWork, id: Iri): Promise<boolean> {
  const annotation = work.list.find((a) => a.id === id);
  const chosen = parsed(await askTab(work, 'selection', null));
  if (annotation === undefined) return true;
  if (!chosen.ok) {
    work.notices.problem(chosen.problem);
    return false;
  }
  return moveTo(work, annotation, { chosen: chosen.value, done: t('reattached') });
}

/** What the page described where the passage was found becomes its target. A new wording only as the reader was shown it. */
export async function accept(work: PassageWork, id: Iri, accepted: Accepted): Promise<void> {
  const annotation = work.list.find((a) => a.id === id);
  if (annotation === undefined) return;
  const chosen = parsed(await askTab(work, 'describe', 'place' in accepted ? { id, place: accepted.place } : { id }));
  if (!chosen.ok) return work.notices.problem(chosen.problem);
  if ('found' in accepted && quoteOf(chosen.value.selectors)?.exact !== accepted.found.trim()) {
    work.notices.warn(t('acceptTooLate'));
    return tellChanged(annotation.document);
  }
  await moveTo(work, annotation, { chosen: chosen.value, done: 'found' in accepted ? t('accepted') : t('acceptedPlace') });
}

/** The wordings are other passages: this one is not looked for there any more. */
export async function keepOrphan(work: PassageWork, id: Iri, wordings: readonly string[]): Promise<void> {
  const annotation = work.list.find((a) => a.id === id);
  if (annotation !== undefined)
    await told(work, annotation, {
      changed: await annotations.refuseWordings(work.desk.library, id, wordings, now()),
      done: t('keptOrphan'),
    });
}

/** As strictly as if it had come from the page by itself. */
const parsed = (answer: Result<Chosen>): Result<Chosen> => (answer.ok ? parseAsk(PAGE_ASKS.choose, answer.value) : answer);

async function moveTo(work: PassageWork, annotation: Annotation, { chosen, done }: { chosen: Chosen; done: string }): Promise<boolean> {
  // Positions and paths are those of the copy that is shown; the reader view shows the one it was read in.
  const url = work.page.head?.url;
  const source = url === undefined ? annotation.target.source : withoutFragment(url);
  // What was seen when it was tagged is seen all the same when other words stand there.
  const { picture } = annotation.target;
  const target: Target = { source, ...chosen, ...(picture && { picture }) };
  return told(work, annotation, { changed: await annotations.update(work.desk.library, annotation.id, { target }, now()), done });
}

/** Tells the pages, and the reader with an undo; or the reader what went wrong. True when it went well. */
async function told(
  work: PassageWork,
  { document }: Annotation,
  { changed, done }: { changed: Result<Change>; done: string },
): Promise<boolean> {
  if (!changed.ok) {
    work.notices.problem(changed.problem);
    return false;
  }
  await tellChanged(document);
  work.notices.done(done, () => void takeBack(work, changed.value.group));
  return true;
}

export async function takeBack({ desk, document, notices }: PassageWork, group: string): Promise<void> {
  const undone = await undo(desk.library, group);
  if (!undone.ok) return notices.problem(undone.problem);
  if (document !== undefined) await tellChanged(document.id);
}
