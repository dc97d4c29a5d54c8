// Whether pages are shown light on dark: kept in this browser, the same in every reader view.
import { useEffect, useState } from 'preact/hooks';
import type { PdfBarProps } from '@/components/PdfBar';
import { darkPagesItem } from '@/utils/shell/settings';

export function useDarkPages(): Pick<PdfBarProps, 'isDark' | 'onDark'> {
  const [isDark, setDark] = useState(darkPagesItem.fallback);
  useEffect(() => {
    void darkPagesItem.getValue().then(setDark);
    return darkPagesItem.watch(setDark);
  }, []);
  return {
    isDark,
    onDark: () => {
      setDark(!isDark);
      void darkPagesItem.setValue(!isDark);
    },
  };
}
