// What lies in a REFI-QDA archive: the project's own file, and the texts of its sources, found by the names that it gives them.
import type { Result } from '../../model/result';
import { fail, ok } from '../../model/result';
import { textOf } from '../incoming/file-text';
import { loadInflate } from './packages';
import { childOf, said, type XmlElement } from './xml';
import { entriesOf, isArchive, unpacked, type Entry } from './zip';

/** Bytes of the project's own file, of one text, and of all texts that are read. */
const LARGEST_PROJECT = 20 * 1_048_576;
const LARGEST_TEXT = 20 * 1_048_576;
const LARGEST_TEXTS = 64 * 1_048_576;

export interface Archive {
  /** The project's XML. */
  readonly xml: string;
  /** The text at a path such as `internal://GUID.txt`, or why it cannot be had. */
  textAt(path: string): Result<string>;
}

const baseName = (path: string): string => (path.split(/[\\/]/u).at(-1) ?? '').toLowerCase();

/** The project's file: at the root, `project.qde` before any other. */
function projectIn(entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const all = [...entries.values()].filter((e) => /\.qde$/iu.test(e.name));
  const rank = (e: Entry): number => (e.name.includes('/') ? 2 : 0) + (baseName(e.name) === 'project.qde' ? 0 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Texts keep a byte order mark: whether it counts is found out later. */
function decoded(bytes: Uint8Array): Result<string> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = textOf(bytes);
  return text.ok ? ok(`${hasMark ? '\uFEFF' : ''}${text.value.text}`) : text.problem.code === 'file-empty' ? ok('') : text;
}

/** An archive (`.qdpx`) or the project's file alone (`.qde`), whose texts are then only those that it holds. */
export async function openArchive(bytes: Uint8Array): Promise<Result<Archive>> {
  if (!isArchive(bytes)) {
    const text = textOf(bytes);
    return text.ok ? ok({ xml: text.value.text, textAt: (path) => fail('not-found', path) }) : text;
  }
  const entries = entriesOf(bytes);
  if (!entries.ok) return entries;
  const project = projectIn(entries.value);
  if (project === undefined) return fail('file-unknown', 'an archive without a REFI-QDA project (.qde) in it');
  const inflate = await loadInflate();
  const qde = unpacked(bytes, project, inflate, LARGEST_PROJECT);
  if (!qde.ok) return qde;
  const xml = textOf(qde.value);
  if (!xml.ok) return xml;
  const byName = new Map([...entries.value.values()].filter((e) => e.name.includes('/')).map((e) => [baseName(e.name), e]));
  const read = new Map<string, Result<string>>();
  let total = 0;
  const textAt = (path: string): Result<string> => {
    const name = baseName(path);
    const known = read.get(name);
    if (known !== undefined) return known;
    const entry = byName.get(name);
    if (entry === undefined) return fail('not-found', path);
    total += entry.size;
    const out =
      total > LARGEST_TEXTS
        ? fail('file-too-large', 'the texts of the archive are larger than 64 MB')
        : unpacked(bytes, entry, inflate, LARGEST_TEXT);
    const text = out.ok ? decoded(out.value) : out;
    read.set(name, text);
    return text;
  };
  return ok({ xml: xml.value.text, textAt });
}

/** The text that an element holds, or that lies where it points; a problem when there is none to be had. */
export function textIn(archive: Archive, element: XmlElement): Result<string> {
  const inside = childOf(element, 'PlainTextContent');
  if (inside !== undefined) return ok(inside.text);
  const rich = said(element, 'richTextPath');
  const path = said(element, 'plainTextPath') || (/\.txt$/iu.test(rich) ? rich : '');
  if (path !== '') return archive.textAt(path);
  if (rich !== '') return fail('not-found', `its text is only there as ${/\.(\w{1,8})$/u.exec(rich)?.[1] ?? 'another format'}`);
  return fail('not-found', 'it has no text');
}
