// A pack leaves as a file: as quotes with their sources, or as a set that another library reads.
import { againstWords, outcomeWords } from '@/components/CheckResult';
import type { PackExportProps } from '@/components/PackExport';
import { day, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { exportSet } from '@/utils/desk/exchange-sets';
import { exportPack } from '@/utils/desk/export-pack';
import type { Pack } from '@/utils/model/pack';
import { quoteWords } from '../library/use-quotes-out';
import { useSaving } from '../library/use-saving';
import type { Notices } from '../sidepanel/use-notices';

export function usePackOut(desk: Desk, pack: Pack, notices: Notices): Omit<PackExportProps, 'passages' | 'missing'> {
  const [isExporting, save] = useSaving(notices);
  return {
    isExporting,
    onExport: (format) =>
      void save(
        exportPack(desk, pack, format, {
          ...quoteWords(),
          comment: t('packComment'),
          textOf: (title) => t('packTextOf', title || t('untitled')),
          textRead: (source, taken) => t('packTextRead', source, day(taken)),
          inText: t('packInTextBelow'),
          checked: (against, check) => `${outcomeWords(check.outcome)} ${againstWords(against, check)}`,
        }),
      ),
    onExportSet: () =>
      void save(
        exportSet(
          desk,
          pack.lines.map((line) => line.annotation),
          { label: pack.title, format: 'web-annotation' },
        ),
      ),
  };
}
