// What was found as a table of its concepts; a number leads to the passages behind it.
import { useMemo } from 'preact/hooks';
import { CrossTable } from '@/components/CrossTable';
import { t } from '@/components/words';
import { exportCross } from '@/utils/desk/export-cross';
import type { Cross, Crossing } from '@/utils/finding/cross';
import type { Question } from '@/utils/finding/question';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Notices } from '../sidepanel/use-notices';
import type { Settled } from './use-settled';

interface CrossedProps {
  readonly by: Crossing;
  readonly answer: Settled;
  readonly cross: (ids: Settled['ids'], by: Crossing) => Cross | undefined;
  readonly concepts: readonly Concept[];
  readonly papers: readonly PaperDocument[];
  readonly notices: Notices;
  readonly onQuestion: (question: Question) => void;
}

export function Crossed({ by, answer, cross, concepts, papers, notices, onQuestion }: CrossedProps) {
  const crossed = useMemo(() => cross(answer.ids, by), [answer, by]);
  const names = useMemo(() => {
    const titles = papers.map(({ id, metadata }) => [id, metadata.title || t('untitled')] as const);
    return new Map([...titles, ...concepts.map(({ id, prefLabel }) => [id, prefLabel] as const)]);
  }, [papers, concepts]);
  if (crossed === undefined) return <p class="loading">{t('loading')}</p>;
  const nameOf = (column: string): string => names.get(column) ?? (by === 'concepts' ? t('conceptUnknown') : column);
  const lead = (concept: string, column: string): void => {
    const asked: Question = { ...answer.question, see: 'passages', concepts: [concept] };
    if (by === 'documents') onQuestion({ ...asked, documents: [column] });
    else onQuestion({ ...asked, from: later(`${column}-01-01`, asked.from), to: earlier(`${column}-12-31`, asked.to) });
  };
  const title = t(by === 'documents' ? 'crossDocuments' : by === 'years' ? 'crossYears' : 'crossConcepts');
  const save = (): void => {
    const { name } = exportCross({ cross: crossed, concepts, nameOf, title, head: t('concepts') });
    notices.done(t('exported', name));
  };
  return <CrossTable cross={crossed} concepts={concepts} nameOf={nameOf} onCell={by === 'concepts' ? undefined : lead} onSave={save} />;
}

// Days that were asked for stay: the number counts only what they let through.
const later = (a: string, b: string): string => (b > a ? b : a);
const earlier = (a: string, b: string): string => (b !== '' && b < a ? b : a);
