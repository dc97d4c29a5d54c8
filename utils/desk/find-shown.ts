// Where the passages of the document that a tab shows stand in its text; and what was found there is noted of that tab,
// as long as it shows the same page.
import type { PaperDocument } from '@/utils/model/document';
import { ok, type Result } from '@/utils/model/result';
import type { Found } from '@/utils/marking/marked-root';
import type { Pace } from '@/utils/text/pace';
import type { Desk } from './desk';
import { findAgain, type Passages } from './find-passages';
import type { FindShown } from './follow-text';

/** What a tab shows. */
export interface Shown {
  readonly desk: Desk;
  /** `undefined` when nobody has tagged it. */
  readonly document: PaperDocument | undefined;
  /** Its passages, where they were read while the text was still on its way. */
  readonly passages?: Passages | undefined;
  /** Names the page: another address in the same tab has another name. */
  readonly page: string;
}

export interface ShownTab {
  shown(): Promise<Result<Shown>>;
  /** Notes what was found; nothing when the tab shows another page by now. */
  note(found: readonly Found[], page: string): Promise<void>;
  /** Is awaited between slices of the work; throws when the page has gone, and then nothing is noted. */
  readonly pace: Pace;
}

/** Of a text that comes for the first time a part is told, if the rest takes longer; with that as `before`, all is looked for. */
export const findShown =
  ({ shown, note, pace }: ShownTab): FindShown =>
  async (text, before) => {
    const now = await shown();
    if (!now.ok) return now;
    const { desk, document, passages, page } = now.value;
    if (document === undefined) return ok({ found: [], modified: new Map(), document: undefined });
    const of = { text, passages };
    // What the whole text would have to be searched for waits: the reader sees the others meanwhile.
    const first = before === undefined ? await findAgain(desk, document.id, { ...of, atHand: true }, pace) : undefined;
    if (first?.isPart === true && first.found.length > 0) return ok({ ...first, document: document.id });
    const known = before?.document === document.id && before.isPart !== true ? before : undefined;
    const finding = first?.isPart === false ? first : await findAgain(desk, document.id, { ...of, before: known }, pace);
    await pace();
    // Who asked does not wait for it: the reader waits for the paint. What there is no room for is noted the next time.
    note(finding.found, page).catch(() => undefined);
    return ok({ ...finding, document: document.id });
  };
