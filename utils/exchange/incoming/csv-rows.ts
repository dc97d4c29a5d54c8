// Which cells does a table have? As spreadsheets save them: comma, semicolon or tab, any line ends, cells in quotes or not.
// The rules are those of RFC 4180, read kindly: a quote within a bare cell is a letter, a last line may lack its end.
import { fail, ok, type Result } from '../../model/result';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Of its first character, from 1. */
  readonly line: number;
}

const SEPARATORS = [',', ';', '\t'] as const;
/** No table of concepts is wider. */
const COLUMNS = 1_000;
/** No table of passages is longer. */
const ROWS = 200_000;

/** The one that parts the first line most often, outside quotes; a table of one column has none, and any will do. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((s) => [s, 0]));
  let isQuoted = false;
  for (const c of text) {
    if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (c === '\n' || c === '\r')) break;
    else if (!isQuoted && counts.has(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  return SEPARATORS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ',';
}

/** Problems: `file-truncated` (a quote that is never closed), `file-too-many`. The first row is the header. */
export function csvRows(text: string): Result<readonly CsvRow[]> {
  // Some spreadsheets say it themselves, in a line of their own.
  const said = /^sep=(.)\r?\n/u.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const separator = said?.[1] ?? separatorOf(body);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [line, started] = [1, 1];
  let at = 0;
  while (at < body.length) {
    let cell = '';
    if (body[at] === '"') {
      let end = body.indexOf('"', at + 1);
      while (end >= 0 && body[end + 1] === '"') end = body.indexOf('"', end + 2);
      if (end < 0) return fail('file-truncated', `line ${line}: a quote is opened and never closed`);
      cell = body.slice(at + 1, end).replaceAll('""', '"');
      line += cell.match(/\r\n|\r|\n/gu)?.length ?? 0;
      at = end + 1;
    }
    let end = at;
    while (end < body.length && body[end] !== separator && body[end] !== '\n' && body[end] !== '\r') end += 1;
    cells.push(cell + body.slice(at, end));
    if (cells.length > COLUMNS) return fail('file-too-many', `line ${line}: more than ${COLUMNS} cells`);
    at = end + 1;
    if (body[end] === separator && at < body.length) continue;
    // A separator that ends the file has an empty cell after it.
    if (body[end] === separator) cells.push('');
    if (body[end] === '\r' && body[at] === '\n') at += 1;
    rows.push({ cells, line: started });
    if (rows.length > ROWS) return fail('file-too-many', `line ${line}: more than ${ROWS} rows`);
    cells = [];
    line += 1;
    started = line;
  }
  return ok(rows);
}

/** What `csv.ts` put an apostrophe before is given back as it was. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);

/** Takes apart what was joined by a separator of more than one sign, with a backslash before what is no separator. */
export function apart(cell: string, separator: string): readonly string[] {
  const entries: string[] = [];
  let entry = '';
  for (let i = 0; i < cell.length; i += 1) {
    if (cell[i] === '\\' && i + 1 < cell.length) {
      i += 1;
      entry += cell[i] ?? '';
    } else if (cell.startsWith(separator, i)) {
      entries.push(entry);
      entry = '';
      i += separator.length - 1;
    } else entry += cell[i] ?? '';
  }
  return [...entries, entry];
}
