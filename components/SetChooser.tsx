// What goes into the file? Passages chosen by document and by every other facet, counted before they are exported.
import { useId, useMemo, useState } from 'preact/hooks';
import type { ReferenceFormat } from '@/utils/citation/files';
import { EVERYTHING, isEverything, type Question } from '@/utils/finding/question';
import type { Answer } from '@/utils/finding/ask';
import type { Annotator } from '@/utils/model/annotation';
import { SET_FORMATS, type SetFormat } from '@/utils/model/annotation-set';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { QuoteForm } from '@/utils/model/quotes';
import { Button } from './Button';
import { DocumentList } from './DocumentList';
import { Facets, withToggled } from './Facets';
import { QuoteExport, type ExportWatch } from './QuoteExport';
import { ReferenceExport } from './ReferenceExport';
import { SetFormatField } from './SetFormatField';
import { Waiting } from './Waiting';
import { useWaiting } from './use-waiting';
import { count, t } from './words';

export interface SetChooserProps {
  readonly documents: readonly PaperDocument[];
  /** Those without passages among them. */
  readonly library: readonly PaperDocument[];
  readonly concepts: readonly Concept[];
  readonly annotators: readonly Annotator[];
  /** What was asked, and the answer to it: the passages found are the choice. */
  readonly question: Question;
  readonly answer: Answer;
  /** Of what was found, what the reader has selected; where nothing is, all of it goes out. */
  readonly selected: readonly Iri[];
  /** The documents that passages stand in, each once. */
  readonly documentsOf: (passages: readonly Iri[]) => readonly Iri[];
  readonly onQuestion: (question: Question) => void;
  readonly onOpen: (document: Iri) => void;
  /** The annotations chosen, in the order given, the name for the set, and as what it goes out. */
  readonly onExport: (annotations: readonly Iri[], label: string, format: SetFormat, watch: ExportWatch) => Promise<void> | void;
  /** The annotations chosen, as quotes with their sources. */
  readonly onExportQuotes: (annotations: readonly Iri[], form: QuoteForm, watch: ExportWatch) => Promise<void> | void;
  /** The documents of the annotations chosen. */
  readonly onExportReferences: (documents: readonly Iri[], format: ReferenceFormat) => void;
}

/** Nothing chosen means everything. */
export function SetChooser(props: SetChooserProps) {
  const { documents, concepts, annotators, question, answer, onQuestion } = props;
  const { selected } = props;
  const found = useMemo(() => citedIn(props), [documents, question, answer]);
  // Lists of thousands are made anew only for another answer: this is drawn again whenever something is being saved.
  const counted = useMemo(
    () => documents.map((document) => ({ document, count: answer.counts.documents.get(document.id) ?? 0 })),
    [documents, answer],
  );
  const ticked = useMemo(() => new Set(question.documents), [question]);
  const ofSelected = useMemo(() => props.documentsOf(selected), [selected, answer]);
  const [chosen, cited] = selected.length > 0 ? [selected, ofSelected] : [answer.ids, found];
  return (
    <div class="chooser">
      <div class="chooser-side">
        <Facets question={question} counts={answer.counts} concepts={concepts} annotators={annotators} onQuestion={onQuestion} />
      </div>
      <DocumentList
        documents={counted}
        library={props.library}
        chosen={ticked}
        onToggle={(id) => onQuestion({ ...question, documents: withToggled(question.documents, id) })}
        onOpen={props.onOpen}
      />
      <aside class="chooser-side" aria-label={t('exportTitle')}>
        <ExportBox
          chooser={props}
          chosen={chosen}
          documents={cited.length}
          onClear={() => onQuestion({ ...EVERYTHING, order: question.order, see: question.see })}
        />
        <QuoteExport
          passages={chosen.length}
          documents={cited.length}
          onExport={(form, watch) => props.onExportQuotes(chosen, form, watch)}
        />
        <ReferenceExport documents={cited.length} onExport={(format) => props.onExportReferences(cited, format)} />
      </aside>
    </div>
  );
}

/** The documents of what was found: the counts tell of other documents too, as they would be if those were chosen. */
function citedIn({ documents, question, answer }: SetChooserProps): readonly Iri[] {
  const isChosen = (id: Iri): boolean => question.documents.length === 0 || question.documents.includes(id);
  return documents.map(({ id }) => id).filter((id) => answer.counts.documents.has(id) && isChosen(id));
}

interface ExportBoxProps {
  readonly chooser: SetChooserProps;
  readonly chosen: readonly Iri[];
  readonly documents: number;
  readonly onClear: () => void;
}

function ExportBox({ chooser, chosen, documents, onClear }: ExportBoxProps) {
  const ids = useId();
  const [label, setLabel] = useState('');
  const isSelected = chooser.selected.length > 0;
  const isAll = isEverything(chooser.question);
  const [format, setFormat] = useState<SetFormat>(SET_FORMATS[0]);
  const { waiting, waitFor } = useWaiting();
  const writing = t('exporting');
  return (
    <section class="export set-out" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`} tabIndex={-1}>
        {t('exportTitle')}
      </h2>
      <p role="status">
        {isSelected ? (
          count('selectionOut', chosen.length)
        ) : (
          <>
            {isAll ? t('exportAll') : null} {count('passagesCount', chosen.length)} {count('exportFrom', documents)}
          </>
        )}
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
      <SetFormatField format={format} onFormat={setFormat} />
      <Button
        kind="primary"
        icon="send"
        busy={waiting !== undefined}
        disabled={chosen.length === 0}
        onPress={() =>
          void waitFor(writing, async (tell, signal) =>
            chooser.onExport(chosen, label.trim(), format, { onShare: (share) => tell(writing, share), signal }),
          )
        }
      >
        {count('exportButton', chosen.length)}
      </Button>
      {waiting === undefined ? null : <Waiting {...waiting} />}
    </section>
  );
}
