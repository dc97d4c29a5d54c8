// How do annotations stand in a file that the Hypothesis client imports? As its own export has them: one file for each document, tags
// by label, notes as text. Concepts' identities, headings and history have no place there.
import type { Annotation, Annotator } from '../../model/annotation';
import type { AnnotationSet } from '../../model/annotation-set';
import type { PaperDocument } from '../../model/document';
import type { Iri } from '../../model/ids';
import { fragmentOf, positionOf, quoteOf } from '../../model/selector';
import type { JsonObject } from '../json-text';
import { grouped } from './passages';
import type { ArchiveFile } from './write-refi';

/** The version of the client whose export this is the shape of. */
const CLIENT = '1.1766.0';
const ACCOUNT = /^acct:[A-Za-z0-9._]{3,30}@.+$/u;

/** An account made of a name: the id of ours stands where the server would, so that it comes back. */
function accountOf({ id, name }: Annotator): string {
  if (ACCOUNT.test(id)) return id;
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._]+/gu, '.')
    .replace(/^\.+|\.+$/gu, '')
    .slice(0, 30);
  const uuid = /^urn:uuid:([0-9a-f-]{36})$/u.exec(id)?.[1];
  return `acct:${plain.length < 3 ? 'reader' : plain}@${uuid === undefined ? '' : `${uuid}.`}mutual-margin.invalid`;
}

/** Its own kinds of selectors: the position counts units of another text, and the words decide. */
function selectorsOf({ target }: Annotation): readonly JsonObject[] {
  const quote = quoteOf(target.selectors);
  const position = positionOf(target.selectors);
  const page = /^page=([1-9]\d{0,6})(?:&|$)/u.exec(fragmentOf(target.selectors)?.value ?? '')?.[1];
  return [
    ...(position === undefined ? [] : [{ type: 'TextPositionSelector', start: position.start, end: position.end }]),
    ...(quote === undefined ? [] : [{ type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }]),
    ...(page === undefined
      ? []
      : [{ type: 'PageSelector', index: Number(page) - 1, ...(target.pageLabel !== undefined && { label: target.pageLabel }) }]),
  ];
}

function row(annotation: Annotation, title: string, labels: ReadonlyMap<Iri, string>): JsonObject {
  const { id, creator, created, modified, target, bodies } = annotation;
  const user = accountOf(creator);
  const tags = bodies.flatMap((b) => (b.purpose === 'tagging' ? (labels.get(b.concept) ?? []) : []));
  return {
    id: id.replace(/^https:\/\/hypothes\.is\/a\/(?=[\w-]+$)/u, ''),
    created,
    updated: modified,
    user,
    user_info: { display_name: creator.name },
    uri: target.source,
    text: bodies.flatMap((b) => (b.purpose === 'commenting' && b.value !== '' ? [b.value] : [])).join('\n\n'),
    tags: [...new Set(tags)],
    group: '__world__',
    permissions: { read: ['group:__world__'], update: [user], delete: [user], admin: [user] },
    target: [{ source: target.source, selector: selectorsOf(annotation) }],
    document: { title: [title] },
    links: {},
    hidden: false,
    flagged: false,
    moderation_status: 'APPROVED',
    actions: [],
  };
}

/** A part of a file's name: letters and digits, so that it differs from the others by its number at least. */
const fileWord = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 50)
    .toLowerCase();

/** One file for each document with passages, in the order of the documents. */
export function writeHypothesis(set: AnnotationSet): readonly ArchiveFile[] {
  const labels = new Map(set.codebooks.flatMap((book) => book.concepts.map((c) => [c.id, c.prefLabel] as const)));
  const byDocument = grouped(set.annotations, (a) => a.document);
  const fileOf = (document: PaperDocument, annotations: readonly Annotation[], n: number): ArchiveFile => ({
    name: `${n + 1}-${fileWord(document.metadata.title) || 'document'}.json`,
    text: JSON.stringify(
      {
        export_date: set.created,
        export_userid: accountOf(set.creator),
        client_version: CLIENT,
        annotations: annotations.map((a) => row(a, document.metadata.title, labels)),
      },
      undefined,
      1,
    ),
  });
  return set.documents.flatMap((d) => (byDocument.has(d.id) ? [d] : [])).map((d, n) => fileOf(d, byDocument.get(d.id) ?? [], n));
}
