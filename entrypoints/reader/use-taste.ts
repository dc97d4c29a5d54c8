// How this reader likes to read: kept in this browser, the same in every reader view.
import { useEffect, useState } from 'preact/hooks';
import type { ReadingTaste } from '@/utils/model/kept-settings';
import { DEFAULT_TASTE, tasteItem } from '@/utils/shell/settings';

export function useTaste(): readonly [ReadingTaste, (taste: ReadingTaste) => void] {
  const [taste, setTaste] = useState(DEFAULT_TASTE);
  useEffect(() => {
    void tasteItem.getValue().then(setTaste);
    return tasteItem.watch(setTaste);
  }, []);
  useEffect(() => {
    if (taste.scheme === 'auto') delete document.documentElement.dataset['scheme'];
    else document.documentElement.dataset['scheme'] = taste.scheme;
  }, [taste.scheme]);
  const change = (next: ReadingTaste): void => {
    setTaste(next);
    void tasteItem.setValue(next);
  };
  return [taste, change];
}
