// Two documents turn out to be one paper: the copies, texts and passages of the one go over to the other.
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import type { Rows } from './tables';
import { chains, joinEditions, withEdition } from './editions';
import { write, type Change, type Step, type Writer } from './write';

/**
 * All of `from` becomes part of `into`, which keeps its name and what is known of it; `from` is no more, and its editions are those of
 * `into`. One change, which
 * `journal.undo` takes back whole. `at` in UTC becomes `modified` of the document. Problems: `not-found` (one of them, or both are
 * one), `record-invalid` (over 60 kB), storage ones.
 */
export async function joinDocuments(
  l: Library,
  { into, from }: { readonly into: Iri; readonly from: Iri },
  at: string,
): Promise<Result<Change & { readonly document: PaperDocument }>> {
  const done = await write(l, async (w) => {
    const [stays, goes] = await w.db.documents.bulkGet([into, from]);
    if (stays === undefined || goes === undefined || into === from) return fail('not-found', `${from} into ${into}`);
    for (const name of ['annotations', 'snapshots'] as const) {
      const moved = await moveAll(w, name, { into, from });
      if (!moved.ok) return moved;
    }
    const links = await chains(w.db);
    await w.remove('documents', [from]);
    const earlier = await joinEditions(w, links, { into, from });
    if (!earlier.ok) return earlier;
    const known = new Set(stays.sources.map((s) => s.key));
    const document: PaperDocument = {
      ...withEdition(stays, earlier.value),
      sources: [...stays.sources, ...goes.sources.filter((s) => !known.has(s.key))],
      keys: [...new Set([...stays.keys, ...goes.keys])],
      modified: at,
    };
    const replaced = await w.replace('documents', stays, document);
    return replaced.ok ? ok(document) : replaced;
  });
  return done.ok ? ok({ group: done.value.group, document: done.value.value }) : done;
}

/** Within a change: those of a document, or of them those that are meant, are of the other from now on. */
export async function moveAll<N extends 'annotations' | 'snapshots'>(
  w: Writer,
  name: N,
  { into, from }: { readonly into: Iri; readonly from: Iri },
  isMeant: (row: Rows[N]) => boolean = () => true,
): Promise<Result<undefined>> {
  const rows = (await w.db.table(name).where('document').equals(from).toArray()) as readonly Rows[N][]; // the table's own rows
  return w.step(name, rows.filter(isMeant).map((row): Step<Rows[N]> => ({ id: row.id, before: row, after: { ...row, document: into } }))); // prettier-ignore
}
