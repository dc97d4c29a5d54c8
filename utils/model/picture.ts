// What a picture is that is kept with a passage: a figure or a table as it looks on its page, a PNG named by its bytes.
import type { Iri } from './ids';

/** What a target tells of it; the bytes lie beside. */
export interface Picture {
  /** `urn:sha256:` and the digest of its bytes in lower-case hexadecimal. */
  readonly id: Iri;
  /** px. */
  readonly width: number;
  readonly height: number;
}

/** The bytes. */
export interface PictureFile {
  readonly id: Iri;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Bytes of the largest: a backup with a thousand of them can still be read. */
export const MOST_PICTURE_BYTES = 200_000;
