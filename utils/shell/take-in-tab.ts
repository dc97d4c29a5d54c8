// What runs in a tab that shows a PDF: it reads its own document again and hands the bytes over while they come. Each function is
// sent to the tab as it stands, so that none may use anything outside itself.

/** What has come since it was asked last. */
export interface TakenInTab {
  readonly base64: string;
  /** Bytes that have been handed over with these. */
  readonly come: number;
  /** All of them, where the server says so. */
  readonly all?: number | undefined;
  readonly isLast: boolean;
  /** Why it does not come; `status` when the server refuses it. */
  readonly refusal?: string | undefined;
  readonly status?: number | undefined;
}

interface Taking {
  readonly ended: AbortController;
  /** Come and not handed over yet. */
  readonly parts: Uint8Array[];
  waiting: number;
  come: number;
  all: number | undefined;
  isOver: boolean;
  refusal: string | undefined;
  status: number | undefined;
  /** Whoever waits for bytes. */
  wake: () => void;
}

interface InTab {
  takingPdf?: Taking;
}

/** Begins. `enough`: bytes for which nobody need wait longer. */
export function beginInTab(enough: number, cache: RequestCache): void {
  const taking: Taking = {
    ended: new AbortController(), parts: [], waiting: 0, come: 0, all: undefined, isOver: false, refusal: undefined, status: undefined, wake: () => undefined,
  }; // prettier-ignore
  (globalThis as InTab).takingPdf?.ended.abort();
  (globalThis as InTab).takingPdf = taking;
  const read = async (): Promise<void> => {
    const response = await fetch(location.href, { credentials: 'include', cache, signal: taking.ended.signal });
    if (!response.ok || response.body === null) {
      taking.refusal = `${response.status}`;
      taking.status = response.status;
      return;
    }
    // Of what is packed on its way that is the size of the pack.
    const told = response.headers.has('content-encoding') ? Number.NaN : Number(response.headers.get('content-length') ?? Number.NaN);
    taking.all = Number.isNaN(told) ? undefined : told;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      taking.parts.push(value);
      taking.waiting += value.byteLength;
      if (taking.waiting >= enough) taking.wake();
    }
  };
  void read()
    .catch((cause: unknown) => void (taking.refusal = String(cause)))
    .finally(() => {
      taking.isOver = true;
      taking.wake();
    });
}

/** Hands over up to about `enough` bytes, as soon as there are so many or after `patience` ms; `undefined` when nothing was begun here. */
export async function takeInTab(enough: number, patience: number): Promise<TakenInTab | undefined> {
  const taking = (globalThis as InTab).takingPdf;
  if (taking === undefined) return undefined;
  if (!taking.isOver && taking.waiting < enough)
    await new Promise<void>((done) => {
      taking.wake = done;
      setTimeout(done, patience);
    });
  let text = '';
  let size = 0;
  while (taking.parts.length > 0 && size < enough) {
    const [part = new Uint8Array()] = taking.parts.splice(0, 1);
    const bytes = part.subarray(0, enough - size);
    if (bytes.length < part.length) taking.parts.unshift(part.subarray(bytes.length));
    for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
    size += bytes.length;
  }
  taking.waiting -= size;
  taking.come += size;
  const { come, all, refusal, status } = taking;
  return { base64: btoa(text), come, all, refusal, status, isLast: taking.isOver && taking.parts.length === 0 };
}

/** Ends it; nothing of it stays in the tab. */
export function letGoInTab(): void {
  (globalThis as InTab).takingPdf?.ended.abort();
  delete (globalThis as InTab).takingPdf;
}
