// Brings a PDF to the reader: from the tab that shows it, from what is kept, from its address, or from a file that is chosen.
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PdfOpeningState } from '@/components/PdfOpening';
import { now, type Desk } from '@/utils/desk/desk';
import { files, keepPdf, keptPdf, knownReading, nameOf, type PdfFile, type PdfReading } from '@/utils/desk/keep-pdf';
import { isSaved, keepSaved } from '@/utils/desk/keep-saved';
import type { Reading } from '@/utils/desk/read-page';
import { normalUrl } from '@/utils/extraction/identity';
import { digestOf, keepFile } from '@/utils/library/files';
import type { PaperDocument } from '@/utils/model/document';
import type { Problem, Result } from '@/utils/model/result';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { openPdf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { readPaper, type PdfPaper } from '@/utils/pdf/read-paper';
import { bytesOfAddress, bytesOfTab, mustAsk, pdfFiles, pdfReaderUrl } from '@/utils/shell/pdf-files';
import { allow, allowedOrigins, originPattern } from '@/utils/shell/permissions';
import { pacer } from '@/utils/text/pace';

export interface AskedPdf {
  /** Empty when a file is to be chosen. */
  readonly url: string;
  /** The tab in which the reader pressed the button. */
  readonly from: number | undefined;
}

export interface ShownPdf extends PdfReading {
  /** What its pages need; absent while it is being read again. */
  readonly pages?: { readonly pdf: OpenPdf; readonly paper: PdfPaper };
}

export interface PdfOnItsWay {
  readonly opening: PdfOpeningState;
  readonly shown: ShownPdf | undefined;
  /** It has become part of another document, or is one of its own again. */
  readonly onDocument: (document: PaperDocument) => void;
  readonly onFiles: (chosen: readonly File[]) => void;
  readonly onAllow: () => void;
  readonly onPassword: (password: string) => void;
}

/** Work of ours is done in slices of this length (ms). */
const SLICE_MS = 12;
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

type Say = (opening: PdfOpeningState) => void;
type AskPassword = (isWrong: boolean) => Promise<string | undefined>;

/** Opens, reads and keeps it. Problems: those of opening, and storage ones. */
async function show(desk: Desk, file: PdfFile, say: Say, password: AskPassword): Promise<Result<ShownPdf>> {
  say({ state: 'reading', page: 0, pages: 1 });
  const opened = await openPdf(file.bytes, { files: pdfFiles(), worker: pdfWorker(), password });
  if (!opened.ok) return opened;
  const onPage = (page: number, pages: number): void => say({ state: 'reading', page, pages });
  const paper = await readPaper(opened.value, { pace: pacer(SLICE_MS, rest, () => performance.now()), onPage });
  if (!paper.ok) return paper;
  const kept = await keepPdf(desk, file, paper.value);
  return kept.ok ? { ok: true, value: { ...kept.value, pages: { pdf: opened.value, paper: paper.value } } } : kept;
}

const keysOf = (url: string): readonly string[] => [normalUrl(url) ?? url.replace(/^urn:/, '')];

/** A fresh copy where the tab is there to give it, else the kept one; `undefined` when the reader must do something. */
async function bytesFor({ url, from }: AskedPdf, say: Say): Promise<PdfFile | undefined> {
  const onBytes = (done: number, all: number | undefined): void => say({ state: 'fetching', done, all });
  const taken = from === undefined ? undefined : await bytesOfTab(from, url, onBytes);
  if (taken?.ok === true) return { bytes: taken.value, url, name: nameOf(url) };
  const kept = await keptPdf(keysOf(url));
  if (kept !== undefined) return { ...kept, url };
  const problem = taken?.ok === false && taken.problem.code === 'file-too-large' ? taken.problem : undefined;
  const pattern = originPattern(url);
  if (pattern === undefined || !mustAsk()) {
    say({ state: 'choose', problem });
    return undefined;
  }
  if ((await allowedOrigins()).includes(pattern)) return fromAddress(url, say);
  say({ state: 'allow', site: new URL(url).hostname });
  return undefined;
}

async function fromAddress(url: string, say: Say): Promise<PdfFile | undefined> {
  const fetched = await bytesOfAddress(url, (done, all) => say({ state: 'fetching', done, all }));
  if (fetched.ok) return { bytes: fetched.value, url, name: nameOf(url) };
  say({ state: 'choose', problem: fetched.problem });
  return undefined;
}

const readingUrl = ({ document, snapshot }: Reading): string =>
  `${browser.runtime.getURL('/reader.html')}?${new URLSearchParams({ document: document.id, source: snapshot.source })}`;

/** Files beside the first are kept and opened in tabs of their own. */
async function openOthers(desk: Desk, others: readonly File[], refused: (problem: Problem) => void): Promise<void> {
  for (const file of others) {
    if (isSaved(file)) {
      const kept = await keepSaved(desk, file);
      if (kept.ok) await browser.tabs.create({ url: readingUrl(kept.value) });
      else refused(kept.problem);
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sha256 = await digestOf(bytes);
    await keepFile(files(), { sha256, name: file.name, keys: [], opened: now() }, bytes);
    await browser.tabs.create({ url: pdfReaderUrl({ url: `urn:sha256:${sha256}` }) });
  }
}

export function usePdf(desk: Desk, asked: AskedPdf): PdfOnItsWay {
  const [opening, say] = useState<PdfOpeningState>({ state: 'fetching', done: 0 });
  const [shown, setShown] = useState<ShownPdf>();
  const give = useRef<(password: string) => void>(() => undefined);
  const password: AskPassword = (isWrong) =>
    new Promise((done) => {
      give.current = done;
      say({ state: 'locked', isWrong });
    });
  const open = async (file: PdfFile | undefined): Promise<void> => {
    if (file === undefined) return;
    const known = await knownReading(desk, file);
    if (known !== undefined) setShown(known);
    const done = await show(desk, file, say, password);
    // What is shown already stays: what is painted hangs on it.
    if (done.ok) setShown({ ...done.value, ...known });
    else if (known === undefined) refused(done.problem);
  };
  const refused = (problem: Problem): void => say({ state: 'choose', problem });
  useEffect(() => {
    if (asked.url === '') say({ state: 'choose' });
    else void bytesFor(asked, say).then(open);
  }, [desk]);
  const pattern = originPattern(asked.url);
  return {
    opening,
    shown,
    onDocument: (document) => setShown((before) => before && { ...before, document }),
    onFiles: ([first, ...others]) => {
      if (first === undefined) return;
      void openOthers(desk, others, refused);
      if (isSaved(first))
        return void keepSaved(desk, first).then((kept) => (kept.ok ? location.assign(readingUrl(kept.value)) : refused(kept.problem)));
      // A file of another name is another paper than the one at the address.
      const url = first.name === nameOf(asked.url) ? asked.url : '';
      void first.arrayBuffer().then((bytes) => open({ bytes: new Uint8Array(bytes), url, name: first.name }));
    },
    // Asked in the click itself, before anything is awaited: the browser wants the gesture.
    onAllow: () =>
      void (pattern === undefined
        ? undefined
        : allow(pattern).then((given) => (given ? fromAddress(asked.url, say).then(open) : undefined))),
    onPassword: (word) => give.current(word),
  };
}
