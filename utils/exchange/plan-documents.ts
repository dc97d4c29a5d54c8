// Which documents would an import add, and what would those that are here gain? Known by id, else by any key.
import type { PaperDocument } from '../model/document';
import { goesBackTo } from '../model/editions';
import { byId, type Iri } from '../model/ids';

export interface DocumentPlan {
  readonly add: readonly PaperDocument[];
  readonly extend: readonly PaperDocument[];
  /** Document of the file → document it is here. */
  readonly here: ReadonlyMap<Iri, Iri>;
}

/** `known` with the sources and keys of `news`; keys that another document here has stay with that one. The same object when it gains nothing. */
function extended(known: PaperDocument, news: PaperDocument, ownerOf: ReadonlyMap<string, Iri>): PaperDocument {
  const isFree = (key: string): boolean => (ownerOf.get(key) ?? known.id) === known.id;
  const keys = news.keys.filter((key) => isFree(key) && !known.keys.includes(key));
  const sources = news.sources.filter(
    (s, i) => isFree(s.key) && ![...known.sources, ...news.sources.slice(0, i)].some((k) => k.key === s.key),
  );
  if (keys.length === 0 && sources.length === 0) return known;
  const modified = news.modified > known.modified ? news.modified : known.modified;
  return { ...known, keys: [...known.keys, ...new Set(keys)], sources: [...known.sources, ...sources], modified };
}

/** What a file calls the earlier edition is not what it is called here: `relate` says that. */
function alone({ editionOf: _asInFile, ...document }: PaperDocument): PaperDocument {
  return document;
}

/** A document is known here by its id, else by any key; of several the one with the lowest id. */
export function planDocuments(local: readonly PaperDocument[], incoming: readonly PaperDocument[]): DocumentPlan {
  const records = new Map(local.map((d) => [d.id, d]));
  const isLocal = new Set(records.keys());
  const changed = new Set<Iri>();
  const here = new Map<Iri, Iri>();
  const ownerOf = new Map<string, Iri>();
  const own = (d: PaperDocument): void => d.keys.forEach((key) => ownerOf.has(key) || ownerOf.set(key, d.id));
  [...local].sort(byId).forEach(own);
  for (const news of [...incoming].sort(byId)) {
    const [byKey] = news.keys.flatMap((key) => ownerOf.get(key) ?? []).sort();
    const known = records.get(news.id) ?? (byKey === undefined ? undefined : records.get(byKey));
    const record = known === undefined ? alone(news) : extended(known, news, ownerOf);
    here.set(news.id, record.id);
    if (record === known) continue;
    records.set(record.id, record);
    changed.add(record.id);
    own(record);
  }
  for (const id of relate([...incoming].sort(byId), records, here)) changed.add(id);
  const result = [...changed].sort().flatMap((id) => records.get(id) ?? []);
  return { add: result.filter((d) => !isLocal.has(d.id)), extend: result.filter((d) => isLocal.has(d.id)), here };
}

/**
 * The editions that a file tells of, in the names that documents have here. What is said here stays, a circle is not made, and what
 * names a document that is neither here nor in the file is left out. Gives those of `records` that are others now.
 */
function relate(incoming: readonly PaperDocument[], records: Map<Iri, PaperDocument>, here: ReadonlyMap<Iri, Iri>): readonly Iri[] {
  const changed: Iri[] = [];
  const earlier = (id: Iri): Iri | undefined => records.get(id)?.editionOf;
  const said = incoming.flatMap(({ id, editionOf }) => (editionOf === undefined ? [] : [{ id, editionOf }]));
  for (const news of said) {
    const record = records.get(here.get(news.id) ?? '');
    const target = records.get(here.get(news.editionOf) ?? news.editionOf)?.id;
    if (record === undefined || target === undefined || record.editionOf !== undefined || goesBackTo(target, record.id, earlier)) continue;
    records.set(record.id, { ...record, editionOf: target });
    changed.push(record.id);
  }
  return changed;
}
