// What do the memos of a REFI-QDA project say, and on what do they lie? On a passage they are notes of it, on a code a part of what it says.
import type { Result } from '../../model/result';
import type { Refused } from '../../model/merge';
import { refuse } from '../keep-valid';
import type { FoundText } from './refi-archive';
import { OURS, plainGuid, refsOf } from './refi-people';
import { allBelow, childOf, elementsIn, attributeOf, ownText, type XmlElement } from '../../packed/xml';

export interface Memo {
  readonly words: string;
  readonly by: string;
}

export interface Memos {
  /** By GUID. */
  readonly byGuid: ReadonlyMap<string, Memo>;
  readonly refused: readonly Refused[];
}

const plainWords = (words: string): string =>
  words
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/gu, '\n')
    .trim();

/** A memo need not have a name. */
const nameOf = (note: XmlElement): string => attributeOf(note, 'name').trim().slice(0, 100);

const placeOf = (note: XmlElement): string => `memo ${nameOf(note) === '' ? 'without a name' : `“${nameOf(note)}”`} (line ${note.line})`;

/** Memos that lie on passages, on their codings or on codes. */
const inUse = (project: XmlElement): ReadonlySet<string> =>
  new Set(
    [
      ...['PlainTextSelection', 'PDFSelection', 'TranscriptSelection'].flatMap((name) => allBelow(childOf(project, 'Sources'), name)),
      ...allBelow(childOf(project, 'Sources'), 'Coding'),
      ...codesIn(childOf(project, 'CodeBook', 'Codes')),
    ].flatMap((element) => [...refsOf(element, 'NoteRef'), ...elementsIn(element, 'Coding').flatMap((c) => refsOf(c, 'NoteRef'))]),
  );

/** Codes at every depth. */
export const codesIn = (parent: XmlElement | undefined): readonly XmlElement[] =>
  elementsIn(parent, 'Code').flatMap((code) => [code, ...codesIn(code)]);

/** `textOf` gives the text that an element holds or points at, or why there is none. */
export async function memosOf(project: XmlElement, textOf: (element: XmlElement) => Promise<Result<FoundText>>): Promise<Memos> {
  // Ours are as they were typed; others' end in whatever their text file ends in.
  const isOurs = attributeOf(project, 'origin') === OURS;
  const used = inUse(project);
  const byGuid = new Map<string, Memo>();
  const refused: Refused[] = [];
  for (const note of elementsIn(childOf(project, 'Notes'), 'Note')) {
    const read = await textOf(note);
    const told = [ownText(childOf(note, 'Description')), read.ok ? read.value.text : ''];
    const words = (isOurs ? told : told.map(plainWords)).filter(Boolean).join('\n\n');
    byGuid.set(plainGuid(attributeOf(note, 'guid')), { words, by: attributeOf(note, 'creatingUser') });
    for (const passage of elementsIn(note, 'PlainTextSelection'))
      refused.push(refuse(`${passage.name} of ${nameOf(note) === '' ? 'a memo without a name' : `“${nameOf(note)}”`} (line ${passage.line})`, 'record-invalid', 'a passage of a memo; passages of documents are kept here')); // prettier-ignore
    for (const coding of elementsIn(note, 'Coding'))
      refused.push(refuse(`${coding.name} of ${nameOf(note) === '' ? 'a memo without a name' : `“${nameOf(note)}”`} (line ${coding.line})`, 'record-invalid', 'a code of a memo; passages of documents are coded here')); // prettier-ignore
    const why = used.has(plainGuid(attributeOf(note, 'guid')))
      ? words === '' && !read.ok && hasText(note)
        ? read.problem.detail
        : undefined
      : 'a memo on no passage and no code; notes are kept with passages here';
    if (why !== undefined) refused.push(refuse(placeOf(note), 'record-invalid', why));
  }
  return { byGuid, refused };
}

const hasText = (note: XmlElement): boolean => attributeOf(note, 'plainTextPath') !== '' || attributeOf(note, 'richTextPath') !== '';

/**
 * Characters that memos add to the passages of these selections, counted before any passage is made: each memo once for each selection
 * that it lies on, by itself or by a coding.
 */
export function charactersOn(selections: Iterable<XmlElement>, memos: ReadonlyMap<string, Memo>): number {
  let sum = 0;
  for (const selection of selections) {
    const holders = [selection, ...elementsIn(selection, 'Coding')];
    for (const guid of new Set(holders.flatMap((holder) => refsOf(holder, 'NoteRef')))) sum += memos.get(guid)?.words.length ?? 0;
  }
  return sum;
}

/** What lies on a code, in words. */
export const memoWords = (code: XmlElement, memos: ReadonlyMap<string, Memo>): readonly string[] =>
  refsOf(code, 'NoteRef').flatMap((guid) => memos.get(guid)?.words || []);
