// Pages on their way to the printer: how many are drawn, and a way out.
import { Button } from './Button';
import { Progress } from './Progress';
import { t } from './words';

export interface PrintWaitProps {
  readonly done: number;
  readonly all: number;
  readonly onCancel: () => void;
}

export function PrintWait({ done, all, onCancel }: PrintWaitProps) {
  return (
    <div class="print-wait">
      <Progress words={t('pdfPrinting', String(done + 1), String(all))} value={done / all} />
      <Button onPress={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
