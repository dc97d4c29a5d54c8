// A set of annotations goes out: written in slices under the reader's eyes, saved among the downloads, or the reason why not.
import type { SetChooserProps } from '@/components/SetChooser';
import type { Desk } from '@/utils/desk/desk';
import { exportSet } from '@/utils/desk/exchange-sets';
import type { Notices } from '../sidepanel/use-notices';
import { useSaving } from './use-saving';

export function useSetOut(desk: Desk, notices: Notices): SetChooserProps['onExport'] {
  const [, save] = useSaving(notices);
  return (annotations, label, format, watch) => save(exportSet(desk, annotations, { label, format, watch }));
}
