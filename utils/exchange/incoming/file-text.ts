// Which characters are in these bytes? As editors and spreadsheets save them: UTF-8 with or without a mark, UTF-16, or the old Windows letters.
import { fail, ok, type Result } from '../../model/result';

export interface FileText {
  readonly text: string;
  /** Not UTF: taken for Windows-1252, in which every byte is some letter. */
  readonly isGuessed: boolean;
}

const decoded = (label: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Problems: `file-empty`, `file-not-text`. */
export function textOf(bytes: Uint8Array): Result<FileText> {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const utf = decoded(wide ?? 'utf-8', bytes);
  const text = utf ?? (wide === undefined ? decoded('windows-1252', bytes) : undefined);
  if (text === undefined || text.includes('\0')) return fail('file-not-text', 'it holds bytes that are no letters');
  if (text.trim() === '') return fail('file-empty', `${bytes.length} bytes of white space`);
  return ok({ text, isGuessed: utf === undefined });
}
