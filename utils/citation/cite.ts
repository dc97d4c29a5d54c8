// How is a passage quoted with its source? The quote, where it stands, the whole reference, and a link that scrolls to it.
import { quote, type Annotation } from '../model/annotation';
import type { CitationStyle } from '../model/citation-style';
import type { PaperDocument } from '../model/document';
import { fragmentOf, quoteOf } from '../model/selector';
import { escapeHtml, htmlOf, textOf, type Rich } from './rich';
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

/**
 * The quote with its citation, which names the printed page; the reference; a link where the source is an address of the web. In a
 * style of footnotes the note stands in a paragraph of its own. A page that is only counted, not printed, is told as the PDF's.
 */
export function quotedPassage(annotation: Annotation, document: PaperDocument, style: CitationStyle): Copied {
  const { source, pageLabel } = annotation.target;
  const { isNote, citation, bibliography } = STYLES[style];
  // The day of tagging is the day on which these words were read there.
  const work = saidOnce(workOf(document, { source, read: annotation.created }));
  const cited = citation(work, pageLabel ?? '');
  const words = `“${wellFormed(quote(annotation)).trim()}”`;
  const counted = pageLabel === undefined ? countedPage(annotation) : '';
  const behind = (said: string): string => `${isNote ? '' : ` ${said}`}${counted}`;
  const paragraphs = [...(isNote ? [cited] : []), bibliography(work)];
  const link = linkTo(annotation);
  const address = link === '' ? '' : `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
  return {
    text: [`${words}${behind(textOf(cited))}`, '', ...paragraphs.map(textOf), ...(link === '' ? [] : [link])].join('\n'),
    html: `<blockquote>${escapeHtml(words).replace(/\n+/g, '<br>')}${behind(htmlOf(cited))}</blockquote>${paragraphs.map((p) => `<p>${htmlOf(p)}</p>`).join('')}${address}`,
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
