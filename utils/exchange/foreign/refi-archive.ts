// What lies in a REFI-QDA archive: the project's own file, and the texts of its sources, found by the names that it gives them.
import type { Result } from '../../model/result';
import { fail, ok } from '../../model/result';
import { textOf } from '../incoming/file-text';
import { childOf, attributeOf, ownText, type XmlElement } from '../../packed/xml';
import { isArchive, openArchive, type ZipLimits } from '../../packed/zip';

const MB = 1_048_576;
/** `formats.md` section 9: the project's own file and each text 20 MB, all texts 64. */
const LIMITS: ZipLimits = { entries: 2_000, part: 20 * MB, read: 84 * MB, said: 200 * MB, ratio: 200, judges: 'all' };

export interface Project {
  /** The project's XML. */
  readonly xml: string;
  /** The text at a path such as `internal://GUID.txt`, or why it cannot be had. */
  textAt(path: string): Promise<Result<string>>;
}

const baseName = (path: string): string => (path.split(/[\\/]/u).at(-1) ?? '').toLowerCase();

/** The project's file: at the root, `project.qde` before any other. */
function projectIn(names: readonly string[]): string | undefined {
  const rank = (name: string): number => (name.includes('/') ? 2 : 0) + (baseName(name) === 'project.qde' ? 0 : 1);
  return names.filter((name) => /\.qde$/iu.test(name)).toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Texts keep a byte order mark: whether it counts is found out later. */
function decoded(bytes: Uint8Array): Result<string> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = textOf(bytes);
  return text.ok ? ok(`${hasMark ? '\uFEFF' : ''}${text.value.text}`) : text.problem.code === 'file-empty' ? ok('') : text;
}

/** An archive (`.qdpx`) or the project's file alone (`.qde`), whose texts are then only those that it holds. */
export async function openProject(bytes: Uint8Array): Promise<Result<Project>> {
  if (!isArchive(bytes)) {
    const text = textOf(bytes);
    return text.ok ? ok({ xml: text.value.text, textAt: async (path) => fail('not-found', path) }) : text;
  }
  const opened = openArchive(bytes, LIMITS);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const project = projectIn(archive.names);
  if (project === undefined) return fail('file-unknown', 'an archive without a REFI-QDA project (.qde) in it');
  const qde = await archive.read(project);
  if (!qde.ok) return qde;
  const xml = textOf(qde.value);
  if (!xml.ok) return xml;
  const byName = new Map(archive.names.filter((name) => name.includes('/')).map((name) => [baseName(name), name]));
  const read = new Map<string, Promise<Result<string>>>();
  const textOfFile = async (name: string): Promise<Result<string>> => {
    const out = await archive.read(name);
    return out.ok ? decoded(out.value) : out;
  };
  const textAt = async (path: string): Promise<Result<string>> => {
    const name = byName.get(baseName(path));
    if (name === undefined) return fail('not-found', path);
    const text = read.get(name) ?? textOfFile(name);
    read.set(name, text);
    return text;
  };
  return ok({ xml: xml.value.text, textAt });
}

/** The text that an element holds, or that lies where it points; a problem when there is none to be had. */
export async function textIn(archive: Project, element: XmlElement): Promise<Result<string>> {
  const inside = childOf(element, 'PlainTextContent');
  if (inside !== undefined) return ok(ownText(inside));
  const rich = attributeOf(element, 'richTextPath');
  const path = attributeOf(element, 'plainTextPath') || (/\.txt$/iu.test(rich) ? rich : '');
  if (path !== '') return archive.textAt(path);
  if (rich !== '') return fail('not-found', `its text is only there as ${/\.(\w{1,8})$/u.exec(rich)?.[1] ?? 'another format'}`);
  return fail('not-found', 'it has no text');
}
