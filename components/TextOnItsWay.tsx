// The pages of a paper are here, its text is still being read: said quietly, with what it will bring.
import { t } from './words';

export interface TextOnItsWayProps {
  /** Pages read, and all. */
  readonly page: number;
  readonly pages: number;
}

export function TextOnItsWay({ page, pages }: TextOnItsWayProps) {
  // How many pages there are is known only when the first has been read.
  const words = page === 0 ? '' : t('pdfTextComing', String(page), String(pages));
  return (
    <div class="text-coming" role="status">
      <p>{t('pdfTextComingWhat')}</p>
      <span class="hint" aria-hidden="true">
        {words}
      </span>
      <progress aria-label={t('pdfTextComingLabel')} max={pages} value={page} />
    </div>
  );
}
