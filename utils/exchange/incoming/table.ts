// What does a table of concepts say? One row a concept; its place in a column of paths or of parents; our own table comes back whole.
import type { Iri } from '../../model/ids';
import type { Refused } from '../../model/merge';
import { fail, ok, type Result } from '../../model/result';
import { escaped, toUri } from '../context';
import { readTime } from '../times';
import { nearestPaint } from './colours';
import { apart, csvRows, unguarded, type CsvRow } from './csv-rows';
import { coinedScheme, leftOut, MAX_CONCEPTS, mended, type ConceptCandidate, type FileFacts, type Found, type FoundConcept } from './found';
import { headerOf, type Column, type Header } from './table-columns';
import { pathsOf } from './table-paths';

/** Of a path: as many as of any other codebook. */
const MAX_LEVELS = 64;

/** A row as it is understood so far. */
export interface Row {
  readonly where: string;
  readonly id: Iri;
  readonly label: string;
  /** From the top down to the concept; the label alone where no path is said. */
  readonly path: readonly string[];
  readonly say: (column: Column) => string;
}

interface Reading {
  readonly facts: FileFacts;
  readonly header: Header;
  /** Our own table: lists are joined as `codebook/table.ts` joins them. */
  readonly isOurs: boolean;
  readonly refused: Refused[];
  readonly colours: Set<string>;
}

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/u;
const UUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/iu;

/** The IRI that a cell says, a UUID as one; `undefined` for a number of the table's own. */
function iriIn(cell: string): Iri | undefined {
  const [, uuid] = UUID.exec(cell.trim()) ?? [];
  if (uuid !== undefined) return `urn:uuid:${uuid.toLowerCase()}`;
  return IRI.test(cell.trim()) ? toUri(cell.trim()) : undefined;
}

const irisIn = (cell: string): readonly Iri[] => [...new Set(cell.split(/\s+/u).flatMap((one) => iriIn(one) ?? []))].sort();

function namesIn(cell: string, isOurs: boolean): readonly string[] {
  if (cell === '') return [];
  if (isOurs) return apart(cell, '; ');
  return [...new Set(cell.split(/[;|\n]/u).map((name) => name.trim()))].filter((name) => name !== '');
}

function rowsOf(table: readonly CsvRow[], r: Reading): readonly Row[] {
  const { at } = r.header;
  const said = table.flatMap(({ cells, line }) => {
    const say = (column: Column): string => unguarded(cells[at.get(column) ?? -1] ?? '');
    return cells.every((cell) => cell.trim() === '') ? [] : [{ line, say }];
  });
  const paths = pathsOf(
    said.map(({ say }) => say('path')),
    r.isOurs,
  );
  return said.map(({ line, say }, i) => {
    const path = paths[i] ?? [];
    const last = path.at(-1) ?? '';
    const label = at.has('label') && say('label').trim() !== '' ? say('label') : last;
    const where = `row ${line} “${label.slice(0, 60)}”`;
    if (last !== '' && label !== last)
      r.refused.push(mended(where, `path: it ends in “${last.slice(0, 60)}” and the label is another; the label holds`));
    return {
      where,
      id: iriIn(say('id')) ?? `${r.facts.base}#row-${line}`,
      label,
      path: path.length === 0 ? [label] : [...path.slice(0, -1), label],
      say,
    };
  });
}

/** A row for every parent that a path names and no row holds; none any more where there are too many. */
function withMissing(rows: readonly Row[], r: Reading): readonly Row[] {
  const known = new Set(rows.map(({ path }) => JSON.stringify(path)));
  let all = rows.length;
  return rows.flatMap((row) => {
    const missing: Row[] = [];
    for (let n = 1; n < row.path.length && all <= MAX_CONCEPTS; n += 1) {
      const path = row.path.slice(0, n);
      const key = JSON.stringify(path);
      if (known.has(key)) continue;
      known.add(key);
      all += 1;
      const label = path.at(-1) ?? '';
      r.refused.push(mended(row.where, `path: “${label.slice(0, 60)}” has no row of its own; a concept was made for it`));
      missing.push({
        where: `${row.where}, path`,
        id: `${r.facts.base}#path-${escaped(key)}`.slice(0, 3_000),
        label,
        path,
        say: () => '',
      });
    }
    return [...missing, row];
  });
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);
const namesOf = (row: Row): readonly string[] =>
  [row.label, row.say('notation'), row.say('id'), row.id].map((name) => name.trim()).filter((name) => name !== '');

/** Rows by what they are called; of several the nearest before a row is meant, else the first of all. */
class Called {
  /** By name, then by id: a table may have one name for all of its rows. */
  readonly #all = new Map<string, Map<Iri, Row>>();
  readonly #before = new Map<string, Row>();
  add(name: string, row: Row): void {
    const all = this.#all.get(name) ?? new Map<Iri, Row>();
    if (!all.has(row.id)) this.#all.set(name, all.set(row.id, row));
  }
  pass(name: string, row: Row): void {
    this.#before.set(name, row);
  }
  find(name: string, wished: readonly Iri[]): Row | undefined {
    const all = this.#all.get(name);
    const meant = wished.flatMap((id) => all?.get(id) ?? [])[0];
    return meant ?? this.#before.get(name) ?? all?.values().next().value;
  }
}

/** Which row each row stands below: by its path, else by the parent that it names (label, sign or id). */
function parentsOf(rows: readonly Row[], r: Reading): ReadonlyMap<Row, Row> {
  const [paths, names] = [new Called(), new Called()];
  for (const row of rows) {
    paths.add(keyOf(row.path), row);
    for (const name of namesOf(row)) names.add(name, row);
  }
  const parents = new Map<Row, Row>();
  for (const row of rows) {
    const wanted = row.say('parent').trim();
    const wished = irisIn(row.say('broader'));
    const hasPath = row.path.length > 1;
    const parent = hasPath ? paths.find(keyOf(row.path.slice(0, -1)), wished) : names.find(wanted, wished);
    if (parent !== undefined && parent !== row) parents.set(row, parent);
    else if (wanted !== '' && !hasPath)
      r.refused.push(mended(row.where, `parent: no row is called “${wanted.slice(0, 60)}”; the concept stands at the top`));
    paths.pass(keyOf(row.path), row);
    for (const name of namesOf(row)) names.pass(name, row);
  }
  return parents;
}

/** The path wins where it was changed by hand: a table is rearranged by its paths. */
function broaderOf(row: Row, parent: Row | undefined): readonly Iri[] {
  const listed = irisIn(row.say('broader'));
  if (parent === undefined || listed.includes(parent.id)) return listed;
  return listed.length > 1 ? [...listed, parent.id].sort() : [parent.id];
}

function paintOf(row: Row, r: Reading): { readonly paint?: unknown } {
  const paint = row.say('paint').trim();
  if (/^[0-7]$/u.test(paint)) return { paint: Number(paint) };
  const near = nearestPaint(row.say('colour'), r.facts.colours);
  if (near?.isExact === false) r.colours.add(row.say('colour').trim().toLowerCase());
  return near === undefined ? {} : { paint: near.paint };
}

function retiredOf(row: Row, { facts }: Reading): { readonly retired?: unknown } {
  const said = row.say('retired').trim();
  if (said === '' || /^(?:no|false|0)$/iu.test(said)) return {};
  const time = readTime(said);
  const [replacedBy] = irisIn(row.say('replacedBy'));
  return {
    retired: { at: typeof time === 'string' && time.endsWith('Z') ? time : facts.at, ...(replacedBy !== undefined && { replacedBy }) },
  };
}

function candidateOf(row: Row, parent: Row | undefined, r: Reading): ConceptCandidate {
  const { at } = r.facts;
  const text = (column: Column): string => (r.isOurs ? row.say(column) : row.say(column).trim());
  return {
    id: row.id,
    prefLabel: r.isOurs ? row.label : row.label.trim(),
    altLabels: namesIn(row.say('altLabels'), r.isOurs),
    definition: text('definition'),
    scopeNote: text('scopeNote'),
    example: text('example'),
    broader: broaderOf(row, parent),
    related: irisIn(row.say('related')),
    created: at,
    modified: at,
    ...paintOf(row, r),
    ...(text('notWhen') !== '' && { notWhen: text('notWhen') }),
    ...(text('notation') !== '' && { notation: text('notation') }),
    ...retiredOf(row, r),
  };
}

/** Whether the first row names concepts as a header does. A line that begins with `#` or `@` is one of Turtle. */
export function isTable(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 20_000).split(/\r\n|\r|\n/u);
  const rows = csvRows(/^sep=.$/u.test(first) ? `${first}\n${second}` : first);
  return !/^\s*[#@]/u.test(first) && rows.ok && headerOf(rows.value[0]?.cells ?? []) !== undefined;
}

/** Problems: those of `csvRows`; `file-unknown` when no column names concepts. */
export function readTable(text: string, facts: FileFacts): Result<Found> {
  const table = csvRows(text);
  if (!table.ok) return table;
  const [first, ...rest] = table.value;
  const header = headerOf(first?.cells ?? []);
  if (header === undefined) return fail('file-unknown', 'no column is called path, label, name, tag, code or concept');
  if (rest.length > MAX_CONCEPTS) return fail('file-too-many', `${rest.length} rows; the limit is ${MAX_CONCEPTS}`);
  const isOurs = ['path', 'alternative_labels', 'broader_ids'].every((name) => first?.cells.includes(name));
  const r: Reading = { facts, header, isOurs, refused: [], colours: new Set() };
  const said = rowsOf(rest, r);
  const deep = said.find(({ path }) => path.length > MAX_LEVELS);
  if (deep !== undefined) return fail('file-too-deep', `${deep.where}: its path has more than ${MAX_LEVELS} levels`);
  const rows = withMissing(said, r);
  if (rows.length > MAX_CONCEPTS) return fail('file-too-many', `its paths name more than ${MAX_CONCEPTS} concepts`);
  const parents = parentsOf(rows, r);
  const concepts = rows.map((row): FoundConcept => ({ where: row.where, candidate: candidateOf(row, parents.get(row), r) }));
  return ok({
    books: [{ where: 'table', scheme: coinedScheme(facts, 'und'), concepts }],
    refused: r.refused,
    leftOut: [...leftOut('columns', header.others), ...leftOut('colours', r.colours)],
    isTree: !header.at.has('broader'),
  });
}
