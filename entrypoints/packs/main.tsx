// Quote packs: passages chosen, ordered, commented, checked and handed over.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { configureWords } from '@/components/words';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from '../sidepanel/AtDesk';
import { PacksPage } from './PacksPage';

configureWords(browserMessage, browserLanguage());

const app = document.getElementById('app');
if (app !== null) render(<AtDesk>{(desk) => <PacksPage desk={desk} />}</AtDesk>, app);
