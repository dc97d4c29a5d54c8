// The PDF for others: a copy with the passages in it, which any PDF program shows.
import { useId } from 'preact/hooks';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { Notice } from './Notice';
import { count, t } from './words';

export interface PdfCopyProps {
  /** How many are tagged; `undefined` while they or the pages are being read. */
  readonly passages: number | undefined;
  readonly isSaving: boolean;
  /** Of the last copy. Without a name none was saved. */
  readonly saved?: { readonly name?: string | undefined; readonly marked: number; readonly left: number } | undefined;
  readonly problem?: Problem | undefined;
  readonly onSave: () => void;
}

export function PdfCopy({ passages, isSaving, saved, problem, onSave }: PdfCopyProps) {
  const ids = useId();
  return (
    <section class="pdf-copy">
      <Button
        kind="quiet"
        icon="send"
        disabled={passages === undefined || passages === 0}
        busy={isSaving}
        describedBy={`${ids}-hint`}
        onPress={onSave}
      >
        {t('pdfCopy')}
      </Button>
      <p id={`${ids}-hint`} class="hint" role="status">
        {sentence(passages, saved)}
      </p>
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
    </section>
  );
}

function sentence(passages: PdfCopyProps['passages'], saved: PdfCopyProps['saved']): string {
  if (passages === undefined) return t('pdfCopyWait');
  if (passages === 0) return t('pdfCopyNone');
  if (saved === undefined) return t('pdfCopyWhat');
  if (saved.name === undefined) return t('pdfCopyNowhere');
  const done = count('pdfCopySaved', saved.marked, saved.name);
  return saved.left === 0 ? done : `${done} ${count('pdfCopyLeft', saved.left)}`;
}
