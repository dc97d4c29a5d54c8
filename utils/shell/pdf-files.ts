// Where a PDF's bytes come from: the tab that shows it, where the browser lets us in; or its address, where the reader has allowed that site.
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';
import { beginInTab, letGoInTab, takeInTab, type TakenInTab } from './take-in-tab';

/** Bytes so far, and all of them where that is known. */
export type OnBytes = (done: number, all: number | undefined) => void;

/** Awaited between small pieces of work. */
type Pace = () => Promise<void> | undefined;

/** The largest file that is taken: larger ones exhaust a page's memory. */
export const LARGEST_PDF = 200 * 1_048_576;

/** Bytes handed over at one time, in the letters of base64; */
const SLICE = 1_500_000;
/** fewer when no more have come for so long (ms), so that it is seen how far it is. */
const PATIENCE = 250;

/** Folders of the extension with what pdf.js needs. */
export const pdfFiles = () => ({
  cMapUrl: browser.runtime.getURL('/pdfjs/cmaps/' as '/'), // copied there when the extension is built
  standardFontDataUrl: browser.runtime.getURL('/pdfjs/standard_fonts/' as '/'),
  wasmUrl: browser.runtime.getURL('/pdfjs/wasm/' as '/'),
});

/** Letters of base64 that are unpacked in a few milliseconds; each four of them are three bytes. */
const UNPACKED_AT_ONCE = 262_144;

/** From base64, in slices: what is unpacked at one go stops the page for a while. */
async function unpacked(base64: string, pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array((base64.length / 4) * 3);
  let at = 0;
  for (let from = 0; from < base64.length; from += UNPACKED_AT_ONCE) {
    const text = atob(base64.slice(from, from + UNPACKED_AT_ONCE));
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    at += text.length;
    await pace();
  }
  // The last four letters may stand for fewer bytes.
  return bytes.subarray(0, at);
}

export interface TakingBytes {
  readonly onBytes: OnBytes;
  readonly pace: Pace;
  /** From the browser's cache where it can, if not told otherwise. */
  readonly cache?: RequestCache;
  /** Ends it, in the tab too. */
  readonly signal?: AbortSignal;
}

/**
 * From the tab that shows it, under the grant of the reader's press: the extension itself connects to nothing.
 * Problems: `page-forbidden` (the browser lets us not in, or the tab has moved on), `page-gone` (its server says that there is no such file),
 * `file-too-large`, `stopped` (by the signal).
 */
export async function bytesOfTab(tab: number, url: string, taking: TakingBytes): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const target = { tabId: tab };
  const letGo = (): unknown => browser.scripting.executeScript({ target, func: letGoInTab }).catch(() => undefined);
  try {
    const [here] = await browser.scripting.executeScript({ target, func: () => location.href });
    if (here?.result?.replace(/#.*$/su, '') !== url.replace(/#.*$/su, '')) return fail('page-forbidden', url);
    await browser.scripting.executeScript({ target, func: beginInTab, args: [SLICE, taking.cache ?? 'force-cache'] });
    return await takenFrom(url, taking, async () => {
      const [taken] = await browser.scripting.executeScript({ target, func: takeInTab, args: [SLICE, PATIENCE] });
      return taken?.result ?? undefined;
    });
  } catch (cause) {
    return fail('page-forbidden', cause instanceof Error ? cause.message : String(cause));
  } finally {
    void letGo();
  }
}

async function takenFrom(
  url: string,
  { onBytes, pace, signal }: TakingBytes,
  next: () => Promise<TakenInTab | undefined>,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    if (signal?.aborted === true) return fail('stopped', url);
    const taken = await next();
    // The tab shows another page now.
    if (taken === undefined) return fail('page-forbidden', url);
    if (taken.refusal !== undefined)
      return taken.status === undefined ? fail('page-forbidden', taken.refusal) : fail('page-gone', `${taken.status} ${url}`);
    if (Math.max(taken.come, taken.all ?? 0) > LARGEST_PDF) return fail('file-too-large', url);
    parts.push(await unpacked(taken.base64, pace));
    onBytes(taken.come, taken.all);
    if (taken.isLast) return ok(await joined(parts));
  }
}

const joined = async (parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Blob([...parts]).arrayBuffer());

/** From its address, on a site that the reader has allowed. Problems: `page-forbidden`, `page-gone`, `file-too-large`, `stopped` (by the signal). */
export async function bytesOfAddress(
  url: string,
  onBytes: OnBytes,
  how: Pick<RequestInit, 'cache' | 'signal'> = { cache: 'force-cache' },
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetch(url, { credentials: 'include', ...how });
    if (!response.ok || response.body === null) return fail('page-gone', `${response.status} ${url}`);
    // Of what is packed on its way that is the size of the pack.
    const isPacked = response.headers.has('content-encoding');
    const told = isPacked ? Number.NaN : Number(response.headers.get('content-length') ?? Number.NaN);
    const all = Number.isNaN(told) ? undefined : told;
    if (told > LARGEST_PDF) return fail('file-too-large', url);
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
    return ok(await joined(parts));
  } catch (cause) {
    if (how.signal?.aborted === true) return fail('stopped', url);
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
