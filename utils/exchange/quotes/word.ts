// Quotes as a Word document with styles that an editor can change: headings, quotations, real footnotes, links.
import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { CollectedQuote, QuoteCollection, QuoteWords, Rich } from '../../model/quotes';
import { linesOf, sayings, wellFormed } from './lines';

const SMALL = 18;
const QUIET = '635C50';

const styled = (rich: Rich): ParagraphChild[] =>
  rich.map(({ text, isItalic }) => new TextRun({ text: wellFormed(text), ...(isItalic && { italics: true }) }));

const paragraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun(wellFormed(text))] });

/** Footnotes by their number, from 1. */
type Footnotes = Record<string, { children: Paragraph[] }>;

function quotation({ quote, citation, isNote }: CollectedQuote, footnotes: Footnotes): readonly Paragraph[] {
  const lines = linesOf(quote);
  const number = Object.keys(footnotes).length + 1;
  if (isNote) footnotes[number] = { children: [new Paragraph({ children: styled(citation) })] };
  return lines.map((line, i) => {
    const end = i < lines.length - 1 ? [] : isNote ? [new FootnoteReferenceRun(number)] : [new TextRun(' '), ...styled(citation)];
    return new Paragraph({ style: 'Quote', children: [new TextRun(wellFormed(line)), ...end] });
  });
}

function entry(quote: CollectedQuote, words: QuoteWords, footnotes: Footnotes): readonly Paragraph[] {
  const said = sayings(quote, words).flatMap(({ term, text }) =>
    linesOf(text).map((line, i) => {
      const before = term === '' || i > 0 ? [] : [new TextRun({ text: `${wellFormed(term)}: `, bold: true, size: SMALL })];
      return new Paragraph({ style: 'Said', children: [...before, new TextRun({ text: wellFormed(line), size: SMALL })] });
    }),
  );
  const open = new TextRun({ text: wellFormed(words.open), style: 'Hyperlink', size: SMALL });
  const link =
    quote.link === '' ? [] : [new Paragraph({ style: 'Said', children: [new ExternalHyperlink({ link: quote.link, children: [open] })] })];
  return [...quotation(quote, footnotes), ...said, ...link];
}

const STYLES = {
  // Without it a group begins right under the last line of the one before.
  default: { heading1: { paragraph: { spacing: { before: 360, after: 80 } } } },
  paragraphStyles: [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 480 }, spacing: { before: 200, after: 60 } },
    },
    {
      id: 'Said',
      name: 'Said of a quote',
      basedOn: 'Normal',
      paragraph: { indent: { left: 480 }, spacing: { after: 20 } },
      run: { color: QUIET },
    },
  ],
};

/** The bytes of a `.docx` (ECMA-376). */
export async function writeWord({ title, groups, references }: QuoteCollection, words: QuoteWords): Promise<Uint8Array<ArrayBuffer>> {
  const footnotes: Footnotes = {};
  const total = new Set(groups.flatMap((g) => g.quotes.map((q) => q.id))).size;
  const children = [
    paragraph(title, { heading: HeadingLevel.TITLE }),
    paragraph(words.head(total), { style: 'Said' }),
    ...groups.flatMap(({ heading, quotes }) => [
      ...(heading === '' ? [] : [paragraph(heading, { heading: HeadingLevel.HEADING_1 })]),
      ...quotes.flatMap((quote) => entry(quote, words, footnotes)),
    ]),
    ...(references.length === 0
      ? []
      : [
          paragraph(words.references, { heading: HeadingLevel.HEADING_1 }),
          ...references.map((r) => new Paragraph({ indent: { left: 480, hanging: 480 }, spacing: { after: 100 }, children: styled(r) })),
        ]),
  ];
  const document = new Document({ title: wellFormed(title), creator: '', styles: STYLES, footnotes, sections: [{ children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
