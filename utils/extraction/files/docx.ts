// What does a Word document (.docx) say? Its main part with styles, numbers, notes and links, and what it says of itself.
import type { ReadingNode } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { readBody, type BodyParts } from './docx-body';
import { readStyles } from './docx-styles';
import type { FilePaper } from './file-paper';
import { paperOf } from './front-page';
import { notesAfter } from './inline';
import { readNumbering, roman } from './numbering';
import { attributeOf, childOf, elementsIn, wordsOf, type XmlElement } from '@/utils/packed/xml';
import { xmlPart, xmlPartIfThere } from './xml';
import type { Archive } from '@/utils/packed/zip';

type NoteKind = 'footnote' | 'endnote';
interface Relation {
  readonly kind: string;
  readonly target: string;
}

/** A name beside another: `word/document.xml` and `../customXml/a.xml`. */
export function partBeside(part: string, target: string): string {
  const parts = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

async function relationsOf(archive: Archive, part: string): Promise<Result<ReadonlyMap<string, Relation>>> {
  const read = await xmlPartIfThere(archive, partBeside(part, `_rels/${part.split('/').at(-1) ?? ''}.rels`));
  if (!read.ok) return read;
  return ok(
    new Map(
      elementsIn(read.value, 'Relationship').map((r) => [
        attributeOf(r, 'Id'),
        { kind: attributeOf(r, 'Type').split('/').at(-1) ?? '', target: attributeOf(r, 'Target') },
      ]),
    ),
  );
}

const targetOf = (relations: ReadonlyMap<string, Relation>, kind: string): string | undefined =>
  [...relations.values()].find((r) => r.kind === kind)?.target;

/** Notes are counted as they are marked; the label is given to the first mark of each. */
function noteCounter() {
  const labels = new Map<string, { readonly kind: NoteKind; readonly id: string; readonly label: string }>();
  let [foot, end] = [0, 0];
  const label = (kind: NoteKind, id: string): string => {
    const known = labels.get(`${kind} ${id}`);
    if (known !== undefined) return known.label;
    if (kind === 'footnote') foot += 1;
    else end += 1;
    const made = { kind, id, label: kind === 'footnote' ? String(foot) : roman(end) };
    labels.set(`${kind} ${id}`, made);
    return made.label;
  };
  return { label, marked: () => [...labels.values()] };
}

type Parts = Readonly<Record<'styles' | 'numbering' | 'footnotes' | 'endnotes', XmlElement | undefined>>;

async function partsOf(archive: Archive, main: string, relations: ReadonlyMap<string, Relation>): Promise<Result<Parts>> {
  const found: Partial<Record<keyof Parts, XmlElement | undefined>> = {};
  for (const kind of ['styles', 'numbering', 'footnotes', 'endnotes'] as const) {
    const target = targetOf(relations, kind);
    const read = target === undefined ? ok(undefined) : await xmlPartIfThere(archive, partBeside(main, target));
    if (!read.ok) return read;
    found[kind] = read.value;
  }
  return ok(found as Parts);
}

function notesOf(
  parts: Parts,
  body: BodyParts,
  marked: () => readonly { kind: NoteKind; id: string; label: string }[],
): readonly ReadingNode[] {
  const roots = { footnote: parts.footnotes, endnote: parts.endnotes };
  const notes = marked().flatMap(({ kind, id, label }) => {
    const note = elementsIn(roots[kind], kind).find((n) => attributeOf(n, 'id') === id);
    if (note === undefined) return [];
    const paragraphs = readBody(note, body).content.map((node) => (typeof node !== 'string' && node.tag === 'p' ? node.children : [node]));
    return paragraphs.length === 0 ? [] : [{ label, paragraphs }];
  });
  return notesAfter(notes);
}

const said = (core: XmlElement | undefined, name: string): string => wordsOf(childOf(core, name));

/** Problems: `file-damaged` (no Word document, or not whole), those of its parts. */
export async function readDocx(archive: Archive): Promise<Result<FilePaper>> {
  const top = await relationsOf(archive, '');
  if (!top.ok) return top;
  const main = partBeside('', targetOf(top.value, 'officeDocument') ?? 'word/document.xml');
  if (!archive.has(main)) return fail('file-damaged', 'it holds no Word document');
  const document = await xmlPart(archive, main);
  if (!document.ok) return document;
  const relations = await relationsOf(archive, main);
  if (!relations.ok) return relations;
  const parts = await partsOf(archive, main, relations.value);
  if (!parts.ok) return parts;
  const core = await xmlPartIfThere(archive, partBeside('', targetOf(top.value, 'core-properties') ?? 'docProps/core.xml'));
  if (!core.ok) return core;
  const counter = noteCounter();
  const body: BodyParts = {
    styles: readStyles(parts.value.styles),
    numbering: readNumbering(parts.value.numbering),
    links: new Map([...relations.value].filter(([, r]) => r.kind === 'hyperlink').map(([id, r]) => [id, r.target])),
    label: counter.label,
  };
  const { content, front } = readBody(childOf(document.value, 'body') ?? document.value, body);
  if (content.length === 0) return fail('no-main-text');
  const whole = [...content, ...notesOf(parts.value, body, counter.marked)];
  const language = attributeOf(childOf(parts.value.styles, 'docDefaults', 'rPrDefault', 'rPr', 'lang'), 'val');
  const facts = { title: said(core.value, 'title'), authors: [said(core.value, 'creator')], language: said(core.value, 'language') || language, modified: said(core.value, 'modified') }; // prettier-ignore
  return ok(paperOf(facts, front, whole));
}
