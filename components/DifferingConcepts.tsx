// Concepts that are here and in the file and do not agree, by what they disagree about; and those that share no more than a label.
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Differing, MergeChoice, MergeChoices, PlanToReview } from '@/utils/model/merge';
import { DifferingList, type Side } from './DifferingList';
import { count, moment, t } from './words';

export interface DifferingConceptsProps {
  readonly plan: PlanToReview;
  readonly labels: ReadonlyMap<Iri, string>;
  readonly choices: MergeChoices;
  readonly onChoose: (id: Iri, choice: MergeChoice) => void;
}

export function DifferingConcepts({ plan, labels, choices, onChoose }: DifferingConceptsProps) {
  const of = (kind: Kind): readonly Differing<Concept>[] => plan.conceptsDiffering.filter((d) => kindOf(d) === kind);
  const all = { sideOf: (c: Concept) => conceptSide(c, labels), choices, onChoose };
  const homes = new Map(plan.namesakes.map(({ mine, home }) => [mine.id, home]));
  return (
    <>
      <DifferingList {...all} title={count('mergeRetiredHere', of('retired').length)} records={of('retired')} />
      <DifferingList {...all} title={count('mergeOtherDefinition', of('meaning').length)} records={of('meaning')} />
      <DifferingList {...all} title={count('mergeDifferingConcepts', of('other').length)} records={of('other')} />
      <DifferingList
        {...all}
        title={count('mergeNamesakes', plan.namesakes.length)}
        records={plan.namesakes.map(({ mine, theirs }) => ({ mine, theirs, own: false }))}
        sideOf={(c) => conceptSide(c, labels, homes.get(c.id) ?? plan.schemesToAdd.find((s) => s.id === c.scheme)?.title ?? '')}
        unchosen="both"
        named={namesakeChoice}
      />
    </>
  );
}

type Kind = 'retired' | 'meaning' | 'other';

function kindOf({ mine, theirs }: Differing<Concept>): Kind {
  if (mine.retired !== undefined && theirs.retired === undefined) return 'retired';
  const said = (c: Concept): string => JSON.stringify([c.definition, c.scopeNote, c.notWhen ?? '']);
  return said(mine) === said(theirs) ? 'other' : 'meaning';
}

function namesakeChoice(choice: MergeChoice): string {
  switch (choice) {
    case 'mine':
      return t('mergeOneMine');
    case 'theirs':
      return t('mergeOneTheirs');
    case 'both':
      return t('mergeTwo');
    default:
      return choice satisfies never;
  }
}

function conceptSide(concept: Concept, labels: ReadonlyMap<Iri, string>, codebook = ''): Side {
  const named = (ids: readonly Iri[]): string => ids.map((id) => labels.get(id) ?? t('conceptUnknown')).join(', ');
  return {
    heading: concept.prefLabel,
    isQuote: false,
    lines: [
      [t('codebookWhich'), codebook],
      [t('definition'), concept.definition],
      [t('detailsScope'), concept.scopeNote],
      [t('conceptNotWhen'), concept.notWhen ?? ''],
      [t('conceptState'), concept.retired === undefined ? '' : t('conceptRetiredMark')],
      [t('detailsExample'), concept.example],
      [t('alsoCalled'), concept.altLabels.join(', ')],
      [t('mergeBelow'), named(concept.broader)],
      [t('codebookRelated'), named(concept.related)],
      // Two concepts that share a label alone, or one of a file without dates: the day tells nothing.
      [t('changedOn'), codebook !== '' || concept.modified.startsWith('1970') ? '' : moment(concept.modified)],
    ],
  };
}
