// A set of annotations goes out: written in slices, saved among the downloads, or the reason why not.
import { useState } from 'preact/hooks';
import type { SetChooserProps } from '@/components/SetChooser';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { exportSet } from '@/utils/desk/exchange-sets';
import type { Notices } from '../sidepanel/use-notices';
import { smoothPace } from '@/utils/text/pace';

export function useSetOut(desk: Desk, notices: Notices): Pick<SetChooserProps, 'onExport' | 'isExporting'> {
  const [isExporting, setExporting] = useState(false);
  const onExport: SetChooserProps['onExport'] = async (annotations, label, format) => {
    setExporting(true);
    try {
      const saved = await exportSet(desk, annotations, { label, format, pace: smoothPace() });
      if (saved.ok) notices.done(t('exported', saved.value.name));
      else notices.problem(saved.problem);
    } catch (error) {
      notices.problem({ code: 'unexpected', detail: String(error) });
      throw error;
    } finally {
      setExporting(false);
    }
  };
  return { onExport, isExporting };
}
