// How is a passage quoted with its source? The quote, where it stands, the whole reference, and a link that scrolls to it.
import { quote, type Annotation } from '../model/annotation';
import type { CitationStyle } from '../model/citation-style';
import type { PaperDocument } from '../model/document';
import { fragmentOf, quoteOf } from '../model/selector';
import { escapeHtml, htmlOf, plain, run, textOf, type Rich } from './rich';
import { STYLES } from './styles';
import { textFragmentUrl } from './text-fragment';
import { isOnTheWeb, saidOnce, wellFormed, workOf, type Reading } from './work';

/** The same words twice: for programs that know only text, and for those that know italics, quotations and links. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** The entry of a list of references. */
export const reference = (document: PaperDocument, style: CitationStyle, reading?: Reading): Rich =>
  STYLES[style].bibliography(saidOnce(workOf(document, reading)));

/** What is said with a quote, in one style of citing. */
export interface Cited {
  /** True where the citation is a footnote. */
  readonly isNote: boolean;
  /** Names the printed page; a page that is only counted, not printed, is told as the PDF's. */
  readonly citation: Rich;
  readonly reference: Rich;
  /** Scrolls to the words where a browser can; empty where the source is no address of the web. */
  readonly link: string;
}

/** `letter` stands behind the year, where another work would be cited in the same words. */
export function cited(annotation: Annotation, document: PaperDocument, style: CitationStyle, letter = ''): Cited {
  const { source, pageLabel } = annotation.target;
  const { isNote, citation, bibliography } = STYLES[style];
  // The day of tagging is the day on which these words were read there.
  const known = saidOnce(workOf(document, { source, read: annotation.created }));
  const work = letter === '' ? known : { ...known, 'year-suffix': letter };
  const counted = pageLabel === undefined ? countedPage(annotation) : '';
  return {
    isNote,
    citation: run(citation(work, pageLabel ?? ''), plain(counted)),
    reference: bibliography(work),
    link: linkTo(annotation),
  };
}

/** The words of the passage, as they are quoted. */
export const wordsOf = (annotation: Annotation): string => wellFormed(quote(annotation)).trim();

/**
 * The quote with its citation; the reference; a link. In a style of footnotes the note stands in a paragraph of its own.
 */
export function quotedPassage(annotation: Annotation, document: PaperDocument, style: CitationStyle): Copied {
  const { isNote, citation, link, reference: entry } = cited(annotation, document, style);
  const words = `“${wordsOf(annotation)}”`;
  const paragraphs = [...(isNote ? [citation] : []), entry];
  const address = link === '' ? '' : `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
  return {
    text: [`${words}${isNote ? '' : ` ${textOf(citation)}`}`, '', ...paragraphs.map(textOf), ...(link === '' ? [] : [link])].join('\n'),
    html: `<blockquote>${escapeHtml(words).replace(/\n+/g, '<br>')}${isNote ? '' : ` ${htmlOf(citation)}`}</blockquote>${paragraphs.map((p) => `<p>${htmlOf(p)}</p>`).join('')}${address}`,
  };
}

function countedPage({ target }: Annotation): string {
  const page = /^page=([1-9]\d*)/.exec(fragmentOf(target.selectors)?.value ?? '')?.[1];
  return page === undefined ? '' : ` (page ${page} of the PDF)`;
}

function linkTo({ target: { source, selectors } }: Annotation): string {
  const words = quoteOf(selectors);
  const fragment = fragmentOf(selectors);
  return words === undefined || !isOnTheWeb(source) ? '' : textFragmentUrl(source, words, fragment && { fragment });
}
