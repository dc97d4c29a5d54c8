// Several passages at once: which the reader has selected, and what becomes of them; each is one step, told with its way back.
import { useMemo, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { SelectionBar } from '@/components/SelectionBar';
import { TagSeveral } from '@/components/TagSeveral';
import type { Selection } from '@/components/use-selecting';
import { count } from '@/components/words';
import { now, type Desk } from '@/utils/desk/desk';
import * as together from '@/utils/library/together';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { starAll, tell } from '../sidepanel/star';
import type { Notices } from '../sidepanel/use-notices';

export interface TogetherSetting {
  readonly desk: Desk;
  readonly notices: Notices;
  readonly concepts: readonly Concept[];
  /** All that were found. */
  readonly found: readonly Iri[];
  readonly onPack: (passages: readonly Iri[]) => void;
}

export interface Together {
  readonly selection: Selection;
  /** Of what was found, in its order. */
  readonly selected: readonly Iri[];
  readonly bar: VNode;
  /** To be drawn once on the page. */
  readonly dialog: VNode | null;
}

const NONE: readonly Iri[] = [];

export function useTogether({ desk, notices, concepts, found, onPack }: TogetherSetting): Together {
  const [chosen, onChosen] = useState<ReadonlySet<Iri>>(new Set());
  const [tagged, setTagged] = useState<readonly Iri[]>();
  const selected = useMemo(() => (chosen.size === 0 ? NONE : found.filter((id) => chosen.has(id))), [chosen, found]);
  const inUse = useMemo(() => concepts.filter((c) => c.retired === undefined), [concepts]);
  const selection = useMemo(() => ({ chosen, onChosen }), [chosen]);
  const tag = (concept: Iri, ids: readonly Iri[]): void => {
    setTagged(undefined);
    const label = concepts.find((c) => c.id === concept)?.prefLabel ?? '';
    const tagging = together.tag(desk.library, ids, { concepts: [concept], me: desk.me.id, at: now() });
    void tell({ desk, notices }, ids, tagging, (n) => count('taggedSeveral', n, label));
  };
  const bar = (
    <SelectionBar
      found={found.length}
      chosen={selected.length}
      onAll={(isAll) => onChosen(new Set(isAll ? found : NONE))}
      onPack={() => onPack(selected.length === 0 ? found : selected)}
      onTag={() => setTagged(selected)}
      onStar={(isStarred) => void starAll({ desk, notices }, selected, isStarred)}
      onExport={showExport}
    />
  );
  const dialog =
    tagged === undefined ? null : (
      <TagSeveral passages={tagged.length} concepts={inUse} onTag={(id) => tag(id, tagged)} onClose={() => setTagged(undefined)} />
    );
  return { selection, selected, bar, dialog };
}

/** The choice of format stands beside the list, or below it. */
function showExport(): void {
  const head = document.querySelector<HTMLElement>('.set-out h2');
  head?.scrollIntoView({ block: 'center' });
  head?.focus({ preventScroll: true });
}
