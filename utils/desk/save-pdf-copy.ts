// A copy of a PDF goes out with the passages of its document in it, as highlights that other programs show. What is kept stays as it is.
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import { conceptsOf, noteOf, type Annotation } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import { ok, type Result } from '@/utils/model/result';
import { areaOf, fragmentOf } from '@/utils/model/selector';
import { onPaper } from '@/utils/painting/palette';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { saveCopy, type CopyMark } from '@/utils/pdf/save-copy';
import { fileName, handOver } from '@/utils/shell/download';
import type { Pace } from '@/utils/text/pace';
import { now, type Desk } from './desk';
import { findPassages } from './find-passages';

export interface PdfCopy {
  /** Absent when nothing could be marked: then no file was saved. */
  readonly name?: string;
  readonly marked: number;
  /** Passages without a sure place in this PDF. */
  readonly left: number;
}

/** What is drawn and read of a paper. */
interface PaperOpen {
  readonly pdf: OpenPdf;
  readonly paper: PdfPaper;
}

export interface MarkedCopy extends Omit<PdfCopy, 'name'> {
  /** The file as it was where nothing could be marked. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Problems: those of `saveCopy`. */
export async function savePdfCopy(desk: Desk, document: PaperDocument, paper: PaperOpen, pace?: Pace): Promise<Result<PdfCopy>> {
  const copy = await markedCopy(desk, document, paper, pace);
  if (!copy.ok) return copy;
  const { bytes, marked, left } = copy.value;
  if (marked === 0) return ok({ marked, left });
  const name = fileName(document.metadata.title, now(), '.pdf');
  handOver(bytes, name, 'application/pdf');
  return ok({ name, marked, left });
}

/** The file with the passages that have a sure place in it. Problems: those of `saveCopy`. */
export async function markedCopy(
  desk: Desk,
  { id }: Pick<PaperDocument, 'id'>,
  { pdf, paper }: PaperOpen,
  pace?: Pace,
): Promise<Result<MarkedCopy>> {
  const found = await findPassages(desk, id, paper.reading.text, pace);
  const all = new Map((await annotations.ofDocument(desk.library, id)).map((a) => [a.id, a]));
  const labels = new Map((await codebooks.all(desk.library)).flatMap((c) => c.concepts.map((x) => [x.id, x.prefLabel] as const)));
  const marks = found.flatMap(({ id: of, status, start, end, paints }): readonly CopyMark[] => {
    const annotation = all.get(of);
    // A passage with several possible places has none that could be handed to others as its own.
    if (annotation === undefined || status === 'orphan' || status === 'ambiguous') return [];
    const { creator, created } = annotation;
    const area = areaOf(fragmentOf(annotation.target.selectors));
    return [
      { start, end, colour: onPaper(paints[0]), contents: contentsOf(annotation, labels), author: creator.name, date: created, area },
    ];
  });
  const saved = await saveCopy(pdf, paper.reading, marks);
  if (!saved.ok) return saved;
  const { bytes, marked } = saved.value;
  return ok({ bytes, marked, left: found.length - marked });
}

/** Concepts on one line, the note below them. */
function contentsOf(annotation: Annotation, labels: ReadonlyMap<string, string>): string {
  const concepts = conceptsOf(annotation).flatMap((c) => labels.get(c) ?? []);
  return [concepts.join(' · '), noteOf(annotation)].filter((part) => part !== '').join('\n\n');
}
