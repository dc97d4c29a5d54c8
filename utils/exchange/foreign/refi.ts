// What does a REFI-QDA project hold (`.qdpx`, or a `.qde` alone)? Its codes, people, texts, and the passages that they coded. In what its
// positions count is found out (`refi-offsets`), and told.
import type { Snapshot } from '../../model/document';
import type { Refused } from '../../model/merge';
import type { Iri } from '../../model/ids';
import { pageSelector } from '../../model/selector';
import { fail, ok, type Result } from '../../model/result';
import type { Pace } from '../../text/pace';
import { BASE, escaped } from '../context';
import { refuse } from '../keep-valid';
import { NO_TIME } from '../web-annotation';
import { mapped, type MappedText } from './mapped-text';
import { areTooManyWords, MOST_WORDS, type Gathered, type Passage, type Work } from './passages';
import { XML_LIMITS, openProject, textIn, type Project } from './refi-archive';
import { codesOf } from './refi-codes';
import { leftOut, offsetWords } from './refi-left';
import { charactersOn, codesIn, memosOf } from './refi-memos';
import { fitReadings, isFitting, preferredBy, STANDARD, type Fit, type Selections, type Span } from './refi-offsets';
import { placeIn, saidOf, type Known } from './refi-passage';
import { momentOf, OURS, usersOf } from './refi-people';
import { partsOf, type Part, type Selection } from './refi-sources';
import { apart, snapshotOf, workOf } from './refi-work';
import { attributeOf, childOf, elementsIn, readXml } from '../../packed/xml';
import { isTitled, quoteAround, quoteNamed, type Quoted } from './refi-quote';

/** Codes: as of a codebook alone. Sources: more than answers to any survey. */
const [MOST_CODES, MOST_SOURCES] = [50_000, 10_000];
/** UTF-16 units of all texts together: no more than an archive may hold. */
const MOST_TEXT = 64 * 1_048_576;

/** Begins the names of codebooks; programs may make new GUIDs of all codes at every export. */
const NAMELESS = `${BASE}refi/`;
/** Of what a project may consist. */
const PARTS: ReadonlySet<string> = new Set(['Users', 'CodeBook', 'Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets', 'Graphs']);

const isPositioned = (s: Selection): s is Selection & { readonly start: number; readonly end: number } =>
  s.start !== undefined && s.end !== undefined && s.start >= 0 && s.end >= s.start;

interface ReadPart extends Part {
  readonly work: Work;
  /** With its byte order mark, if it has one. */
  readonly text: string | undefined;
  /** Taken out of a Word document. */
  readonly isMade: boolean;
  /** Why there is none. */
  readonly without: string;
  readonly map: MappedText | undefined;
}

async function readPart(part: Part, archive: Project, isOurs: boolean): Promise<ReadPart> {
  const read = await textIn(archive, part.holder);
  const text = read.ok && read.value.text !== '' ? read.value.text : undefined;
  const without = read.ok
    ? 'its text is empty'
    : read.problem.code === 'not-found'
      ? `its text is not in the file (${read.problem.detail})`
      : read.problem.detail;
  const work = await workOf(part.owner, text?.replace(/^\ufeff/u, ''), isOurs);
  return { ...part, work, text, isMade: read.ok && read.value.isMade, without, map: text === undefined ? undefined : mapped(text) };
}

const pageOf = ({ page }: Selection): readonly unknown[] => (page === undefined ? [] : [pageSelector(page)]);

/** Selectors of a selection, or why it has none. */
function selectorsOf(
  selection: Selection,
  part: ReadPart,
  span: Span,
): (Quoted & { readonly selectors: readonly unknown[] }) | { readonly why: string } {
  const { map, without } = part;
  if (map !== undefined && span !== undefined) {
    if (span[0] === span[1]) return { why: 'an empty selection' };
    const found = quoteAround(map, span);
    return found === undefined
      ? { why: 'only white space is selected' }
      : { quote: found.quote, selectors: [...found.selectors, ...pageOf(selection)] };
  }
  if (isPositioned(selection) && selection.start === selection.end) return { why: 'an empty selection' };
  const named = quoteNamed(selection, map);
  if (named !== undefined) return { quote: named.quote, selectors: [...named.selectors, ...pageOf(selection)] };
  if (map === undefined) return { why: without };
  return {
    why:
      isPositioned(selection) || selection.start !== undefined
        ? 'its positions lie outside the text'
        : 'a rectangle of a page without its words',
  };
}

interface Sorted {
  readonly passages: Passage[];
  readonly refused: Refused[];
  readonly ids: Map<string, number>;
  lost: number;
  /** Passages with a title of their own. */
  titled: number;
}

/**
 * One GUID may stand at several selections: the second and those after it are then known by their places as well. Without a GUID those of one
 * place are counted; with one they are the same selection twice.
 */
function idIn(used: Map<string, number>, id: Iri, { element }: Selection): Iri {
  const times = (key: string): number => {
    const n = used.get(key) ?? 0;
    used.set(key, n + 1);
    return n;
  };
  if (times(id) === 0) return id;
  const placed = `${BASE}refi#${escaped(`${id} ${placeIn(element)}`)}`;
  const nth = attributeOf(element, 'guid') === '' ? times(placed) : 0;
  return nth === 0 ? placed : `${placed}-${nth + 1}`;
}

function sortSelection(
  selection: Selection,
  part: ReadPart,
  span: Span,
  { known, into }: { readonly known: Known; readonly into: Sorted },
): void {
  const found = selectorsOf(selection, part, span);
  if ('why' in found) return void into.refused.push(refuse(selection.where, 'record-invalid', found.why));
  const { said: contributions, lost } = saidOf(selection, known);
  into.lost += lost;
  if (!known.isOurs && isTitled(selection, found.quote, attributeOf(part.owner, 'name'))) into.titled += 1;
  for (const one of contributions)
    into.passages.push({
      where: selection.where,
      work: part.work,
      selectors: found.selectors,
      labels: [],
      ...one,
      id: known.isOurs ? one.id : idIn(into.ids, one.id, selection),
      modified: one.modified ?? one.created,
    });
}

/** Positions in a text that was made here are believed when nearly all are at edges, and there are so many that this is no chance. */
const isBelieved = ({ score, spans }: Fit): boolean =>
  isFitting({ score, spans }) && (spans.length >= 4 || score.weight > 2 * spans.length);

const NO_SPANS: readonly Span[] = [];

/** The part as its selections are to be read, and where they stand in it. */
function asRead(part: ReadPart, fit: Fit | undefined): { readonly part: ReadPart; readonly spans: readonly Span[] } {
  if (part.text === undefined || fit === undefined) return { part, spans: NO_SPANS };
  if (part.isMade && !isBelieved(fit)) {
    const without = 'its text is only there as docx, and the positions do not fit the words in it';
    return { part: { ...part, text: undefined, map: undefined, without }, spans: NO_SPANS };
  }
  return { part: fit.text === part.text ? part : { ...part, map: mapped(fit.text) }, spans: fit.spans };
}

/** Passages of all texts, under the reading that fits. */
function passagesOf(parts: readonly ReadPart[], known: Known, origin: string) {
  const { isOurs } = known;
  const texts = parts.map(
    ({ text, selections }): Selections => ({
      text: text ?? '',
      selected: text === undefined ? [] : selections.filter(isPositioned).map(({ start, end, name }) => ({ start, end, name })),
    }),
  );
  const { fits } = fitReadings(texts, isOurs ? { known: STANDARD } : { preferred: preferredBy(origin) });
  const into: Sorted = { passages: [], refused: [], ids: new Map(), lost: 0, titled: 0 };
  const read = parts.map((part, i) => asRead(part, fits[i]));
  for (const { part, spans } of read) {
    let nth = 0;
    for (const selection of part.selections)
      sortSelection(selection, part, isPositioned(selection) ? spans[nth++] : undefined, { known, into });
  }
  return {
    ...into,
    texts: read.map(({ part }) => part),
    words: offsetWords(
      read.map(({ part }) => part.text),
      fits,
    ),
  };
}

async function snapshotsOf(parts: readonly ReadPart[]): Promise<readonly Snapshot[]> {
  const kept = parts.filter((p) => p.text !== undefined && p.text.trim() !== '');
  return Promise.all(kept.map((p) => snapshotOf(p.work, (p.text ?? '').replace(/^\ufeff/u, ''), p.owner)));
}

/** Problems of the whole file: `file-…`. `colours`: `#rrggbb` by paint. */
export async function readRefiProject(bytes: Uint8Array, colours: readonly string[], pace: Pace): Promise<Result<Gathered>> {
  const archive = await openProject(bytes, pace);
  if (!archive.ok) return archive;
  const xml = await readXml(archive.value.xml, XML_LIMITS, pace);
  if (!xml.ok) return xml;
  const project = xml.value;
  if (project.name !== 'Project') return fail('file-unknown', `its root element is ${project.name.slice(0, 100)}, not Project`);
  if (!elementsIn(project).some((element) => PARTS.has(element.name)))
    return fail('file-unknown', 'a project without codes, sources and notes');
  if (codesIn(childOf(project, 'CodeBook', 'Codes')).length > MOST_CODES) return fail('file-too-many', `more than ${MOST_CODES} codes`);
  if (elementsIn(childOf(project, 'Sources')).length > MOST_SOURCES) return fail('file-too-many', `more than ${MOST_SOURCES} sources`);
  const isOurs = attributeOf(project, 'origin') === OURS;
  const title = attributeOf(project, 'name') || 'REFI-QDA project';
  const memos = await memosOf(project, (element) => textIn(archive.value, element));
  const codes = codesOf(project, {
    id: `${NAMELESS}${escaped(title).slice(0, 500)}`,
    title,
    at: momentOf(project, 'creationDateTime') || momentOf(project, 'modifiedDateTime') || NO_TIME,
    colours,
    memos: memos.byGuid,
  });
  const { parts, refused } = partsOf(project);
  const selections = parts.flatMap((part) => part.selections.map(({ element }) => element));
  // Before a single passage is made: a memo may be long, and every passage may point at it.
  if (charactersOn(selections, memos.byGuid) > MOST_WORDS) return areTooManyWords();
  const read: ReadPart[] = [];
  let length = 0;
  for (const part of parts) {
    await pace();
    const one = await readPart(part, archive.value, isOurs);
    // Many sources may point at one long text, and each has it as its own.
    length += one.text?.length ?? 0;
    if (length > MOST_TEXT) return fail('file-too-large', `the texts of its sources would hold more than ${MOST_TEXT} characters together`);
    read.push(one);
  }
  const userOf = usersOf(project);
  const known: Known = { isOurs, userOf, memos: memos.byGuid, concepts: codes.byGuid };
  const found = passagesOf(isOurs ? read : apart(read), known, attributeOf(project, 'origin'));
  const by = attributeOf(project, 'creatingUserGUID');
  return ok({
    program: 'REFI-QDA',
    label: title,
    ...(by !== '' && { creator: userOf(by) }),
    passages: found.passages,
    codebooks: codes.codebooks,
    ...(!isOurs && { base: NAMELESS }),
    snapshots: await snapshotsOf(found.texts),
    refused: [...codes.refused, ...refused, ...memos.refused, ...found.refused],
    remarks: [
      ...found.words,
      ...(found.lost === 0 ? [] : [`Codings (${found.lost}) that point at a code which is not in the file are left out.`]),
      ...(found.titled === 0 ? [] : [`Names of passages (${found.titled}) that are not their words are left out.`]),
      ...leftOut(project, colours),
    ],
  });
}
