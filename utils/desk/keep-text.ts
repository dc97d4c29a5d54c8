// The text by which a quote is proven: is it kept already, and if not, keep it.
import { readingText } from '@/utils/extraction/reading-text';
import * as snapshots from '@/utils/library/snapshots';
import type { ReadingNode, Snapshot } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { now, type Desk } from './desk';
import { withoutFragment } from './tag-passage';
import { composed } from '@/utils/text/composed';

const even = (text: string): string => composed(text).replace(/\s+/gu, ' ');

/** Whether the newest kept text of this copy (its address) holds the words. A paper that was revised since does not hold new ones. */
export async function holdsQuote(desk: Desk, document: Iri, { url, quote }: { url: string; quote: string }): Promise<boolean> {
  const snapshot = await snapshots.latest(desk.library, document, withoutFragment(url));
  return snapshot !== undefined && even(readingText(snapshot.content)).includes(even(quote));
}

/** Keeps a main text as the newest of its document; equal to the one before, it is not written twice. */
export async function keepText(
  desk: Desk,
  document: Iri,
  text: { url: string; content: readonly ReadingNode[] },
): Promise<Result<Snapshot>> {
  const snapshot: Snapshot = { id: newId(), document, source: withoutFragment(text.url), taken: now(), content: text.content };
  const kept = await snapshots.put(desk.library, snapshot);
  return kept.ok ? ok(snapshot) : kept;
}
