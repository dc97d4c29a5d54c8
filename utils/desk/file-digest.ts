// The digest by which a file is known. A paper of 30 MB is asked for it several times, and browsers work it out at one go.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { digestOf } from '@/utils/library/files';
import { rest, smoothPace } from '@/utils/text/pace';

/** So many bytes the browser's own works out within two frames; of more the page gets on with other things meanwhile. */
const AT_ONE_GO = 16 * 1_048_576;
/** Worked out in two or three milliseconds. */
const SLICE = 262_144;

const known = new WeakMap<Uint8Array, Promise<string>>();

async function inSlices(bytes: Uint8Array): Promise<string> {
  const pace = smoothPace();
  // Whoever asks has work of its own to do in this task.
  await rest();
  const digest = sha256.create();
  for (let at = 0; at < bytes.length; at += SLICE) {
    digest.update(bytes.subarray(at, at + SLICE));
    await pace();
  }
  return bytesToHex(digest.digest());
}

/** SHA-256, lower-case hexadecimal. It is remembered: the bytes must stay what they are. */
export function fileDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const digest = bytes.length > AT_ONE_GO ? inSlices(bytes) : digestOf(bytes);
  known.set(bytes, digest);
  return digest;
}
