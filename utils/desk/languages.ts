// The languages in which text can be recognised: the one that comes with the extension, and those that were added by a file.
import { allFiles, bytesOfFile, digestOf, fileOf, keepFile } from '@/utils/library/files';
import { fail, ok, type Result } from '@/utils/model/result';
import { languageOfName, readLanguage, type Language } from '@/utils/recognition/language-data';
import { LANGUAGE_FILE, OWN_LANGUAGE, recognitionFile } from '@/utils/shell/recognition-files';
import { now } from './desk';
import { files } from './keep-pdf';

/** Under which a language's file is kept among the files. */
const keyOf = (code: string): string => `language:${code}`;

/** Codes as the engine knows them, such as `eng` and `chi_sim`. */
export async function languages(): Promise<readonly string[]> {
  const added = (await allFiles(files())).flatMap((f) =>
    f.keys.some((k) => k.startsWith('language:')) ? (languageOfName(f.name) ?? []) : [],
  );
  return [...new Set([OWN_LANGUAGE, ...added])];
}

/** Value: its code. Problems: `language-refused`, storage ones. */
export async function addLanguage(file: File): Promise<Result<string>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readLanguage(file.name, bytes);
  if (!read.ok) return read;
  const { code } = read.value;
  const kept = await keepFile(files(), { sha256: await digestOf(bytes), name: file.name, keys: [keyOf(code)], opened: now() }, bytes);
  return kept.ok ? ok(code) : kept;
}

/** Problems: `not-found` (its file was let go), `language-refused`, `file-damaged`. */
export async function languageData(code: string): Promise<Result<Language>> {
  const added = await fileOf(files(), [keyOf(code)]);
  if (added === undefined) {
    return code === OWN_LANGUAGE ? readLanguage(LANGUAGE_FILE, await recognitionFile(LANGUAGE_FILE)) : fail('not-found', code);
  }
  const bytes = await bytesOfFile(files(), added.sha256);
  return bytes.ok ? readLanguage(added.name, bytes.value) : bytes;
}
