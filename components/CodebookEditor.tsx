// The codebooks as a reader keeps them: a tree to walk and rearrange, and beside it the concept that is chosen.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { indexScheme, pathOf, type SchemeIndex } from '@/utils/concepts/scheme';
import type { Spot } from '@/utils/concepts/change';
import type { Annotation } from '@/utils/model/annotation';
import type { Codebook, Concept, ConceptScheme } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import { AddConcept } from './AddConcept';
import { Button } from './Button';
import { CodebookBar, type CodebookBarCalls } from './CodebookBar';
import { differs, type ConceptDraft } from './concept-words';
import { ConceptPane, type ConceptCalls } from './ConceptPane';
import { ConceptSide } from './ConceptSide';
import { Notice } from './Notice';
import { shifted, type Shift } from './tree-rows';
import { t } from './words';

export interface CodebookEditorCalls extends CodebookBarCalls, Omit<ConceptCalls, 'onShift' | 'onAdd' | 'onAddBeside'> {
  readonly onSelect: (concept: Iri | undefined) => void;
  readonly onMove: (id: Iri, spot: Spot) => void;
  /** Value: the new concept's id. */
  readonly onAddConcept: (prefLabel: string, under: Iri | undefined) => Promise<Result<Iri>>;
  readonly onCopy: (scheme: ConceptScheme) => void;
}

export interface CodebookEditorProps {
  readonly codebooks: readonly Codebook[];
  readonly codebook: Codebook;
  readonly selected: Iri | undefined;
  /** How many passages of the whole library have a concept, by concept. */
  readonly counts: ReadonlyMap<Iri, number>;
  /** Those of the concept that is chosen; `undefined` until they are read. */
  readonly passages: readonly Annotation[] | undefined;
  /** Of documents. */
  readonly titles: ReadonlyMap<Iri, string>;
  readonly drafts: ReadonlyMap<Iri, ConceptDraft>;
  readonly calls: CodebookEditorCalls;
}

export function CodebookEditor(props: CodebookEditorProps) {
  const { codebooks, codebook, selected, counts, drafts, calls } = props;
  const index = useMemo(() => indexScheme(codebook.concepts), [codebook]);
  const pane = usePane(selected, calls.onSelect);
  const [adding, setAdding] = useState<{ readonly under: Iri | undefined }>();
  const unsaved = useMemo(() => unsavedOf(codebook.concepts, drafts), [codebook, drafts]);
  const isFixed = codebook.scheme.builtIn;
  const concept = selected === undefined ? undefined : index.byId.get(selected)?.concept;
  const shift = (id: Iri, to: Shift): void => {
    const spot = shifted(index, id, to);
    if (spot !== undefined) calls.onMove(id, spot);
  };
  return (
    <div class="codebook-editor" data-view={adding !== undefined || (pane.isOpen && concept !== undefined) ? 'concept' : 'tree'}>
      <div class="codebook-side" ref={pane.side}>
        <CodebookBar codebooks={codebooks} scheme={codebook.scheme} calls={calls} />
        {isFixed ? <ReadOnly scheme={codebook.scheme} onCopy={calls.onCopy} /> : null}
        <ConceptSide
          index={index}
          title={codebook.scheme.title}
          selected={selected}
          counts={counts}
          unsaved={unsaved}
          onSelect={calls.onSelect}
          onEnter={pane.enter}
          onShift={isFixed ? undefined : shift}
          onMove={isFixed ? undefined : calls.onMove}
          onAdd={isFixed ? undefined : () => setAdding({ under: undefined })}
        />
      </div>
      <div class="codebook-pane" ref={pane.frame}>
        <div class="codebook-back">
          <Button icon="out" onPress={() => (adding === undefined ? pane.leave() : setAdding(undefined))}>
            {t('editorBack')}
          </Button>
        </div>
        {adding === undefined ? (
          <Chosen {...props} index={index} concept={concept} onShift={shift} onAdd={(under) => setAdding({ under })} />
        ) : (
          <AddConcept
            title={
              adding.under === undefined ? t('editorAddTop') : t('editorAddUnder', index.byId.get(adding.under)?.concept.prefLabel ?? '')
            }
            onAdd={(prefLabel) => calls.onAddConcept(prefLabel, adding.under)}
            onAdded={(id) => {
              setAdding(undefined);
              calls.onSelect(id);
              pane.enter(id, true);
            }}
            onCancel={() => setAdding(undefined)}
          />
        )}
      </div>
    </div>
  );
}

interface ChosenProps extends CodebookEditorProps {
  readonly index: SchemeIndex;
  readonly concept: Concept | undefined;
  readonly onShift: (id: Iri, shift: Shift) => void;
  readonly onAdd: (under: Iri | undefined) => void;
}

function Chosen({ codebooks, codebook, index, concept, counts, passages, titles, drafts, calls, onShift, onAdd }: ChosenProps) {
  const id = concept?.id;
  const offered = useMemo(
    () => codebooks.flatMap((book) => book.concepts).filter((c) => c.id !== id && c.retired === undefined),
    [codebooks, id],
  );
  if (concept === undefined) return <p class="hint">{codebook.concepts.length === 0 ? t('editorEmpty') : t('editorChoose')}</p>;
  return (
    <ConceptPane
      key={concept.id}
      concept={concept}
      path={pathOf(index, concept.id).slice(0, -1)}
      count={counts.get(concept.id) ?? 0}
      passages={passages}
      titles={titles}
      concepts={codebook.concepts}
      offered={offered}
      draft={drafts.get(concept.id)}
      calls={{
        ...calls,
        onShift,
        onAdd,
        onAddBeside: (label) => calls.onAddConcept(label, index.byId.get(concept.id)?.parent?.concept.id),
      }}
      isFixed={codebook.scheme.builtIn}
    />
  );
}

function ReadOnly({ scheme, onCopy }: { readonly scheme: ConceptScheme; readonly onCopy: (scheme: ConceptScheme) => void }) {
  return <Notice kind="info" text={t('editorBuiltIn')} actions={[{ label: t('editorCopyBuiltIn'), onAct: () => onCopy(scheme) }]} />;
}

/** Which side a narrow window shows, and where the keyboard goes when it changes. */
function usePane(selected: Iri | undefined, onSelect: (id: Iri | undefined) => void) {
  // Whoever comes for a concept, by its address, sees it first.
  const [isOpen, setOpen] = useState(selected !== undefined);
  const side = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** Where the focus belongs once the sides are drawn. */
  const going = useRef<'concept' | 'tree' | undefined>(undefined);
  useLayoutEffect(() => {
    const to = going.current;
    going.current = undefined;
    if (to === 'tree') side.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
    if (to === 'concept') frame.current?.querySelector<HTMLElement>('#concept-head')?.focus();
  });
  return {
    isOpen,
    side,
    frame,
    enter: (_id: Iri, isByKey: boolean): void => {
      // Beside one another, a press leaves the keyboard in the tree.
      const isNarrow = frame.current?.offsetParent === null;
      if (isByKey || isNarrow) going.current = 'concept';
      setOpen(true);
    },
    leave: (): void => {
      going.current = 'tree';
      setOpen(false);
      onSelect(selected);
    },
  };
}

const unsavedOf = (concepts: readonly Concept[], drafts: ReadonlyMap<Iri, ConceptDraft>): ReadonlySet<Iri> =>
  drafts.size === 0 ? new Set() : new Set(concepts.filter((c) => differs(c, drafts.get(c.id))).map((c) => c.id));
