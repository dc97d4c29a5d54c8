// Which passages have a concept? Their words and documents, a few at a time, each with a way to it.
import { useState } from 'preact/hooks';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { count, t } from './words';

export interface ConceptPassagesProps {
  readonly passages: readonly Annotation[];
  /** By document. */
  readonly titles: ReadonlyMap<Iri, string>;
  readonly onShow: (annotation: Annotation) => void;
  /** Adds the passage's words to the examples; absent where the concept cannot be changed. */
  readonly onExample?: ((annotation: Annotation) => void) | undefined;
  /** With it passages can be chosen, to go to another concept together. */
  readonly choosing?: PassageChoice | undefined;
}

export interface PassageChoice {
  readonly chosen: ReadonlySet<Iri>;
  readonly onChosen: (chosen: ReadonlySet<Iri>) => void;
}

/** Passages drawn at once; the rest on request. */
const STEP = 20;

export function ConceptPassages({ passages, titles, onShow, onExample, choosing }: ConceptPassagesProps) {
  const [most, setMost] = useState(STEP);
  if (passages.length === 0) return <p class="hint">{t('editorNoPassages')}</p>;
  return (
    <>
      <ul class="concept-passages">
        {passages.slice(0, most).map((annotation) => (
          <li key={annotation.id}>
            {choosing === undefined ? null : <Chooser annotation={annotation} {...choosing} />}
            <div class="passage-words">
              <blockquote class="side-quote" dir="auto">
                {quote(annotation)}
              </blockquote>
              <p class="byline">{titles.get(annotation.document)}</p>
              <div class="row">
                <button type="button" class="text-button" onClick={() => onShow(annotation)}>
                  {t('editorShowPassage')}
                  <span class="for-readers">: {quote(annotation).slice(0, 60)}</span>
                </button>
                {onExample === undefined ? null : (
                  <button type="button" class="text-button" onClick={() => onExample(annotation)}>
                    {t('editorUseAsExample')}
                    <span class="for-readers">: {quote(annotation).slice(0, 60)}</span>
                  </button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {passages.length <= most ? null : (
        <Button onPress={() => setMost(most + STEP)}>{count('more', Math.min(STEP, passages.length - most))}</Button>
      )}
    </>
  );
}

function Chooser({ annotation, chosen, onChosen }: { readonly annotation: Annotation } & PassageChoice) {
  return (
    <input
      type="checkbox"
      aria-label={t('editorChoosePassage', quote(annotation).slice(0, 60))}
      checked={chosen.has(annotation.id)}
      onChange={(event) => {
        const next = new Set(chosen);
        if (event.currentTarget.checked) next.add(annotation.id);
        else next.delete(annotation.id);
        onChosen(next);
      }}
    />
  );
}
