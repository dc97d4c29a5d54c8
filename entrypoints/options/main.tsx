// The options: name, sites, keys, backup and restore, and how safe the library is.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { configureWords } from '@/components/words';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from '../sidepanel/AtDesk';
import { OptionsPage } from './OptionsPage';

configureWords(browserMessage, browserLanguage());

const app = document.getElementById('app');
if (app !== null) render(<AtDesk>{(desk) => <OptionsPage desk={desk} />}</AtDesk>, app);
