// The passages of a concept: shown, used as examples, and sent to another concept several at a time.
import { useState } from 'preact/hooks';
import type { Annotation } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { ChooseConcept } from './ChooseConcept';
import { ConceptPassages } from './ConceptPassages';
import { count, t } from './words';

export interface UsedPassagesProps {
  readonly count: number;
  /** `undefined` until they are read. */
  readonly passages: readonly Annotation[] | undefined;
  readonly titles: ReadonlyMap<Iri, string>;
  /** What they can be sent to. */
  readonly others: readonly Concept[];
  readonly onShow: (annotation: Annotation) => void;
  readonly onExample: ((annotation: Annotation) => void) | undefined;
  readonly onSend: (annotations: readonly Annotation[], to: Iri) => void;
}

const NONE: ReadonlySet<Iri> = new Set();

export function UsedPassages({ count: all, passages, titles, others, onShow, onExample, onSend }: UsedPassagesProps) {
  const [chosen, setChosen] = useState(NONE);
  const [isSending, setSending] = useState(false);
  const going = (passages ?? []).filter((a) => chosen.has(a.id));
  const isAll = going.length === passages?.length;
  return (
    <section class="concept-used" aria-label={t('passages')}>
      <h3>{count('passagesCount', all)}</h3>
      {passages === undefined || passages.length === 0 ? null : (
        <div class="row">
          <Button onPress={() => setChosen(isAll ? NONE : new Set(passages.map((a) => a.id)))}>
            {isAll ? t('chooseNone') : t('chooseAll')}
          </Button>
          {going.length === 0 ? null : <Button onPress={() => setSending(true)}>{count('sendAsk', going.length)}</Button>}
        </div>
      )}
      {isSending && going.length > 0 ? (
        <ChooseConcept
          concepts={others}
          onChoose={(to) => {
            setSending(false);
            setChosen(NONE);
            onSend(going, to);
          }}
          onCancel={() => setSending(false)}
        />
      ) : null}
      {passages === undefined ? (
        <p class="loading">{t('loading')}</p>
      ) : (
        <ConceptPassages
          passages={passages}
          titles={titles}
          onShow={onShow}
          onExample={onExample}
          choosing={{ chosen, onChosen: setChosen }}
        />
      )}
    </section>
  );
}
