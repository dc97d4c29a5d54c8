// What a card says of its passage: its words, how they were found, concepts, note, and what it was before.
import { conceptsOf, noteOf, quote, type Annotation, type WordedPlace } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { quoteOf } from '@/utils/model/selector';
import { sameWords } from '@/utils/text/fold';
import { ConceptChip } from './ConceptChip';
import type { Passage } from './passage';
import { HowSure } from './HowSure';
import { KeptPicture } from './Pictures';
import { Quote } from './Quote';
import { StatusBadge } from './StatusBadge';
import { count, t } from './words';
import { Wordings } from './Wordings';

export interface CardWordsProps {
  readonly passage: Passage;
  /** Of an ambiguous passage, the place that is looked at, and what stands there. */
  readonly looked?: WordedPlace | undefined;
}

/** The words, or both wordings where others stand in its place; above them the picture of an area. */
export function CardWords(props: CardWordsProps) {
  const { picture, pageLabel = '' } = props.passage.annotation.target;
  return (
    <>
      {picture === undefined ? null : <KeptPicture picture={picture} page={pageLabel} />}
      <Wording {...props} />
    </>
  );
}

function Wording({ passage: { annotation, status, found, sureness }, looked }: CardWordsProps) {
  const now = status === 'changed' ? found : looked?.words;
  const sure = status === 'changed' ? sureness : looked?.sureness;
  if (now !== undefined && status !== 'orphan' && (status === 'changed' || !sameWords(now, quote(annotation)))) {
    return (
      <>
        <StatusBadge status={status} />
        <Wordings before={quote(annotation)} after={now} />
        {sure === undefined ? null : <HowSure sureness={sure} />}
      </>
    );
  }
  return (
    <>
      <Quote text={quote(annotation)} lines={4} />
      <StatusBadge status={status} />
      {status === 'orphan' && found !== undefined ? (
        <p class="found">
          <span class="details-term">{t('refusedWording')}</span> <q>{found}</q>
        </p>
      ) : null}
    </>
  );
}

export interface CardMeaningProps {
  readonly annotation: Annotation;
  readonly byId: ReadonlyMap<Iri, Concept>;
}

export function CardMeaning({ annotation, byId }: CardMeaningProps) {
  const note = noteOf(annotation);
  return (
    <>
      <p class="chips">
        {conceptsOf(annotation).map((id) => (
          <ConceptChip key={id} concept={byId.get(id)} />
        ))}
      </p>
      {note === '' ? null : <p class="note">{note}</p>}
      <Earlier annotation={annotation} />
    </>
  );
}

/** The wordings it had before, oldest first; nothing where it always had this one. */
function Earlier({ annotation }: { readonly annotation: Annotation }) {
  const wordings = (annotation.formerTargets ?? []).map((target) => quoteOf(target.selectors)?.exact ?? '');
  if (wordings.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{count('earlierWordings', wordings.length)}</summary>
      <ol>
        {wordings.map((wording, i) => (
          <li key={i}>
            <Quote text={wording} lines={3} />
          </li>
        ))}
      </ol>
    </details>
  );
}
