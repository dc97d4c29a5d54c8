// Passages of the tagging run in a real library: written there, and asked of it again by a page that was loaded anew.
import type { Described } from '@/utils/anchoring/describe';
import { normalUrl } from '@/utils/extraction/identity';
import * as annotations from '@/utils/library/annotations';
import { closeLibrary, openLibrary, type Library } from '@/utils/library/db';
import * as documents from '@/utils/library/documents';
import { bodies, type Annotation } from '@/utils/model/annotation';
import { newId, type Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';

/** A passage that was described, and where it stands in the text of the paper. */
export interface Kept {
  readonly id: Iri;
  readonly way: 'fromPages' | 'fromText';
  readonly start: number;
  readonly end: number;
}

const METADATA = { title: '', authors: [], publisher: '', published: '', language: '', doi: '' };
const AT = '2026-11-30T12:00:00.000Z';
const keyOf = (url: string): string => normalUrl(url) ?? url;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail ?? ''}`);
  return result.value;
}

async function inLibrary<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const library = valueOf(
    await openLibrary({ readMarker: async () => undefined, writeMarker: async () => undefined, oncePerSession: async () => false }),
  );
  try {
    return await work(library);
  } finally {
    closeLibrary(library);
  }
}

export const newKept = (way: Kept['way'], { start, end }: Pick<Kept, 'start' | 'end'>): Kept => ({ id: newId(), way, start, end });

/** Writes them as annotations of the document at this address. */
export const keepAll = (url: string, passages: readonly (Kept & Pick<Described, 'selectors'>)[]): Promise<void> =>
  inLibrary(async (library) => {
    const key = keyOf(url);
    const draft = { metadata: METADATA, details: {}, origins: {}, source: { url, key, seen: AT }, keys: [key] };
    const document = valueOf(await documents.ensure(library, draft, AT));
    for (const { id, selectors } of passages) {
      const annotation: Annotation = { id, document: document.id, target: { source: url, headings: [], selectors }, bodies: bodies([], 'tagged'), creator: { id: newId(), name: '' }, created: AT, modified: AT }; // prettier-ignore
      valueOf(await annotations.add(library, annotation));
    }
  });

/** As they lie in the library. */
export const keptAt = (url: string): Promise<readonly Annotation[]> =>
  inLibrary(async (library) => {
    const document = await documents.find(library, [keyOf(url)]);
    return document === undefined ? [] : annotations.ofDocument(library, document.id);
  });
