// Brings a PDF to the reader: from the tab that shows it, from what is kept, from its address, or from a file that is chosen.
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PdfOpeningState } from '@/components/PdfOpening';
import { now, type Desk } from '@/utils/desk/desk';
import { fileDigest } from '@/utils/desk/file-digest';
import { files, keepWithinBudget, keptPdf, nameOf, type PdfFile } from '@/utils/desk/keep-pdf';
import { isSaved, keepSaved } from '@/utils/desk/keep-saved';
import type { Reading } from '@/utils/desk/read-page';
import { normalUrl } from '@/utils/extraction/identity';
import { keepFile } from '@/utils/library/files';
import type { PaperDocument } from '@/utils/model/document';
import type { Problem } from '@/utils/model/result';
import { looksLikePdf } from '@/utils/pdf/read-pdf';
import { bytesOfAddress, bytesOfTab, mustAsk, pdfReaderUrl } from '@/utils/shell/pdf-files';
import { allow, allowedOrigins, originPattern } from '@/utils/shell/permissions';
import { smoothPace } from '@/utils/text/pace';
import { showPdf, withReadAgain, type ReadAgain, type ShownPdf } from './show-pdf';

export interface AskedPdf {
  /** Empty when a file is to be chosen. */
  readonly url: string;
  /** The tab in which the reader pressed the button. */
  readonly from: number | undefined;
}

export interface PdfOnItsWay {
  readonly opening: PdfOpeningState;
  readonly shown: ShownPdf | undefined;
  /** Of several files that were chosen together: those that did not open, while others did. */
  readonly leftOut: readonly Problem[];
  readonly onLeftOutRead: (problem: Problem) => void;
  /** It has become part of another document, or is one of its own again. */
  readonly onDocument: (document: PaperDocument) => void;
  /** With what was recognised on its pages. */
  readonly onReadAgain: (read: ReadAgain) => void;
  readonly onFiles: (chosen: readonly File[]) => void;
  readonly onAllow: () => void;
  readonly onPassword: (password: string) => void;
  /** Gives up fetching it. */
  readonly onCancel: () => void;
}

type Say = (opening: PdfOpeningState) => void;

const keysOf = (url: string): readonly string[] => [normalUrl(url) ?? url.replace(/^urn:/, '')];

/** A fresh copy where the tab is there to give it, else the kept one; `undefined` when the reader must do something. */
async function bytesFor({ url, from }: AskedPdf, say: Say, signal: AbortSignal): Promise<PdfFile | undefined> {
  const onBytes = (done: number, all: number | undefined): void => say({ state: 'fetching', done, all });
  const taken = from === undefined ? undefined : await bytesOfTab(from, url, { onBytes, pace: smoothPace(), signal });
  if (taken?.ok === true) return { bytes: taken.value, url, name: nameOf(url) };
  if (signal.aborted) return undefined;
  const kept = await keptPdf(keysOf(url));
  if (kept !== undefined) return { ...kept, url };
  const problem = taken?.ok === false && taken.problem.code === 'file-too-large' ? taken.problem : undefined;
  const pattern = originPattern(url);
  if (pattern === undefined || !mustAsk()) {
    say({ state: 'choose', problem });
    return undefined;
  }
  if ((await allowedOrigins()).includes(pattern)) return fromAddress(url, say, signal);
  say({ state: 'allow', site: new URL(url).hostname });
  return undefined;
}

async function fromAddress(url: string, say: Say, signal: AbortSignal): Promise<PdfFile | undefined> {
  const onBytes = (done: number, all: number | undefined): void => say({ state: 'fetching', done, all });
  onBytes(0, undefined);
  const fetched = await bytesOfAddress(url, onBytes, { cache: 'force-cache', signal });
  if (fetched.ok) return { bytes: fetched.value, url, name: nameOf(url) };
  if (signal.aborted) return undefined;
  say({ state: 'choose', problem: fetched.problem });
  return undefined;
}

const readingUrl = ({ document, snapshot }: Reading): string =>
  `${browser.runtime.getURL('/reader.html')}?${new URLSearchParams({ document: document.id, source: snapshot.source })}`;

/** Kept, and opened in a tab of its own, behind the one that is looked at. */
async function openBeside(desk: Desk, file: File): Promise<Problem | undefined> {
  if (isSaved(file)) {
    const kept = await keepSaved(desk, file);
    if (!kept.ok) return { ...kept.problem, detail: named(file.name, kept.problem) };
    await browser.tabs.create({ url: readingUrl(kept.value), active: false });
    return undefined;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Nobody looks at it here: what is no PDF must not be kept as one.
  if (!looksLikePdf(bytes)) return { code: bytes.length === 0 ? 'file-empty' : 'file-not-pdf', detail: file.name };
  const sha256 = await fileDigest(bytes);
  await keepFile(files(), { sha256, name: file.name, keys: [], opened: now() }, bytes);
  await keepWithinBudget();
  await browser.tabs.create({ url: pdfReaderUrl({ url: `urn:sha256:${sha256}` }), active: false });
  return undefined;
}

/** One after the other, since some are large. Tells of those that did not open. */
async function openOthers(desk: Desk, others: readonly File[]): Promise<readonly Problem[]> {
  const leftOut: Problem[] = [];
  for (const file of others) {
    const problem = await openBeside(desk, file);
    if (problem !== undefined) leftOut.push(problem);
  }
  return leftOut;
}

/** Which file it was, and what is wrong with it. */
const named = (name: string, { detail }: Problem): string =>
  detail === '' ? name : detail.startsWith(name) ? detail : `${name}: ${detail}`;

export function usePdf(desk: Desk, asked: AskedPdf): PdfOnItsWay {
  const [opening, say] = useState<PdfOpeningState>({ state: 'fetching', done: 0 });
  const [shown, setShown] = useState<ShownPdf>();
  const [leftOut, setLeftOut] = useState<readonly Problem[]>([]);
  const give = useRef<(password: string) => void>(() => undefined);
  const fetching = useRef(new AbortController());
  const open = async (file: PdfFile | undefined): Promise<void> => {
    if (file === undefined) return;
    let wasAsked = false;
    const problem = await showPdf(desk, file, {
      onPage: (page, pages) => say({ state: 'reading', page, pages }),
      onShown: (change) => setShown((before) => ({ ...before, ...change, ...(before?.reading && { reading: before.reading }) })),
      password: (isWrong) =>
        new Promise((done) => {
          give.current = done;
          // Nothing typed is a wrong password too, which pdf.js does not call one.
          say({ state: 'locked', isWrong: isWrong || wasAsked });
          wasAsked = true;
        }),
    });
    if (problem !== undefined) refused({ ...problem, detail: named(file.name, problem) });
  };
  const refused = (problem: Problem): void => say({ state: 'choose', problem });
  useEffect(() => {
    if (asked.url === '') say({ state: 'choose' });
    else void bytesFor(asked, say, fetching.current.signal).then(open);
  }, [desk]);
  const pattern = originPattern(asked.url);
  return {
    opening,
    shown,
    leftOut,
    onLeftOutRead: (problem) => setLeftOut((before) => before.filter((one) => one !== problem)),
    onReadAgain: (read) => setShown((before) => before?.reading && withReadAgain(before, read)),
    onDocument: (document) => setShown((before) => before?.reading && { ...before, reading: { ...before.reading, document } }),
    onFiles: ([first, ...others]) => {
      if (first === undefined) return;
      setLeftOut([]);
      const opened = openOthers(desk, others);
      void opened.then(setLeftOut);
      if (isSaved(first)) {
        say({ state: 'opening', name: first.name });
        return void keepSaved(desk, first).then(async (kept) => {
          if (!kept.ok) return refused({ ...kept.problem, detail: named(first.name, kept.problem) });
          const url = readingUrl(kept.value);
          // To leave this page would end what is under way, and take with it what is said of files that did not open.
          if ((await opened).length === 0) return location.assign(url);
          await browser.tabs.create({ url });
          say({ state: 'choose' });
        });
      }
      // A file of another name is another paper than the one at the address.
      const url = first.name === nameOf(asked.url) ? asked.url : '';
      void first.arrayBuffer().then((bytes) => open({ bytes: new Uint8Array(bytes), url, name: first.name }));
    },
    // Asked in the click itself, before anything is awaited: the browser wants the gesture.
    onAllow: () =>
      void (pattern === undefined
        ? undefined
        : allow(pattern).then((given) => (given ? fromAddress(asked.url, say, fetching.current.signal).then(open) : undefined))),
    onPassword: (word) => give.current(word),
    onCancel: () => {
      fetching.current.abort();
      say({ state: 'choose' });
    },
  };
}
