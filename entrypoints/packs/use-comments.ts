// Comments as they are typed: kept outside the page on every letter, written into the pack when the field is left.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import { commentDrafts } from '@/utils/shell/kept-drafts';

export interface Comments {
  /** By passage, what a window that was closed had not saved yet, and could not be saved since. */
  readonly typed: ReadonlyMap<Iri, string>;
  readonly onTyped: (id: Iri, comment: string) => void;
  readonly onComment: (id: Iri, comment: string) => void;
}

/** `undefined` until what was left unsaved has been read; it is saved then. `save` is true when it was written. */
export function useComments(pack: Iri, save: (id: Iri, comment: string) => Promise<boolean>): Comments | undefined {
  const [typed, setTyped] = useState<ReadonlyMap<Iri, string>>();
  const nameOf = (id: Iri): string => `${pack} ${id}`;
  const settle = async (id: Iri, comment: string): Promise<boolean> => {
    const isWritten = await save(id, comment);
    if (isWritten) await commentDrafts.keep(nameOf(id), undefined);
    return isWritten;
  };
  useEffect(() => {
    const left = async (): Promise<void> => {
      const unsaved = new Map<Iri, string>();
      for (const [name, comment] of await commentDrafts.all()) {
        const [of, id] = name.split(' ');
        if (of === pack && id !== undefined && !(await settle(id, comment))) unsaved.set(id, comment);
      }
      setTyped(unsaved);
    };
    void left();
  }, [pack]);
  return useMemo(
    () =>
      typed && {
        typed,
        onTyped: (id, comment) => void commentDrafts.keep(nameOf(id), comment),
        onComment: (id, comment) => void settle(id, comment),
      },
    [typed, save],
  );
}
