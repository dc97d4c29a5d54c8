// Opens a PDF with pdf.js in a worker of its own: no scripts, no forms, no network; what it cannot open it says in a word.
import {
  getDocument,
  OPS,
  PasswordResponses,
  PermissionFlag,
  PDFWorker,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist';
import type { RecognisedPages } from '../model/recognised.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { smoothPace } from '../text/pace.ts';
import { mayHoldLigatures, mendLigatures, withTexLetters } from './ligatures.ts';
import { linkedItems } from './linked-words.ts';
import { webLinksOf } from './links.ts';
import { withoutOverprint } from './overprint.ts';
import { pageOf, type GivenItem, type GivenNode } from './page-items.ts';
import { holdsArabic, withPlainLetters } from './plain-letters.ts';
import type { Page } from './page.ts';
import { recognisedItems } from './recognised-items.ts';
import { xmpMetas, type Meta } from './xmp.ts';

/** Where the files that pdf.js needs lie: addresses of folders of our own, each with a slash at its end. */
export interface PdfFiles {
  readonly cMapUrl: string;
  readonly standardFontDataUrl: string;
  readonly wasmUrl: string;
}

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly pageCount: number;
  /** As the file says; not to be trusted. */
  readonly title: string;
  readonly author: string;
  /** What it says of its work beside that. */
  readonly metas: readonly Meta[];
  /** BCP 47; empty when the file does not say. */
  readonly language: string;
  /** By page index; `undefined` when the file has none. */
  readonly labels: readonly string[] | undefined;
  /** Whether it is encrypted and forbids to add notes to it. */
  readonly isLocked: boolean;
  /** What was recognised on the pictures of pages without text: it stands for their words. */
  readonly recognised?: RecognisedPages;
  /** Lets the worker go. */
  close(): Promise<void>;
}

export interface Opening {
  readonly files: PdfFiles;
  /** A fresh worker that runs pdf.js; `close` ends it. */
  readonly worker: Worker;
  /** Asks the reader; `undefined` gives up. `isWrong` after a first try. */
  readonly password: (isWrong: boolean) => Promise<string | undefined>;
}

/** Larger pictures (pixels) are left out of the page. */
const LARGEST_IMAGE = 16_777_216;

/** Copied at one go, large files stop the page. */
const COPIED_AT_ONCE = 1_048_576;

async function copyOf(bytes: Uint8Array): Promise<Uint8Array> {
  const copy = new Uint8Array(bytes.byteLength);
  const pace = smoothPace();
  for (let at = 0; at < bytes.byteLength; at += COPIED_AT_ONCE) {
    copy.set(bytes.subarray(at, at + COPIED_AT_ONCE), at);
    await pace();
  }
  return copy;
}

/** Problems: `file-empty`, `file-not-pdf`, `file-damaged`, `pdf-locked` (no password given), `pdf-form` (an XFA form). */
export async function openPdf(bytes: Uint8Array, opening: Opening): Promise<Result<OpenPdf>> {
  if (bytes.byteLength === 0) return fail('file-empty');
  const worker = PDFWorker.create({ port: opening.worker });
  const task = getDocument({
    // pdf.js gives the bytes to its worker and leaves nothing behind.
    data: await copyOf(bytes),
    worker,
    ...opening.files,
    cMapPacked: true,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: LARGEST_IMAGE,
    useSystemFonts: false,
    verbosity: 0,
  });
  const end = async (): Promise<void> => {
    await task.destroy();
    opening.worker.terminate();
  };
  try {
    const document = await unlocked(task, opening.password);
    const opened = await about(document, end);
    if (!opened.ok) await end();
    return opened;
  } catch (cause) {
    await end();
    return refusal(cause, bytes);
  }
}

/** The header may stand within the first kilobyte. */
export const looksLikePdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');

class Locked extends Error {}

async function unlocked(task: PDFDocumentLoadingTask, ask: Opening['password']): Promise<PDFDocumentProxy> {
  const refused = new Promise<never>((_, reject) => {
    task.onPassword = (give: (password: string) => void, reason: number) => {
      void ask(reason === PasswordResponses.INCORRECT_PASSWORD).then((password) =>
        password === undefined ? reject(new Locked()) : give(password),
      );
    };
  });
  return Promise.race([task.promise, refused]);
}

function refusal(cause: unknown, bytes: Uint8Array): ReturnType<typeof fail> {
  if (cause instanceof Locked) return fail('pdf-locked');
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name === 'PasswordException') return fail('pdf-locked');
  // A damaged file may have lost its header and open all the same: asked only of those that do not.
  return looksLikePdf(bytes) ? fail('file-damaged', message) : fail('file-not-pdf');
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

async function about(document: PDFDocumentProxy, close: () => Promise<void>): Promise<Result<OpenPdf>> {
  const [metadata, labels, rights] = await Promise.all([
    document.getMetadata().catch(() => undefined),
    document.getPageLabels().catch(() => null),
    // None of a file that is not encrypted.
    document.getPermissions(),
    // Damage may show only when a page is asked for.
    document.getPage(1),
  ]);
  const info = metadata?.info as Record<string, unknown> | undefined; // of pdf.js, untyped
  if (info?.['IsXFAPresent'] === true) return fail('pdf-form');
  const metas = xmpMetas(metadata?.metadata);
  const named = (name: string): string => metas.flatMap(([n, value]) => (n === name ? [value] : [])).join('; ');
  return ok({
    document,
    pageCount: document.numPages,
    title: said(info?.['Title']) || named('dc.title'),
    author: said(info?.['Author']) || named('dc.creator'),
    metas,
    language: said(info?.['Language']),
    labels: labels ?? undefined,
    isLocked: rights?.includes(PermissionFlag.MODIFY_ANNOTATIONS) === false,
    close,
  });
}

export interface PageWords {
  /** In the order of the file, their letters in the order in which they are read. */
  readonly items: readonly GivenItem[];
  /** By the fonts' names. */
  readonly styles: { readonly [font: string]: { readonly fontFamily?: string; readonly ascent?: number } | undefined };
}

/** What is read and what is drawn over a page have the same words. */
export async function wordsOf(page: PDFPageProxy, recognised?: RecognisedPages): Promise<PageWords> {
  const known = recognised?.get(page.pageNumber - 1);
  if (known !== undefined) return { items: recognisedItems(known, page.getViewport({ scale: 1 })), styles: {} };
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const given = items as readonly GivenItem[]; // of pdf.js: the same fields
  return { items: withoutOverprint(await withLigatures(page, withLetters(given))), styles };
}

function withLetters(items: readonly GivenItem[]): readonly GivenItem[] {
  const isArabic = items.some((i) => holdsArabic(i.str ?? ''));
  // Beside Arabic words, what has no letter of its own is a stroke that makes them longer.
  const letters = (text: string): string => (isArabic && !/[a-z]/iu.test(text) ? text : withTexLetters(text));
  return items.map((i) => (i.str === undefined ? i : { ...i, str: withPlainLetters(letters(i.str)) }));
}

/** The text of one page. A page that cannot be read is empty. */
export async function readPage(pdf: OpenPdf, index: number): Promise<Page> {
  try {
    const page = await pdf.document.getPage(index + 1);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await wordsOf(page, pdf.recognised);
    const tree = (await page.getStructTree().catch(() => null)) as GivenNode | null; // of pdf.js: the same fields
    const links = linkedItems(await webLinksOf(page), items);
    page.cleanup();
    return { ...pageOf({ index, width, height, transform, items, tree }), ...(links.size > 0 && { links }) };
  } catch {
    // Told by what is missing: a damaged page has no text, and the others are read.
    return { index, width: 0, height: 0, items: [], isUnread: true };
  }
}

async function withLigatures(page: PDFPageProxy, items: readonly GivenItem[]): Promise<readonly GivenItem[]> {
  const texts = items.map((i) => i.str ?? '');
  if (!texts.some(mayHoldLigatures)) return items;
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs: string[] = [];
  fnArray.forEach((operation: number, i: number) => {
    if (operation !== OPS.showText) return;
    for (const glyph of argsArray[i][0]) if (typeof glyph?.unicode === 'string') glyphs.push(glyph.unicode);
  });
  const mended = mendLigatures(texts, glyphs);
  return items.map((item, i) => (item.str === undefined ? item : { ...item, str: mended[i] ?? item.str }));
}
