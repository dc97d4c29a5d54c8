// Passages of the library go into a quote pack: asked which, written as one step, told with its way back.
import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { AddToPack } from '@/components/AddToPack';
import { count } from '@/components/words';
import { now, type Desk } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import { undo } from '@/utils/library/journal';
import * as packs from '@/utils/library/packs';
import { newId, type Iri } from '@/utils/model/ids';
import { withPassages, type Pack } from '@/utils/model/pack';
import { annotator } from '@/utils/shell/settings';
import type { Notices } from '../sidepanel/use-notices';

export interface Packing {
  readonly onPack: (passages: readonly Iri[]) => void;
  /** To be drawn once on the page. */
  readonly dialog: VNode | null;
}

export function usePacking(desk: Desk, notices: Notices): Packing {
  const all = useLive(() => packs.all(desk.library), [desk]);
  const [going, setGoing] = useState<readonly Iri[]>();
  const [last, setLast] = useState<Iri>();
  const add = async (into: { readonly id: Iri } | { readonly title: string }, ids: readonly Iri[]): Promise<void> => {
    const at = now();
    const fill = withPassages(ids, at);
    const made: Pack | undefined =
      'title' in into
        ? { id: newId(), title: into.title, creator: await annotator(), created: at, modified: at, grouping: 'none', lines: [] }
        : undefined;
    const id = 'id' in into ? into.id : (made?.id ?? '');
    const done = await (made === undefined ? packs.change(desk.library, id, fill) : packs.add(desk.library, fill(made)));
    if (!done.ok) return notices.problem(done.problem);
    const { group } = done.value;
    setLast(id);
    setGoing(undefined);
    const title = made?.title ?? all?.find((p) => p.id === id)?.title ?? '';
    notices.done(count('packAdded', ids.length, title), () => void undo(desk.library, group));
  };
  const dialog =
    going === undefined || all === undefined ? null : (
      <AddToPack
        passages={going.length}
        packs={all}
        last={last}
        onAdd={(into) => void add(into, going)}
        onClose={() => setGoing(undefined)}
      />
    );
  return { onPack: setGoing, dialog };
}
