// The reader view: the main text of one document as it was kept, or a PDF, to be read for hours and tagged as on its page.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Notice } from '@/components/Notice';
import { configureWords, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import * as documents from '@/utils/library/documents';
import * as snapshots from '@/utils/library/snapshots';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import { setTabPage } from '@/utils/shell/tab-pages';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from '../sidepanel/AtDesk';
import { AskSame } from './AskSame';
import { PageReader } from './Reader';
import type { TextInView } from './text-in-view';
import { useSearch } from './use-search';

configureWords(browserMessage, browserLanguage());

const asked = new URLSearchParams(location.search);
const documentId = asked.get('document') ?? '';
const source = asked.get('source') ?? undefined;

interface Reading {
  readonly document: PaperDocument;
  readonly snapshot: Snapshot;
  readonly tab: number;
}

function ReaderAtDesk({ desk }: { readonly desk: Desk }) {
  const [reading, setReading] = useState<Reading | null>();
  const [view, setView] = useState<TextInView>();
  const search = useSearch(view);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const document = await documents.get(desk.library, documentId);
      const snapshot = await snapshots.latest(desk.library, documentId, source);
      const tab = (await browser.tabs.getCurrent())?.id;
      if (document === undefined || snapshot === undefined || tab === undefined) return setReading(null);
      globalThis.document.title = document.metadata.title;
      await setTabPage(tab, { keys: document.keys, reading: document.id });
      setReading({ document, snapshot, tab });
    };
    void load();
  }, [desk]);
  if (reading === undefined) return <p class="loading">{t('loading')}</p>;
  if (reading === null) return <Notice kind="error" problem={{ code: 'not-found', detail: documentId }} />;
  const onDocument = (document: PaperDocument): void => {
    void setTabPage(reading.tab, { keys: document.keys, reading: document.id });
    setReading({ ...reading, document });
  };
  return (
    <>
      {search.bar}
      <AskSame desk={desk} document={reading.document} text={reading.snapshot.id} onDocument={onDocument} />
      <PageReader
        desk={desk}
        {...reading}
        onReading={(again) => setReading({ ...reading, ...again })}
        onInView={setView}
        onFind={search.open}
      />
    </>
  );
}

const pdf = asked.get('pdf');
const from = asked.get('from');
const askedPdf = { url: pdf ?? '', from: from === null ? undefined : Number(from) };

async function start(app: HTMLElement): Promise<void> {
  if (pdf === null) return render(<AtDesk>{(desk) => <ReaderAtDesk desk={desk} />}</AtDesk>, app);
  // Loaded only where it is needed: pdf.js is most of what this page weighs.
  const { PdfAtDesk } = await import('./PdfAtDesk');
  render(<AtDesk>{(desk) => <PdfAtDesk desk={desk} asked={askedPdf} />}</AtDesk>, app);
}

const app = document.getElementById('app');
if (app !== null) void start(app);
