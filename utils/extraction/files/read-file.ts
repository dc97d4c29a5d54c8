// A file of a word processor or an electronic book: which of them it is, told by what it holds, and what it says.
import { fail, type Result } from '@/utils/model/result';
import { readDocx } from './docx';
import { readEpub } from './epub';
import type { FilePaper } from './file-paper';
import { readOdt } from './odt';
import { openArchive, type ZipLimits } from '@/utils/packed/zip';

/** Pictures are not read, so they may be many and blank. */
const LIMITS: ZipLimits = {
  entries: 5000,
  part: 40_000_000,
  read: 100_000_000,
  said: 2_000_000_000,
  ratio: 250,
  judges: 'read',
};

/** How files of before 2007 begin, and new ones that are locked with a password. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * `parse` turns HTML into an inert `Document`, as in `mainText`. Problems: `file-locked`, `file-damaged`, `file-truncated`, `file-unsafe`, `file-too-large`, `file-too-deep`,
 * `file-too-many`, `no-main-text`. Never throws, whatever the bytes.
 */
export async function readPaperFile(bytes: Uint8Array<ArrayBuffer>, parse: (html: string) => Document): Promise<Result<FilePaper>> {
  if (OLD.every((byte, i) => bytes[i] === byte)) return fail('file-locked');
  try {
    const archive = openArchive(bytes, LIMITS);
    if (!archive.ok) return archive;
    if (archive.value.has('META-INF/container.xml')) return await readEpub(archive.value, parse);
    if (archive.value.has('content.xml')) return await readOdt(archive.value);
    return await readDocx(archive.value);
  } catch (error) {
    // Nothing is known that throws; a hostile file may find it.
    return fail('file-damaged', error instanceof Error ? error.message : String(error));
  }
}
