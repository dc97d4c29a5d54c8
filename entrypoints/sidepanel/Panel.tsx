// What the panel shows for one tab: its document, kept drafts, its passages; or why there is nothing to show.
import { Fragment } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { DocumentHeader } from '@/components/DocumentHeader';
import { Notice } from '@/components/Notice';
import { Narrowed } from '@/components/narrowing';
import { NoticeStack } from '@/components/NoticeStack';
import { PassageList } from '@/components/PassageList';
import { Pictures } from '@/components/Pictures';
import { Welcome } from '@/components/Welcome';
import { t } from '@/components/words';
import { tellChanged, type Desk } from '@/utils/desk/desk';
import { keepReadingOfTab } from '@/utils/desk/read-page';
import { useLive } from '@/utils/desk/use-live';
import { pdfKeys } from '@/utils/extraction/identity';
import { readMetadata } from '@/utils/extraction/metadata';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { undo } from '@/utils/library/journal';
import * as snapshots from '@/utils/library/snapshots';
import type { Facts, PageHead, PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import type { TabPage } from '@/utils/shell/tab-pages';
import { AskSame } from '../reader/AskSame';
import { CopiesHere } from './CopiesHere';
import { Drafts } from './Drafts';
import { EditionsHere } from './EditionsHere';
import { inDocumentOrder } from './order';
import { useBackupCare } from './use-backup-care';
import { useAlwaysShow } from './use-always-show';
import { useFactsDraft } from './use-facts-draft';
import { useNotices, type Notices } from './use-notices';
import { usePassageCalls } from './use-passage-calls';
import { useEditor } from './use-editor';
import { useNarrowing } from './use-narrowing';
import { usePictures } from './use-pictures';
import { useShortcuts } from './use-shortcuts';
import { useSnapshotKeeper } from './use-snapshot-keeper';
import { useTabPage } from './use-tab';

interface PanelProps {
  readonly desk: Desk;
  readonly tab: number;
}

export function Panel({ desk, tab }: PanelProps) {
  const page = useTabPage(tab);
  const shortcuts = useShortcuts();
  if (page === undefined) return <p class="loading">{t('loading')}</p>;
  if (page?.problem !== undefined) return <Notice kind="warning" problem={page.problem} />;
  if (page === null || (page.keys.length === 0 && page.reading === undefined)) return <Welcome {...shortcuts} />;
  return <PanelOfPage desk={desk} tab={tab} page={page} />;
}

/** A refusal is old news to a panel that opens later (ms). */
const NEWS = 5_000;

function useRefusal(refused: TabPage['refused'], notices: Notices): void {
  useEffect(() => {
    if (refused !== undefined && Date.now() - refused.at < NEWS) notices.problem(refused.problem);
  }, [refused?.at]);
}

function useDocument({ library }: Desk, page: TabPage): PaperDocument | null | undefined {
  const { reading, keys } = page;
  return useLive(
    async () => (await (reading === undefined ? documents.find(library, keys) : documents.get(library, reading))) ?? null,
    [library, reading, keys.join('\n')],
  );
}

function PanelOfPage({ desk, tab, page }: PanelProps & { readonly page: TabPage }) {
  const notices = useNotices();
  useRefusal(page.refused, notices);
  useBackupCare(desk, notices);
  const document = useDocument(desk, page);
  const draft = useFactsDraft(document?.id);
  const list = useLive(
    async () => (document === null || document === undefined ? [] : annotations.ofDocument(desk.library, document.id)),
    [desk, document?.id],
  );
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const concepts = useMemo(() => (books ?? []).flatMap((b) => b.concepts), [books]);
  const recent = useLive(() => annotations.usedLately(desk.library), [desk]) ?? [];
  const { calls, reattaching } = usePassageCalls({ desk, tab, page, document: document ?? undefined, list: list ?? [], notices });
  const narrowing = useNarrowing(books);
  const editor = useEditor({ desk, concepts, recent });
  const alwaysShow = useAlwaysShow(page.reading === undefined ? page.head?.url : undefined, notices);
  useSnapshotKeeper({ desk, tab, page, document: document ?? undefined, list: list ?? [] });
  const text = useLive(
    async () => (await snapshots.latestHeads(desk.library)).flatMap((h) => (h.document === document?.id ? [h.id] : [])).join(' '),
    [desk, document?.id],
  );
  const passages = useMemo(
    () => (list === undefined || document === undefined ? undefined : inDocumentOrder(list, page.placings, desk.me.id)),
    [list, document, page.placings, desk],
  );
  const pictureOf = usePictures(desk);
  return (
    <Narrowed.Provider value={narrowing}>
      <DocumentHeader
        {...headerOf(page, document)}
        passages={passages?.length}
        alwaysShow={alwaysShow}
        details={document?.details}
        origins={document?.origins}
        draft={draft}
        onLibrary={openLibraryPage}
        onMend={document === null || document === undefined ? undefined : (facts) => mend({ desk, notices, id: document.id }, facts)}
        {...readerView(desk, tab, page, notices)}
      >
        {document === null || document === undefined ? null : (
          <Fragment key={document.id}>
            <EditionsHere desk={desk} document={document} notices={notices} />
            <CopiesHere desk={desk} document={document} notices={notices} />
          </Fragment>
        )}
      </DocumentHeader>
      {document === null || document === undefined || page.reading !== undefined ? null : (
        <AskSame desk={desk} document={document} text={text || undefined} pdfs={page.head && pdfKeys(page.head)} />
      )}
      <Drafts desk={desk} page={page} document={document ?? undefined} concepts={concepts} recent={recent} notices={notices} />
      <Pictures.Provider value={pictureOf}>
        <PassageList
          passages={passages}
          concepts={books && concepts}
          current={page.seen?.ids[0]}
          calls={calls}
          editor={editor}
          reattaching={reattaching}
        />
      </Pictures.Provider>
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </Narrowed.Provider>
  );
}

interface Mending {
  readonly desk: Desk;
  readonly notices: Notices;
  readonly id: Iri;
}

/** What the reader writes stays: a page that is seen again changes nothing that is known of its document. */
async function mend({ desk, notices, id }: Mending, facts: Facts): Promise<Result<unknown>> {
  const mended = await documents.update(desk.library, id, facts);
  if (!mended.ok) return mended;
  await tellChanged(id);
  notices.done(t('metadataSaved'), () => {
    void undo(desk.library, mended.value.group).then((undone) => (undone.ok ? tellChanged(id) : notices.problem(undone.problem)));
  });
  return mended;
}

const openLibraryPage = (): void => void browser.tabs.create({ url: browser.runtime.getURL('/library.html') });

const EMPTY_HEAD: PageHead = { url: '', title: '', language: '', canonical: '', metas: [], jsonLd: [] };

function headerOf(
  page: TabPage,
  document: PaperDocument | null | undefined,
): Pick<Parameters<typeof DocumentHeader>[0], 'metadata' | 'source'> {
  const head = page.head ?? EMPTY_HEAD;
  return { metadata: document?.metadata ?? readMetadata(head), source: head.url || (document?.sources[0]?.url ?? '') };
}

const LONG_PAGE = 'long-page';

/** Long enough for what was said to be painted. */
const seen = (): Promise<void> => new Promise((done) => setTimeout(done, 60));

function readerView(desk: Desk, tab: number, page: TabPage, notices: ReturnType<typeof useNotices>): { onReaderView?: () => void } {
  if (page.reading !== undefined) return {};
  const open = async (): Promise<void> => {
    const read = await keepReadingOfTab(desk, tab, async () => {
      notices.done(t('readingLongPage'), undefined, LONG_PAGE);
      await seen();
    });
    notices.dismiss(LONG_PAGE);
    if (!read.ok) return notices.problem(read.problem);
    const query = new URLSearchParams({ document: read.value.document.id, source: read.value.snapshot.source });
    await browser.tabs.create({ url: `${browser.runtime.getURL('/reader.html')}?${query}` });
  };
  return { onReaderView: () => void open() };
}
