// Quotes as a table: one row a passage, however many groups it stands in.
import type { CheckedAgainst, QuoteCheck } from '../../model/pack';
import type { CollectedQuote, QuoteCollection } from '../../model/quotes';
import { CSV_MARK, csvRow, type Cell } from '../csv';
import { textOf } from './lines';

const COLUMNS = [
  'quote',
  'concepts',
  'note',
  'title',
  'authors',
  'publisher',
  'published',
  'page_label',
  'section',
  'citation',
  'url',
  'link',
  'annotator',
  'created',
  'id',
] as const;

/** Of a pack. */
const PACK_COLUMNS = [
  'place',
  'comment',
  'checked_with_kept_text',
  'checked_with_kept_text_at',
  'kept_text_of',
  'words_in_kept_text',
  'checked_with_page',
  'checked_with_page_at',
  'words_on_page',
] as const;

function packCells({ place, comment = '', checks = [] }: CollectedQuote): readonly Cell[] {
  const of = (wanted: CheckedAgainst) => checks.find(({ against }) => against === wanted)?.check;
  const [kept, live] = [of('kept'), of('live')];
  const checked = (check: QuoteCheck | undefined) => [check?.outcome ?? '', check?.at ?? ''];
  return [place ?? '', comment, ...checked(kept), kept?.taken ?? '', kept?.found ?? '', ...checked(live), live?.found ?? ''];
}

const cellsOf = (q: CollectedQuote): readonly Cell[] => [
  q.quote,
  q.concepts.join('; '),
  q.note,
  q.work.title,
  q.work.authors.join('; '),
  q.work.publisher,
  q.work.published,
  q.pageLabel,
  q.headings.join(' > '),
  textOf(q.citation),
  q.source,
  q.link,
  q.annotator,
  q.created,
  q.id,
];

export const writeTable = (collection: QuoteCollection): string => [...tableParts(collection)].join('');

/** With a byte order mark; several concepts or authors in one cell are joined by `; `, headings by ` > `. A row a part. */
export function* tableParts({ groups }: QuoteCollection): Generator<string> {
  const quotes = new Map(groups.flatMap((g) => g.quotes.map((q) => [q.id, q] as const)));
  const inOrder = [...quotes.values()].sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const isPack = inOrder.some((q) => q.place !== undefined);
  yield CSV_MARK + csvRow([...COLUMNS, ...(isPack ? PACK_COLUMNS : [])]);
  for (const q of inOrder) yield csvRow([...cellsOf(q), ...(isPack ? packCells(q) : [])]);
}
