// The codebooks: every concept in its tree, to be read and changed.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { configureWords } from '@/components/words';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { AtDesk } from '../sidepanel/AtDesk';
import { CodebookPage } from './CodebookPage';

configureWords(browserMessage, browserLanguage());

const app = document.getElementById('app');
if (app !== null) render(<AtDesk>{(desk) => <CodebookPage desk={desk} />}</AtDesk>, app);
