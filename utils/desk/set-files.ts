// A set as files of ours: one, or as many as are needed for each to be read back. Written batch by batch as it is read, and never one
// text of all of it.
import { picturesByName, setWriter, type SetFrame } from '@/utils/exchange/write';
import type { Annotation } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { PictureFile } from '@/utils/model/picture';
import { inSlices, type Pace } from '@/utils/text/pace';

export interface FileLimits {
  readonly bytes: number;
  readonly annotations: number;
}

/** Under what is read, with room for what stands around the annotations. */
const FILE_LIMITS: FileLimits = { bytes: 200_000_000, annotations: 150_000 };
/** UTF-16 units in a piece of a file. */
const PIECE = 1 << 20;

interface Part {
  readonly pieces: Blob[];
  annotations: number;
  bytes: number;
}

export interface SetFiles {
  /** Annotations in order of id, behind those that were added before. */
  add(annotations: readonly Annotation[], pictures: readonly PictureFile[]): void;
  /**
   * Each file is a set of its own, with all documents and codebooks; packs go along in the last, when all else is known
   * to whoever brings them in one after the other. Nearly always one; none where no annotation was added.
   */
  files(set: SetFrame, pace: Pace): Promise<readonly Blob[]>;
}

/** `around`: at least the documents and codebooks that the annotations lead to. */
export function setFiles(around: Pick<AnnotationSet, 'documents' | 'codebooks'>, limits: FileLimits = FILE_LIMITS): SetFiles {
  const { frame, item } = setWriter(around);
  const parts: Part[] = [];
  let text: string[] = [];
  let length = 0;
  const flush = (): void => {
    const part = parts.at(-1);
    if (part === undefined || text.length === 0) return;
    // One text: Firefox keeps each that a blob is made of apart, and asks after 100,000 when the file is handed over.
    const piece = new Blob([text.join('')]);
    part.pieces.push(piece);
    part.bytes += piece.size;
    [text, length] = [[], 0];
  };
  const partWithRoom = (): Part => {
    const last = parts.at(-1);
    if (last !== undefined && last.bytes + length <= limits.bytes && last.annotations < limits.annotations) return last;
    flush();
    const next: Part = { pieces: [], annotations: 0, bytes: 0 };
    parts.push(next);
    return next;
  };
  return {
    add(annotations, pictures) {
      const byName = picturesByName(pictures);
      for (const annotation of annotations) {
        if (length >= PIECE) flush();
        const part = partWithRoom();
        const written = `${part.annotations === 0 ? '' : ','}${item(annotation, byName)}`;
        part.annotations += 1;
        text.push(written);
        length += written.length;
      }
    },
    async files({ packs, ...set }, pace) {
      flush();
      const files: Blob[] = [];
      for (const [i, { annotations, pieces }] of parts.entries()) {
        const isLast = i === parts.length - 1;
        const [head, foot] = await inSlices(frame({ ...set, ...(isLast && packs && { packs }) }, annotations), pace);
        await pace();
        files.push(new Blob([head, ...pieces, foot]));
      }
      return files;
    },
  };
}
