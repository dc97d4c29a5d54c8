// A PDF in the reader: what stands in its way first, then the paper.
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { PdfOpening } from '@/components/PdfOpening';
import type { Desk } from '@/utils/desk/desk';
import { setTabPage } from '@/utils/shell/tab-pages';
import { Reader } from './Reader';
import { usePdf, type AskedPdf } from './use-pdf';

export function PdfAtDesk({ desk, asked }: { readonly desk: Desk; readonly asked: AskedPdf }) {
  const { opening, shown, ...calls } = usePdf(desk, asked);
  const [tab, setTab] = useState<number>();
  useEffect(() => {
    if (shown === undefined) return;
    const { document } = shown;
    globalThis.document.title = document.metadata.title;
    void browser.tabs.getCurrent().then(async (own) => {
      if (own?.id === undefined) return;
      await setTabPage(own.id, { keys: document.keys, reading: document.id });
      setTab(own.id);
    });
  }, [shown]);
  if (shown === undefined || tab === undefined) return <PdfOpening opening={opening} {...calls} />;
  return <Reader desk={desk} document={shown.document} snapshot={shown.snapshot} tab={tab} />;
}
