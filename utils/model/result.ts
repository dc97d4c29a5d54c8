// How expected failure is told: a value with a stable code; the sentence for people is made in the UI.

/** `detail` names what and where, in plain words without markup, such as `items[3].target.selector: no quote`. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
}

export const PROBLEM_CODES = [
  'file-empty',
  'file-too-large',
  'file-not-text',
  'file-not-json',
  'file-truncated',
  'file-too-deep',
  'file-too-many',
  'file-newer',
  'file-unknown',
  'file-damaged',
  'file-locked',
  'file-old-word',
  'file-unsafe',
  'file-not-pdf',
  'pdf-locked',
  'pdf-form',
  'pdf-encrypted',
  'pdf-no-text',
  'language-refused',
  'recognition-failed',
  'record-invalid',
  'record-mended',
  'record-collides',
  'record-changed',
  'record-without-document',
  'history-full',
  'codebook-closed',
  'page-forbidden',
  'page-gone',
  'page-not-open',
  'page-is-pdf',
  'no-main-text',
  'no-selection',
  'selection-in-frame',
  'not-found',
  'pack-full',
  'no-address',
  'copy-refused',
  'storage-full',
  'storage-failed',
  'storage-newer',
  'storage-damaged',
  'message-refused',
  'stopped',
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ProblemCode, detail = ''): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, detail },
});
