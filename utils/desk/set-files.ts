// A set as files of ours: one, or as many as are needed for each to be read back. Written in slices, and never one text of all of it.
import { setWriter } from '@/utils/exchange/write';
import type { Annotation } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import { byId } from '@/utils/model/ids';
import { inSlices, type OnShare, type Pace } from '@/utils/text/pace';

export interface FileLimits {
  readonly bytes: number;
  readonly annotations: number;
}

/** Under what is read, with room for what stands around the annotations. */
const FILE_LIMITS: FileLimits = { bytes: 200_000_000, annotations: 150_000 };
/** UTF-16 units in a piece of a file. */
const PIECE = 1 << 20;

export interface Writing {
  readonly pace: Pace;
  readonly onShare?: OnShare;
  readonly limits?: FileLimits;
}

interface Part {
  readonly annotations: Annotation[];
  readonly pieces: Blob[];
  bytes: number;
}

/**
 * Each file is a set of its own, with all documents and codebooks; packs go along in the last, when all else is known
 * to whoever brings them in one after the other. Nearly always one.
 */
export async function setFiles(set: AnnotationSet, { pace, onShare, limits = FILE_LIMITS }: Writing): Promise<readonly Blob[]> {
  const { frame, item } = setWriter(set);
  const parts: Part[] = [];
  let text: string[] = [];
  let length = 0;
  const flush = (): void => {
    const part = parts.at(-1);
    if (part === undefined || text.length === 0) return;
    const piece = new Blob(text);
    part.pieces.push(piece);
    part.bytes += piece.size;
    [text, length] = [[], 0];
  };
  const sorted = [...set.annotations].sort(byId);
  for (const [i, annotation] of sorted.entries()) {
    if (length >= PIECE) flush();
    let part = parts.at(-1);
    if (part === undefined || part.bytes + length > limits.bytes || part.annotations.length >= limits.annotations) {
      flush();
      parts.push((part = { annotations: [], pieces: [], bytes: 0 }));
    }
    const written = `${part.annotations.length === 0 ? '' : ','}${item(annotation)}`;
    part.annotations.push(annotation);
    text.push(written);
    length += written.length;
    const waiting = pace();
    if (waiting !== undefined) onShare?.(i / sorted.length);
    await waiting;
  }
  flush();
  const files: Blob[] = [];
  for (const [i, { annotations, pieces }] of parts.entries()) {
    const [head, foot] = await inSlices(frame(parts.length === 1 ? set : partOf(set, annotations, i === parts.length - 1)), pace);
    files.push(new Blob([head, ...pieces, foot]));
  }
  return files;
}

const partOf = ({ packs, ...set }: AnnotationSet, annotations: readonly Annotation[], isLast: boolean): AnnotationSet => ({
  ...set,
  annotations,
  ...(isLast && packs && { packs }),
});
