// Who made a REFI-QDA project, and what do its memos and GUIDs say? Names of things as real programs write them: braces, any case, none at all.
import type { Annotator } from '../../model/annotation';
import type { Iri } from '../../model/ids';
import { BASE, toUri } from '../context';
import { UNKNOWN } from './passages';
import { childOf, childrenOf, said, type XmlElement } from './xml';

/** What our export calls itself. */
export const OURS = 'Mutual Margin';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** GUIDs are compared without braces and in lower case. */
export const plainGuid = (guid: string): string =>
  guid
    .trim()
    .replace(/^\{|\}$/gu, '')
    .toLowerCase();

/** Empty of an empty GUID. */
export function iriOfGuid(guid: string): Iri {
  const plain = plainGuid(guid);
  if (plain === '') return '';
  return UUID.test(plain) ? `urn:uuid:${plain}` : `${BASE}refi#${encodeURIComponent(plain.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
}

/** Users by GUID. Our export writes in `id` an IRI that is no UUID. */
export function usersOf(project: XmlElement): (guid: string) => Annotator {
  const isOurs = said(project, 'origin') === OURS;
  const users = new Map<string, Annotator>();
  for (const user of childrenOf(childOf(project, 'Users'), 'User')) {
    const guid = said(user, 'guid');
    const id = isOurs && said(user, 'id') !== '' ? toUri(said(user, 'id')) : iriOfGuid(guid);
    const name = said(user, 'name') || (isOurs ? '' : said(user, 'id'));
    if (guid !== '') users.set(plainGuid(guid), { id, name: name.slice(0, 10_000) });
  }
  // A user who is named nowhere is still somebody of their own.
  return (guid) => users.get(plainGuid(guid)) ?? (guid.trim() === '' ? UNKNOWN : { id: iriOfGuid(guid), name: UNKNOWN.name });
}

export interface Memo {
  readonly words: string;
  readonly by: string;
}

/** Memos by GUID; `textOf` gives the text that an element holds or points at. */
export function memosOf(project: XmlElement, textOf: (element: XmlElement) => string): ReadonlyMap<string, Memo> {
  const notes = childrenOf(childOf(project, 'Notes'), 'Note');
  // Ours are as they were typed; others' end in whatever their text file ends in.
  const isOurs = said(project, 'origin') === OURS;
  return new Map(
    notes.map((note): [string, Memo] => {
      const told = [childOf(note, 'Description')?.text ?? '', textOf(note)];
      const words = isOurs
        ? told
        : told.map((w) =>
            w
              .replace(/^\ufeff/u, '')
              .replace(/\r\n?/gu, '\n')
              .trim(),
          );
      return [plainGuid(said(note, 'guid')), { words: words.filter(Boolean).join('\n\n'), by: said(note, 'creatingUser') }];
    }),
  );
}

/** Everything of this kind that an element points at. */
export const refsOf = (element: XmlElement | undefined, kind: string): readonly string[] =>
  childrenOf(element, kind).map((ref) => plainGuid(said(ref, 'targetGUID') || said(ref, 'guid')));
