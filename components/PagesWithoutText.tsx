// Some pages of a paper are pictures: said, so that nobody takes the text for the whole; and the way to have their text recognised.
import { useId, useState } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { FileButton } from './FileButton';
import { Icon } from './Icon';
import { Notice } from './Notice';
import { Progress } from './Progress';
import { count, languageName, t } from './words';

export type Recognising =
  | {
      readonly is: 'idle';
      /** Pages that were done last. */
      readonly done?: number;
      /** A language that was added last, by its code. */
      readonly added?: string;
      readonly problem?: Problem | undefined;
    }
  /** `page` is under way, index from 0. */
  | { readonly is: 'busy'; readonly page: number; readonly done: number; readonly all: number };

export interface PagesWithoutTextProps {
  /** Indexes from 0, ascending. */
  readonly pages: readonly number[];
  /** Those whose text was recognised. */
  readonly recognised: readonly number[];
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  /** Codes of the languages that can be recognised, as `eng`; the first is taken where nothing is chosen. */
  readonly languages: readonly string[];
  readonly state: Recognising;
  readonly onRecognise: (pages: readonly number[], language: string) => void;
  readonly onCancel: () => void;
  /** Tells the code of the language when the file was taken. */
  readonly onAddLanguage: (file: File) => Promise<string | undefined>;
}

/** `iv–vi, 3`: as they are cited, those that follow one another as one stretch. */
export function pageRanges(pages: readonly number[], labels: readonly string[]): string {
  const label = (index: number | undefined): string => (index === undefined ? '' : (labels[index] ?? String(index + 1)));
  const stretches: number[][] = [];
  for (const page of pages) {
    const last = stretches.at(-1);
    if (last?.at(-1) === page - 1) last.push(page);
    else stretches.push([page]);
  }
  return stretches.map((s) => (s.length === 1 ? label(s[0]) : `${label(s[0])}–${label(s.at(-1))}`)).join(', ');
}

export function PagesWithoutText(props: PagesWithoutTextProps) {
  const { pages, recognised, labels, state, onCancel } = props;
  const [isAgain, setAgain] = useState(false);
  if (pages.length + recognised.length === 0) return null;
  const isOver = pages.length === 0 && !isAgain;
  return (
    <section class="pdf-wordless" aria-label={t('pdfWordlessTitle')}>
      <Icon name="info" />
      <div class="pdf-wordless-words">
        {pages.length === 0 ? null : <p>{count('pdfWordless', pages.length, pageRanges(pages, labels))}</p>}
        {recognised.length === 0 ? null : <p>{count('pdfRecognised', recognised.length, pageRanges(recognised, labels))}</p>}
        {state.is === 'busy' ? (
          <div class="row">
            <Progress
              words={t('recognising', pageRanges([state.page], labels), String(state.done), String(state.all))}
              value={state.done / state.all}
            />
            <Button onPress={onCancel}>{t('cancel')}</Button>
          </div>
        ) : isOver ? (
          <Button onPress={() => setAgain(true)}>{t('recogniseAgain')}</Button>
        ) : (
          <Asking {...props} />
        )}
        <Outcome state={state} />
      </div>
    </section>
  );
}

function Outcome({ state }: { readonly state: Recognising }) {
  const { done = 0, added, problem } = state.is === 'idle' ? state : {};
  return (
    <>
      <p role="status" class="hint">
        {done > 0 ? count('recogniseDone', done) : added === undefined ? '' : t('recogniseAdded', languageName(added))}
      </p>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
    </>
  );
}

function Asking({ pages, recognised, languages, onRecognise, onAddLanguage }: PagesWithoutTextProps) {
  const ids = useId();
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? languages[0] ?? '';
  const add = async (file: File): Promise<void> => {
    const added = await onAddLanguage(file);
    if (added !== undefined) setChosen(added);
  };
  return (
    <>
      <p id={`${ids}-how`} class="hint">
        {t('recogniseHow')}
      </p>
      <div class="row">
        <Button
          kind="primary"
          disabled={language === ''}
          describedBy={`${ids}-how`}
          onPress={() => onRecognise(pages.length > 0 ? pages : recognised, language)}
        >
          {t('recognise')}
        </Button>
        <ChoiceField
          label={t('recogniseLanguage')}
          choices={languages.map((code) => ({ value: code, words: languageName(code) }))}
          chosen={language}
          onChoose={setChosen}
          isShort
        />
        <FileButton
          kind="quiet"
          describedBy={`${ids}-add`}
          label={t('recogniseAdd')}
          accept=".traineddata,.gz"
          onFiles={([file]) => void add(file)}
        />
      </div>
      <p id={`${ids}-add`} class="hint">
        {t('recogniseAddHint')}
      </p>
    </>
  );
}
