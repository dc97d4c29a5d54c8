// What goes into the file? Annotations chosen by document and concept, counted before they are exported.
import { useId, useMemo, useState } from 'preact/hooks';
import type { ReferenceFormat } from '@/utils/citation/files';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { QuoteFormat, QuoteOrder } from '@/utils/model/quotes';
import { Button } from './Button';
import { DocumentList } from './DocumentList';
import { paintStyle } from './paint';
import { countedConcepts } from './passage';
import { QuoteExport } from './QuoteExport';
import { ReferenceExport } from './ReferenceExport';
import { ALL, chosenAnnotations, toggled, type SetChoice } from './set-choice';
import { count, t } from './words';

export interface SetChooserProps {
  readonly documents: readonly PaperDocument[];
  readonly annotations: readonly Annotation[];
  readonly concepts: readonly Concept[];
  readonly onOpen: (document: Iri) => void;
  /** The annotations chosen, in the order given, and the name for the set. */
  readonly onExport: (annotations: readonly Iri[], label: string) => void;
  /** The annotations chosen, as quotes with their sources. */
  readonly onExportQuotes: (annotations: readonly Iri[], format: QuoteFormat, order: QuoteOrder) => void;
  readonly isExportingQuotes?: boolean;
  /** The documents of the annotations chosen. */
  readonly onExportReferences: (documents: readonly Iri[], format: ReferenceFormat) => void;
  /** On every change of the choice: to show the passages beside it. */
  readonly onChoice?: (annotations: readonly Iri[]) => void;
  readonly isExporting?: boolean;
}

/** Nothing chosen means everything. */
export function SetChooser(props: SetChooserProps) {
  const { documents, annotations, concepts, onChoice } = props;
  const [choice, setChoice] = useState<SetChoice>(ALL);
  const counted = useMemo(() => {
    const counts = new Map<Iri, number>();
    for (const a of chosenAnnotations(annotations, { ...choice, documents: ALL.documents }))
      counts.set(a.document, (counts.get(a.document) ?? 0) + 1);
    return documents.map((document) => ({ document, count: counts.get(document.id) ?? 0 }));
  }, [documents, annotations, choice]);
  const chosen = chosenAnnotations(annotations, choice);
  const exported = chosen.map((a) => a.id);
  const cited = [...new Set(chosen.map((a) => a.document))];
  const change = (next: SetChoice): void => {
    setChoice(next);
    onChoice?.(chosenAnnotations(annotations, next).map((a) => a.id));
  };
  return (
    <div class="chooser">
      <div class="chooser-grid">
        <DocumentList
          documents={counted}
          chosen={choice.documents}
          onToggle={(id) => change({ ...choice, documents: toggled(choice.documents, id) })}
          onOpen={props.onOpen}
        />
        <aside class="chooser-side">
          <ConceptFilter
            annotations={chosenAnnotations(annotations, { ...choice, concepts: ALL.concepts })}
            concepts={concepts}
            chosen={choice.concepts}
            onToggle={(id) => change({ ...choice, concepts: toggled(choice.concepts, id) })}
          />
          <ExportBox chooser={props} choice={choice} onClear={() => change(ALL)} />
          <QuoteExport
            passages={exported.length}
            isExporting={props.isExportingQuotes ?? false}
            onExport={(format, order) => props.onExportQuotes(exported, format, order)}
          />
          <ReferenceExport documents={cited.length} onExport={(format) => props.onExportReferences(cited, format)} />
        </aside>
      </div>
    </div>
  );
}

interface ConceptFilterProps {
  readonly annotations: readonly Annotation[];
  readonly concepts: readonly Concept[];
  readonly chosen: ReadonlySet<Iri>;
  readonly onToggle: (id: Iri) => void;
}

function ConceptFilter({ annotations, concepts, chosen, onToggle }: ConceptFilterProps) {
  const ids = useId();
  const used = useMemo(() => countedConcepts(annotations, concepts), [annotations, concepts]);
  // A chosen concept stays to be unchosen, though no annotation of the chosen documents names it.
  const lost = concepts
    .filter((c) => chosen.has(c.id) && !used.some((u) => u.concept.id === c.id))
    .map((concept) => ({ concept, count: 0 }));
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('concepts')}</h2>
      {used.length + lost.length === 0 ? <p class="hint">{t('conceptsNone')}</p> : null}
      <ul class="concept-filter">
        {[...used, ...lost].map(({ concept, count: n }) => (
          <li key={concept.id}>
            <button
              type="button"
              class="concept-toggle"
              aria-pressed={chosen.has(concept.id)}
              style={paintStyle(concept.paint)}
              onClick={() => onToggle(concept.id)}
            >
              <span class="chip-label">{concept.prefLabel}</span> <span class="number">{n}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ExportBoxProps {
  readonly chooser: SetChooserProps;
  readonly choice: SetChoice;
  readonly onClear: () => void;
}

function ExportBox({ chooser, choice, onClear }: ExportBoxProps) {
  const ids = useId();
  const [label, setLabel] = useState('');
  const chosen = chosenAnnotations(chooser.annotations, choice);
  const documents = new Set(chosen.map((a) => a.document)).size;
  const isAll = choice.documents.size === 0 && choice.concepts.size === 0;
  return (
    <section class="export" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('exportTitle')}</h2>
      <p role="status">
        {isAll ? t('exportAll') : null} {count('passagesCount', chosen.length)} {count('exportFrom', documents)}
      </p>
      {isAll ? null : (
        <button type="button" class="text-button" onClick={onClear}>
          {t('exportClear')}
        </button>
      )}
      <label class="field-label" for={`${ids}-label`}>
        {t('exportLabel')} <span class="optional">{t('optional')}</span>
      </label>
      <input id={`${ids}-label`} type="text" class="text-input" value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
      <Button
        kind="primary"
        icon="send"
        busy={chooser.isExporting ?? false}
        disabled={chosen.length === 0}
        onPress={() =>
          chooser.onExport(
            chosen.map((a) => a.id),
            label.trim(),
          )
        }
      >
        {count('exportButton', chosen.length)}
      </Button>
      <p class="hint">{t('exportWhat')}</p>
    </section>
  );
}
