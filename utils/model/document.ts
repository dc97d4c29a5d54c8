// What a document is: the work being read, whatever copies of it exist.
import type { Iri } from './ids';

/** One copy of a document. */
export interface Source {
  /** The address as it was read, without fragment. */
  readonly url: string;
  /** The same address in normal form (`identityKeys`); two sources with one key are one copy. */
  readonly key: string;
  /** UTC. */
  readonly seen: string;
}

/** What is known about the work; every field may be mended by the reader. */
export interface Metadata {
  readonly title: string;
  /** People and bodies, as printed. */
  readonly authors: readonly string[];
  readonly publisher: string;
  /** ISO date at the precision the page gives: `2012`, `2012-04` or `2012-04-07`; empty when unknown. */
  readonly published: string;
  /** BCP 47; empty when unknown. */
  readonly language: string;
  /** Bare DOI, lower case (`10.1000/xyz`); empty when there is none. */
  readonly doi: string;
}

export const METADATA_FIELDS = [
  'title',
  'authors',
  'publisher',
  'published',
  'language',
  'doi',
] as const satisfies readonly (keyof Metadata)[];

export const DETAIL_FIELDS = ['subtitle', 'updated', 'number', 'isbn', 'issn', 'kind', 'licence'] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

/**
 * What not every work has, by field; what is not known is absent, and no value is empty. `updated`: ISO date as `published`;
 * `number` as printed (`HC 123`); `isbn`: digits alone where they were read; `issn` of the series or journal (`0305-750X`); `kind` as the page names it (`Report`, `guidance`);
 * `licence`: an address where there is one, else its name.
 */
export type Details = Readonly<Partial<Record<DetailField, string>>>;

/** All that can be known of a work. */
export interface Facts {
  readonly metadata: Metadata;
  readonly details: Details;
}

/**
 * Where a fact comes from: kinds of metas in a page's head, the page as it is shown, its text, what a file says of itself, the
 * annotator's own hand, or the hand of somebody who shared it.
 */
export const ORIGINS = [
  'citation',
  'json-ld',
  'repository',
  'dublin-core',
  'open-graph',
  'head',
  'page',
  'text',
  'file',
  'annotator',
  'sender',
] as const;
export type Origin = (typeof ORIGINS)[number];

/** By field; a field that is empty, or was known before origins were kept, has none. */
export type Origins = Readonly<Partial<Record<keyof Metadata | DetailField, Origin>>>;

/** `PaperDocument`, because `Document` is the DOM's word. */
export interface PaperDocument {
  readonly id: Iri;
  readonly metadata: Metadata;
  /** Absent where nothing is known beyond `metadata`. */
  readonly details?: Details;
  readonly origins?: Origins;
  readonly sources: readonly Source[];
  /** Every key by which it is recognised: normalised addresses (`https` left out), `doi:…`. Never empty. */
  readonly keys: readonly string[];
  /** The document that a reader has said this one is a later edition of. It may name one that is not here any more. */
  readonly editionOf?: Iri;
  readonly created: string;
  readonly modified: string;
}

/** One page of a paper that stands on several. */
export interface PaperPage {
  /** Without fragment. */
  readonly url: string;
  /** As its contents list names it; empty when nothing does. */
  readonly label: string;
}

/** What a page says of itself in its head: handed over by the content script, read by `extraction/metadata`. */
export interface PageHead {
  readonly url: string;
  readonly title: string;
  readonly language: string;
  /** `rel=canonical`, resolved; empty when there is none. */
  readonly canonical: string;
  /** `<meta>` name or property, lower case, with its content, in page order. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  /** Contents of `application/ld+json` scripts, unparsed. */
  readonly jsonLd: readonly string[];
  /** `rel=alternate` links of type PDF, resolved, at most five; absent where they were not looked for. */
  readonly pdfs?: readonly string[];
}

/** A copy of a page's HTML handed over for reading. */
export interface Capture {
  readonly url: string;
  readonly html: string;
  readonly contentType: string;
  /** `class` attributes that are named for what is out of sight and are in sight on this page. */
  readonly shown?: readonly string[];
}

/** Elements that main text may hold; anything else is unwrapped or dropped when it is extracted. */
export const READING_TAGS = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'figure',
  'figcaption',
  'a',
  'em',
  'strong',
  'b',
  'i',
  'u',
  's',
  'sub',
  'sup',
  'code',
  'q',
  'cite',
  'abbr',
  'mark',
  'small',
  'br',
  'hr',
  'div',
  'section',
  'span',
  'time',
  'ins',
  'del',
  'ruby',
  'rt',
  'img',
] as const;
export type ReadingTag = (typeof READING_TAGS)[number];

/** Main text as a tree of text and a few harmless elements; built by walking the DOM, never by string. */
export type ReadingNode = string | ReadingElement;
export interface ReadingElement {
  readonly tag: ReadingTag;
  /** Only on `a`; `http:`, `https:` or `mailto:`. */
  readonly href?: string;
  /** Only on `img`, which has no children: where it is, `http:` or `https:`, and the words in its place. */
  readonly src?: string;
  readonly alt?: string;
  /** Only on `td` and `th`. */
  readonly colspan?: number;
  readonly rowspan?: number;
  /** Only on `ol`. */
  readonly start?: number;
  /** Only on a `span` without children: here begins a page of a PDF, index from 0. A mark, no part of the text. */
  readonly page?: number;
  /** Only on such a `span`: the page as it is cited; without `page`, the mark of a footnote. Absent where nothing is to be seen. */
  readonly label?: string;
  /** Only on such a `span` with `page`: the words of the page were recognised on its picture, and may be wrong. */
  readonly isRecognised?: true;
  readonly children: readonly ReadingNode[];
}

/** The main text of one copy as it stood at one time: what a quote is proven against. */
export interface Snapshot {
  readonly id: Iri;
  readonly document: Iri;
  readonly source: string;
  /** UTC. */
  readonly taken: string;
  readonly content: readonly ReadingNode[];
}
