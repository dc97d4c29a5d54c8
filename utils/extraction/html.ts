// What is the main text of a captured page, and what work is it?
import type { Capture, Details, Metadata, Origins, PageHead, PaperPage, ReadingNode } from '@/utils/model/document';
import type { BlockDescription } from '@/utils/model/page-block';
import { fail, ok, type Result } from '@/utils/model/result';
import { dropClutter, nameHeadingsNothing } from './clutter';
import { readDetails } from './details';
import { findBlock } from './find-block';
import { readHead } from './head';
import { trustedLanguage } from './language';
import { readSourced, type SourcedMetadata } from './metadata';
import { keepText } from './main-block';
import { keptByWeight } from './large-text';
import { pagesOf } from './paper-pages';
import { dropUnseen } from './page-blocks';
import { baseOf, nameShown, NoCopy, prepare, restoreByCopy, unclobber } from './prepare';
import { plain } from './printed';
import { readingText } from './reading-text';
import { readingTree } from './reading-tree';
import { seenMetadata, withByline } from './seen-metadata';
import { SparingReadability } from './sparing-readability';
import { sweepTail } from './tail';
import { keptIn, type Marked, markText, textsInCopy } from './weights';

export interface MainText {
  readonly content: readonly ReadingNode[];
  readonly metadata: Metadata;
  readonly head: PageHead;
  readonly details: Details;
  /** Where each value of `metadata` and `details` was found. */
  readonly origins: Origins;
  /** The line that names the authors, as it stood in the page; empty when none was found. */
  readonly byline: string;
  /** The text is the part that the reader chose. */
  readonly isPicked: boolean;
  /** Of the paper, this one among them, in order; empty where this page is all of it. */
  readonly pages: readonly PaperPage[];
}

/** Of pages with more elements or signs than this the text is found by weight alone: Readability takes seconds for them, and more. */
const MOST_ELEMENTS = 30_000;
const MOST_SIGNS = 1_500_000;
/** Characters of a text by which its language is told, white space among them. */
const SAMPLE = 4000;
/** Characters under which Readability tries again with gentler rules; a policy page may be shorter than a news story. */
const ENOUGH = 300;

interface Article {
  /** Elements of the page whose own words were kept. */
  readonly kept: ReadonlySet<Element>;
  readonly byline: string;
}

/** What Readability makes of a copy: the page itself stays as it is. Where it would try again it begins anew, with a copy to go back to. */
function readable(page: Document, marked: readonly Marked[]): Article | undefined {
  try {
    return readOnce(page, marked, false);
  } catch (error) {
    if (error instanceof NoCopy) return readOnce(page, marked, true);
    throw error;
  }
}

function readOnce(page: Document, marked: readonly Marked[], mayTryAgain: boolean): Article | undefined {
  const doc = page.cloneNode(true) as Document;
  const copied = textsInCopy(doc.body, marked);
  restoreByCopy(doc.body, mayTryAgain, copied);
  const found = new SparingReadability(doc, {
    serializer: (node) => node,
    charThreshold: ENOUGH,
    disableJSONLD: true,
    keepClasses: false,
  }).parse();
  // The serialiser above gives back the element that Readability made.
  const root = found?.content as Element | null | undefined;
  return root ? { kept: keptIn(root, copied), byline: plain(found?.byline ?? '') } : undefined;
}

interface Text {
  readonly root: Element;
  readonly byline: string;
  readonly isPicked: boolean;
  readonly isHub: boolean;
}

/** What a reader has chosen on this site, all of it; else what is found. */
function textOf(doc: Document, { title, authors, publisher }: Metadata, pick: BlockDescription | undefined): Text | undefined {
  const picked = pick && findBlock(doc.body, pick);
  if (picked !== undefined) {
    dropUnseen(picked);
    return { root: picked, byline: '', isPicked: true, isHub: false };
  }
  dropClutter(doc);
  nameHeadingsNothing(doc);
  const marked = markText(doc.body);
  const signs = marked.reduce((sum, own) => sum + own.signs, 0);
  const isLarge = doc.body.getElementsByTagName('*').length > MOST_ELEMENTS || signs > MOST_SIGNS;
  const names = [...authors, publisher];
  if (isLarge) {
    const kept = keptByWeight(doc.body, marked);
    return kept.size === 0 ? undefined : { ...keepText(doc.body, { marked, kept, title, byline: '', names }), byline: '', isPicked: false };
  }
  const article = readable(doc, marked);
  if (article === undefined) return undefined;
  const { root, isHub } = keepText(doc.body, {
    marked,
    kept: article.kept,
    title,
    byline: article.byline,
    names,
  });
  return { root, byline: article.byline, isPicked: false, isHub };
}

function read(capture: Capture, parse: (html: string) => Document, pick: BlockDescription | undefined): Result<MainText> {
  const doc = parse(capture.html);
  const head = readHead(doc, capture.url);
  unclobber(doc);
  nameShown(doc, capture.shown);
  if (doc.body === null) return fail('no-main-text', 'the page has no body');
  const base = baseOf(doc, capture.url);
  const pages = pagesOf(doc, capture.url, base);
  const seen = seenMetadata(doc, readSourced(head), base);
  prepare(doc, seen.metadata.title);
  const text = textOf(doc, seen.metadata, pick);
  if (text === undefined) return fail('no-main-text');
  const { root, byline, isPicked, isHub } = text;
  if (!isPicked) sweepTail(root, base, isHub);
  const content = readingTree(root, base);
  if (content.length === 0) return fail('no-main-text');
  const { metadata, origins } = withLanguage(withByline(seen, byline), content);
  const more = readDetails(head, seen.shown);
  return ok({ content, metadata, head, byline, isPicked, pages, details: more.details, origins: { ...more.origins, ...origins } });
}

/** A theme's language is not always the text's: words decide where they are plain. */
function withLanguage({ metadata, origins }: SourcedMetadata, content: readonly ReadingNode[]): SourcedMetadata {
  const language = trustedLanguage(metadata.language, readingText(content, SAMPLE));
  return language === metadata.language
    ? { metadata, origins }
    : { metadata: { ...metadata, language }, origins: { ...origins, language: 'text' } };
}

/**
 * The page's main text as a reading tree, with its metadata. `parse` turns HTML into an inert `Document` (the caller's Trusted Types
 * policy stands behind it). `pick` describes the part that a reader chose on this site: where this page has it, that part is the
 * text, all of it. Fails with `page-is-pdf`, or `no-main-text` when the page holds none or cannot be read. Never throws,
 * whatever the page; runs where `require-trusted-types-for 'script'` holds, for no markup is ever written.
 */
export function mainText(capture: Capture, parse: (html: string) => Document, pick?: BlockDescription): Result<MainText> {
  if (capture.contentType === 'application/pdf') return fail('page-is-pdf');
  try {
    return read(capture, parse, pick);
  } catch (error) {
    // Readability refuses pages of too many elements by an exception, and a hostile page may find a way to make it throw.
    return fail('no-main-text', error instanceof Error ? error.message : String(error));
  }
}
