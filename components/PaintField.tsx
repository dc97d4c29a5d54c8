// In which paint does a concept mark its passages? Eight samples, each as it looks on a page.
import { useId } from 'preact/hooks';
import { PAINTS, type Paint } from '@/utils/model/concept';
import { paintStyle } from './paint';
import { t, type MessageKey } from './words';

export interface PaintFieldProps {
  readonly paint: Paint;
  readonly onPaint: (paint: Paint) => void;
}

const NAMES: Readonly<Record<Paint, MessageKey>> = {
  0: 'paint0',
  1: 'paint1',
  2: 'paint2',
  3: 'paint3',
  4: 'paint4',
  5: 'paint5',
  6: 'paint6',
  7: 'paint7',
};

export function PaintField({ paint, onPaint }: PaintFieldProps) {
  const ids = useId();
  return (
    <fieldset class="paints">
      <legend class="field-label">{t('editorPaint')}</legend>
      <div class="segments">
        {PAINTS.map((one) => (
          <label key={one} class="segment" title={t(NAMES[one])}>
            <input type="radio" name={ids} checked={one === paint} aria-label={t(NAMES[one])} onChange={() => onPaint(one)} />
            <span>
              <span class="swatch" style={paintStyle(one)} aria-hidden="true">
                <span class="chip-label">ab</span>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
