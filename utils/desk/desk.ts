// The reader's desk: library, codebook and name opened together, for every page of ours and the background.
import { BUILT_IN } from '@/utils/concepts/seed';
import { openLibrary, startAfresh, type Library, type Surroundings } from '@/utils/library/db';
import * as codebooks from '@/utils/library/codebooks';
import { call } from '@/utils/messaging/call';
import type { Annotator } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { ok, type Result } from '@/utils/model/result';
import { oncePerSession } from '@/utils/shell/once-a-session';
import { annotator, markerItem } from '@/utils/shell/settings';

export interface Desk {
  readonly library: Library;
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
  return ok({ library: opened.value, me: await annotator() });
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

/** The present time as it is written in data. */
export const now = (): string => new Date().toISOString();
