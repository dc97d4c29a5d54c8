// Is what is being read a paper that was tagged at another address? Told by the text alone, and only asked: whether two copies are
// one paper or two editions is for the reader to say.
import { readingText } from '@/utils/extraction/reading-text';
import * as annotations from '@/utils/library/annotations';
import * as documents from '@/utils/library/documents';
import { areEditions } from '@/utils/library/editions';
import { fingerprintsOf, openFingerprints, type Fingerprints } from '@/utils/library/fingerprints';
import * as snapshots from '@/utils/library/snapshots';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { fingerprintOf, kinship, likeness, type Kinship } from '@/utils/text/fingerprint';
import type { Pace } from '@/utils/text/pace';
import type { Desk } from './desk';

/** How a paper is found to be perhaps the same: by its text, or because the page names that PDF as its own. */
export interface LikelySame {
  readonly document: PaperDocument;
  /** How many passages of it are tagged; at least one where it is known by its text. */
  readonly passages: number;
  readonly kinship: Exclude<Kinship, 'other'> | 'linked';
}

let opened: Fingerprints | undefined;
const fingerprints = (): Fingerprints => (opened ??= openFingerprints());

/** The tagged document whose kept text is most like that of this one, of those that are not known to be another paper or an edition. */
export async function likelySame(
  { library }: Desk,
  document: Iri,
  isApart: (a: Iri, b: Iri) => boolean,
  pace?: Pace,
): Promise<LikelySame | undefined> {
  const tagged = await annotations.countByDocument(library);
  const isEdition = await areEditions(library);
  const others = new Set([...tagged.keys()].filter((id) => id !== document && !isApart(id, document) && !isEdition(id, document)));
  const heads = await snapshots.latestHeads(library);
  if (others.size === 0 || !heads.some((h) => h.document === document)) return undefined;
  const prints = await fingerprintsOf(
    fingerprints(),
    heads.flatMap((h) => (h.document === document || tagged.has(h.document) ? [h.id] : [])),
    async (id) => {
      const snapshot = await snapshots.get(library, id);
      return snapshot === undefined ? undefined : fingerprintOf(readingText(snapshot.content), pace);
    },
  );
  const own = heads.flatMap((h) => (h.document === document ? (prints.get(h.id) ?? []) : []));
  const pairs = heads.flatMap((h) => {
    const other = others.has(h.document) ? prints.get(h.id) : undefined;
    return other === undefined ? [] : own.map((print) => ({ id: h.document, alike: likeness(print, other), kin: kinship(print, other) }));
  });
  const best = pairs.reduce<(typeof pairs)[number] | undefined>((a, b) => (a === undefined || b.alike > a.alike ? b : a), undefined);
  const found = best === undefined || best.kin === 'other' ? undefined : await documents.get(library, best.id);
  return best === undefined || best.kin === 'other' || found === undefined
    ? undefined
    : { document: found, passages: tagged.get(best.id) ?? 0, kinship: best.kin };
}

/** The document of a PDF that the page of this one names as its own (`keys`, as of `pdfKeys`), unless the two are known apart. */
export async function linkedSame(
  { library }: Desk,
  document: Iri,
  { keys, isApart }: { readonly keys: readonly string[]; readonly isApart: (a: Iri, b: Iri) => boolean },
): Promise<LikelySame | undefined> {
  const found = keys.length === 0 ? undefined : await documents.find(library, keys);
  if (found === undefined || found.id === document || isApart(found.id, document)) return undefined;
  if ((await areEditions(library))(found.id, document)) return undefined;
  return { document: found, passages: (await annotations.ofDocument(library, found.id)).length, kinship: 'linked' };
}
