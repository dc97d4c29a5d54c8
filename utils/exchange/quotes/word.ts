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
import type { Rich } from '../../model/quotes';
import { wellFormed } from './lines';
import type { WordFile, WordQuote } from './word-file';

const SMALL = 18;
const QUIET = '635C50';

const styled = (rich: Rich): ParagraphChild[] =>
  rich.map(({ text, isItalic }) => new TextRun({ text: wellFormed(text), ...(isItalic && { italics: true }) }));

const paragraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun(wellFormed(text))] });

/** Footnotes by their number, from 1. */
interface Footnotes {
  readonly byNumber: Record<string, { children: Paragraph[] }>;
  count: number;
}

function quotation({ lines, citation, isNote }: WordQuote, footnotes: Footnotes): readonly IParagraphOptions[] {
  const number = isNote ? (footnotes.count += 1) : 0;
  if (isNote) footnotes.byNumber[number] = { children: [new Paragraph({ children: styled(citation) })] };
  return lines.map((line, i) => {
    const end = i < lines.length - 1 ? [] : isNote ? [new FootnoteReferenceRun(number)] : [new TextRun(' '), ...styled(citation)];
    return { style: 'Quote', children: [new TextRun(wellFormed(line)), ...end] };
  });
}

/** No page ends between the words and what is said of them. */
function entry(quote: WordQuote, openWords: string, footnotes: Footnotes): readonly Paragraph[] {
  const said = quote.said.map(({ term, text }): IParagraphOptions => {
    const before = term === '' ? [] : [new TextRun({ text: `${wellFormed(term)}: `, bold: true, size: SMALL })];
    return { style: 'Said', children: [...before, new TextRun({ text: wellFormed(text), size: SMALL })] };
  });
  const open = new TextRun({ text: wellFormed(openWords), style: 'Hyperlink', size: SMALL });
  const link: readonly IParagraphOptions[] =
    quote.link === '' ? [] : [{ style: 'Said', children: [new ExternalHyperlink({ link: quote.link, children: [open] })] }];
  const all = [...quotation(quote, footnotes), ...said, ...link];
  return all.map((options, i) => new Paragraph({ ...options, keepNext: i < all.length - 1 }));
}

const STYLES = {
  // Without it a group begins right under the last line of the one before.
  default: { heading1: { paragraph: { spacing: { before: 360, after: 80 }, keepNext: true } } },
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

/** The bytes of a `.docx` (ECMA-376). Long work at one go: of some 2,000 quotes seconds. */
export async function writeWordFile({ title, head, open, groups, heading, references }: WordFile): Promise<Uint8Array<ArrayBuffer>> {
  const footnotes: Footnotes = { byNumber: {}, count: 0 };
  const children = [
    paragraph(title, { heading: HeadingLevel.TITLE }),
    paragraph(head, { style: 'Said', indent: { left: 0 } }),
    ...groups.flatMap((group) => [
      ...(group.heading === '' ? [] : [paragraph(group.heading, { heading: HeadingLevel.HEADING_1 })]),
      ...group.quotes.flatMap((quote) => entry(quote, open, footnotes)),
    ]),
    ...(references.length === 0
      ? []
      : [
          paragraph(heading, { heading: HeadingLevel.HEADING_1 }),
          ...references.map((r) => new Paragraph({ indent: { left: 480, hanging: 480 }, spacing: { after: 100 }, children: styled(r) })),
        ]),
  ];
  const document = new Document({
    title: wellFormed(title),
    creator: '',
    styles: STYLES,
    footnotes: footnotes.byNumber,
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
