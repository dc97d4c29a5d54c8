// Hands the reader a file: through the browser's own download, without any permission.

/** A name that every system takes: letters, digits and dashes, at most 60 characters, with the day before it. */
export function fileName(label: string, at: string, ending: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .toLowerCase();
  return `${at.slice(0, 10)}-${plain === '' ? 'mutual-margin' : plain}${ending}`;
}

/** One content, or the parts of it in order. */
export function handOver(content: BlobPart | readonly BlobPart[], name: string, type: string): void {
  const url = URL.createObjectURL(new Blob(Array.isArray(content) ? content : [content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
