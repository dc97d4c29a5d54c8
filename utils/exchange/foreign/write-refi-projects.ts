// As how many REFI-QDA projects does a set go out, so that each can be read back here?
import type { Annotation } from '../../model/annotation';
import type { AnnotationSet } from '../../model/annotation-set';
import { grouped } from './passages';
import { ARCHIVE_LIMITS, XML_LIMITS } from './refi-archive';
import { writeRefiProject, type ArchiveFile, type RefiParts } from './write-refi';

export interface ProjectLimits {
  /** Files of an archive. */
  readonly entries: number;
  /** Bytes of the project's XML, and of all files. */
  readonly xml: number;
  readonly all: number;
  readonly elements: number;
}

const READ: ProjectLimits = {
  entries: ARCHIVE_LIMITS.entries,
  xml: ARCHIVE_LIMITS.part,
  all: ARCHIVE_LIMITS.read,
  elements: XML_LIMITS.elements,
};

/** What parts are made for, of what is read: passages are not all of one length. */
const ROOM = 0.9;
/** Where parts are hardly smaller than the whole, it is not the passages that make it large: parting does not help. */
const HARDLY = 0.9;

const bytesOf = (text: string): number => new Blob([text]).size;

/** Of what is read of one project: over 1 it is refused. */
function shareOf([project, ...texts]: readonly ArchiveFile[], limits: ProjectLimits): number {
  const xml = project?.text ?? '';
  const bytes = bytesOf(xml);
  const all = texts.reduce((sum, { text }) => sum + bytesOf(text), bytes);
  const elements = xml.match(/<\w/gu)?.length ?? 0;
  return Math.max((1 + texts.length) / limits.entries, bytes / limits.xml, all / limits.all, elements / limits.elements);
}

/** Copies stay together as far as it goes: their text goes along with each part that has passages of them. */
function parted({ annotations }: AnnotationSet, parts: number): readonly (readonly Annotation[])[] {
  const byCopy = [...grouped(annotations, (a) => `${a.document}\n${a.target.source}`).values()].flat();
  const size = Math.ceil(byCopy.length / parts);
  return Array.from({ length: Math.ceil(byCopy.length / size) }, (_, i) => byCopy.slice(i * size, (i + 1) * size));
}

/** One project, or as many as are needed, each with all codebooks. Equal sets and texts give equal files. */
export async function writeRefiProjects(
  parts: RefiParts,
  limits: ProjectLimits = READ,
  before = Infinity,
): Promise<readonly (readonly ArchiveFile[])[]> {
  const files = await writeRefiProject(parts);
  const share = shareOf(files, limits);
  const { set } = parts;
  if (share <= 1 || share > HARDLY * before || set.annotations.length < 2) return [files];
  const projects: (readonly ArchiveFile[])[] = [];
  for (const annotations of parted(set, Math.ceil(share / ROOM)))
    projects.push(...(await writeRefiProjects({ ...parts, set: { ...set, annotations } }, limits, share)));
  return projects;
}
