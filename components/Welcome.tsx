// What does a reader do first? Three steps, with the keys for them.
import { Keys } from './Keys';
import { t } from './words';

export interface WelcomeProps {
  /** Shortcuts as the browser writes them, such as `Alt+Shift+M`; empty when none is set. */
  readonly openKeys: string;
  readonly tagKeys: string;
}

/** Shown in the panel until the first passage is tagged. */
export function Welcome({ openKeys, tagKeys }: WelcomeProps) {
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <h1 id="welcome-title">{t('welcomeTitle')}</h1>
      <p class="welcome-lead">{t('welcomeLead')}</p>
      <ol class="steps">
        <li>
          <h2>{t('welcomeOpen')}</h2>
          <p>
            {t('welcomeOpenHow')} <Keys keys={openKeys} />
          </p>
        </li>
        <li>
          <h2>{t('welcomeTag')}</h2>
          <p>
            {t('welcomeTagHow')} <Keys keys={tagKeys} />
          </p>
        </li>
        <li>
          <h2>{t('welcomeKeep')}</h2>
          <p>{t('welcomeKeepHow')}</p>
        </li>
      </ol>
    </section>
  );
}
