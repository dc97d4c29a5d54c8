// Who says what of one selection? A selection may hold codings and memos of several people: each of them has an annotation of their own.
import type { Annotator } from '../../model/annotation';
import type { Iri } from '../../model/ids';
import { BASE, escaped } from '../context';
import type { Memo } from './refi-memos';
import { iriOfGuid, momentOf, plainGuid, refsOf } from './refi-people';
import { grouped } from './passages';
import type { Selection } from './refi-sources';
import { childOf, elementsIn, attributeOf, ownText, type XmlElement } from '../../packed/xml';

export interface Said {
  readonly id: Iri;
  readonly creator: Annotator;
  readonly concepts: readonly Iri[];
  readonly notes: readonly string[];
  readonly created: string | undefined;
  readonly modified: string | undefined;
}

/** In the description of a selection of ours: the annotation's id, where it is no UUID. */
export const ID_LINE = 'Identifier: ';

/** The project's people, memos and codes. */
export interface Known {
  readonly isOurs: boolean;
  readonly userOf: (guid: string) => Annotator;
  readonly memos: ReadonlyMap<string, Memo>;
  readonly concepts: ReadonlyMap<string, Iri>;
}

interface Contribution {
  readonly creator: Annotator;
  readonly concept?: Iri;
  readonly note?: string;
  readonly guid: string;
  readonly created: string;
}

const memosFor = (element: XmlElement, { memos, userOf }: Known, by: string): readonly Contribution[] =>
  refsOf(element, 'NoteRef').flatMap((guid) => {
    const memo = memos.get(guid);
    if (memo === undefined || memo.words === '') return [];
    return [{ creator: userOf(memo.by || by), note: memo.words, guid, created: momentOf(element, 'creationDateTime') }];
  });

/** One coding and the memos on it. */
function ofCoding(coding: XmlElement, known: Known, by: string): readonly Contribution[] {
  const author = attributeOf(coding, 'creatingUser') || by;
  const about = { creator: known.userOf(author), guid: attributeOf(coding, 'guid'), created: momentOf(coding, 'creationDateTime') };
  const concepts = refsOf(coding, 'CodeRef').flatMap((guid) => known.concepts.get(guid) ?? []);
  return [...concepts.map((concept) => ({ ...about, concept })), ...memosFor(coding, known, author)];
}

/** The description stands for a comment (ATLAS.ti writes it so). */
function ofSelection(element: XmlElement, known: Known): readonly Contribution[] {
  const by = attributeOf(element, 'creatingUser');
  const told = ownText(childOf(element, 'Description')).replace(/\r\n?/gu, '\n').trim();
  const comment = known.isOurs && told.startsWith(ID_LINE) ? '' : told;
  const about = { creator: known.userOf(by), guid: attributeOf(element, 'guid'), created: momentOf(element, 'creationDateTime') };
  return [
    ...(comment === '' ? [] : [{ ...about, note: comment }]),
    ...elementsIn(element, 'Coding').flatMap((coding) => ofCoding(coding, known, by)),
    ...memosFor(element, known, by),
  ];
}

/** As the file has it, to tell selections apart that it gives no GUID or one and the same. */
export const placeIn = (element: XmlElement): string =>
  ['startPosition', 'endPosition', 'page', 'firstX', 'firstY']
    .map((name) => attributeOf(element, name))
    .filter(Boolean)
    .join('-');

const codingsWithout = (element: XmlElement, concepts: ReadonlyMap<string, Iri>): number =>
  elementsIn(element, 'Coding').filter((coding) => refsOf(coding, 'CodeRef').every((guid) => !concepts.has(guid))).length;

/** By author, in the order in which they come; without any, what was selected and not said anything of. */
export function saidOf({ element, where }: Selection, known: Known): { readonly said: readonly Said[]; readonly lost: number } {
  const guid = attributeOf(element, 'guid');
  const own = known.userOf(attributeOf(element, 'creatingUser'));
  const all = ofSelection(element, known);
  const authors = new Map(all.map((c) => [c.creator.id, c.creator]));
  if (authors.size === 0) authors.set(own.id, own);
  const main = authors.has(own.id) ? own.id : [...authors.keys()][0];
  const described = ownText(childOf(element, 'Description'));
  const ownId = known.isOurs && described.startsWith(ID_LINE) ? described.slice(ID_LINE.length).trim() : '';
  const [created, modified] = [momentOf(element, 'creationDateTime'), momentOf(element, 'modifiedDateTime')];
  const byAuthor = grouped(all, (c) => c.creator.id);
  const those = [...authors.values()].map((creator): Said => {
    const theirs = byAuthor.get(creator.id) ?? [];
    const isMain = creator.id === main;
    const first = theirs
      .map((c) => c.created)
      .filter(Boolean)
      .toSorted()[0];
    const id = isMain ? guid : `${plainGuid(guid)}-${plainGuid(theirs[0]?.guid ?? '')}`;
    return {
      // A selection without a GUID is known by its place in the file and in the text.
      id:
        isMain && ownId !== ''
          ? ownId
          : isMain && guid !== ''
            ? iriOfGuid(guid)
            : `${BASE}refi#${escaped(id === '' ? `${where} ${placeIn(element)}` : id)}`,
      creator,
      concepts: [...new Set(theirs.flatMap((c) => c.concept ?? []))],
      notes: [...new Set(theirs.flatMap((c) => c.note ?? []))],
      created: (isMain ? created : '') || first || created || undefined,
      modified: isMain && modified !== '' ? modified : undefined,
    };
  });
  return { said: those, lost: codingsWithout(element, known.concepts) };
}
