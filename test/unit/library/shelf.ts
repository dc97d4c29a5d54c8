// A library for one test, on a real (in-memory) IndexedDB, and records to put into it.
import 'fake-indexeddb/auto';
import { bodies, type Annotation } from '@/utils/model/annotation';
import type { LibraryMarker } from '@/utils/model/backup';
import type { Concept, ConceptScheme } from '@/utils/model/concept';
import type { PaperDocument, Snapshot } from '@/utils/model/document';
import type { MergePlan } from '@/utils/model/merge';
import { newId, type Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { closeLibrary, openLibrary, type Library, type Surroundings } from '@/utils/library/db';
import { DATABASE_NAME } from '@/utils/library/tables';
import { write, type Change } from '@/utils/library/write';
import { applyPlan } from '@/utils/library/apply-plan';

export const AT = '2026-11-22T10:00:00.000Z';
export const LATER = '2026-11-22T11:00:00.000Z';
export const ME: Iri = 'urn:uuid:me';
export const COLLEAGUE: Iri = 'urn:uuid:colleague';

/** What stands outside the database: as many sessions as `session` says, a marker that can be looked at. */
export interface World extends Surroundings {
  marker: LibraryMarker | undefined;
  /** The next one who asks is the first of the browser session. */
  isNewSession: boolean;
}

export function world(): World {
  const w: World = {
    marker: undefined,
    isNewSession: false,
    readMarker: async () => w.marker,
    writeMarker: async (marker) => {
      w.marker = marker;
    },
    oncePerSession: async () => {
      const first = w.isNewSession;
      w.isNewSession = false;
      return first;
    },
  };
  return w;
}

const opened: Library[] = [];

/** Opens and expects it to open. */
export async function openShelf(surroundings: Surroundings = world()): Promise<Library> {
  const l = value(await openLibrary(surroundings));
  opened.push(l);
  return l;
}

/** Closes what is open and deletes the database, as the browser does after damage. */
export async function clearShelf(): Promise<void> {
  for (const l of opened.splice(0)) closeLibrary(l);
  await deleteStore();
}

export const deleteStore = (name = DATABASE_NAME): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
  });

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

export const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);

export function paper(over: Partial<PaperDocument> & { readonly n?: number } = {}): PaperDocument {
  const { n = 1, ...rest } = over;
  const key = `//example.org/paper-${n}`;
  return {
    id: `urn:uuid:document-${n}`,
    metadata: { title: `Paper ${n}`, authors: ['A. Writer'], publisher: 'Institute', published: '2024', language: 'en', doi: '' },
    sources: [{ url: `https:${key}`, key, seen: AT }],
    keys: [key],
    created: AT,
    modified: AT,
    ...rest,
  };
}

export function annotation(
  over: Partial<Annotation> & { readonly n?: number; readonly concepts?: readonly Iri[]; readonly note?: string } = {},
): Annotation {
  const { n = 1, concepts = [], note = `Note ${n}`, ...rest } = over;
  return {
    id: `urn:uuid:annotation-${String(n).padStart(3, '0')}`,
    document: 'urn:uuid:document-1',
    target: {
      source: 'https://example.org/paper-1',
      selectors: [{ type: 'TextQuoteSelector', exact: `passage ${n}`, prefix: 'before ', suffix: ' after' }],
      headings: ['Chapter'],
    },
    bodies: bodies(concepts, note),
    creator: { id: ME, name: 'Me' },
    created: AT,
    modified: AT,
    ...rest,
  };
}

export const scheme = (over: Partial<ConceptScheme> = {}): ConceptScheme => ({
  id: 'urn:uuid:scheme',
  title: 'A scheme',
  description: '',
  language: 'en',
  builtIn: false,
  created: AT,
  modified: AT,
  ...over,
});

export const concept = (name: string, over: Partial<Concept> = {}): Concept => ({
  id: `urn:uuid:concept-${name}`,
  scheme: 'urn:uuid:scheme',
  prefLabel: name,
  altLabels: [],
  definition: `What ${name} is.`,
  scopeNote: '',
  example: '',
  broader: [],
  related: [],
  paint: 0,
  created: AT,
  modified: AT,
  ...over,
});

export const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  id: newId(),
  document: 'urn:uuid:document-1',
  source: 'https://example.org/paper-1',
  taken: AT,
  content: [{ tag: 'p', children: ['Some text with “quotes” and 🦉.'] }],
  ...over,
});

export const plan = (over: Partial<MergePlan> = {}): MergePlan => ({
  label: 'A colleague’s set',
  creatorName: 'Colleague',
  documentsToAdd: [],
  documentsToExtend: [],
  schemesToAdd: [],
  conceptsToAdd: [],
  annotationsToAdd: [],
  annotationsToExtend: [],
  annotationsSame: 0,
  conceptsSame: 0,
  annotationsDiffering: [],
  conceptsDiffering: [],
  namesakes: [],
  leftOut: [],
  refused: [],
  ...over,
});

/** Puts records in as an import does. */
export const fill = async (l: Library, over: Partial<MergePlan>): Promise<Change> =>
  value(await applyPlan(l, plan(over), new Map(), { at: AT }));

/** Puts documents in with the ids they have. */
export const addPapers = async (l: Library, ...papers: readonly PaperDocument[]): Promise<void> => {
  value(await write(l, (w) => w.add('documents', papers)));
};
