// What happens when a reader tags: the page becomes a document, the passage an annotation.
import { identityKeys } from '@/utils/extraction/identity';
import { readDetails } from '@/utils/extraction/details';
import { readMetadata, readSourced } from '@/utils/extraction/metadata';
import * as annotations from '@/utils/library/annotations';
import type { Change } from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import type { Chosen, Typed } from '@/utils/messaging/protocol';
import { bodies, type Annotation } from '@/utils/model/annotation';
import { emptyConcept, type Concept } from '@/utils/model/concept';
import type { Facts, Origins, PageHead, PaperDocument } from '@/utils/model/document';
import { newId, type Iri } from '@/utils/model/ids';
import type { Picture } from '@/utils/model/picture';
import { fail, ok, type Result } from '@/utils/model/result';
import { annotator } from '@/utils/shell/settings';
import { bytesOfBase64 } from '@/utils/text/base64';
import { now, type Desk } from './desk';

export const withoutFragment = (url: string): string => url.replace(/#.*$/su, '');

/** Keys by which the page's document is known; empty for a page without an address to return to. */
export function keysOf(head: PageHead): readonly string[] {
  return identityKeys(head, readMetadata(head).doi);
}

/** The document that a page shows, made when it is new; facts where more of the page was read than its head. */
export function documentOf(desk: Desk, head: PageHead, read = factsOf(head)): Promise<Result<PaperDocument>> {
  const { metadata, details, origins } = read;
  const keys = identityKeys(head, metadata.doi);
  const [key] = keys;
  if (key === undefined) return Promise.resolve(fail('page-forbidden', head.url));
  const at = now();
  const source = { url: withoutFragment(head.url), key, seen: at };
  return documents.ensure(desk.library, { metadata, details, origins, source, keys }, at);
}

function factsOf(head: PageHead): Facts & { readonly origins: Origins } {
  const { metadata, origins } = readSourced(head);
  const more = readDetails(head);
  return { metadata, details: more.details, origins: { ...more.origins, ...origins } };
}

const shownAs = ({ id, width, height }: Picture): Picture => ({ id, width, height });

export interface Tagged {
  readonly annotation: Annotation;
  readonly change: Change;
}

/** Adds one annotation to a document. `id` is given where a call may be repeated: the same id twice adds one. */
export async function tagPassage(
  desk: Desk,
  passage: { id?: Iri; document: Iri; source: string; chosen: Chosen },
  typed: Pick<Typed, 'concepts' | 'note'>,
): Promise<Result<Tagged>> {
  const at = now();
  const { picture, ...chosen } = passage.chosen;
  const bytes = picture && bytesOfBase64(picture.data);
  const files = picture === undefined || bytes === undefined ? [] : [{ id: picture.id, bytes }];
  const annotation: Annotation = {
    id: passage.id ?? newId(),
    document: passage.document,
    target: { source: withoutFragment(passage.source), ...chosen, ...(picture && { picture: shownAs(picture) }) },
    bodies: bodies(typed.concepts, typed.note),
    // Asked anew: the reader may have changed their name since this page was opened.
    creator: await annotator(),
    created: at,
    modified: at,
  };
  const added = await annotations.add(desk.library, annotation, files);
  return added.ok ? ok({ annotation, change: added.value }) : added;
}

/**
 * A concept made in passing; its definition can follow. `within`: the codebook that the reader tags from; without it, or where that one is
 * built in, it goes to the reader's own. Problems: `codebook-closed`, `not-found` (no such codebook), storage ones.
 */
export async function createConcept(desk: Desk, label: string, within?: Iri): Promise<Result<Concept>> {
  const at = now();
  const prefLabel = label.trim().replace(/\s+/gu, ' ');
  const books = await codebooks.all(desk.library);
  const chosen = books.find(({ scheme }) => scheme.id === within);
  if (within !== undefined && chosen === undefined) return fail('not-found', within);
  const home = chosen?.scheme.builtIn === true ? undefined : chosen;
  // What has that label elsewhere may mean something else.
  const known = (home === undefined ? books : [home])
    .flatMap((c) => c.concepts)
    .find((c) => c.prefLabel === prefLabel && c.retired === undefined);
  if (known !== undefined) return ok(known);
  const scheme = home === undefined ? await codebooks.ownScheme(desk.library, at) : ok(home.scheme);
  if (!scheme.ok) return scheme;
  if (scheme.value.closed === true) return fail('codebook-closed', scheme.value.title);
  const concept = emptyConcept({ id: newId(), scheme: scheme.value.id, prefLabel, at });
  const added = await codebooks.addConcept(desk.library, concept);
  return added.ok ? ok(concept) : added;
}
