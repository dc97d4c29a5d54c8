// From a page to its main text: asks the page for its HTML, extracts, keeps a snapshot with the document.
import type { Capture, PaperDocument, Snapshot } from '@/utils/model/document';
import type { BlockDescription } from '@/utils/model/page-block';
import { ok, type Result } from '@/utils/model/result';
import { pickOn } from '@/utils/shell/site-picks';
import { captureTab } from './capture-tab';
import type { Desk } from './desk';
import { keepText } from './keep-text';
import { notePages } from './paper-pages';
import { readCapture } from './read-capture';
import { documentOf } from './tag-passage';

export interface Reading {
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
}

/** Extracts a capture's main text and keeps it as the newest snapshot of its document. `pick`: the part that is the text, if any. */
export async function keepReading(desk: Desk, capture: Capture, pick: BlockDescription | undefined): Promise<Result<Reading>> {
  const read = readCapture(capture, pick);
  if (!read.ok) return read;
  const document = await documentOf(desk, read.value.head, read.value);
  if (!document.ok) return document;
  const kept = await keepText(desk, document.value.id, { url: capture.url, content: read.value.content });
  if (!kept.ok) return kept;
  await notePages(document.value.id, read.value.pages);
  return ok({ document: document.value, snapshot: kept.value });
}

/** Characters of HTML that take longer than a reader waits without a word. */
const LARGE = 2_000_000;

/** The same for the page that a tab shows now, by what the reader has chosen on its site. `onLarge` is awaited before a very long page is read. */
export async function keepReadingOfTab(desk: Desk, tab: number, onLarge?: () => Promise<void>): Promise<Result<Reading>> {
  const capture = await captureTab(tab);
  if (!capture.ok) return capture;
  if (capture.value.html.length > LARGE) await onLarge?.();
  return keepReading(desk, capture.value, await pickOn(capture.value.url));
}
