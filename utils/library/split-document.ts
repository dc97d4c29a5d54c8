// One copy turns out to be a paper of its own: it goes, with the texts that were read there and the passages that were tagged there.
import type { PaperDocument } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Library } from './db';
import { withEdition } from './editions';
import { moveAll } from './join-documents';
import { write, type Change } from './write';

export interface Copy {
  readonly document: Iri;
  /** `key` of its source. */
  readonly key: string;
  /** Keys that go along beside that one, such as the digest of its file. */
  readonly keys: readonly string[];
  /** Whether a text or a passage with this address is of that copy. */
  readonly isOf: (address: string) => boolean;
}

/**
 * The copy becomes a document, of which is known what was known of the whole, but no editions. One change, which `journal.undo` takes
 * back whole. `at` in UTC. Problems: `not-found` (no such document or copy), `record-invalid` (its only copy), storage ones.
 */
export async function splitDocument(
  l: Library,
  { document, key, keys, isOf }: Copy,
  at: string,
): Promise<Result<Change & { readonly document: PaperDocument }>> {
  const done = await write(l, async (w) => {
    const before = await w.db.documents.get(document);
    const source = before?.sources.find((s) => s.key === key);
    if (before === undefined || source === undefined) return fail('not-found', `${key} of ${document}`);
    const sources = before.sources.filter((s) => s !== source);
    if (sources.length === 0) return fail('record-invalid', `${key} is the only copy of ${document}`);
    const going = new Set([key, ...keys]);
    const left = before.keys.filter((k) => !going.has(k));
    const made: PaperDocument = {
      ...withEdition(before, undefined),
      id: newId(),
      sources: [source],
      keys: [key, ...before.keys.filter((k) => k !== key && going.has(k))],
      created: at,
      modified: at,
    };
    const after = { ...before, sources, keys: left.length > 0 ? left : sources.map((s) => s.key), modified: at };
    const added = await w.add('documents', [made]);
    if (!added.ok) return added;
    const pair = { into: made.id, from: document };
    const moved = [
      await moveAll(w, 'annotations', pair, (a) => isOf(a.target.source)),
      await moveAll(w, 'snapshots', pair, (s) => isOf(s.source)),
      await w.replace('documents', before, after),
    ].find((result) => !result.ok);
    return moved?.ok === false ? moved : ok(made);
  });
  return done.ok ? ok({ group: done.value.group, document: done.value.value }) : done;
}
