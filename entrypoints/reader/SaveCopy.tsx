// The button that saves a copy of the PDF with its passages, and what came of it.
import { useState } from 'preact/hooks';
import { PdfCopy } from '@/components/PdfCopy';
import type { Desk } from '@/utils/desk/desk';
import { savePdfCopy, type PdfCopy as Saved } from '@/utils/desk/save-pdf-copy';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import type { Problem } from '@/utils/model/result';
import type { ShownPdf } from './show-pdf';

export function SaveCopy({ desk, shown: { reading, pages } }: { readonly desk: Desk; readonly shown: ShownPdf }) {
  const document = reading?.document;
  const tagged = useLive(
    async () => (document === undefined ? 0 : (await annotations.ofDocument(desk.library, document.id)).length),
    [desk, document?.id],
  );
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly saved?: Saved; readonly problem?: Problem }>({});
  const save = async (): Promise<void> => {
    if (pages === undefined || document === undefined) return;
    setSaving(true);
    setOutcome({});
    const saved = await savePdfCopy(desk, document, pages);
    setSaving(false);
    setOutcome(saved.ok ? { saved: saved.value } : { problem: saved.problem });
  };
  return <PdfCopy passages={pages && tagged} isSaving={isSaving} {...outcome} onSave={() => void save()} />;
}
