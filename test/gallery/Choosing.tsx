// The chooser with a real index behind it: what is asked by pressing is answered.
import { useMemo, useState } from 'preact/hooks';
import { SetChooser, type SetChooserProps } from '@/components/SetChooser';
import { ask, asking } from '@/utils/finding/ask';
import { EVERYTHING } from '@/utils/finding/question';
import { documentsOf, emptyShelf, putPassages, setConcepts, setDocuments } from '@/utils/finding/shelf';
import type { Annotation } from '@/utils/model/annotation';
import { said } from './specimens';

type ChoosingProps = Pick<SetChooserProps, 'documents' | 'concepts'> & {
  readonly annotations: readonly Annotation[];
} & Partial<SetChooserProps>;

export function Choosing({ documents, concepts, annotations, ...rest }: ChoosingProps) {
  const [question, setQuestion] = useState({ ...EVERYTHING, order: 'oldest' as const } as SetChooserProps['question']);
  const { shelf, asked } = useMemo(() => {
    const filled = emptyShelf();
    putPassages(filled, annotations);
    setDocuments(filled, documents);
    setConcepts(filled, concepts);
    return { shelf: filled, asked: asking(filled) };
  }, []);
  const answer = ask(asked, question);
  return (
    <SetChooser
      selected={[]}
      documentsOf={(ids) => documentsOf(shelf, ids)}
      documents={documents}
      library={documents}
      concepts={concepts}
      annotators={answer.annotators}
      question={question}
      answer={answer}
      onQuestion={setQuestion}
      onOpen={said('open')}
      onExport={said('export')}
      onExportQuotes={said('quotes')}
      onExportReferences={said('references')}
      {...rest}
    />
  );
}
