// Follows a page's text: it comes once as a whole, and after that only what has changed in it.
import { FIND_ASK, parseAsk } from '@/utils/exchange/door-messages';
import { carried, newsOf, type FoundNews } from '@/utils/marking/carried';
import type { Found } from '@/utils/marking/marked-root';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { changed, withWords } from '@/utils/text/text-change';
import type { Finding, FoundBefore } from './find-passages';

/** What was found in a text, and of which document; `undefined` when nobody has tagged it. */
export interface DocumentFound extends Finding {
  readonly document: Iri | undefined;
}

/** Finds the passages of the document that is shown now; those of `before` again only if it was the same document. */
export type FindShown = (text: string, before: (FoundBefore & DocumentFound) | undefined) => Promise<Result<DocumentFound>>;

/** What a page is told; `again`: besides what it can reckon itself from what it was told the last time; `isPart`: when it asks again, it is told all. */
export type TextNews = FoundNews & { readonly again: boolean; readonly isPart: boolean };

/**
 * Answers each text, or change of it (`FIND_ASK`), with what is new; `undefined` to what it cannot follow, which is to be sent
 * again as a whole. One call at a time.
 */
export function textFollower(find: FindShown): (words: string, last: unknown) => Promise<Result<TextNews> | undefined> {
  let known: (DocumentFound & { readonly text: string }) | undefined;
  return async (words, last) => {
    const ask = parseAsk(FIND_ASK, last);
    if (!ask.ok) return undefined;
    const { change } = ask.value;
    const before = change === undefined ? undefined : known;
    // What fails from here on leaves nothing behind that a later change could be taken for a change of.
    known = undefined;
    if (change !== undefined && before === undefined) return undefined;
    const changes = change === undefined ? [] : withWords(change.cuts, words);
    const text = before === undefined ? words : changed(before.text, changes);
    if (change !== undefined && change.length !== text.length) return undefined;
    const found = await find(text, before && { ...before, changes });
    if (!found.ok) return found;
    known = { ...found.value, text };
    // Beside a part the page may show what it had before: then it is told all.
    const again = before !== undefined && before.isPart !== true && before.document === found.value.document;
    const reckoned = again ? carried(before.found, changes) : new Map<Iri, Found>();
    return ok({ ...newsOf(reckoned, found.value.found), again, isPart: found.value.isPart === true });
  };
}
