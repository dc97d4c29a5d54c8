// Quotes as a table: one row a passage, however many groups it stands in.
import type { QuoteCollection } from '../../model/quotes';
import { writeCsv, type Cell } from '../csv';
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

/** With a byte order mark; several concepts or authors in one cell are joined by `; `, headings by ` > `. */
export function writeTable({ groups }: QuoteCollection): string {
  const quotes = new Map(groups.flatMap((g) => g.quotes.map((q) => [q.id, q] as const)));
  const rows = [...quotes.values()].map((q): readonly Cell[] => [
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
  ]);
  return writeCsv([COLUMNS, ...rows], true);
}
