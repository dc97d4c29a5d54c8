// What a page of ours and the worker beside it say to each other. A message is copied in one task of whoever gets it, so that long lists
// go over in pieces.
import type { StoreRow } from '@/utils/library/tables';
import type { Iri } from '@/utils/model/ids';
import type { Pace } from '@/utils/text/pace';

/** To the worker: a job by its name, or that the one under way is not wanted any more. */
export type Order = { readonly job: string; readonly given: unknown } | { readonly stop: true };

/** From the worker: how far it is, what it wrote, and in the end the value of the answer, whose long lists came before it. */
export type Word =
  | { readonly kind: 'share'; readonly stage: string; readonly share: number }
  | { readonly kind: 'written'; readonly store: StoreRow }
  | { readonly kind: 'piece'; readonly list: string; readonly records: readonly unknown[] }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly code: string; readonly detail: string }
  | { readonly kind: 'failed'; readonly error: string };

/** Records that go over in one message at most: some milliseconds of copying. */
const PIECE = 500;

/** The value with its long lists empty, behind the pieces of these lists. Only lists that are fields of it are cut. */
export function* inPieces(value: unknown): Generator<Word, void> {
  const lists = Object.entries(value ?? {}).filter(
    (field): field is [string, unknown[]] => Array.isArray(field[1]) && field[1].length > PIECE,
  );
  for (const [list, records] of lists)
    for (let from = 0; from < records.length; from += PIECE) yield { kind: 'piece', list, records: records.slice(from, from + PIECE) };
  yield {
    kind: 'value',
    value: lists.length === 0 ? value : { ...(value as object), ...Object.fromEntries(lists.map(([list]) => [list, []])) },
  };
}

/** Takes pieces until the value comes, and puts both together. */
export function joiner(): {
  readonly take: (list: string, records: readonly unknown[]) => void;
  readonly whole: (value: unknown) => unknown;
} {
  const lists = new Map<string, unknown[]>();
  return {
    take: (list, records) => {
      const before = lists.get(list) ?? [];
      for (const record of records) before.push(record);
      lists.set(list, before);
    },
    whole: (value) => (lists.size === 0 ? value : { ...(value as object), ...Object.fromEntries(lists) }),
  };
}

/** Ids in one text. */
const TOGETHER = 5_000;

/** Many ids as few texts, a line each (no IRI holds a line break): they are copied at once, where 100,000 texts hold up the page. */
export async function asLines(ids: readonly Iri[], pace: Pace): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let at = 0; at < ids.length; at += TOGETHER) {
    await pace();
    texts.push(ids.slice(at, at + TOGETHER).join('\n'));
  }
  return texts;
}
export const idsIn = (texts: readonly string[]): readonly Iri[] => texts.flatMap((lines) => lines.split('\n'));
