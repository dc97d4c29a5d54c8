// How does a picture that is kept with a passage stand in a file, and is what stands there the picture that is named?
import { z } from 'zod';
import { MOST_PICTURE_BYTES, type Picture, type PictureFile } from '../model/picture';
import type { Iri } from '../model/ids';
import type { Refused } from '../model/merge';
import { base64Of, bytesOfBase64 } from '../text/base64';
import { isObject, list, type JsonObject } from './json-text';
import { refuse } from './keep-valid';
import type { ReadSet } from './read';
import { long, MOST_PIXELS_A_SIDE, pictureId } from './schemas';

/** Key of a target, with its prefix: older versions leave it out. */
export const PICTURE = 'mm:picture';
const DATA = 'mm:base64';

/** A picture's bytes as they stand in a file. */
export interface WrittenPicture {
  readonly id: Iri;
  /** The PNG in base64. */
  readonly data: string;
}

/** What the bytes are is asked of them later. */
export const writtenPictureSchema: z.ZodType<WrittenPicture> = z.object({ id: pictureId, data: long });

export const written = ({ id, bytes }: PictureFile): WrittenPicture => ({ id, data: base64Of(bytes) });

/** The picture with its bytes where they are known. */
export const pictureObject = ({ id, width, height }: Picture, bytes: Uint8Array | undefined): JsonObject => ({
  id,
  type: 'Image',
  format: 'image/png',
  'mm:width': width,
  'mm:height': height,
  ...(bytes !== undefined && { [DATA]: base64Of(bytes) }),
});

/** What may be the picture of a target, for the schema to judge. */
export function pictureCandidate(target: JsonObject): JsonObject {
  const given = target[PICTURE];
  return isObject(given) ? { picture: { id: given['id'], width: given['mm:width'], height: given['mm:height'] } } : {};
}

/** The bytes that a target brings along. */
export function writtenPictures(targets: readonly unknown[]): readonly WrittenPicture[] {
  return targets.flatMap((target) => {
    const given = isObject(target) ? list(target[PICTURE])[0] : undefined;
    const [id, data] = isObject(given) ? [given['id'], given[DATA]] : [];
    return typeof id === 'string' && typeof data === 'string' ? [{ id, data }] : [];
  });
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Letters of base64 that the largest picture takes. */
const MOST_LETTERS = Math.ceil(MOST_PICTURE_BYTES / 3) * 4;

/** The bytes that are named, or why they are not. The size is looked at before anybody unpacks them. */
async function soundBytes({ id, data }: WrittenPicture): Promise<Uint8Array<ArrayBuffer> | string> {
  if (data.length > MOST_LETTERS) return `the picture is larger than ${MOST_PICTURE_BYTES / 1_000} kB`;
  const bytes = bytesOfBase64(data);
  if (bytes === undefined) return 'the picture is no base64';
  if (bytes.byteLength < 33 || SIGNATURE.some((b, i) => bytes[i] !== b)) return 'the picture is no PNG';
  const head = new DataView(bytes.buffer);
  if (Math.max(head.getUint32(16), head.getUint32(20)) > MOST_PIXELS_A_SIDE)
    return `the picture is wider or higher than ${MOST_PIXELS_A_SIDE} px`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...digest].map((b) => b.toString(16).padStart(2, '0')).join('');
  return id === `urn:sha256:${sha256}` ? bytes : 'the digest of the picture does not fit: it was changed';
}

/** Those whose bytes are what their name says, each once; the others are refused, and their passages come in without them. */
export async function soundPictures(
  files: readonly WrittenPicture[],
): Promise<{ readonly kept: readonly PictureFile[]; readonly refused: readonly Refused[] }> {
  const kept = new Map<Iri, PictureFile>();
  const refused: Refused[] = [];
  for (const file of files) {
    if (kept.has(file.id)) continue;
    const bytes = await soundBytes(file);
    if (typeof bytes !== 'string') kept.set(file.id, { id: file.id, bytes });
    else refused.push(refuse(`picture ${file.id.slice(0, 100)}`, 'record-invalid', bytes));
  }
  return { kept: [...kept.values()], refused };
}

/** A set as it was read, with those of its pictures that are sound. */
export async function withSoundPictures({ pictures, ...read }: ReadSet): Promise<ReadSet> {
  if (pictures === undefined) return read;
  const { kept, refused } = await soundPictures(pictures);
  return { ...read, set: { ...read.set, ...(kept.length > 0 && { pictures: kept }) }, refused: [...read.refused, ...refused] };
}
