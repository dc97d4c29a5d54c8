// A file may hold records that are larger than one the browser keeps safely: a concept is shortened, anything else is left out, each by
// name, so that one record never costs the import of all the others.
import type { ReadSet } from '@/utils/exchange/read';
import { rowsOf } from '@/utils/library/pack-rows';
import { fitsRow, ROW_LIMIT, storedBytes } from '@/utils/library/tables';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept, ConceptScheme } from '@/utils/model/concept';
import type { Refused } from '@/utils/model/merge';
import type { ProblemCode } from '@/utils/model/result';
import { atOnce, type Steps } from '@/utils/text/pace';

/** Texts that may be cut, the least needed first. */
const TEXTS = ['example', 'notWhen', 'scopeNote', 'definition'] as const;
/** UTF-16 units that are left of a text that is cut, at least: some two pages. */
const LEAST = 4_000;

interface Shortened<T> {
  readonly record: T;
  /** What was cut, in words. */
  readonly cut: readonly string[];
}

/** Half of it, between two characters, and a sign that there was more. */
const halved = (words: string): string => `${words.slice(0, Math.max(LEAST, words.length >> 1)).replace(/[\uD800-\uDBFF]$/u, '')} […]`;

/**
 * The concept as it can be kept: its oldest earlier meanings go first, then its longest text is cut, then other names and links beyond a
 * hundred. What fits comes back as it is.
 */
export function shortened(concept: Concept, limit = ROW_LIMIT): Shortened<Concept> {
  if (storedBytes(concept) <= limit) return { record: concept, cut: [] };
  const cut = new Set<string>();
  let record = concept;
  while (storedBytes(record) > limit && (record.earlier?.length ?? 0) > 0) {
    const [, ...earlier] = record.earlier ?? [];
    record = { ...record, earlier };
    cut.add('earlier meanings');
  }
  for (;;) {
    const texts = TEXTS.filter((name) => (record[name] ?? '').length > LEAST + 4);
    if (texts.length === 0 || storedBytes(record) <= limit) break;
    const [longest = 'example'] = texts.toSorted((a, b) => (record[b] ?? '').length - (record[a] ?? '').length);
    record = { ...record, [longest]: halved(record[longest] ?? '') };
    cut.add(longest);
  }
  if (storedBytes(record) > limit) {
    const few = <T>(all: readonly T[]): readonly T[] => all.slice(0, 100);
    record = { ...record, altLabels: few(record.altLabels), related: few(record.related), broader: few(record.broader) };
    cut.add('other names and links');
  }
  return { record, cut: [...cut] };
}

const told = (where: string, code: ProblemCode, detail: string): Refused => ({ where, problem: { code, detail } });
const size = (record: unknown): string => `${storedBytes(record)} bytes, at most ${ROW_LIMIT} are kept in one record`;

/** The set, every record of which can be kept; what was cut or left out stands among the refused. Of a set that fits, the same object. */
export const fitted = (read: ReadSet): ReadSet => atOnce(fitting(read));

/** The same, an annotation a step. */
export function* fitting(read: ReadSet): Steps<ReadSet> {
  const { set } = read;
  const news: Refused[] = [];
  const isKept = <T extends { readonly id: string }>(kind: string, record: T): boolean => {
    const fits = fitsRow(record);
    if (!fits) news.push(told(`${kind} ${record.id}`, 'record-invalid', size(record)));
    return fits;
  };
  const schemed = (scheme: ConceptScheme): ConceptScheme => {
    if (fitsRow(scheme)) return scheme;
    news.push(told(`codebook ${scheme.id}`, 'record-mended', `“${scheme.title.slice(0, 80)}”, ${size(scheme)}; cut: description`));
    return { ...scheme, description: `${scheme.description.slice(0, LEAST)} […]` };
  };
  const codebooks = set.codebooks.map(({ scheme, concepts }) => ({
    scheme: schemed(scheme),
    concepts: concepts.flatMap((concept) => {
      const { record, cut } = shortened(concept);
      if (cut.length === 0) return [concept];
      const fits = fitsRow(record);
      const detail = `“${concept.prefLabel.slice(0, 80)}”, ${size(concept)}`;
      news.push(
        told(`concept ${concept.id}`, fits ? 'record-mended' : 'record-invalid', fits ? `${detail}; cut: ${cut.join(', ')}` : detail),
      );
      return fits ? [record] : [];
    }),
  }));
  const documents = set.documents.filter((document) => isKept('document', document));
  const here = new Set(documents.map((d) => d.id));
  const annotations: Annotation[] = [];
  for (const [i, annotation] of set.annotations.entries()) {
    yield i / set.annotations.length;
    if (here.has(annotation.document) && isKept('annotation', annotation)) annotations.push(annotation);
  }
  const packs = set.packs?.filter((pack) => rowsOf(pack).every((row) => isKept('pack', row)));
  if (news.length === 0) return read;
  return { ...read, set: { ...set, codebooks, documents, annotations, ...(packs && { packs }) }, refused: [...read.refused, ...news] };
}
