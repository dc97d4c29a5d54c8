// Puts words where the reader can paste them: as text, and with italics and links for programs that take those.

export interface Copy {
  readonly text: string;
  readonly html?: string;
}

/** Within the reader's press: browsers let nothing else write there. Rejects when the browser refuses. */
export async function copyWords({ text, html }: Copy): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const kinds = { 'text/plain': text, 'text/html': html };
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })] as const);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
