// An area of a page becomes a passage: its words, its place on the page, and its picture.
import { describeText } from '@/utils/anchoring/describe';
import { digestOf } from '@/utils/library/files';
import type { Chosen } from '@/utils/messaging/protocol';
import { MOST_PICTURE_BYTES } from '@/utils/model/picture';
import { fail, ok, type Result } from '@/utils/model/result';
import { areaSelector, wordlessQuote, type PageRect, type Selector } from '@/utils/model/selector';
import { wordsOfArea } from '@/utils/pdf/area';
import { pictureOfArea } from '@/utils/pdf/area-picture';
import { wordsOf, type OpenPdf } from '@/utils/pdf/read-pdf';
import { base64Of } from '@/utils/text/base64';
import type { PaperOnPages } from './use-marked-pages';

export interface DescribedArea extends PaperOnPages {
  readonly pdf: OpenPdf;
  /** Index from 0. */
  readonly page: number;
  /** Of the page as the file shows it, pt. */
  readonly rect: PageRect;
}

async function pictureOf({ pdf, page, rect }: DescribedArea): Promise<NonNullable<Chosen['picture']>> {
  const { png, width, height } = await pictureOfArea(pdf, page, rect, MOST_PICTURE_BYTES);
  return { id: `urn:sha256:${await digestOf(png)}`, width, height, data: base64Of(png) };
}

/** By nothing but the page's label, where no word of it is read: said, not guessed from other pages. */
const wordless = (label: string): readonly Selector[] => [
  { type: 'TextQuoteSelector', exact: wordlessQuote(label), prefix: '', suffix: '' },
];

/** Problems: `file-damaged` (the page cannot be drawn). */
export async function describeArea(area: DescribedArea): Promise<Result<Chosen>> {
  const { pdf, page: index, rect, drawn, labels, recognised } = area;
  const label = labels[index] ?? String(index + 1);
  try {
    const page = await pdf.document.getPage(index + 1);
    const { items } = await wordsOf(page, pdf.recognised);
    const { transform } = page.getViewport({ scale: 1 });
    const words = wordsOfArea({ index, items, transform }, rect, { text: drawn.text, map: drawn.map });
    const picture = await pictureOf(area);
    const found = words === undefined ? wordless(label) : describeText(drawn.text, words.start, words.end);
    const selectors = [...found, areaSelector(index, rect)];
    const headings = words === undefined ? [] : drawn.headingsAt(words.start);
    return ok({ selectors, headings, pageLabel: label, picture, ...(recognised.includes(index) && { isRecognised: true }) });
  } catch (cause) {
    return fail('file-damaged', cause instanceof Error ? cause.message : String(cause));
  }
}
