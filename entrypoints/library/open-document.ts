// Where is a document, or a passage of it, to be read? At its address, in the reader where its text is kept, or nowhere, which is said.
import { browser } from 'wxt/browser';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { isKeptPdf } from '@/utils/desk/keep-pdf';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { openPdfReader } from '@/utils/shell/pdf-files';
import { linkTo } from '../sidepanel/use-passage-calls';
import type { Notices } from '../sidepanel/use-notices';

export interface OpenWork {
  readonly desk: Desk;
  readonly notices: Notices;
}

const isOfWeb = (address: string): boolean => /^https?:/iu.test(address);

/** In the reader where its text is kept, else at its address. `passage` is brought into view in a text that is kept. */
export async function openDocument({ desk, notices }: OpenWork, id: Iri, passage?: Iri): Promise<void> {
  const document = await documents.get(desk.library, id);
  const snapshot = await snapshots.latest(desk.library, id);
  const source = document?.sources.findLast(({ url }) => isOfWeb(url))?.url;
  // A paper that was joined has copies of several kinds.
  for (const { url, key } of document?.sources.toReversed() ?? []) if (await isKeptPdf([key])) return openPdfReader({ url });
  if (snapshot !== undefined) {
    const query = new URLSearchParams({ document: id, source: snapshot.source });
    const hash = passage === undefined ? '' : `#${new URLSearchParams({ passage })}`;
    await browser.tabs.create({ url: `${browser.runtime.getURL('/reader.html')}?${query}${hash}` });
  } else if (source !== undefined) await browser.tabs.create({ url: source });
  else if (document === undefined) notices.problem({ code: 'not-found', detail: '' });
  else notices.problem({ code: 'no-address', detail: document.metadata.title || t('untitled') });
}

/** Where it was read, if that is on the web; of a file or another program's text, the text that is kept. */
export async function showPassage(work: OpenWork, annotation: Annotation): Promise<void> {
  if (isOfWeb(annotation.target.source)) await browser.tabs.create({ url: linkTo(annotation) });
  else await openDocument(work, annotation.document, annotation.id);
}
