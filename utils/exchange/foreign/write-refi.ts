// How does an annotation set stand as a REFI-QDA project (1.0, `.qdpx`)? Sources are texts, passages are selections with a coding for each
// concept and a memo for each note; codebooks are sets of codes. What the format has no place for is left out; `README.md` says what.
import type { Annotator } from '../../model/annotation';
import type { AnnotationSet } from '../../model/annotation-set';
import type { Outline } from '../../model/concept';
import type { PaperDocument } from '../../model/document';
import type { Iri } from '../../model/ids';
import type { Pace } from '../../text/pace';
import { attribute, codeLines, content, guidOf } from '../codebook/refi';
import { grouped } from './passages';
import { CODEBOOK_LINE, SCHEME_LINES } from './refi-codes';
import { OURS } from './refi-people';
import { ID_LINE } from './refi-passage';
import { refiText, type PlacedPassage } from './refi-text';
import { WORK_LINES } from './refi-work';

export interface RefiParts {
  readonly set: AnnotationSet;
  /** The codebooks of the set as trees. */
  readonly outlines: readonly Outline[];
  /** `#rrggbb` by paint. */
  readonly colours: readonly string[];
  /** The kept text of a copy, or nothing. */
  readonly textOf: (document: Iri, source: string) => Promise<string | undefined>;
  readonly pace: Pace;
}

/** A file of the archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly text: string;
}

const UUID = /^urn:uuid:/u;
/** Letters of a quote or note that its name has. */
const NAME = 100;

const line = (text: string): string => text.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, ' ');
const named = (words: string): string => {
  const even = words.replace(/\s+/gu, ' ').trim();
  const letters = [...even];
  return letters.length > NAME ? `${letters.slice(0, NAME).join('').trimEnd()}…` : even;
};
const optional = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${attribute(value)}"`);

function describe(document: PaperDocument, source: string): string {
  const { authors, publisher, published, language, doi } = document.metadata;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [WORK_LINES.id, [document.id]],
    [WORK_LINES.address, [source]],
    [WORK_LINES.author, authors],
    [WORK_LINES.publisher, [publisher]],
    [WORK_LINES.published, [published]],
    [WORK_LINES.language, [language]],
    [WORK_LINES.doi, [doi]],
    [WORK_LINES.key, document.keys],
  ];
  return parts.flatMap(([start, values]) => values.filter((v) => v !== '').map((v) => start + line(v))).join('\n');
}

/** Selections and the memos that they point at. */
interface Written {
  readonly selections: string[];
  readonly notes: string[];
}

async function writeSelection({ annotation, start, end, words }: PlacedPassage, known: ReadonlySet<Iri>, into: Written): Promise<void> {
  const { id, creator, created, modified, bodies } = annotation;
  const by = guidOf(creator.id);
  const when = ` creatingUser="${by}" creationDateTime="${created}"`;
  const inside = UUID.test(id) ? [] : [`    <Description>${content(ID_LINE + id)}</Description>`];
  const refs: string[] = [];
  const coded = new Set<Iri>();
  let notes = 0;
  for (const body of bodies) {
    if (body.purpose === 'commenting') {
      const guid = guidOf(`${id}#note=${(notes += 1)}`);
      refs.push(`    <NoteRef targetGUID="${guid}"/>`);
      into.notes.push(
        `  <Note guid="${guid}"${optional('name', named(body.value))}${when}><PlainTextContent>${content(body.value)}</PlainTextContent></Note>`,
      );
    } else if (known.has(body.concept) && !coded.has(body.concept)) {
      coded.add(body.concept);
      const guid = guidOf(`${id}#coding=${body.concept}`);
      inside.push(`    <Coding guid="${guid}"${when}><CodeRef targetGUID="${guidOf(body.concept)}"/></Coding>`);
    }
  }
  const head = `   <PlainTextSelection guid="${guidOf(id)}"${optional('name', named(words))} startPosition="${start}" endPosition="${end}"${when} modifiedDateTime="${modified}"`;
  into.selections.push([`${head}>`, ...inside, ...refs, '   </PlainTextSelection>'].join('\n'));
}

interface Sources {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly files: readonly ArchiveFile[];
}

/** One source for each copy that passages stand in; the first copy of a document has the document's GUID. */
async function writeSources({ set, textOf, pace }: RefiParts, known: ReadonlySet<Iri>): Promise<Sources> {
  const documents = new Map(set.documents.map((d) => [d.id, d]));
  const used = new Set<Iri>();
  const lines: string[] = [];
  const notes: string[] = [];
  const files: ArchiveFile[] = [];
  for (const annotations of grouped(set.annotations, (a) => `${a.document}\n${a.target.source}`).values()) {
    const [first] = annotations;
    const document = documents.get(first?.document ?? '');
    if (first === undefined || document === undefined) continue;
    const { source } = first.target;
    const guid = guidOf(used.has(document.id) ? `${document.id}#${source}` : document.id);
    used.add(document.id);
    const { text, placed } = refiText(annotations, await textOf(document.id, source));
    const written: Written = { selections: [], notes };
    for (const passage of placed) {
      await pace();
      await writeSelection(passage, known, written);
    }
    const file = guidOf(`${document.id}#text=${source}`);
    files.push({ name: `sources/${file}.txt`, text });
    lines.push(
      `  <TextSource guid="${guid}"${optional('name', document.metadata.title)} plainTextPath="internal://${file}.txt" creationDateTime="${document.created}" modifiedDateTime="${document.modified}">`,
      `   <Description>${content(describe(document, source))}</Description>`,
      ...written.selections,
      '  </TextSource>',
    );
  }
  return { lines, notes, files };
}

async function userLines({ creator, annotations }: AnnotationSet): Promise<readonly string[]> {
  const users = new Map<Iri, Annotator>([[creator.id, creator]]);
  for (const a of annotations) if (!users.has(a.creator.id) || users.get(a.creator.id)?.name === '') users.set(a.creator.id, a.creator);
  const lines: string[] = [];
  for (const { id, name } of users.values())
    lines.push(`  <User guid="${guidOf(id)}"${optional('name', name)}${UUID.test(id) ? '' : optional('id', id)}/>`);
  return lines;
}

/** A codebook is a set of its codes, so that it comes back as what it was. */
async function setLines(outlines: readonly Outline[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { scheme, inOrder } of outlines) {
    const told = [
      CODEBOOK_LINE,
      `${SCHEME_LINES.id}${scheme.id}`,
      `${SCHEME_LINES.language}${scheme.language}`,
      ...(scheme.description === '' ? [] : [`${SCHEME_LINES.description}${line(scheme.description)}`]),
    ];
    lines.push(
      `  <Set guid="${guidOf(scheme.id)}" name="${attribute(scheme.title)}">`,
      `   <Description>${content(told.join('\n'))}</Description>`,
    );
    for (const { concept } of inOrder) lines.push(`   <MemberCode targetGUID="${guidOf(concept.id)}"/>`);
    lines.push('  </Set>');
  }
  return lines;
}

/** The schema wants no empty lists. */
const within = (name: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [` <${name}>`, ...lines, ` </${name}>`];

/** The files of the archive, the project first. Equal sets and texts give equal files. */
export async function writeRefiProject(parts: RefiParts): Promise<readonly ArchiveFile[]> {
  const { set, outlines, colours } = parts;
  const there = outlines.filter(({ inOrder }) => inOrder.length > 0);
  const known = new Set(there.flatMap(({ inOrder }) => inOrder.map(({ concept }) => concept.id)));
  const codes: string[] = [];
  for (const outline of there) codes.push(...(await codeLines(outline, colours)));
  const { lines, notes, files } = await writeSources(parts, known);
  const by = guidOf(set.creator.id);
  const project = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Project xmlns="urn:QDA-XML:project:1.0" name="${attribute(set.label)}" origin="${OURS}" creatingUserGUID="${by}" creationDateTime="${set.created}">`,
    ...within('Users', await userLines(set)),
    ...(codes.length === 0 ? [] : [' <CodeBook>', ...within('Codes', codes), ' </CodeBook>']),
    ...within('Sources', lines),
    ...within('Notes', notes),
    ...within('Sets', await setLines(there)),
    '</Project>',
    '',
  ];
  return [{ name: 'project.qde', text: project.join('\n') }, ...files];
}
