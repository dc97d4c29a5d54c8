// The parts of an archive that are XML, within the limits of a paper.
import { fail, ok, type Result } from '@/utils/model/result';
import { readXml, type XmlElement } from '@/utils/packed/xml';
import type { Archive } from '@/utils/packed/zip';
import { smoothPace } from '@/utils/text/pace';
import { lettersOf } from '../saved-file';

/** A book has some hundred thousand elements. */
const LIMITS = { depth: 200, elements: 2_000_000, tags: 2_000_000 };

/** The root of a part. Problems: of `readXml`, of reading the part. */
export async function xmlPart(archive: Archive, name: string): Promise<Result<XmlElement>> {
  const bytes = await archive.read(name);
  if (!bytes.ok) return bytes;
  const read = await readXml(lettersOf(bytes.value), LIMITS, smoothPace());
  return read.ok ? read : fail(read.problem.code, `${name}: ${read.problem.detail}`);
}

/** The same for a part that need not be there: its absence is `undefined`. */
export const xmlPartIfThere = async (archive: Archive, name: string): Promise<Result<XmlElement | undefined>> =>
  archive.has(name) ? xmlPart(archive, name) : ok(undefined);
