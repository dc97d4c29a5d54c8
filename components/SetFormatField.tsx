// As what do the passages go out, and what does that format not hold?
import type { SetFormat } from '@/utils/model/annotation-set';
import { useId } from 'preact/hooks';
import { ChoiceField } from './ChoiceField';
import { t, type MessageKey } from './words';

export interface SetFormatFieldProps {
  readonly format: SetFormat;
  readonly onFormat: (format: SetFormat) => void;
}

const OFFERS: readonly { readonly format: SetFormat; readonly label: MessageKey; readonly holds: MessageKey }[] = [
  { format: 'web-annotation', label: 'setAsWebAnnotation', holds: 'exportWhat' },
  { format: 'refi', label: 'setAsRefi', holds: 'setRefiHolds' },
  { format: 'hypothesis', label: 'setAsHypothesis', holds: 'setHypothesisHolds' },
];

export function SetFormatField({ format, onFormat }: SetFormatFieldProps) {
  const ids = useId();
  const chosen = OFFERS.find((o) => o.format === format);
  return (
    <>
      <ChoiceField
        label={t('setFormat')}
        choices={OFFERS.map((offer) => ({ value: offer.format, words: t(offer.label) }))}
        chosen={format}
        onChoose={onFormat}
        describedBy={`${ids}-holds`}
      />
      <p id={`${ids}-holds`} class="hint" role="status">
        {chosen === undefined ? null : t(chosen.holds)}
      </p>
    </>
  );
}
