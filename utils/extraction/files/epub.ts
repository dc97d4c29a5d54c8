// What does an electronic book (.epub) say? Its chapters in order, each walked like a page, and what it says of itself.
import type { Details, Metadata, Origins, ReadingNode } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { readDate } from '../dates';
import { trustedLanguage } from '../language';
import { unclobber } from '../prepare';
import { readAuthors } from '../printed';
import { quietTags } from '../quiet-tags';
import { readingText } from '../reading-text';
import { readingTree } from '../reading-tree';
import { lettersOf } from '../saved-file';
import { partBeside } from './docx';
import type { FilePaper } from './file-paper';
import { attributeOf, childOf, elementsIn, allBelow, wordsOf, type XmlElement } from '@/utils/packed/xml';
import { xmlPart, xmlPartIfThere } from './xml';
import type { Archive } from '@/utils/packed/zip';

const MOST_CHAPTERS = 2000;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** XHTML as a parser of HTML understands it: an element that is closed in its own tag has an end. */
const asHtml = (xhtml: string): string =>
  xhtml.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name: string, attributes: string) =>
    VOID.test(name) ? whole : `<${name}${attributes}></${name}>`,
  );

const partNamed = (opf: string, href: string): string => {
  const [path = ''] = href.split('#');
  try {
    return partBeside(opf, decodeURIComponent(path));
  } catch {
    // A percent sign that begins no escape stands for itself.
    return partBeside(opf, path);
  }
};

/** The parts that are read one after the other; contents lists and what stands beside the reading order are not. */
function chaptersOf(book: XmlElement, opf: string): readonly string[] {
  const items = new Map(elementsIn(childOf(book, 'manifest'), 'item').map((i) => [attributeOf(i, 'id'), i]));
  return elementsIn(childOf(book, 'spine'), 'itemref')
    .filter((ref) => attributeOf(ref, 'linear') !== 'no')
    .map((ref) => items.get(attributeOf(ref, 'idref')))
    .filter(
      (item) =>
        item !== undefined && /html/i.test(attributeOf(item, 'media-type')) && !/(^|\s)nav(\s|$)/.test(attributeOf(item, 'properties')),
    )
    .map((item) => partNamed(opf, attributeOf(item, 'href')));
}

const numbersIn = (metadata: XmlElement | undefined): readonly string[] => elementsIn(metadata, 'identifier').map((i) => wordsOf(i).trim());

function isbnOf(numbers: readonly string[]): string {
  const found = numbers
    .map((n) => n.replace(/^(urn:)?isbn:?\s*/i, '').replace(/[-\s]/g, ''))
    .find((n) => /^(97[89]\d{10}|\d{9}[\dX])$/i.test(n));
  return found ?? '';
}

const doiOf = (numbers: readonly string[]): string => numbers.map((n) => /(?:^|doi:|doi\.org\/)(10\.\d{4,9}\/\S+)$/i.exec(n)?.[1]).find((d) => d !== undefined)?.toLowerCase() ?? ''; // prettier-ignore

function factsOf(book: XmlElement, content: readonly ReadingNode[]): FilePaper {
  const about = childOf(book, 'metadata');
  const all = (name: string): readonly string[] => elementsIn(about, name).map((e) => wordsOf(e).replace(/\s+/gu, ' ').trim());
  const numbers = numbersIn(about);
  const modified = elementsIn(about, 'meta').find((m) => attributeOf(m, 'property') === 'dcterms:modified');
  const stated = all('language')[0] ?? '';
  const metadata: Metadata = {
    title: all('title')[0] ?? '',
    authors: readAuthors(all('creator')),
    publisher: all('publisher')[0] ?? '',
    published: readDate(all('date')[0] ?? ''),
    language: trustedLanguage(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(stated) ? stated : '', readingText(content)),
    doi: doiOf(numbers),
  };
  const rights = all('rights')[0] ?? '';
  const found: Details = { updated: readDate(wordsOf(modified)), isbn: isbnOf(numbers), licence: rights.length <= 200 ? rights : '' };
  const details: Details = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
  const told = [...Object.entries(metadata).filter(([, value]) => value.length > 0), ...Object.entries(details)];
  const origins: Origins = Object.fromEntries(
    told.map(([field]) => [field, field === 'language' && metadata.language !== stated ? 'text' : 'file']),
  );
  return { content, metadata, details, origins };
}

/** Fonts may be scrambled; words may not. */
async function isLocked(archive: Archive, chapters: readonly string[]): Promise<boolean> {
  const read = await xmlPartIfThere(archive, 'META-INF/encryption.xml');
  const locked = new Set(allBelow(read.ok ? read.value : undefined, 'CipherReference').map((r) => attributeOf(r, 'URI')));
  return chapters.some((part) => locked.has(part) || locked.has(encodeURI(part)));
}

/**
 * `parse` turns HTML into an inert `Document`, as in `mainText`. Problems: `file-damaged` (no book, or not whole), `file-locked`,
 * `file-too-many`, `no-main-text`, those of its parts.
 */
export async function readEpub(archive: Archive, parse: (html: string) => Document): Promise<Result<FilePaper>> {
  const container = await xmlPartIfThere(archive, 'META-INF/container.xml');
  if (!container.ok) return container;
  const [root] = allBelow(container.value, 'rootfile');
  const opf = attributeOf(root, 'full-path');
  if (!archive.has(opf)) return fail('file-damaged', 'it holds no book');
  const book = await xmlPart(archive, opf);
  if (!book.ok) return book;
  const chapters = chaptersOf(book.value, opf);
  if (chapters.length > MOST_CHAPTERS) return fail('file-too-many', String(chapters.length));
  if (await isLocked(archive, chapters)) return fail('file-locked', chapters[0]);
  const content: ReadingNode[] = [];
  for (const part of chapters) {
    const bytes = await archive.read(part);
    if (!bytes.ok) return bytes;
    const doc = parse(quietTags(asHtml(lettersOf(bytes.value))));
    unclobber(doc);
    // Links between chapters lead nowhere here: only whole addresses are kept.
    const children = readingTree(doc.body, 'about:blank');
    if (readingText(children).trim() !== '') content.push({ tag: 'section', children });
  }
  return content.length === 0 ? fail('no-main-text') : ok(factsOf(book.value, content));
}
