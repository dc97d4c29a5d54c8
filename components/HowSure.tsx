// How sure is it that changed words are the passage? In a sentence or two, for whoever asks.
import type { Sureness } from '@/utils/model/annotation';
import { figure, t } from './words';

/** A lead under this is none that a reader should build on. */
const CLOSE = 0.1;

/** Never all of it: the words have changed. */
const percent = (share: number): string => figure(Math.min(99, Math.floor(share * 100)));

function leadOf(margin: number): string {
  return margin >= 1 ? t('surenessAlone') : margin < CLOSE ? t('surenessClose') : t('surenessLead', percent(margin));
}

export function HowSure({ sureness: { similarity, margin } }: { readonly sureness: Sureness }) {
  const letters = t('surenessLetters', percent(similarity));
  return (
    <details class="earlier">
      <summary>{t('sureness')}</summary>
      <p>{margin === undefined ? letters : `${letters} ${leadOf(margin)}`}</p>
    </details>
  );
}
