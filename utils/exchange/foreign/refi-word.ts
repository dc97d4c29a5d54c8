// What words does a Word document hold? Paragraph by paragraph, a line end behind each: as near as can be to the text that programs make of it.
import { fail, ok, type Result } from '../../model/result';
import { elementsIn, ownText, readXml, type XmlElement } from '../../packed/xml';
import { openArchive, type ZipLimits } from '../../packed/zip';
import type { Pace } from '../../text/pace';

const MB = 1_048_576;
const ARCHIVE: ZipLimits = { entries: 2_000, part: 20 * MB, read: 20 * MB, said: 200 * MB, ratio: 200, judges: 'read' };
const XML = { depth: 200, elements: 400_000 };

/** Elements that stand for one character. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
]);
/** What a reader does not see: settings, what was struck out, what stands in another form beside it. */
const UNSEEN: ReadonlySet<string> = new Set(['pPr', 'rPr', 'del', 'moveFrom', 'instrText', 'Fallback']);

function wordsIn(element: XmlElement, into: string[]): void {
  for (const child of elementsIn(element)) {
    if (UNSEEN.has(child.name)) continue;
    if (child.name === 't') into.push(ownText(child));
    else if (SIGNS.has(child.name)) into.push(SIGNS.get(child.name) ?? '');
    else wordsIn(child, into);
    if (child.name === 'p') into.push('\n');
  }
}

/** Problems: `file-…`, `not-found` of an archive that is no Word document. */
export async function wordText(bytes: Uint8Array, pace: Pace): Promise<Result<string>> {
  const archive = openArchive(bytes, ARCHIVE);
  if (!archive.ok) return archive;
  const part = await archive.value.read('word/document.xml');
  if (!part.ok) return part;
  const xml = await readXml(new TextDecoder().decode(part.value), XML, pace);
  if (!xml.ok) return xml;
  const into: string[] = [];
  wordsIn(xml.value, into);
  const text = into.join('');
  return text.trim() === '' ? fail('not-found', 'no words in it') : ok(text);
}
