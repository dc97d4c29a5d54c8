// How do several files become one archive, without the page standing still? Deflated piece by piece, in the order given.
import type { Pace } from '../../text/pace';
import type { ArchiveFile } from './write-refi';

/** Characters deflated at a time. */
const PIECE = 65_536;

/** The parts of the archive, to be joined. `at` (UTC) is the date of every file: equal files give equal bytes. */
export async function zipped(files: readonly ArchiveFile[], at: string, pace: Pace): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { Zip, ZipDeflate } = await import('fflate');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error !== null) throw error;
    parts.push(new Uint8Array(part));
  });
  // Archives know the years 1980 to 2099.
  const dated = at >= '1981' && at < '2099' ? at : '1981-01-01T00:00:00.000Z';
  const encoder = new TextEncoder();
  for (const { name, text } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = dated;
    zip.add(file);
    for (let from = 0; from < text.length; ) {
      await pace();
      let to = Math.min(text.length, from + PIECE);
      // No character is cut in two.
      if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1] ?? '')) to -= 1;
      file.push(encoder.encode(text.slice(from, to)), false);
      from = to;
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return parts;
}
