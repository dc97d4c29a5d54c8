// The tree of a codebook with what is around it: search, what is folded, retired concepts, and the words for its keys.
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Spot } from '@/utils/concepts/change';
import type { SchemeIndex } from '@/utils/concepts/scheme';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ConceptTree } from './ConceptTree';
import { droppedAt, treeRows, type Shift, type Side } from './tree-rows';
import { count, t } from './words';

export interface ConceptSideProps {
  readonly index: SchemeIndex;
  readonly title: string;
  readonly selected: Iri | undefined;
  /** Passages by concept. */
  readonly counts: ReadonlyMap<Iri, number>;
  readonly unsaved: ReadonlySet<Iri>;
  readonly onSelect: (id: Iri) => void;
  readonly onEnter: (id: Iri, isByKey: boolean) => void;
  readonly onShift: ((id: Iri, shift: Shift) => void) | undefined;
  readonly onMove: ((id: Iri, spot: Spot) => void) | undefined;
  readonly onAdd: (() => void) | undefined;
}

/** Larger codebooks are folded up at first. */
const UNFOLDED = 80;

export function ConceptSide(props: ConceptSideProps) {
  const { index, selected, counts, onMove } = props;
  const [search, setSearch] = useState('');
  const [hasRetired, setHasRetired] = useState(false);
  const [closed, setClosed] = useClosed(index, selected);
  const isShownRetired = hasRetired || (selected !== undefined && index.byId.get(selected)?.concept.retired !== undefined);
  const rows = useMemo(() => treeRows({ index, closed, search, hasRetired: isShownRetired }), [index, closed, search, isShownRetired]);
  const drop = (id: Iri, target: Iri, side: Side): void => {
    const spot = droppedAt(index, id, target, side);
    if (spot !== undefined) onMove?.(id, spot);
  };
  return (
    <>
      <Find search={search} found={rows.length} onSearch={setSearch} />
      {rows.length === 0 ? (
        <p class="picker-none">{index.inOrder.length === 0 ? t('editorEmpty') : t('pickerNone')}</p>
      ) : (
        <ConceptTree
          label={props.title}
          rows={rows}
          selected={selected}
          counts={counts}
          unsaved={props.unsaved}
          onSelect={props.onSelect}
          onToggle={(id, isOpen) => setClosed(toggled(closed, id, !isOpen))}
          onEnter={props.onEnter}
          onShift={props.onShift}
          onDrop={onMove === undefined ? undefined : drop}
        />
      )}
      <Retired index={index} isShown={isShownRetired} onShow={setHasRetired} />
      {props.onAdd === undefined ? null : (
        <>
          <div class="row">
            <Button icon="plus" onPress={props.onAdd}>
              {t('editorAddTop')}
            </Button>
          </div>
          <p class="hint">{t('editorKeys')}</p>
        </>
      )}
    </>
  );
}

/** What is folded; whatever the chosen concept lies under is unfolded, for it must be seen. */
function useClosed(index: SchemeIndex, selected: Iri | undefined): [ReadonlySet<Iri>, (closed: ReadonlySet<Iri>) => void] {
  const [closed, setClosed] = useState<ReadonlySet<Iri>>(() =>
    index.inOrder.length > UNFOLDED ? new Set(index.narrower.keys()) : new Set(),
  );
  useEffect(() => {
    const above: Iri[] = [];
    const entry = selected === undefined ? undefined : index.byId.get(selected);
    for (let up = entry?.parent; up !== undefined; up = up.parent) above.push(up.concept.id);
    if (above.some((id) => closed.has(id))) setClosed(new Set([...closed].filter((id) => !above.includes(id))));
  }, [selected, index]);
  return [closed, setClosed];
}

interface FindProps {
  readonly search: string;
  readonly found: number;
  readonly onSearch: (search: string) => void;
}

function Find({ search, found, onSearch }: FindProps) {
  const id = useId();
  return (
    <div>
      <label class="field-label" for={id}>
        {t('editorFind')}
      </label>
      <input id={id} class="text-input" type="search" dir="auto" value={search} onInput={(event) => onSearch(event.currentTarget.value)} />
      <p class="for-readers" role="status">
        {search.trim() === '' ? '' : count('pickerFound', found)}
      </p>
    </div>
  );
}

interface RetiredProps {
  readonly index: SchemeIndex;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

function Retired({ index, isShown, onShow }: RetiredProps) {
  const id = useId();
  const retired = index.inOrder.filter((e) => e.concept.retired !== undefined).length;
  if (retired === 0) return null;
  return (
    <div class="switch">
      <input id={id} type="checkbox" checked={isShown} onChange={(event) => onShow(event.currentTarget.checked)} />
      <label for={id}>{count('editorShowRetired', retired)}</label>
    </div>
  );
}

function toggled(closed: ReadonlySet<Iri>, id: Iri, isClosed: boolean): ReadonlySet<Iri> {
  const next = new Set(closed);
  if (isClosed) next.add(id);
  else next.delete(id);
  return next;
}
