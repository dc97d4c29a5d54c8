// A table as CSV for spreadsheets (RFC 4180) that no spreadsheet runs as a program.
// A cell that begins as a formula does gets an apostrophe before it, and so does one that begins with apostrophes and then as a
// formula does: whoever reads such a cell takes off one apostrophe and has the cell as it was.

/** What begins a formula, full-width forms among it, or is skipped before one (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A whole number stays a number; a text is always in quotes. No spreadsheet takes U+0000: U+FFFD stands for it. */
export type Cell = string | number;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell.replaceAll('\0', '\uFFFD');
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** With its line end. */
export const csvRow = (row: readonly Cell[]): string => `${row.map(written).join(',')}\r\n`;

/** By which Excel knows UTF-8. */
export const CSV_MARK = '\uFEFF';

/** `hasMark`: with a byte order mark. */
export const writeCsv = (rows: readonly (readonly Cell[])[], hasMark: boolean): string =>
  `${hasMark ? CSV_MARK : ''}${rows.map(csvRow).join('')}`;
