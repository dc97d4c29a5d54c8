// As what is seen what was found: as passages, or as a table of its concepts.
import { SEES, type See } from '@/utils/finding/question';
import { t, type MessageKey } from './words';

export interface SeeBarProps {
  readonly see: See;
  readonly onSee: (see: See) => void;
}

const WORDS: Readonly<Record<See, MessageKey>> = {
  passages: 'passages',
  documents: 'seeDocuments',
  years: 'seeYears',
  concepts: 'seeConcepts',
  places: 'seePlaces',
};

export function SeeBar({ see, onSee }: SeeBarProps) {
  return (
    <fieldset class="segments see-bar">
      <legend class="for-readers">{t('seeLabel')}</legend>
      {SEES.map((one) => (
        <label key={one} class="segment">
          <input type="radio" name="see" checked={one === see} onChange={() => onSee(one)} />
          <span>{t(WORDS[one])}</span>
        </label>
      ))}
    </fieldset>
  );
}
