// Is this an archive of JSON alone, as our export of Hypothesis makes? Then its files.
import { ok, type Result } from '../../model/result';
import { openArchive, type ZipLimits } from '../../packed/zip';

const MB = 1_048_576;
/** `formats.md` section 9. */
const LIMITS: ZipLimits = { entries: 2_000, part: 100 * MB, read: 100 * MB, said: 200 * MB, ratio: 200, judges: 'all' };

/** The files of an archive that holds nothing but JSON; undefined of any other archive, also of one that is not sound. */
export async function jsonFilesIn(bytes: Uint8Array): Promise<Result<readonly Uint8Array[]> | undefined> {
  const archive = openArchive(bytes, LIMITS);
  if (!archive.ok || archive.value.names.length === 0 || archive.value.names.some((name) => !/\.json$/iu.test(name))) return undefined;
  const files: Uint8Array[] = [];
  for (const name of archive.value.names) {
    const file = await archive.value.read(name);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}
