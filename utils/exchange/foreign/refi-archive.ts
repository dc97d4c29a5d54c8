// What lies in a REFI-QDA archive: the project's own file, and the texts of its sources, found by the names that it gives them.
import type { Result } from '../../model/result';
import { fail, ok } from '../../model/result';
import type { Pace } from '../../text/pace';
import { textOf } from '../incoming/file-text';
import { childOf, attributeOf, ownText, type XmlElement } from '../../packed/xml';
import { isArchive, openArchive, type ZipLimits } from '../../packed/zip';
import { grouped } from './passages';
import { wordText } from './refi-word';
import { composed } from '../../text/composed';

const MB = 1_048_576;
/** `formats.md` section 9: the project's own file and each text 20 MB, all texts 64. */
export const ARCHIVE_LIMITS: ZipLimits = { entries: 2_000, part: 20 * MB, read: 84 * MB, said: 200 * MB, ratio: 200, judges: 'all' };
/** Of the project's own file. */
export const XML_LIMITS = { depth: 64, elements: 400_000 };

export interface Project {
  /** The project's XML. */
  readonly xml: string;
  /** The text at a path such as `internal://GUID.txt`, or why it cannot be had. */
  textAt(path: string): Promise<Result<string>>;
  /** The text of the Word document at a path, paragraph by paragraph. */
  wordsAt(path: string): Promise<Result<string>>;
}

/** Some systems compose the letters of names, some take them apart. */
const baseName = (path: string): string => composed((path.split(/[\\/]/u).at(-1) ?? '').toLowerCase());

/** A path as it stands, or with its escaped letters as letters. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A per cent sign that is one.
    return path;
  }
}

const partsOf = (path: string): readonly string[] => composed(path.toLowerCase()).split(/[\\/]+/u);

/** How many parts of two paths agree, from their ends on. */
function agreeing(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n += 1;
  return n;
}

/** The file of a name in whatever folder: of several the one whose folders the path names, then what lies in a folder before what lies beside the project. */
function finderIn(names: readonly string[]): (path: string) => string | undefined {
  const byName = grouped(names, baseName);
  return (path) => {
    const wanted = partsOf(path);
    const rank = (name: string): number => agreeing(partsOf(name), wanted) + (name.includes('/') ? 0.5 : 0);
    const there = byName.get(baseName(path)) ?? [];
    return there.length < 2 ? there[0] : there.toSorted((a, b) => rank(b) - rank(a))[0];
  };
}

/** The project's file: at the root, `project.qde` before any other. */
function projectIn(names: readonly string[]): string | undefined {
  const rank = (name: string): number => (name.includes('/') ? 2 : 0) + (baseName(name) === 'project.qde' ? 0 : 1);
  return names.filter((name) => /\.qde$/iu.test(name)).toSorted((a, b) => rank(a) - rank(b))[0];
}

/** UTF-16 without a mark: nearly every second byte of a text of the West is nought. */
function wideWithoutMark(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 2_000);
  const noughts = (from: number): number => head.filter((byte, i) => i % 2 === from && byte === 0).length;
  const most = head.length / 2;
  const label = noughts(1) > 0.6 * most ? 'utf-16le' : noughts(0) > 0.6 * most ? 'utf-16be' : undefined;
  return label === undefined || bytes.length % 2 === 1 ? undefined : new TextDecoder(label).decode(bytes);
}

/** Text with noughts in it, as it comes out of PDFs: they count as characters, so they stay until it is known what counts. */
function withNoughts(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return (text.match(/\0/gu) ?? []).length < 0.02 * text.length ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Characters, and numbers of characters, that XML forbids: texts of PDFs have them, and some programs write them all the same. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/giu;
const soundXml = (xml: string): string => xml.replace(FORBIDDEN, '\uFFFD');

/** Texts keep a byte order mark: whether it counts is found out later. */
function decoded(bytes: Uint8Array): Result<string> {
  const [first, second, third] = bytes;
  const hasMark = (first === 0xef && second === 0xbb && third === 0xbf) || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff); // prettier-ignore
  const text = textOf(bytes);
  if (text.ok) return ok(`${hasMark ? '\uFEFF' : ''}${text.value.text}`);
  if (text.problem.code === 'file-empty') return ok('');
  const other = wideWithoutMark(bytes) ?? withNoughts(bytes);
  return other === undefined ? text : ok(other);
}

/** An archive (`.qdpx`) or the project's file alone (`.qde`), whose texts are then only those that it holds. */
export async function openProject(bytes: Uint8Array, pace: Pace): Promise<Result<Project>> {
  if (!isArchive(bytes)) {
    const text = textOf(bytes);
    const nowhere = async (path: string): Promise<Result<string>> => fail('not-found', path);
    return text.ok ? ok({ xml: soundXml(text.value.text), textAt: nowhere, wordsAt: nowhere }) : text;
  }
  const opened = openArchive(bytes, ARCHIVE_LIMITS);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const project = projectIn(archive.names);
  if (project === undefined) return fail('file-unknown', 'an archive without a REFI-QDA project (.qde) in it');
  const qde = await archive.read(project);
  if (!qde.ok) return qde;
  const xml = textOf(qde.value);
  if (!xml.ok) return xml;
  const nameAt = finderIn(archive.names);
  const read = new Map<string, Promise<Result<string>>>();
  const fileAt =
    (asText: (bytes: Uint8Array) => Result<string> | Promise<Result<string>>) =>
    async (path: string): Promise<Result<string>> => {
      const name = nameAt(path) ?? nameAt(unescaped(path));
      if (name === undefined) return fail('not-found', path);
      const text = read.get(name) ?? archive.read(name).then((out) => (out.ok ? asText(out.value) : out));
      read.set(name, text);
      return text;
    };
  return ok({ xml: soundXml(xml.value.text), textAt: fileAt(decoded), wordsAt: fileAt((file) => wordText(file, pace)) });
}

export interface FoundText {
  readonly text: string;
  /** Taken out of a Word document: positions count in a text that its program made of it, which may be another. */
  readonly isMade: boolean;
}

const asItStands = (read: Result<string>): Result<FoundText> => (read.ok ? ok({ text: read.value, isMade: false }) : read);

/** The text that an element holds, or that lies where it points; a problem when there is none to be had. */
export async function textIn(archive: Project, element: XmlElement): Promise<Result<FoundText>> {
  const inside = childOf(element, 'PlainTextContent');
  if (inside !== undefined) return ok({ text: ownText(inside), isMade: false });
  const rich = attributeOf(element, 'richTextPath');
  const path = attributeOf(element, 'plainTextPath') || (/\.txt$/iu.test(rich) ? rich : '');
  const plain = path === '' ? undefined : await archive.textAt(path);
  if (plain?.ok === true || (plain !== undefined && rich === '')) return asItStands(plain);
  if (rich === '') return fail('not-found', 'it has no text');
  const made = /\.docx$/iu.test(rich) ? await archive.wordsAt(rich) : undefined;
  if (made?.ok === true) return ok({ text: made.value, isMade: true });
  return plain === undefined
    ? fail('not-found', `its text is only there as ${/\.(\w{1,8})$/u.exec(rich)?.[1] ?? 'another format'}`)
    : asItStands(plain);
}
