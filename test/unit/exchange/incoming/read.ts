// Files of other programs, read as an import reads them.
import { readFile } from '@/utils/exchange/incoming/read-codebook';
import type { ReadSet } from '@/utils/exchange/read';
import type { Codebook } from '@/utils/model/concept';
import type { LocalState } from '@/utils/model/merge';
import type { Result } from '@/utils/model/result';
import { PALETTE } from '@/utils/painting/palette';
import { ME } from '../make';

export const AT = '2026-11-29T09:00:00.000Z';
export const COLOURS = PALETTE.map((swatch) => swatch.light.line);

export const reading = (content: string | Uint8Array, name = 'canteen.txt', language = 'en'): Promise<Result<ReadSet>> =>
  readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, {
    name,
    at: AT,
    colours: COLOURS,
    language,
    keyOf: (a) => a,
  });

export async function read(content: string | Uint8Array, name?: string, language?: string): Promise<ReadSet> {
  const result = await reading(content, name, language);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

/** The one codebook of a file. */
export async function book(content: string | Uint8Array, name?: string, language?: string): Promise<Codebook> {
  const { set } = await read(content, name, language);
  const [only, ...others] = set.codebooks;
  if (only === undefined || others.length > 0) throw new Error(`${set.codebooks.length} codebooks`);
  return only;
}

/** `below > label` for each concept. */
export function nesting({ concepts }: Codebook): readonly string[] {
  const byId = new Map(concepts.map((c) => [c.id, c]));
  return concepts.map((c) => [...c.broader.map((b) => byId.get(b)?.prefLabel ?? '?'), c.prefLabel].join(' > '));
}

export const libraryOf = (...codebooks: readonly Codebook[]): LocalState => ({
  me: ME.id,
  documents: [],
  annotations: [],
  schemes: codebooks.map((c) => c.scheme),
  concepts: codebooks.flatMap((c) => c.concepts),
});
