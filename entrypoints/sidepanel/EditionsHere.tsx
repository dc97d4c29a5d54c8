// The editions of the panel's document: opened where they can be read, taken back with undo.
import { Editions } from '@/components/Editions';
import { t } from '@/components/words';
import { now } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import { editionsOf, unrelate } from '@/utils/library/editions';
import { undo } from '@/utils/library/journal';
import type { Iri } from '@/utils/model/ids';
import { openDocument } from '../library/open-document';
import type { OfDocument } from './CopiesHere';

export function EditionsHere({ desk, document, notices }: OfDocument) {
  const { library } = desk;
  const editions = useLive(() => editionsOf(library, document.id), [library, document.id]);
  if (editions === undefined) return null;
  const remove = async (newer: Iri): Promise<void> => {
    const done = await unrelate(library, newer, now());
    if (!done.ok) return notices.problem(done.problem);
    notices.done(t('editionRemoved'), () => {
      void undo(library, done.value.group).then((undone) => (undone.ok ? undefined : notices.problem(undone.problem)));
    });
  };
  return (
    <Editions
      document={document}
      {...editions}
      onOpen={(id) => void openDocument({ desk, notices }, id)}
      onRemove={(newer) => void remove(newer)}
    />
  );
}
