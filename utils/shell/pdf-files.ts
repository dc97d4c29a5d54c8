// Where a PDF's bytes come from: the tab that shows it, where the browser lets us in; or its address, where the reader has allowed that site.
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';

/** Bytes so far, and all of them where that is known. */
export type OnBytes = (done: number, all: number | undefined) => void;

/** Awaited between small pieces of work. */
type Pace = () => Promise<void> | undefined;

/** The largest file that is taken: larger ones exhaust a page's memory. */
export const LARGEST_PDF = 200 * 1_048_576;

/** Bytes handed over at one time, in the letters of base64. */
const SLICE = 1_500_000;

/** Folders of the extension with what pdf.js needs. */
export const pdfFiles = () => ({
  cMapUrl: browser.runtime.getURL('/pdfjs/cmaps/' as '/'), // copied there when the extension is built
  standardFontDataUrl: browser.runtime.getURL('/pdfjs/standard_fonts/' as '/'),
  wasmUrl: browser.runtime.getURL('/pdfjs/wasm/' as '/'),
});

interface Held {
  heldPdf?: Uint8Array;
}

/** In the tab: reads its own document again. */
async function holdInTab(largest: number, cache: RequestCache): Promise<{ size: number } | { refusal: string; status?: number }> {
  try {
    const response = await fetch(location.href, { credentials: 'include', cache });
    if (!response.ok) return { refusal: `${response.status}`, status: response.status };
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.byteLength > largest) return { refusal: 'too large' };
    (globalThis as Held).heldPdf = bytes;
    return { size: bytes.byteLength };
  } catch (cause) {
    return { refusal: String(cause) };
  }
}

function sliceInTab(from: number, to: number): string {
  const bytes = (globalThis as Held).heldPdf?.subarray(from, to) ?? new Uint8Array();
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
}

function letGoInTab(): void {
  delete (globalThis as Held).heldPdf;
}

/** Letters of base64 that are unpacked in a few milliseconds; each four of them are three bytes. */
const UNPACKED_AT_ONCE = 262_144;

/** From base64 into `bytes`, in slices: what is unpacked at one go stops the page for a while. */
async function unpack(base64: string, bytes: Uint8Array, pace: Pace): Promise<void> {
  for (let from = 0, at = 0; from < base64.length; from += UNPACKED_AT_ONCE) {
    const text = atob(base64.slice(from, from + UNPACKED_AT_ONCE));
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    at += text.length;
    await pace();
  }
}

export interface TakingBytes {
  readonly onBytes: OnBytes;
  readonly pace: Pace;
  /** From the browser's cache where it can, if not told otherwise. */
  readonly cache?: RequestCache;
}

/**
 * From the tab that shows it, under the grant of the reader's press: the extension itself connects to nothing.
 * Problems: `page-forbidden` (the browser lets us not in, or the tab has moved on), `page-gone` (its server says that there is no such file), `file-too-large`.
 */
export async function bytesOfTab(
  tab: number,
  url: string,
  { onBytes, pace, cache = 'force-cache' }: TakingBytes,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const target = { tabId: tab };
  try {
    const [here] = await browser.scripting.executeScript({ target, func: () => location.href });
    if (here?.result?.replace(/#.*$/su, '') !== url.replace(/#.*$/su, '')) return fail('page-forbidden', url);
    const [held] = await browser.scripting.executeScript({ target, func: holdInTab, args: [LARGEST_PDF, cache] });
    const answer = held?.result;
    if (answer === undefined) return fail('page-forbidden', url);
    if ('refusal' in answer) {
      if (answer.refusal === 'too large') return fail('file-too-large', url);
      return answer.status === undefined ? fail('page-forbidden', answer.refusal) : fail('page-gone', `${answer.status} ${url}`);
    }
    const bytes = new Uint8Array(answer.size);
    for (let at = 0; at < answer.size; at += SLICE) {
      const [slice] = await browser.scripting.executeScript({ target, func: sliceInTab, args: [at, at + SLICE] });
      await unpack(slice?.result ?? '', bytes.subarray(at), pace);
      onBytes(Math.min(at + SLICE, answer.size), answer.size);
    }
    await browser.scripting.executeScript({ target, func: letGoInTab });
    return ok(bytes);
  } catch (cause) {
    return fail('page-forbidden', cause instanceof Error ? cause.message : String(cause));
  }
}

/** From its address, on a site that the reader has allowed. Problems: `page-forbidden`, `page-gone`, `file-too-large`. */
export async function bytesOfAddress(
  url: string,
  onBytes: OnBytes,
  how: Pick<RequestInit, 'cache' | 'signal'> = { cache: 'force-cache' },
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetch(url, { credentials: 'include', ...how });
    if (!response.ok || response.body === null) return fail('page-gone', `${response.status} ${url}`);
    const told = Number(response.headers.get('content-length') ?? Number.NaN);
    const all = Number.isNaN(told) ? undefined : told;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.byteLength;
      if (size > LARGEST_PDF) return fail('file-too-large', url);
      onBytes(size, all);
    }
    return ok(new Uint8Array(await new Blob(parts).arrayBuffer()));
  } catch (cause) {
    return fail('page-forbidden', `${url}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Whether a site must be allowed before its files can be read: where no script may enter the browser's PDF view. */
export const mustAsk = (): boolean => import.meta.env.FIREFOX;

/** The reader view for a PDF that a tab shows; without an address, for a file that is chosen there. */
export function pdfReaderUrl(pdf?: { readonly url: string; readonly tab?: number | undefined }): string {
  const query = new URLSearchParams({ pdf: pdf?.url ?? '', ...(pdf?.tab === undefined ? {} : { from: String(pdf.tab) }) });
  return `${browser.runtime.getURL('/reader.html')}?${query}`;
}

/** Opens it in a tab of its own, or goes to the one that is open. */
export async function openPdfReader(pdf?: { readonly url: string; readonly tab?: number | undefined }): Promise<void> {
  const url = pdfReaderUrl(pdf);
  const open =
    pdf === undefined
      ? undefined
      : (await browser.tabs.query({ url: `${browser.runtime.getURL('/reader.html')}*` })).find((t) => t.url === url);
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true });
}
