// In which style this reader cites: kept in this browser, the same in every page of ours.
import { useEffect, useState } from 'preact/hooks';
import { CITATION_STYLES, citationStyle, type CitationStyle } from '@/utils/model/citation-style';
import { citationStyleItem } from '@/utils/shell/settings';

export function useCitationStyle(): readonly [CitationStyle, (style: CitationStyle) => void] {
  const [style, setStyle] = useState<CitationStyle>(CITATION_STYLES[0]);
  useEffect(() => {
    const take = (kept: unknown): void => setStyle(citationStyle(kept));
    void citationStyleItem.getValue().then(take);
    return citationStyleItem.watch(take);
  }, []);
  const change = (next: CitationStyle): void => {
    setStyle(next);
    void citationStyleItem.setValue(next);
  };
  return [style, change];
}
