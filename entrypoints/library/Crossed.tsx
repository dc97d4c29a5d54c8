// What was found as a picture of its concepts, with the table behind it; a number leads to the passages behind that.
import { useMemo } from 'preact/hooks';
import { MatrixChart } from '@/components/MatrixChart';
import { CAPTIONS, CrossTable } from '@/components/CrossTable';
import { YearsChart } from '@/components/YearsChart';
import { t } from '@/components/words';
import type { Counted, Cross } from '@/utils/finding/cross';
import type { Question } from '@/utils/finding/question';
import { useCrossOut, type Crossings } from './use-cross-out';

interface CrossedProps extends Crossings {
  readonly by: Counted;
  readonly cross: (ids: Crossings['answer']['ids'], by: Counted) => Cross | undefined;
}

export function Crossed({ by, cross, ...about }: CrossedProps) {
  const { answer, concepts, onQuestion } = about;
  const crossed = useMemo(() => cross(answer.ids, by), [answer, by]);
  const out = useCrossOut(about);
  if (crossed === undefined) return <p class="loading">{t('loading')}</p>;
  const nameOf = (column: string): string => out.names.get(column) ?? (by === 'concepts' ? t('conceptUnknown') : column);
  const lead = (concept: string, column: string): void => {
    const asked: Question = { ...answer.question, see: 'passages', concepts: [concept] };
    if (by === 'documents') onQuestion({ ...asked, documents: [column] });
    else onQuestion({ ...asked, from: later(`${column}-01-01`, asked.from), to: earlier(`${column}-12-31`, asked.to) });
  };
  const shown = { cross: crossed, concepts, nameOf, onCell: by === 'concepts' ? undefined : lead };
  const title = t(CAPTIONS[by]);
  const Picture = by === 'years' ? YearsChart : MatrixChart;
  return (
    <>
      {crossed.counts.size === 0 ? null : <Picture {...shown} title={title} onSave={out.savePicture(title)} />}
      <CrossTable {...shown} onSave={out.saveTable(crossed, nameOf, title)} />
    </>
  );
}

// Days that were asked for stay: the number counts only what they let through.
const later = (a: string, b: string): string => (b > a ? b : a);
const earlier = (a: string, b: string): string => (b !== '' && b < a ? b : a);
