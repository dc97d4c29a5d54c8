// A file whole in memory, unless it is larger than anything we read.
import { fail, ok, type Result } from '@/utils/model/result';

/** The bytes of a file, or why it is too large to be read. */
export async function bytesOf(file: File, limit: number): Promise<Result<Uint8Array>> {
  if (file.size > limit) return fail('file-too-large', `${file.name}: ${Math.round(file.size / 1_048_576)} MB`);
  return ok(new Uint8Array(await file.arrayBuffer()));
}
