// The library page: documents and concepts to choose by, the passages chosen, export and import, codebooks to hand round.
import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { NoticeStack } from '@/components/NoticeStack';
import { PassageList } from '@/components/PassageList';
import { SetChooser } from '@/components/SetChooser';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { exportSet } from '@/utils/desk/exchange-sets';
import { exportReferences } from '@/utils/desk/export-references';
import { isKeptPdf } from '@/utils/desk/keep-pdf';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import type { Iri } from '@/utils/model/ids';
import { openPdfReader } from '@/utils/shell/pdf-files';
import { useEditor } from '../sidepanel/use-editor';
import { useNotices, type Notices } from '../sidepanel/use-notices';
import { HandRound } from './HandRound';
import { Import } from './Import';
import { useQuotesOut } from './use-quotes-out';
import { useLibraryCalls } from './use-library-calls';

export function LibraryPage({ desk }: { readonly desk: Desk }) {
  const notices = useNotices();
  const all = useLive(() => annotations.all(desk.library), [desk]);
  const papers = useLive(() => documents.all(desk.library), [desk]);
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const concepts = useMemo(() => (books ?? []).flatMap((b) => b.concepts), [books]);
  const [chosen, setChosen] = useState<ReadonlySet<Iri>>();
  const calls = useLibraryCalls({ desk, list: all ?? [], documents: papers ?? [], notices });
  const quotesOut = useQuotesOut(desk, notices);
  const recent = useLive(() => annotations.recentConcepts(desk.library, 9), [desk]) ?? [];
  const editor = useEditor({ desk, concepts, recent });
  if (all === undefined || papers === undefined || books === undefined) return <p class="loading">{t('loading')}</p>;
  const titles = new Map(papers.map((d) => [d.id, d.metadata.title || t('untitled')]));
  const tagged = papers.filter((d) => all.some((a) => a.document === d.id));
  const passages = all
    .filter((a) => chosen?.has(a.id) ?? true)
    .sort((a, b) => (a.document === b.document ? (a.created < b.created ? -1 : 1) : a.document < b.document ? -1 : 1))
    .map((annotation) => ({
      annotation,
      isMine: annotation.creator.id === desk.me.id,
      status: undefined,
      documentTitle: titles.get(annotation.document) ?? '',
    }));
  return (
    <>
      <header class="page-head">
        <h1>{t('libraryTitle')}</h1>
        <div class="row">
          <Button icon="reader" onPress={() => void openPdfReader()}>
            {t('pdfOpen')}
          </Button>
          <Button icon="library" onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/codebook.html') })}>
            {t('editorOpen')}
          </Button>
          <Button onPress={() => void browser.runtime.openOptionsPage()}>{t('options')}</Button>
        </div>
      </header>
      <div class="library-columns">
        <div>
          <Import desk={desk} concepts={concepts} notices={notices} />
          {all.length === 0 ? null : (
            <SetChooser
              documents={tagged}
              annotations={all}
              concepts={concepts}
              onOpen={(id) => void openDocument(desk, id, notices)}
              onExport={(ids, label) => void exportSet(desk, ids, label).then(({ name }) => notices.done(t('exported', name)))}
              {...quotesOut}
              onExportReferences={(ids, format) =>
                void exportReferences(desk, ids, format).then((done) =>
                  done.ok ? notices.done(t('exported', done.value.name)) : notices.problem(done.problem),
                )
              }
              onChoice={(ids) => setChosen(new Set(ids))}
            />
          )}
          <HandRound desk={desk} codebooks={books} notices={notices} />
        </div>
        <div>
          <PassageList passages={passages} concepts={concepts} calls={calls} editor={editor} />
        </div>
      </div>
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

/** In the reader where its text is kept, else at its source. */
async function openDocument(desk: Desk, id: Iri, notices: Notices): Promise<void> {
  const document = await documents.get(desk.library, id);
  const snapshot = await snapshots.latest(desk.library, id);
  const source = document?.sources.at(-1)?.url;
  // A paper that was joined has copies of several kinds.
  for (const { url, key } of document?.sources.toReversed() ?? []) if (await isKeptPdf([key])) return openPdfReader({ url });
  if (snapshot !== undefined) {
    const query = new URLSearchParams({ document: id, source: snapshot.source });
    await browser.tabs.create({ url: `${browser.runtime.getURL('/reader.html')}?${query}` });
  } else if (source !== undefined && /^https?:/u.test(source)) await browser.tabs.create({ url: source });
  else notices.problem({ code: 'not-found', detail: document?.metadata.title ?? '' });
}
