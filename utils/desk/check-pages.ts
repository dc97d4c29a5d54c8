// Do the words of quotes stand on the pages now? Each page is opened, read and closed, on sites that the reader has allowed.
import { readingPlaces } from '@/utils/extraction/reading-places';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { CheckOutcome, QuoteCheck } from '@/utils/model/pack';
import type { Problem } from '@/utils/model/result';
import { fragmentOf } from '@/utils/model/selector';
import { pdfNow, withPageNow, type PageNow } from '@/utils/shell/page-now';
import { pickOn } from '@/utils/shell/site-picks';
import { canonical } from '@/utils/text/canonical';
import type { Pace } from '@/utils/text/pace';
import { byCopy, judgeIn, type Checking, type Checks, type Judged, type Judgement } from './check-quotes';
import { readCapture } from './read-capture';

/** One page after the other. The sites must have been asked for in the reader's click; those that were not allowed are told. */
export async function checkWithPages(list: readonly Annotation[], how: Checking): Promise<Checks> {
  const { now, signal, onProgress } = how;
  const checks = new Map<Iri, QuoteCheck>();
  for (const copy of byCopy(list)) {
    if (signal.aborted) break;
    const judged = await judgeOnPage(copy, how);
    // What was cut short says nothing of its page.
    if (signal.aborted) break;
    const at = now();
    for (const { id } of copy) {
      const judgement = 'outcome' in judged ? judged : (judged.get(id) ?? { outcome: 'gone' as const });
      checks.set(id, { at, ...judgement });
    }
    onProgress(checks.size, list.length);
  }
  return checks;
}

/** A page may write its words only after it has come (ms). */
const LATE = 1_500;

/** What passages of our reader's pages say of their place (RFC 8118), and what addresses of PDFs end in. */
const isOfPdf = ({ target: { source, selectors } }: Annotation): boolean =>
  fragmentOf(selectors)?.value.startsWith('page=') === true || /\.pdf$/iu.test(source.split(/[?#]/u)[0] ?? '');

async function judgeOnPage(copy: readonly [Annotation, ...Annotation[]], how: Checking): Promise<Judged> {
  const { pace, signal } = how;
  const { source } = copy[0].target;
  if (!/^https?:/iu.test(source)) return { outcome: 'no-text' };
  if (copy.some(isOfPdf)) return judgeInPdf(source, copy, how);
  const looked = await withPageNow(source, signal, async (read) => {
    for (const isLast of [false, true]) {
      const page = await read();
      if (!page.ok) return { outcome: outcomeOf(page.problem) };
      if (page.value.contentType === 'application/pdf') return 'is-pdf' as const;
      const judged = await judgePage(page.value, copy, pace);
      if (isLast || signal.aborted || [...judged.values()].every(({ outcome }) => outcome === 'same')) return judged;
      await new Promise((done) => setTimeout(done, LATE));
    }
    return { outcome: 'not-reached' as const };
  });
  if (!looked.ok) return { outcome: outcomeOf(looked.problem) };
  return looked.value === 'is-pdf' ? judgeInPdf(source, copy, how) : looked.value;
}

async function judgeInPdf(address: string, copy: readonly Annotation[], how: Checking): Promise<Judged> {
  const bytes = await pdfNow(address, how.pace, how.signal);
  if (!bytes.ok) return { outcome: outcomeOf(bytes.problem) };
  // What reads PDFs is large, and most packs hold none.
  const { judgeInFile } = await import('./check-pdf');
  return judgeInFile(bytes.value, copy, how);
}

const outcomeOf = ({ code }: Problem): CheckOutcome =>
  code === 'page-forbidden' ? 'not-allowed' : code === 'file-too-large' ? 'is-pdf' : 'not-reached';

/** In all that the page shows; what is not to be found there, in its main text, where a page hides parts of it behind buttons. */
async function judgePage(page: PageNow, copy: readonly Annotation[], pace: Pace): Promise<ReadonlyMap<Iri, Judgement>> {
  const judged = new Map(await judgeIn(canonical(page.text), copy, pace));
  const rest = copy.filter((a) => judged.get(a.id)?.outcome !== 'same');
  const read = rest.length === 0 ? undefined : readCapture(page, await pickOn(page.url));
  if (read?.ok !== true) return judged;
  for (const [id, judgement] of await judgeIn(readingPlaces(read.value.content).text, rest, pace))
    if (judgement.outcome === 'same' || judged.get(id)?.outcome === 'gone') judged.set(id, judgement);
  return judged;
}
