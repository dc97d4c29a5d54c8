// Do the words of quotes stand in a PDF? Asked of the file itself, as it has just come from its address.
import { readingPlaces } from '@/utils/extraction/reading-places';
import { recognisedOf } from '@/utils/library/recognised-pages';
import type { Annotation } from '@/utils/model/annotation';
import { pdfWorker } from '@/utils/pdf/pdf-worker';
import { readPaper } from '@/utils/pdf/read-paper';
import { openPdf } from '@/utils/pdf/read-pdf';
import { pdfFiles } from '@/utils/shell/pdf-files';
import { judgeIn, type Checking, type Judged } from './check-quotes';
import { fileDigest } from './file-digest';
import { files } from './keep-pdf';

/**
 * In the text that our reader makes of it, with the words that were recognised on the pages of this very file before.
 * `is-pdf` where it cannot be read (damaged, or behind a password); `no-text` for a quote that is not in the text of a file with
 * pages without words: it may stand on one of them.
 */
export async function judgeInFile(
  bytes: Uint8Array<ArrayBuffer>,
  list: readonly Annotation[],
  { pace, signal }: Pick<Checking, 'pace' | 'signal'>,
): Promise<Judged> {
  const opened = await openPdf(bytes, { files: pdfFiles(), worker: pdfWorker(), password: () => Promise.resolve(undefined) });
  if (!opened.ok) return { outcome: 'is-pdf' };
  const pdf = opened.value;
  try {
    const words = await recognisedOf(files(), await fileDigest(bytes));
    const paper = await readPaper(words.ok && words.value.size > 0 ? { ...pdf, recognised: words.value } : pdf, { pace, signal });
    if (!paper.ok) return { outcome: 'no-text' };
    const { reading, wordless } = paper.value;
    const judged = await judgeIn(readingPlaces(reading.content).text, list, pace);
    if (wordless.length === 0) return judged;
    return new Map([...judged].map(([id, judgement]) => [id, judgement.outcome === 'gone' ? { outcome: 'no-text' } : judgement]));
  } catch (cause) {
    // What was cut short says nothing of the file, and neither does a page of it that cannot be read.
    if (signal.aborted) return { outcome: 'is-pdf' };
    throw cause;
  } finally {
    await pdf.close();
  }
}
