// The concept that is chosen in the tree: what it says, what can be done with it, which passages have it.
import { useMemo, useState } from 'preact/hooks';
import { taggedEarlier } from '@/utils/concepts/retag';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Result } from '@/utils/model/result';
import type { ConceptDraft } from './concept-words';
import { ConceptActions } from './ConceptActions';
import { ConceptForm } from './ConceptForm';
import { ConceptMeaning } from './ConceptMeaning';
import { ConceptHistory } from './ConceptHistory';
import { ConceptPath } from './ConceptPath';
import { LookAgain } from './LookAgain';
import { MergeConcept, RetireConcept } from './MergeConcept';
import { paintStyle } from './paint';
import { Notice } from './Notice';
import { RelatedConcepts } from './RelatedConcepts';
import { SplitConcept } from './SplitConcept';
import type { Shift } from './tree-rows';
import { UsedPassages } from './UsedPassages';
import { count, t } from './words';

export interface ConceptCalls {
  readonly onDraft: (id: Iri, draft: ConceptDraft | undefined) => void;
  readonly onSave: (concept: Concept, draft: ConceptDraft, why: string) => Promise<Result<unknown>>;
  readonly onShift: (id: Iri, shift: Shift) => void;
  readonly onAdd: (under: Iri | undefined) => void;
  readonly onBroader: (concept: Concept, broader: readonly Iri[]) => void;
  readonly onRelate: (concept: Concept, related: readonly Iri[]) => void;
  readonly onMerge: (from: Iri, into: Iri) => void;
  readonly onRetire: (concept: Concept) => void;
  readonly onBringBack: (concept: Concept) => void;
  /** Asked only for a concept that no passage has. */
  readonly onRemove: (concept: Concept) => void;
  readonly onShow: (annotation: Annotation) => void;
  readonly onExample: (concept: Concept, annotation: Annotation) => void;
  /** A concept that stands beside this one; value: its id. */
  readonly onAddBeside: (prefLabel: string) => Promise<Result<Iri>>;
  /** Passages go from a concept to another; true when they went. */
  readonly onSend: (annotations: readonly Annotation[], from: Concept, to: Iri) => Promise<boolean>;
  /** The concept fits these passages as it is meant now. */
  readonly onFits: (annotations: readonly Annotation[], concept: Concept) => Promise<boolean>;
}

export interface ConceptPaneProps {
  readonly concept: Concept;
  /** Labels of what is broader, outermost first. */
  readonly path: readonly string[];
  /** How many passages have it. */
  readonly count: number;
  /** `undefined` until they are read. */
  readonly passages: readonly Annotation[] | undefined;
  readonly titles: ReadonlyMap<Iri, string>;
  /** All of its codebook. */
  readonly concepts: readonly Concept[];
  /** Of all codebooks, what its passages can be sent to. */
  readonly offered: readonly Concept[];
  readonly draft: ConceptDraft | undefined;
  readonly calls: ConceptCalls;
  /** Built in: read only. */
  readonly isFixed: boolean;
}

export type Question = 'merge' | 'retire' | 'split' | 'again';

/** Give it the concept's id as key. */
export function ConceptPane(props: ConceptPaneProps) {
  const { concept, passages, calls, isFixed } = props;
  // What is asked of its passages is asked when they are known.
  const asking = passages === undefined ? undefined : { ...props, passages };
  const [question, setQuestion] = useState<Question>();
  return (
    <>
      <Head {...props} />
      {isFixed ? null : <ConceptActions concept={concept} passages={props.count} calls={calls} onAsk={setQuestion} />}
      {question === undefined || asking === undefined ? (
        <Body {...props} onAsk={setQuestion} />
      ) : (
        <Asked {...asking} question={question} onDone={() => setQuestion(undefined)} />
      )}
    </>
  );
}

interface AskedProps extends ConceptPaneProps {
  readonly passages: readonly Annotation[];
  readonly question: Question;
  readonly onDone: () => void;
}

function Asked({ question, onDone, ...props }: AskedProps) {
  const { concept, passages, titles, concepts, offered, calls } = props;
  const others = useMemo(() => concepts.filter((c) => c.id !== concept.id && c.retired === undefined), [concepts, concept.id]);
  const asked = { concept, passages, titles, onShow: calls.onShow, onCancel: onDone };
  const send = (annotation: Annotation, to: Iri): Promise<boolean> => calls.onSend([annotation], concept, to);
  const then = (act: () => void): void => {
    onDone();
    act();
  };
  switch (question) {
    case 'merge':
      return <MergeConcept {...asked} others={others} onMerge={(into) => then(() => calls.onMerge(concept.id, into))} />;
    case 'retire':
      return <RetireConcept {...asked} onRetire={() => then(() => calls.onRetire(concept))} />;
    case 'split':
      return <SplitConcept {...asked} onAdd={calls.onAddBeside} onSend={send} />;
    case 'again': {
      const fits = (annotation: Annotation): Promise<boolean> => calls.onFits([annotation], concept);
      return <LookAgain {...asked} passages={taggedEarlier(passages, concept)} others={offered} onFits={fits} onSend={send} />;
    }
    default:
      return question satisfies never;
  }
}

function Head({ concept, path, concepts }: ConceptPaneProps) {
  const successor = concepts.find((c) => c.id === concept.retired?.replacedBy);
  return (
    <header class="concept-head">
      {path.length === 0 ? null : (
        <p class="option-path">
          <ConceptPath path={path} />
        </p>
      )}
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

function Body({ onAsk, ...props }: ConceptPaneProps & { readonly onAsk: (question: Question) => void }) {
  const { concept, concepts, passages, titles, draft, calls, isFixed } = props;
  const earlier = taggedEarlier(passages ?? [], concept).length;
  return (
    <>
      {earlier === 0 ? null : (
        <Notice kind="info" text={count('againFound', earlier)} actions={[{ label: t('againLook'), onAct: () => onAsk('again') }]} />
      )}
      {isFixed ? (
        <ConceptMeaning concept={concept} concepts={concepts} />
      ) : (
        <>
          <ConceptForm
            concept={concept}
            draft={draft}
            passages={props.count}
            onDraft={(next) => calls.onDraft(concept.id, next)}
            onSave={(next, why) => calls.onSave(concept, next, why)}
          />
          <RelatedConcepts
            concept={concept}
            concepts={concepts}
            onBroader={(broader) => calls.onBroader(concept, broader)}
            onRelate={(related) => calls.onRelate(concept, related)}
          />
        </>
      )}
      <ConceptHistory concept={concept} />
      <UsedPassages
        count={props.count}
        passages={passages}
        titles={titles}
        others={props.offered}
        onShow={calls.onShow}
        onExample={isFixed ? undefined : (annotation) => calls.onExample(concept, annotation)}
        onSend={(annotations, to) => void calls.onSend(annotations, concept, to)}
      />
    </>
  );
}
