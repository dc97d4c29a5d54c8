// The reader's desk: library, codebook and name opened together, for every page of ours and the background.
import { BUILT_IN } from '@/utils/concepts/seed';
import { openLibrary, startAfresh, type Library, type Surroundings } from '@/utils/library/db';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { call } from '@/utils/messaging/call';
import type { Annotator } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { oncePerSession } from '@/utils/shell/once-a-session';
import { annotator, markerItem, onAnnotatorChanged } from '@/utils/shell/settings';
import { tabPages } from '@/utils/shell/tab-pages';

export interface Desk {
  readonly library: Library;
  /** As they are called at the moment. */
  readonly me: Annotator;
}

const surroundings: Surroundings = {
  readMarker: async () => (await markerItem.getValue()) ?? undefined,
  writeMarker: (marker) => markerItem.setValue(marker),
  oncePerSession,
};

async function furnish(opened: Result<Library>): Promise<Result<Desk>> {
  if (!opened.ok) return opened;
  const seeded = await codebooks.ensureBuiltIn(opened.value, BUILT_IN);
  if (!seeded.ok) return seeded;
  const desk = { library: opened.value, me: await annotator() };
  onAnnotatorChanged((me) => (desk.me = me));
  return ok(desk);
}

export async function openDesk(): Promise<Result<Desk>> {
  return furnish(await openLibrary(surroundings));
}

/** After damage, when the reader has chosen to go on with an empty library. */
export async function openEmptyDesk(): Promise<Result<Desk>> {
  return furnish(await startAfresh(surroundings));
}

/** Tells every web page that shows the document to read its passages again; pages of ours see it by themselves. */
export async function tellChanged(document: Iri): Promise<void> {
  await call('desk', 'changed', { document });
}

/** The same of many documents: what no tab shows need not be told, and an import may touch thousands. */
export async function tellShown({ library }: Desk, documentsTouched: Iterable<Iri>): Promise<void> {
  const touched = new Set(documentsTouched);
  const keys = (await tabPages()).map(([, page]) => page.keys).filter((all) => all.length > 0);
  const shown = await Promise.all(keys.map((all) => documents.find(library, all)));
  const wanted = new Set(shown.flatMap((document) => (document !== undefined && touched.has(document.id) ? [document.id] : [])));
  await Promise.all([...wanted].map((id) => tellChanged(id)));
}

/** The present time as it is written in data. */
export const now = (): string => new Date().toISOString();
