// Puts words where the reader can paste them: as text, and with italics and links for programs that take those.
import { fail, ok, type Result } from '@/utils/model/result';

export interface Copy {
  readonly text: string;
  readonly html?: string;
}

/** Within the reader's press: browsers let nothing else write there. Problem: `copy-refused`. */
export async function copyWords(copy: Copy): Promise<Result<null>> {
  try {
    await write(copy);
    return ok(null);
  } catch (cause) {
    return fail('copy-refused', cause instanceof Error ? cause.name : '');
  }
}

async function write({ text, html }: Copy): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const kinds = { 'text/plain': text, 'text/html': html };
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })] as const);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
