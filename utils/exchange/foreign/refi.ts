// What does a REFI-QDA project hold (`.qdpx`, or a `.qde` alone)? Its codes, people, texts, and the passages that they coded. In what its
// positions count is found out (`refi-offsets`), and told.
import type { Snapshot } from '../../model/document';
import type { Refused } from '../../model/merge';
import { pageSelector } from '../../model/selector';
import { fail, ok, type Result } from '../../model/result';
import type { Pace } from '../../text/pace';
import { BASE } from '../context';
import { refuse } from '../keep-valid';
import { readTime } from '../times';
import { NO_TIME } from '../web-annotation';
import { mapped, type MappedText } from './mapped-text';
import type { Gathered, Passage, Work } from './passages';
import { openProject, textIn, type Project } from './refi-archive';
import { codesOf } from './refi-codes';
import { fitReadings, readingWords, STANDARD, type Fit, type Selections, type Span } from './refi-offsets';
import { saidOf, type Known } from './refi-passage';
import { memosOf, OURS, usersOf } from './refi-people';
import { partsOf, type Part, type Selection } from './refi-sources';
import { snapshotOf, workOf } from './refi-work';
import { childOf, elementsIn, readXml, attributeOf, type XmlElement } from '../../packed/xml';
import { quoteAround, quoteNamed } from './refi-quote';

const LIMITS = { depth: 64, elements: 400_000 };

const isPositioned = (s: Selection): s is Selection & { readonly start: number; readonly end: number } =>
  s.start !== undefined && s.end !== undefined && s.start >= 0 && s.end >= s.start;

interface ReadPart extends Part {
  readonly work: Work;
  /** With its byte order mark, if it has one. */
  readonly text: string | undefined;
  /** Why there is none. */
  readonly without: string;
  readonly map: MappedText | undefined;
}

async function readPart(part: Part, archive: Project, isOurs: boolean): Promise<ReadPart> {
  const read = await textIn(archive, part.holder);
  const text = read.ok && read.value !== '' ? read.value : undefined;
  const without = read.ok
    ? 'its text is empty'
    : read.problem.code === 'not-found'
      ? `its text is not in the file (${read.problem.detail})`
      : read.problem.detail;
  const work = await workOf(part.owner, text?.replace(/^\ufeff/u, ''), isOurs);
  return { ...part, work, text, without, map: text === undefined ? undefined : mapped(text) };
}

const pageOf = ({ page }: Selection): readonly unknown[] => (page === undefined ? [] : [pageSelector(page)]);

/** Selectors of a selection, or why it has none. */
function selectorsOf(
  selection: Selection,
  part: ReadPart,
  span: Span,
): { readonly selectors: readonly unknown[] } | { readonly why: string } {
  const { map, without } = part;
  if (isPositioned(selection) && selection.start === selection.end) return { why: 'an empty selection' };
  if (map !== undefined && span !== undefined) {
    const found = quoteAround(map, span);
    return found === undefined ? { why: 'only white space is selected' } : { selectors: [...found, ...pageOf(selection)] };
  }
  const named = quoteNamed(selection, map);
  if (named !== undefined) return { selectors: [...named, ...pageOf(selection)] };
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
  lost: number;
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
  for (const one of contributions)
    into.passages.push({
      where: selection.where,
      work: part.work,
      selectors: found.selectors,
      labels: [],
      ...one,
      modified: one.modified ?? one.created,
    });
}

const count = (project: XmlElement, holder: string, name: string): number => elementsIn(childOf(project, holder), name).length;

/** What a project may hold beside passages, and is not brought in. */
function leftOut(project: XmlElement): readonly string[] {
  const sets = elementsIn(childOf(project, 'Sets'), 'Set').length + elementsIn(childOf(childOf(project, 'CodeBook'), 'Sets'), 'Set').length;
  const parts: readonly (readonly [number, string])[] = [
    [count(project, 'Cases', 'Case'), 'cases'],
    [count(project, 'Variables', 'Variable'), 'variables'],
    [count(project, 'Links', 'Link'), 'links'],
    [attributeOf(project, 'origin') === OURS ? 0 : sets, 'sets'],
    [count(project, 'Graphs', 'Graph'), 'graphs'],
  ];
  const there = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} (${n})`);
  return there.length === 0 ? [] : [`Not brought in: ${there.join(', ')}.`];
}

/** How the positions were read, as a sentence for people. */
function offsetWords(parts: readonly ReadPart[], fits: readonly (Fit | undefined)[]): readonly string[] {
  const groups = new Map<string, { at: number; of: number; texts: string[] }>();
  parts.forEach((part, i) => {
    const fit = fits[i];
    if (fit === undefined || fit.spans.length === 0) return;
    const words = readingWords(fit.reading, [part.text ?? '']);
    const group = groups.get(words) ?? { at: 0, of: 0, texts: [] };
    group.at += fit.score.atEdges;
    group.of += fit.spans.length;
    groups.set(words, group);
  });
  return [...groups].map(
    ([words, { at, of }]) => `Positions were read as ${words}: ${at} of ${of} passages then begin and end at the edges of words.`,
  );
}

/** Passages of all texts, under the reading that fits. */
function passagesOf(parts: readonly ReadPart[], known: Known) {
  const { isOurs } = known;
  const texts = parts.map(
    ({ text, selections }): Selections => ({
      text: text ?? '',
      selected: text === undefined ? [] : selections.filter(isPositioned).map(({ start, end, name }) => ({ start, end, name })),
    }),
  );
  const { fits } = fitReadings(texts, isOurs ? STANDARD : undefined);
  const into: Sorted = { passages: [], refused: [], lost: 0 };
  parts.forEach((part, i) => {
    const spans = part.text === undefined ? [] : [...(fits[i]?.spans ?? [])];
    for (const selection of part.selections)
      sortSelection(selection, part, isPositioned(selection) ? spans.shift() : undefined, { known, into });
  });
  return {
    ...into,
    words: offsetWords(
      parts,
      parts.map((p, i) => (p.text === undefined ? undefined : fits[i])),
    ),
  };
}

async function snapshotsOf(parts: readonly ReadPart[]): Promise<readonly Snapshot[]> {
  const kept = parts.filter((p) => p.text !== undefined && p.text.trim() !== '');
  return Promise.all(kept.map((p) => snapshotOf(p.work, (p.text ?? '').replace(/^\ufeff/u, ''), p.owner)));
}

/** Problems of the whole file: `file-…`. `colours`: `#rrggbb` by paint. */
export async function readRefiProject(bytes: Uint8Array, colours: readonly string[], pace: Pace): Promise<Result<Gathered>> {
  const archive = await openProject(bytes);
  if (!archive.ok) return archive;
  const xml = await readXml(archive.value.xml, LIMITS, pace);
  if (!xml.ok) return xml;
  const project = xml.value;
  if (project.name !== 'Project') return fail('file-unknown', `its root element is ${project.name.slice(0, 100)}, not Project`);
  const isOurs = attributeOf(project, 'origin') === OURS;
  const title = attributeOf(project, 'name') || 'REFI-QDA project';
  const at = readTime(attributeOf(project, 'creationDateTime') || attributeOf(project, 'modifiedDateTime') || NO_TIME);
  const about = {
    id: `${BASE}refi/${encodeURIComponent(title.replace(/\p{Surrogate}/gu, '\uFFFD')).slice(0, 500)}`,
    title,
    at: typeof at === 'string' && at.endsWith('Z') ? at : NO_TIME,
    colours,
  };
  const codes = codesOf(project, about);
  const words = async (element: XmlElement): Promise<string> => {
    const read = await textIn(archive.value, element);
    return read.ok ? read.value : '';
  };
  const { parts, refused } = partsOf(project);
  const read: ReadPart[] = [];
  for (const part of parts) {
    await pace();
    read.push(await readPart(part, archive.value, isOurs));
  }
  const userOf = usersOf(project);
  const found = passagesOf(read, { isOurs, userOf, memos: await memosOf(project, words), concepts: codes.byGuid });
  const by = attributeOf(project, 'creatingUserGUID');
  return ok({
    program: 'REFI-QDA',
    label: title,
    ...(by !== '' && { creator: userOf(by) }),
    passages: found.passages,
    codebooks: codes.codebooks,
    snapshots: await snapshotsOf(read),
    refused: [...codes.refused, ...refused, ...found.refused],
    remarks: [
      ...found.words,
      ...(found.lost === 0 ? [] : [`Codings (${found.lost}) that point at a code which is not in the file are left out.`]),
      ...leftOut(project),
    ],
  });
}
