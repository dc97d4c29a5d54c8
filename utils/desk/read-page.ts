// From a page to its main text: asks the page for its HTML, extracts, keeps a snapshot with the document.
import { mainText } from '@/utils/extraction/html';
import { quietTags } from '@/utils/extraction/quiet-tags';
import * as snapshots from '@/utils/library/snapshots';
import { callPage } from '@/utils/messaging/call';
import type { Capture, PaperDocument, Snapshot } from '@/utils/model/document';
import { newId } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { now, type Desk } from './desk';
import { documentOf, withoutFragment } from './tag-passage';

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): unknown };
  };
}

// The one policy of ours: HTML goes into an inert document that runs and loads nothing, and comes out as a tree of allowed nodes.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('app', { createHTML: (html) => html });

function parseInert(html: string): Document {
  const quiet = quietTags(html);
  const trusted = policy === undefined ? quiet : policy.createHTML(quiet);
  return new DOMParser().parseFromString(trusted as string, 'text/html'); // TypeScript's DOM does not know TrustedHTML
}

export interface Reading {
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
}

/** Extracts a capture's main text and keeps it as the newest snapshot of its document. */
export async function keepReading(desk: Desk, capture: Capture): Promise<Result<Reading>> {
  const read = mainText(capture, parseInert);
  if (!read.ok) return read;
  const document = await documentOf(desk, read.value.head);
  if (!document.ok) return document;
  const snapshot: Snapshot = {
    id: newId(),
    document: document.value.id,
    source: withoutFragment(capture.url),
    taken: now(),
    content: read.value.content,
  };
  const kept = await snapshots.put(desk.library, snapshot);
  return kept.ok ? ok({ document: document.value, snapshot }) : kept;
}

/** The same for the page that a tab shows now. */
export async function keepReadingOfTab(desk: Desk, tab: number): Promise<Result<Reading>> {
  const capture = await callPage(tab, 'capture', null);
  return capture.ok ? keepReading(desk, capture.value) : capture;
}
