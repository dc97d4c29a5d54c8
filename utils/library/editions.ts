// A document that is a later edition of another: said by a reader, kept in the later one, and never the same as being one paper.
import type { PaperDocument } from '@/utils/model/document';
import { goesBackTo, joinedChains } from '@/utils/model/editions';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import type { Db } from './tables';
import { asChange, write, type Change, type Writer } from './write';

export interface Editions {
  /** What it is a later edition of, if that is here. */
  readonly earlier: PaperDocument | undefined;
  /** In order of publication; those without a date first. */
  readonly later: readonly PaperDocument[];
}

/** Earlier edition by later one. */
export const chains = async (db: Db): Promise<ReadonlyMap<Iri, Iri>> =>
  new Map((await db.documents.toArray()).flatMap(({ id, editionOf }) => (editionOf === undefined ? [] : [[id, editionOf] as const])));

/** Whether a document may be said to be a later edition of another: one that is here and does not go back to it. */
export async function mayBeEdition(db: Db, id: Iri, older: Iri | undefined): Promise<boolean> {
  if (older === undefined || (await db.documents.get(older)) === undefined) return false;
  const earlier = await chains(db);
  return !goesBackTo(older, id, (at) => earlier.get(at));
}

/** Every document that is an edition of another or has one. */
export async function related(db: Db): Promise<ReadonlySet<Iri>> {
  return new Set([...(await chains(db))].flat());
}

/** Pairs of documents that were said to be editions of one paper, in either order. */
export async function areEditions(l: Library): Promise<(a: Iri, b: Iri) => boolean> {
  const earlier = await chains(l.db);
  return (a, b) => earlier.get(a) === b || earlier.get(b) === a;
}

/** The editions next to a document. */
export async function editionsOf(l: Library, id: Iri): Promise<Editions> {
  const document = await l.db.documents.get(id);
  const later = await l.db.documents.filter(({ editionOf }) => editionOf === id).toArray();
  return {
    earlier: document?.editionOf === undefined ? undefined : await l.db.documents.get(document.editionOf),
    later: later.toSorted((a, b) => (a.metadata.published < b.metadata.published ? -1 : 1)),
  };
}

/**
 * `newer` is a later edition of `older` from now on, and of no other; where it stood the other way round, it is turned.
 * `at` in UTC becomes `modified`. Problems: `not-found` (one of them is not here), `record-invalid` (`older` goes back to `newer`
 * over other editions, or is the same), storage ones.
 */
export async function relate(
  l: Library,
  { newer, older }: { readonly newer: Iri; readonly older: Iri },
  at: string,
): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const [later, earlier] = await w.db.documents.bulkGet([newer, older]);
    if (later === undefined || earlier === undefined) return fail('not-found', `${newer} as an edition of ${older}`);
    if (earlier.editionOf === newer) {
      const turned = await w.replace('documents', earlier, { ...unrelated(earlier), modified: at });
      if (!turned.ok) return turned;
    }
    if (later.editionOf === older) return w.replace('documents', later, later);
    if (!(await mayBeEdition(w.db, newer, older))) return fail('record-invalid', `${older} is ${newer} or an edition of it`);
    return w.replace('documents', later, { ...later, editionOf: older, modified: at });
  });
  return asChange(done);
}

/** It is an edition of no other any more. Problems: `not-found`, storage ones. */
export async function unrelate(l: Library, id: Iri, at: string): Promise<Result<Change>> {
  const done = await write(l, async (w) => {
    const document = await w.db.documents.get(id);
    if (document === undefined) return fail('not-found', id);
    if (document.editionOf === undefined) return w.replace('documents', document, document);
    return w.replace('documents', document, { ...unrelated(document), modified: at });
  });
  return asChange(done);
}

function unrelated({ editionOf: _gone, ...document }: PaperDocument): PaperDocument {
  return document;
}

/** Documents together with all that they go back to, as far as it is here; each once. */
export async function withEarlier(db: Db, documents: readonly PaperDocument[]): Promise<readonly PaperDocument[]> {
  const all = new Map(documents.map((d) => [d.id, d]));
  for (const document of documents) {
    for (let id = document.editionOf; id !== undefined && !all.has(id); id = all.get(id)?.editionOf) {
      const earlier = await db.documents.get(id);
      if (earlier === undefined) break;
      all.set(id, earlier);
    }
  }
  return [...all.values()];
}

/**
 * What a joining makes of the editions: whatever named `from` or was said of it is of `into` from now on. Within the change that joins,
 * once `from` is gone. Gives the earlier edition of `into`; the other documents are written.
 */
export async function joinEditions(
  w: Writer,
  links: ReadonlyMap<Iri, Iri>,
  { into, from }: { readonly into: Iri; readonly from: Iri },
): Promise<Result<Iri | undefined>> {
  const joined = joinedChains(links, { into, from });
  const touched = [...links.keys()].filter((id) => id !== into && id !== from && links.get(id) !== joined.get(id));
  for (const document of await w.db.documents.bulkGet(touched)) {
    if (document === undefined) continue;
    const replaced = await w.replace('documents', document, withEdition(document, joined.get(document.id)));
    if (!replaced.ok) return replaced;
  }
  return ok(joined.get(into));
}

export const withEdition = (document: PaperDocument, earlier: Iri | undefined): PaperDocument =>
  earlier === undefined ? unrelated(document) : { ...unrelated(document), editionOf: earlier };
