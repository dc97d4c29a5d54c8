// Data that teaches the engine a language: `deu.traineddata`, packed or not, from a file. Looked at before the engine gets it.
import { fail, ok, type Result } from '../model/result.ts';

export interface Language {
  /** As the engine knows it: ISO 639-2 or -3, with a script or variant where there are several (`chi_sim`). */
  readonly code: string;
  /** Unpacked. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The largest data that are published have some 40 MB. */
const LARGEST = 120 * 1_048_576;

const NAME = /^([a-z]{3}(?:_[a-z]{2,12}){0,2})\.traineddata(?:\.gz)?$/iu;

export const languageOfName = (name: string): string | undefined => NAME.exec(name)?.[1]?.toLowerCase();

/** Places of parts in the file (Tesseract's `TessdataType`): how many there are, and which is the neural network. */
const MOST_PARTS = 24;
const NETWORK = 17;

/** The file begins with the number of its parts and the place of each, -1 for one that it does not have. */
function holdsNetwork(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = view.getInt32(0, true);
  if (parts <= NETWORK || parts > MOST_PARTS || bytes.byteLength < 4 + 8 * parts) return false;
  const at = view.getBigInt64(4 + 8 * NETWORK, true);
  return at >= 4 + 8 * parts && at < bytes.byteLength;
}

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** `undefined` when it is damaged or grows too large. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    for (let reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > LARGEST) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Problem: `language-refused` (no such name, damaged, too large, or made for the old engine alone); its detail is the file's name. */
export async function readLanguage(name: string, file: Uint8Array<ArrayBuffer>): Promise<Result<Language>> {
  const code = languageOfName(name);
  const bytes = isPacked(file) ? await unpacked(file) : file;
  if (code === undefined || bytes === undefined || bytes.byteLength > LARGEST || !holdsNetwork(bytes))
    return fail('language-refused', name);
  return ok({ code, bytes });
}
