// The concept that is chosen in the tree: what it says, what can be done with it, which passages have it.
import { useState } from 'preact/hooks';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import type { ConceptDraft } from './concept-words';
import { ConceptActions } from './ConceptActions';
import { ConceptForm } from './ConceptForm';
import { ConceptMeaning } from './ConceptMeaning';
import { ConceptPassages } from './ConceptPassages';
import { MergeConcept, RetireConcept } from './MergeConcept';
import { paintStyle } from './paint';
import { RelatedConcepts } from './RelatedConcepts';
import type { Shift } from './tree-rows';
import { count, t } from './words';

export interface ConceptCalls {
  readonly onDraft: (id: Iri, draft: ConceptDraft | undefined) => void;
  readonly onSave: (concept: Concept, draft: ConceptDraft, why: string) => Promise<Result<unknown>>;
  readonly onShift: (id: Iri, shift: Shift) => void;
  readonly onAdd: (under: Iri | undefined) => void;
  readonly onRelate: (concept: Concept, related: readonly Iri[]) => void;
  readonly onMerge: (from: Iri, into: Iri) => void;
  readonly onRetire: (concept: Concept) => void;
  readonly onBringBack: (concept: Concept) => void;
  /** Asked only for a concept that no passage has. */
  readonly onRemove: (concept: Concept) => void;
  readonly onShow: (annotation: Annotation) => void;
  readonly onExample: (concept: Concept, annotation: Annotation) => void;
}

export interface ConceptPaneProps {
  readonly concept: Concept;
  /** Labels of what is broader, outermost first. */
  readonly path: readonly string[];
  readonly passages: readonly Annotation[];
  readonly titles: ReadonlyMap<Iri, string>;
  /** All of its codebook. */
  readonly concepts: readonly Concept[];
  readonly draft: ConceptDraft | undefined;
  readonly calls: ConceptCalls;
  /** Built in: read only. */
  readonly isFixed: boolean;
}

export type Question = 'merge' | 'retire';

/** Give it the concept's id as key. */
export function ConceptPane(props: ConceptPaneProps) {
  const { concept, passages, titles, concepts, calls, isFixed } = props;
  const [question, setQuestion] = useState<Question>();
  const done = (): void => setQuestion(undefined);
  const asked = { concept, passages, titles, onShow: calls.onShow, onCancel: done };
  return (
    <>
      <Head {...props} />
      {isFixed ? null : <ConceptActions concept={concept} passages={passages.length} calls={calls} onAsk={setQuestion} />}
      {question === 'merge' ? (
        <MergeConcept
          {...asked}
          others={concepts.filter((c) => c.id !== concept.id && c.retired === undefined)}
          onMerge={(into) => {
            done();
            calls.onMerge(concept.id, into);
          }}
        />
      ) : null}
      {question === 'retire' ? (
        <RetireConcept
          {...asked}
          onRetire={() => {
            done();
            calls.onRetire(concept);
          }}
        />
      ) : null}
      {question === undefined ? <Body {...props} /> : null}
    </>
  );
}

function Head({ concept, path, concepts }: ConceptPaneProps) {
  const successor = concepts.find((c) => c.id === concept.retired?.replacedBy);
  return (
    <header class="concept-head">
      {path.length === 0 ? null : <p class="option-path">{path.join(' › ')}</p>}
      <h2 id="concept-head" tabIndex={-1}>
        <span class="chip" style={paintStyle(concept.paint)}>
          <span class="chip-label">{concept.prefLabel}</span>
        </span>
      </h2>
      {concept.retired === undefined ? null : (
        <p class="hint warn">{successor === undefined ? t('retiredSince') : t('retiredInto', successor.prefLabel)}</p>
      )}
    </header>
  );
}

function Body({ concept, concepts, passages, titles, draft, calls, isFixed }: ConceptPaneProps) {
  return (
    <>
      {isFixed ? (
        <ConceptMeaning concept={concept} concepts={concepts} />
      ) : (
        <>
          <ConceptForm
            concept={concept}
            draft={draft}
            passages={passages.length}
            onDraft={(next) => calls.onDraft(concept.id, next)}
            onSave={(next, why) => calls.onSave(concept, next, why)}
          />
          <RelatedConcepts concept={concept} concepts={concepts} onRelate={(related) => calls.onRelate(concept, related)} />
        </>
      )}
      <section class="concept-used" aria-label={t('passages')}>
        <h3>{count('passagesCount', passages.length)}</h3>
        <ConceptPassages
          passages={passages}
          titles={titles}
          onShow={calls.onShow}
          onExample={isFixed ? undefined : (annotation) => calls.onExample(concept, annotation)}
        />
      </section>
    </>
  );
}
