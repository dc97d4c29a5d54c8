// Who made a REFI-QDA project, and what do its GUIDs say? Names of things as real programs write them: braces, any case, none at all.
import type { Annotator } from '../../model/annotation';
import type { Iri } from '../../model/ids';
import { BASE, escaped, toUri } from '../context';
import { momentIn } from '../times';
import { UNKNOWN } from './passages';
import { childOf, elementsIn, attributeOf, type XmlElement } from '../../packed/xml';

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
  return UUID.test(plain) ? `urn:uuid:${plain}` : `${BASE}refi#${escaped(plain)}`;
}

/** A moment as the project tells it, or a day; empty where it tells none. */
export const momentOf = (element: XmlElement, attribute: string): string => momentIn(attributeOf(element, attribute)) ?? '';

/** Users by GUID. Our export writes in `id` an IRI that is no UUID. */
export function usersOf(project: XmlElement): (guid: string) => Annotator {
  const isOurs = attributeOf(project, 'origin') === OURS;
  const users = new Map<string, Annotator>();
  for (const user of elementsIn(childOf(project, 'Users'), 'User')) {
    const guid = attributeOf(user, 'guid');
    const id = isOurs && attributeOf(user, 'id') !== '' ? toUri(attributeOf(user, 'id')) : iriOfGuid(guid);
    const name = attributeOf(user, 'name') || (isOurs ? '' : attributeOf(user, 'id'));
    if (guid !== '') users.set(plainGuid(guid), { id, name: name.slice(0, 10_000) });
  }
  // A user who is named nowhere is still somebody of their own.
  return (guid) => users.get(plainGuid(guid)) ?? (guid.trim() === '' ? UNKNOWN : { id: iriOfGuid(guid), name: UNKNOWN.name });
}

/** Everything of this kind that an element points at. */
export const refsOf = (element: XmlElement | undefined, kind: string): readonly string[] =>
  elementsIn(element, kind).map((ref) =>
    plainGuid(attributeOf(ref, 'targetGUID') || attributeOf(ref, 'targetGuid') || attributeOf(ref, 'guid')),
  );
