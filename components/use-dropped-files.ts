// Files dropped anywhere on a page of ours are taken: a drop that misses its box would make the browser leave the page.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** `onFiles` is left out where nothing can be taken now; a drop then does nothing. True while files are held over the page. */
export function useDroppedFiles(onFiles?: (files: FileList) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useLayoutEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(take.current !== undefined);
    };
    // Left when the pointer goes to nothing: between elements of the page it goes to another of them.
    const leave = (event: DragEvent): void => (event.relatedTarget === null ? setOver(false) : undefined);
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = event.dataTransfer?.files;
      if (files !== undefined && files.length > 0) take.current?.(files);
    };
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    return () => life.abort();
  }, []);
  return isOver;
}
