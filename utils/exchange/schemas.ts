// Is this value a record of ours? One schema a model type, for whatever comes from outside: files, backups, web pages.
// Unknown keys are dropped. Limits are wide: they stop a bomb, never a reader's own work.
import { z } from 'zod';
import type { Annotation, Annotator, Body, Target } from '../model/annotation';
import type { Concept, ConceptScheme } from '../model/concept';
import {
  ORIGINS,
  READING_TAGS,
  type Capture,
  type PageHead,
  type PaperDocument,
  type ReadingElement,
  type ReadingNode,
  type Snapshot,
} from '../model/document';
import type { Picture } from '../model/picture';
import type { Selector } from '../model/selector';

// Extension pages forbid `eval`; without this zod would try it once (a CSP report in the console).
z.config({ jitless: true });

/** UTF-16 units of the longest text in a record: 1 MB, as in the byte scan before parsing. */
const LONG = 1_000_000;
const SHORT = 10_000;
const MANY = 10_000;

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const text = (max: number) =>
  z.string().max(max, `longer than ${max} characters`).refine(isWellFormed, 'half a character (lone surrogate)');
export const short = text(SHORT);
export const long = text(LONG);

/** An absolute IRI in the characters of RFC 3986; a program is none. */
export const iri = z
  .string('no IRI')
  .max(4_000, 'longer than 4000 characters')
  .regex(/^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/u, 'not an absolute IRI')
  .refine((value) => !/^(?:javascript|vbscript|data):/iu.test(value), 'an address that would run a program');

/** The address of a copy, as it stood in the address bar: kept as text, never opened. */
const address = text(SHORT).regex(
  /^(?:https?|file|ftp|urn|doi):[^\s\p{Cc}]+$/iu,
  'not an address of a document (http, https, file, ftp, urn, doi)',
);

/** UTC in `toISOString()` form, a day of the calendar, 1900 to 2200. */
export const time = z
  .string('no date')
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u, 'not a date in UTC')
  .refine((value) => Number.isFinite(Date.parse(value)) && new Date(value).toISOString() === value, 'no such day or time')
  .refine((value) => value >= '1900' && value < '2201', 'outside the years 1900 to 2200');

const offset = z.int('not a whole number').min(0, 'negative');

export const positionShape = z
  .object({ type: z.literal('TextPositionSelector'), start: offset, end: offset, astralBefore: z.exactOptional(offset) })
  .refine((p) => p.start <= p.end, 'start is after end')
  .refine((p) => (p.astralBefore ?? 0) * 2 <= p.start, 'more astral characters before the passage than there is room for');
export const quoteShape = z.object({ type: z.literal('TextQuoteSelector'), exact: long.min(1, 'empty quote'), prefix: long, suffix: long });
export const xpathShape = z.object({ type: z.literal('XPathSelector'), value: short, refinedBy: z.exactOptional(positionShape) });
export const rangeShape = z.object({ type: z.literal('RangeSelector'), startSelector: xpathShape, endSelector: xpathShape });
export const fragmentShape = z.object({
  type: z.literal('FragmentSelector'),
  value: short.min(1, 'empty fragment'),
  conformsTo: z.exactOptional(iri),
});
export const selectorShape = z.discriminatedUnion('type', [quoteShape, positionShape, rangeShape, fragmentShape]);

/** Wider or higher no picture is: it is unpacked when it is shown. */
export const MOST_PIXELS_A_SIDE = 4_096;
const pixels = z.int('not a whole number').min(1, 'no size').max(MOST_PIXELS_A_SIDE, 'too large');
/** The name that a picture's bytes have. */
export const pictureId = z.string('no name').regex(/^urn:sha256:[0-9a-f]{64}$/u, 'not the digest of a picture');
export const pictureShape = z.object({ id: pictureId, width: pixels, height: pixels });

export const targetShape = z.object({
  source: address,
  selectors: z
    .array(selectorShape)
    .max(8)
    .refine((all) => all.some((s) => s.type === 'TextQuoteSelector'), 'no quote')
    .refine((all) => new Set(all.map((s) => s.type)).size === all.length, 'two selectors of one kind'),
  headings: z.array(short).max(200),
  pageLabel: z.exactOptional(short.min(1, 'empty page')),
  isRecognised: z.exactOptional(z.literal(true)),
  picture: z.exactOptional(pictureShape),
});
export const annotatorShape = z.object({ id: iri, name: short });
export const bodyShape = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('tagging'), concept: iri, version: z.exactOptional(time) }),
  z.object({ purpose: z.literal('commenting'), value: long }),
]);
export const annotationShape = z.object({
  id: iri,
  document: iri,
  target: targetShape,
  bodies: z.array(bodyShape).max(400),
  creator: annotatorShape,
  created: time,
  modified: time,
  formerTargets: z.exactOptional(z.array(targetShape).max(1_000)),
  refusedWordings: z.exactOptional(z.array(long.min(1, 'empty wording')).max(1_000)),
  isStarred: z.exactOptional(z.literal(true)),
});

export const sourceShape = z.object({ url: address, key: short.min(1, 'empty key'), seen: time });
const NO_DAY = 'not a date such as 2012, 2012-04 or 2012-04-07';
export const metadataShape = z.object({
  title: short,
  authors: z.array(short).max(MANY),
  publisher: short,
  published: z.string().regex(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/u, NO_DAY),
  language: short,
  doi: short,
});
const said = z.exactOptional(short.min(1, 'empty'));
export const detailsShape = z.object({
  subtitle: said,
  updated: z.exactOptional(z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/u, NO_DAY)),
  number: said,
  isbn: said,
  issn: said,
  kind: said,
  licence: said,
});
const origin = z.exactOptional(z.enum(ORIGINS));
const ofMetadata = { title: origin, authors: origin, publisher: origin, published: origin, language: origin, doi: origin };
const ofDetails = { subtitle: origin, updated: origin, number: origin, isbn: origin, issn: origin, kind: origin, licence: origin };
export const originsShape = z.object({ ...ofMetadata, ...ofDetails });
export const documentShape = z.object({
  id: iri,
  metadata: metadataShape,
  details: z.exactOptional(detailsShape),
  origins: z.exactOptional(originsShape),
  sources: z.array(sourceShape).max(MANY),
  keys: z.array(short.min(1, 'empty key')).min(1, 'no key to know it by').max(MANY),
  editionOf: z.exactOptional(iri),
  created: time,
  modified: time,
});

const retirementShape = z.object({ at: time, replacedBy: z.exactOptional(iri) });
const earlierMeaningShape = z.object({
  prefLabel: short,
  definition: long,
  scopeNote: long,
  notWhen: z.exactOptional(long),
  until: time,
  by: annotatorShape,
  why: z.exactOptional(long),
});
export const conceptShape = z.object({
  id: iri,
  scheme: iri,
  prefLabel: short.refine((label) => label.trim() !== '', 'no label'),
  altLabels: z.array(short).max(MANY),
  definition: long,
  scopeNote: long,
  example: long,
  broader: z.array(iri).max(MANY),
  related: z.array(iri).max(MANY),
  paint: z.literal([0, 1, 2, 3, 4, 5, 6, 7], 'no paint from 0 to 7'),
  created: time,
  modified: time,
  notWhen: z.exactOptional(long),
  notation: z.exactOptional(short),
  place: z.exactOptional(z.number()),
  derivedFrom: z.exactOptional(iri),
  retired: z.exactOptional(retirementShape),
  earlier: z.exactOptional(z.array(earlierMeaningShape).max(1_000)),
});
export const schemeShape = z.object({
  id: iri,
  title: short.refine((title) => title.trim() !== '', 'no title'),
  description: long,
  language: z
    .string()
    .regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u, 'not a language tag such as en')
    .max(100),
  builtIn: z.boolean(),
  closed: z.exactOptional(z.literal(true)),
  created: time,
  modified: time,
  derivedFrom: z.exactOptional(iri),
});

const readingNodeSchema: z.ZodType<ReadingNode> = z.lazy(() => z.union([long, readingElementShape]));
const span = z.int().min(0).max(100_000);
const readingElementShape: z.ZodType<ReadingElement> = z.object({
  tag: z.enum(READING_TAGS),
  href: z.exactOptional(short.regex(/^(?:https?|mailto):/iu, 'not a link')),
  src: z.exactOptional(short.regex(/^https?:/iu, 'not an address of a picture')),
  alt: z.exactOptional(short),
  colspan: z.exactOptional(span),
  rowspan: z.exactOptional(span),
  start: z.exactOptional(z.int()),
  page: z.exactOptional(span),
  label: z.exactOptional(short),
  isRecognised: z.exactOptional(z.literal(true)),
  children: z.array(readingNodeSchema),
});
export const readingSchema: z.ZodType<readonly ReadingNode[]> = z.array(readingNodeSchema);
export const snapshotShape = z.object({ id: iri, document: iri, source: address, taken: time, content: readingSchema });

/** From a content script: whatever a page's head may say, cut to what a head needs. */
export const pageHeadShape = z.strictObject({
  url: text(20_000),
  title: text(SHORT),
  language: text(200),
  canonical: text(20_000),
  metas: z.array(z.tuple([text(1_000), text(LONG)])).max(5_000),
  jsonLd: z.array(text(LONG)).max(200),
  pdfs: z.exactOptional(z.array(text(20_000)).max(5)),
});
export const captureShape = z.strictObject({
  url: text(20_000),
  html: z.string().max(50_000_000),
  contentType: text(200),
  // A page may name each of its lines differently; all of these words stand in its HTML, too.
  shown: z.exactOptional(z.array(z.string().max(1_000_000)).max(100_000)),
});

// The names under which the rest of the code knows them: each is a schema of exactly the model's type (`schemas.test.ts` holds both ways).
export const selectorSchema: z.ZodType<Selector> = selectorShape;
export const pictureSchema: z.ZodType<Picture> = pictureShape;
export const targetSchema: z.ZodType<Target> = targetShape;
export const bodySchema: z.ZodType<Body> = bodyShape;
export const annotatorSchema: z.ZodType<Annotator> = annotatorShape;
export const annotationSchema: z.ZodType<Annotation> = annotationShape;
export const documentSchema: z.ZodType<PaperDocument> = documentShape;
export const conceptSchema: z.ZodType<Concept> = conceptShape;
export const schemeSchema: z.ZodType<ConceptScheme> = schemeShape;
export const snapshotSchema: z.ZodType<Snapshot> = snapshotShape;
export const pageHeadSchema: z.ZodType<PageHead> = pageHeadShape;
export const captureSchema: z.ZodType<Capture> = captureShape;

/** What a schema objects to first, as `path: reason`, in words for a sentence. */
export function objection(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'not as expected';
  const path = issue.path.map(String).join('.');
  const missing = issue.code === 'invalid_type' && issue.input === undefined && issue.message.startsWith('Invalid input');
  return `${path === '' ? '' : `${path}: `}${missing ? 'is missing' : issue.message}`;
}
