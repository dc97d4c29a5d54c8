// How is a passage quoted with its source? One plain-text reference, close to Harvard, and the quote that goes with it.
import { quote, type Annotation } from '../model/annotation';
import type { PaperDocument } from '../model/document';
import { fragmentOf, quoteOf } from '../model/selector';
import { authorsInLine } from './authors';
import { textFragmentUrl } from './text-fragment';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** From this many authors on only the first is named (Cite Them Right). */
const ET_AL = 4;

/**
 * `Authors (Year) Title. Publisher. Available at: address (Accessed: 7 April 2012).` Names stand as they are printed:
 * turning them round would maul institutions. What is missing is left out, a missing year is "n.d.", and without authors
 * the title leads. A DOI takes the place of address and date of access. `accessed` is an ISO date or time.
 */
export function reference(doc: PaperDocument, accessed: string): string {
  const { authors, title, publisher, published } = doc.metadata;
  const names = authorList(authors);
  const year = `(${/^\d{4}/.exec(published)?.[0] ?? 'n.d.'})`;
  const name = oneLine(title) || 'Untitled';
  const house = oneLine(publisher);
  const isSaid = house === '' || house.toLowerCase() === names.toLowerCase();
  return [
    names === '' ? `${sentence(`${name} ${year}`)}` : `${names} ${year} ${sentence(name)}`,
    ...(isSaid ? [] : [sentence(house)]),
    ...available(doc, accessed),
  ].join(' ');
}

/**
 * The quote in quotation marks, an empty line, the reference, and a link that scrolls to the passage where its source is
 * an address of the web. Blocks of the quote stay on lines of their own.
 */
export function quotedPassage(annotation: Annotation, doc: PaperDocument, accessed: string): string {
  const { source, selectors, pageLabel } = annotation.target;
  const words = quoteOf(selectors);
  const fragment = fragmentOf(selectors);
  const page = /^page=([1-9]\d*)/.exec(fragment?.value ?? '')?.[1];
  const link = words === undefined || !isOnTheWeb(source) ? [] : [textFragmentUrl(source, words, fragment && { fragment })];
  const where = pageLabel !== undefined ? ` (p. ${pageLabel})` : page === undefined ? '' : ` (page ${page} of the PDF)`;
  const said = `“${quote(annotation)}”${where}`;
  return [said, '', reference(doc, accessed), ...link].join('\n');
}

function authorList(authors: readonly string[]): string {
  const names = authors.map(oneLine).filter((name) => name !== '');
  if (names.length >= ET_AL) return `${names[0] ?? ''} et al.`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${authorsInLine(names.slice(0, -1))} and ${last}`;
}

function available(doc: PaperDocument, accessed: string): readonly string[] {
  if (doc.metadata.doi !== '') return [`Available at: https://doi.org/${doc.metadata.doi}.`];
  // Paths of the reader's own machine stay out of what is passed on.
  const url = doc.sources.find((source) => isOnTheWeb(source.url))?.url;
  if (url === undefined) return [];
  const date = longDate(accessed);
  return [`Available at: ${url}${date === '' ? '' : ` (Accessed: ${date})`}.`];
}

const isOnTheWeb = (url: string): boolean => /^https?:/i.test(url);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** With a full stop, unless it ends like a sentence already. */
const sentence = (text: string): string => (/[.?!…]["”’]?$/.test(text) ? text : `${text}.`);

/** `7 April 2012`, by the day in the text itself; empty when there is none. */
function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year === undefined || name === undefined ? '' : `${Number(day)} ${name} ${year}`;
}
