// A PDF in the reader: its bar, contents and search, and the wait before it is printed.
import { PdfBar, type PdfBarProps } from '@/components/PdfBar';
import { PdfOutline } from '@/components/PdfOutline';
import { PrintWait } from '@/components/PrintWait';
import { SearchBar, type SearchBarProps } from '@/components/SearchBar';
import { said } from './specimens';
import type { State } from './states';

const BAR: PdfBarProps = {
  view: 'pages',
  onView: said('view'),
  labels: ['i', 'ii', ...Array.from({ length: 118 }, (_, n) => String(n + 1))],
  onPage: said('page'),
  onFind: said('find'),
  onOutline: said('contents'),
  isOutlineOpen: false,
  onPrint: said('print'),
  zoom: 'width',
  onZoom: said('zoom'),
  onStep: said('step'),
  onTurn: said('turn'),
};

const SEARCH: SearchBarProps = {
  words: 'commissioning',
  onWords: said('words'),
  found: 1_204,
  current: 11,
  onStep: said('step'),
  onClose: said('close'),
  asked: 1,
};

const PARTS = [
  { title: 'Foreword by the commissioner', level: 1, label: 'iii' },
  { title: '1 Who answers for what is bought, and to whom, when several councils buy together', level: 1, label: '1' },
  { title: '1.1 The duty to account', level: 2, label: '3' },
  { title: 'Who may ask', level: 3, label: '4' },
];

export const PDF_STATES: readonly State[] = [
  { component: 'PdfBar', name: 'over pages', render: () => <PdfBar {...BAR} /> },
  { component: 'PdfBar', name: 'over text, contents open', render: () => <PdfBar {...BAR} view="text" isOutlineOpen /> },
  { component: 'PdfBar', name: 'pages still unread', render: () => <PdfBar {...BAR} view="text" labels={[]} onOutline={undefined} /> },
  { component: 'SearchBar', name: 'many places', render: () => <SearchBar {...SEARCH} /> },
  { component: 'SearchBar', name: 'nothing found', render: () => <SearchBar {...SEARCH} found={0} /> },
  {
    component: 'PdfOutline',
    name: 'the second part is read',
    render: () => <PdfOutline items={PARTS} current={1} onGo={said('go')} onClose={said('close')} />,
  },
  { component: 'PrintWait', name: 'under way', render: () => <PrintWait done={11} all={120} onCancel={said('cancel')} /> },
];
