// The library: every document and passage, what goes out and what comes in.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { configureWords } from '@/components/words';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from '../sidepanel/AtDesk';
import { LibraryPage } from './LibraryPage';

configureWords(browserMessage, browserLanguage());

const app = document.getElementById('app');
if (app !== null) render(<AtDesk>{(desk) => <LibraryPage desk={desk} />}</AtDesk>, app);
