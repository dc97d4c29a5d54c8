// A quote pack leaves the library as one file for people, in its order, with its comments and checks; a page holds the kept texts too.
import { collectingPack } from '@/utils/citation/collect-pack';
import { inTreeOrder } from '@/utils/concepts/scheme';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { citationStyle } from '@/utils/model/citation-style';
import type { Pack } from '@/utils/model/pack';
import { fail, type Result } from '@/utils/model/result';
import { citationStyleItem } from '@/utils/shell/settings';
import { inSlices, smoothPace, until, within } from '@/utils/text/pace';
import { now, type Desk } from './desk';
import type { ExportWatch } from './exchange-sets';
import { readPassages, saveQuotes, type QuoteExport } from './export-quotes';
import { withMarkedTexts } from './marked-texts';
import { unlessStopped } from './unless-stopped';

/** In slices, so that the page answers meanwhile. Saves it among the reader's downloads, cited in the reader's style. Problems: `not-found` when none of its passages is here, `stopped`. */
export async function exportPack(
  desk: Desk,
  pack: Pack,
  form: Pick<QuoteExport, 'format' | 'words'>,
  watch: ExportWatch,
): Promise<Result<{ readonly name: string }>> {
  const { library } = desk;
  const pace = until(watch.signal, smoothPace());
  return unlessStopped(watch.signal, async () => {
    const list = await readPassages(
      desk,
      pack.lines.map((line) => line.annotation),
      pace,
    );
    const papers = await documents.some(library, [...new Set(list.map((a) => a.document))]);
    const collecting = collectingPack(pack, {
      annotations: list,
      documents: papers,
      concepts: (await codebooks.all(library)).flatMap((book) => inTreeOrder(book.concepts)),
      style: citationStyle(await citationStyleItem.getValue()),
      made: now(),
      words: form.words,
    });
    const collection = await inSlices(within(0, 0.3, collecting), pace, watch.onShare);
    if (collection.groups.length === 0) return fail('not-found');
    if (form.format !== 'page') return saveQuotes(collection, form, { pace, watch });
    const onShare = (share: number): void => watch.onShare(0.3 + 0.3 * share);
    const marked = await withMarkedTexts(desk, collection, { annotations: list, documents: papers, pace, onShare });
    return saveQuotes(marked, form, { pace, watch });
  });
}
