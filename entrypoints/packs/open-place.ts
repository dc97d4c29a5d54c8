// The kept text is opened in the reader, at the passage.
import { browser } from 'wxt/browser';
import { textFor } from '@/utils/desk/check-quotes';
import type { Desk } from '@/utils/desk/desk';
import { isKeptPdf } from '@/utils/desk/keep-pdf';
import * as documents from '@/utils/library/documents';
import { callReader } from '@/utils/messaging/call';
import type { Annotation } from '@/utils/model/annotation';
import { pdfReaderUrl } from '@/utils/shell/pdf-files';
import type { Notices } from '../sidepanel/use-notices';

/** How long the reader may take to find its passages (ms), and how often it is asked. */
const PATIENCE = 20_000;
const ASK = 300;

export async function openPlace(desk: Desk, annotation: Annotation | undefined, notices: Notices): Promise<void> {
  const url = annotation && (await readerUrl(desk, annotation));
  if (annotation === undefined || url === undefined) return notices.problem({ code: 'not-found', detail: '' });
  const tab = (await browser.tabs.create({ url })).id;
  if (tab === undefined) return;
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const shown = await callReader(tab, 'show', { id: annotation.id });
    if (shown.ok && shown.value !== 'nowhere') return;
    await new Promise((done) => setTimeout(done, ASK));
  }
}

async function readerUrl(desk: Desk, annotation: Annotation): Promise<string | undefined> {
  const document = await documents.get(desk.library, annotation.document);
  const source = document?.sources.find(({ url }) => url === annotation.target.source);
  if (source !== undefined && (await isKeptPdf([source.key]))) return pdfReaderUrl({ url: source.url });
  const snapshot = await textFor(desk, annotation);
  if (snapshot === undefined) return undefined;
  const query = new URLSearchParams({ document: annotation.document, source: snapshot.source });
  return `${browser.runtime.getURL('/reader.html')}?${query}`;
}
