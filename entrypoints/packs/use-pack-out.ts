// A pack leaves as a file: as quotes with their sources, or as a set that another library reads.
import { againstWords, outcomeWords } from '@/components/CheckResult';
import type { PackExportProps } from '@/components/PackExport';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { exportSet } from '@/utils/desk/exchange-sets';
import { exportPack } from '@/utils/desk/export-pack';
import { exportReferences } from '@/utils/desk/export-references';
import type { QuoteExport } from '@/utils/desk/export-quotes';
import type { Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import { quoteWords } from '../library/use-quotes-out';
import { useSaving } from '../library/use-saving';
import type { Notices } from '../sidepanel/use-notices';

export interface PackOut {
  readonly pack: Pack;
  /** Those that its passages stand in, each once. */
  readonly documents: readonly Iri[];
}

type Calls = Pick<PackExportProps, 'onExport' | 'onExportSet' | 'onExportReferences'>;

export function usePackOut(desk: Desk, { pack, documents }: PackOut, notices: Notices): Calls {
  const [, save] = useSaving(notices);
  const words = (): QuoteExport['words'] => ({
    ...quoteWords(),
    comment: t('packComment'),
    checked: (against, check) => `${outcomeWords(check.outcome)} ${againstWords(against, check)}`,
  });
  return {
    onExport: (format, watch) => save(exportPack(desk, pack, { format, words: words() }, watch)),
    onExportSet: (format, watch) => {
      const ids = pack.lines.map((line) => line.annotation);
      return save(exportSet(desk, ids, { label: pack.title, format, watch }));
    },
    onExportReferences: (format) => void save(exportReferences(desk, documents, format)),
  };
}
