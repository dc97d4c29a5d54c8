// Passages in a table: which program's, by its columns? Readwise, Taguette's highlights, the Hypothesis client's CSV.
import type { Refused } from '../../model/merge';
import { fail, ok, type Result } from '../../model/result';
import { SET_LIMITS } from '../json-text';
import { refuse } from '../keep-valid';
import { csvRows, type CsvRow } from '../incoming/csv-rows';
import { addressOf, coinedId, grouped, named, UNKNOWN, type Gathered, type Passage, type Work } from './passages';

/** A row by its columns; a column that is not there is empty. */
interface Row {
  readonly where: string;
  cell(column: string): string;
}

type Reader = (rows: readonly Row[], keyOf: (address: string) => string) => Promise<Gathered>;

const quoted = (exact: string): unknown => ({ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' });
const NOTHING: readonly Refused[] = [];

/** As Readwise exports it, and as it takes it in. */
async function readwise(rows: readonly Row[], keyOf: (address: string) => string): Promise<Gathered> {
  const passages = rows.map(async (row): Promise<Passage> => {
    const either = (...columns: readonly string[]): string => columns.map(row.cell).find((c) => c !== '') ?? '';
    const [exact, title, author] = [row.cell('Highlight').trim(), either('Book Title', 'Title'), either('Book Author', 'Author')];
    const [kind, place] = [row.cell('Location Type'), row.cell('Location')];
    const url = row.cell('URL').trim();
    const address = /^https?:/iu.test(url) ? url : addressOf('work', title, author);
    const work: Work = { keys: [address === url ? keyOf(url) : address], address, title, authors: author === '' ? [] : [author] };
    return {
      where: row.where,
      id: coinedId('readwise', title, author, place, exact),
      work,
      selectors: [
        quoted(exact),
        ...(place === '' || kind === 'page' || kind === 'none'
          ? []
          : [{ type: 'FragmentSelector', value: `${kind || 'location'}=${place}` }]),
      ],
      ...(kind === 'page' ? { pageLabel: place } : {}),
      labels: row.cell('Tags').split(/,\s*/u),
      notes: [row.cell('Note')],
      creator: UNKNOWN,
      created: either('Highlighted at', 'Date').trim(),
    };
  });
  const filled = (column: string): number => rows.filter((row) => row.cell(column) !== '').length;
  const [tags, colours] = [filled('Document tags'), filled('Color')];
  const remarks = [
    'The table does not say who marked the passages.',
    ...(tags === 0 ? [] : [`Tags of whole documents (on ${tags} rows) are not brought in.`]),
    ...(colours === 0 ? [] : [`Colours of highlights (on ${colours} rows) are not brought in.`]),
  ];
  return { program: 'Readwise', passages: await Promise.all(passages), refused: NOTHING, remarks };
}

/** One row a tag: rows with one number are one passage. */
async function taguette(rows: readonly Row[]): Promise<Gathered> {
  const byId = grouped(rows, (row) => `${row.cell('document')}\u0000${row.cell('id')}\u0000${row.cell('content')}`);
  const passages = [...byId.values()].map(async (those): Promise<Passage | []> => {
    const [row] = those;
    if (row === undefined) return [];
    const labels = those.map((r) => r.cell('tag'));
    return taguettePassage({
      where: row.where,
      document: row.cell('document'),
      content: row.cell('content'),
      labels,
      number: row.cell('id'),
    });
  });
  return { program: 'Taguette', passages: (await Promise.all(passages)).flat(), refused: NOTHING, remarks: [WITHOUT_TEXT] };
}

/** What Taguette's exports of highlights do not say. */
export const WITHOUT_TEXT = 'These highlights come without their documents’ texts, places and annotators.';

export interface TaguetteHighlight {
  readonly where: string;
  readonly document: string;
  readonly content: string;
  readonly labels: readonly string[];
  /** Its number in the project, where the export has it. */
  readonly number?: string;
}

export async function taguettePassage({ where, document, content, labels, number = '' }: TaguetteHighlight): Promise<Passage> {
  const address = addressOf('taguette', document);
  const exact = content.trim();
  return {
    where,
    id: coinedId('taguette', document, number, exact),
    work: { keys: [address], address, title: document },
    selectors: [quoted(exact)],
    labels,
    notes: [],
    creator: UNKNOWN,
    created: undefined,
  };
}

const exactOf = (row: Row): string => row.cell('Quote') || row.cell('Quote/description');

async function hypothesis(rows: readonly Row[], keyOf: (address: string) => string): Promise<Gathered> {
  const refused: Refused[] = [];
  const worded = rows.filter((row) => {
    const isWorded = exactOf(row) !== '';
    if (!isWorded)
      refused.push(refuse(row.where, 'record-invalid', `${row.cell('Type').slice(0, 40) || 'a row'} without the words of a passage`));
    return isWorded;
  });
  const passages = worded.map(async (row): Promise<Passage> => {
    const address = row.cell('URL').replace(/#.*$/su, '');
    const exact = exactOf(row);
    const page = row.cell('Page');
    const author = row.cell('Author');
    return {
      where: row.where,
      id: coinedId('hypothesis', address, author, row.cell('Created at'), exact, row.cell('Comment')),
      work: { keys: [keyOf(address)], address, title: '' },
      selectors: [quoted(exact)],
      ...(page === '' ? {} : { pageLabel: page }),
      labels: row.cell('Tags').split(','),
      notes: [row.cell('Comment')],
      creator: author === '' ? UNKNOWN : named(author),
      created: row.cell('Created at').trim(),
    };
  });
  return {
    program: 'Hypothesis',
    passages: await Promise.all(passages),
    refused,
    remarks: ['The table gives names in place of accounts; the JSON export says more.'],
  };
}

const READERS: readonly { readonly columns: readonly string[]; readonly read: Reader }[] = [
  { columns: ['Highlight', 'Book Title'], read: readwise },
  { columns: ['Highlight', 'Title', 'Author', 'URL'], read: readwise },
  { columns: ['id', 'document', 'tag', 'content'], read: taguette },
  { columns: ['Created at', 'Author', 'URL', 'Comment', 'Tags'], read: hypothesis },
];

const rowOf = (header: readonly string[], { cells, line }: CsvRow): Row => ({
  where: `line ${line}`,
  cell: (column) => (cells[header.indexOf(column)] ?? '').replace(/\r\n?/gu, '\n'),
});

/** Undefined of a table of anything else, or of no table at all. */
export async function readTable(text: string, keyOf: (address: string) => string): Promise<Result<Gathered> | undefined> {
  const [head = ''] = text.split(/\r?\n/u, 1);
  const first = csvRows(`${head}\n`);
  const header = first.ok ? (first.value[0]?.cells.map((c) => c.trim()) ?? []) : [];
  const reader = READERS.find(({ columns }) => columns.every((c) => header.includes(c)));
  if (reader === undefined) return undefined;
  const rows = csvRows(text);
  if (!rows.ok) return rows;
  const long = rows.value.find(({ cells }) => cells.some((c) => c.length > SET_LIMITS.string));
  if (long !== undefined) return fail('file-too-large', `line ${long.line}: a cell is longer than ${SET_LIMITS.string} characters`);
  const filled = rows.value.slice(1).filter(({ cells }) => cells.some((c) => c.trim() !== ''));
  return ok(
    await reader.read(
      filled.map((row) => rowOf(header, row)),
      keyOf,
    ),
  );
}
