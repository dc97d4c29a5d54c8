// The concepts of what was found along one of its documents; a stroke or a number leads to the passages behind it.
import { useMemo, useState } from 'preact/hooks';
import { ChoiceField } from '@/components/ChoiceField';
import { CrossTable } from '@/components/CrossTable';
import { StripChart } from '@/components/StripChart';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { keptLength } from '@/utils/desk/find-sentence';
import { useLive } from '@/utils/desk/use-live';
import { tenths, type Strip } from '@/utils/finding/strip';
import type { Iri } from '@/utils/model/ids';
import { useCrossOut, type Crossings } from './use-cross-out';

interface AlongDocumentProps extends Crossings {
  readonly desk: Desk;
  readonly strip: (ids: readonly Iri[], document: Iri, length: number) => Strip | undefined;
  readonly onShow: (passage: Iri) => void;
}

export function AlongDocument({ desk, strip, onShow, ...about }: AlongDocumentProps) {
  const { answer, concepts, onQuestion } = about;
  const out = useCrossOut(about);
  const offered = useMemo(() => [...answer.counts.documents].toSorted(([, a], [, b]) => b - a).map(([id]) => id), [answer]);
  const [wanted, setWanted] = useState<Iri>();
  const asked = answer.question.documents;
  const document = offered.find((id) => id === wanted) ?? offered.find((id) => asked.includes(id)) ?? offered[0] ?? '';
  const length = useLive(async () => ({ of: document, is: await keptLength(desk, document) }), [desk, document]);
  const along = useMemo(() => (length?.of === document ? strip(answer.ids, document, length.is) : undefined), [answer, document, length]);
  const nameOf = (tenth: string): string => t('stripTenth', `${tenth}0`, String(Number(tenth) * 10 + 10));
  const title = `${t('seePlaces')}: ${out.names.get(document) ?? t('untitled')}`;
  if (along === undefined) return <p class="loading">{t('loading')}</p>;
  const table = tenths(along);
  return (
    <>
      <ChoiceField
        label={t('stripDocument')}
        choices={offered.map((id) => ({ value: id, words: out.names.get(id) ?? t('untitled') }))}
        chosen={document}
        onChoose={setWanted}
      />
      {along.marks.size === 0 ? null : (
        <StripChart strip={along} concepts={concepts} title={title} onMark={onShow} onSave={out.savePicture(title)} />
      )}
      <CrossTable
        cross={table}
        concepts={concepts}
        nameOf={nameOf}
        onCell={(concept) =>
          onQuestion({ ...answer.question, see: 'passages', order: 'document', concepts: [concept], documents: [document] })
        }
        onSave={out.saveTable(table, nameOf, title)}
      />
    </>
  );
}
