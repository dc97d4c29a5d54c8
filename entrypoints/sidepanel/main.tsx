// The panel: the passages of the document in the tab in view.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { configureWords, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from './AtDesk';
import { Panel } from './Panel';
import { useActiveTab } from './use-tab';

configureWords(browserMessage, browserLanguage());

function PanelOfTab({ desk }: { readonly desk: Desk }) {
  const tab = useActiveTab();
  // A new panel for each tab: nothing of one document may linger over another.
  return tab === undefined ? <p class="loading">{t('loading')}</p> : <Panel key={tab} desk={desk} tab={tab} />;
}

const app = document.getElementById('app');
if (app !== null) render(<AtDesk>{(desk) => <PanelOfTab desk={desk} />}</AtDesk>, app);
