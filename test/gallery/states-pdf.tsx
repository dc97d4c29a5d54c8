// A PDF in the reader: its bar, contents and search, and the wait before it is printed.
import { PdfBar, type PdfBarProps } from '@/components/PdfBar';
import { FilesLeftOut, PdfOpening, type PdfOpeningState } from '@/components/PdfOpening';
import { PdfOutline } from '@/components/PdfOutline';
import { PdfSide } from '@/components/PdfSide';
import { PdfThumbnails } from '@/components/PdfThumbnails';
import { PrintWait } from '@/components/PrintWait';
import { SearchBar, type SearchBarProps } from '@/components/SearchBar';
import { TextOnItsWay } from '@/components/TextOnItsWay';
import { said } from './specimens';
import type { State } from './states';

const BAR: PdfBarProps = {
  view: 'pages',
  onView: said('view'),
  hasText: true,
  labels: ['i', 'ii', ...Array.from({ length: 118 }, (_, n) => String(n + 1))],
  current: 13,
  onPage: said('page'),
  onFind: said('find'),
  onSide: said('contents'),
  isSideOpen: false,
  onPrint: said('print'),
  zoom: 'width',
  onZoom: said('zoom'),
  onStep: said('step'),
  onTurn: said('turn'),
  isDark: false,
  onDark: said('dark'),
  onArea: said('area'),
  isChoosingArea: false,
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

const SIDE = { parts: ['contents', 'pages'] as const, onPart: said('part'), onClose: said('close') };

const SMALL = {
  sheets: BAR.labels.map((_, n) => (n === 3 ? { width: 842, height: 595 } : { width: 595, height: 842 })),
  labels: BAR.labels,
  draw: async (_page: number, canvas: HTMLCanvasElement) => canvas.getContext('2d')?.fillRect(20, 20, 200, 8),
  onGo: said('go'),
};

const PARTS = [
  { title: 'Foreword by the commissioner', level: 1, label: 'iii' },
  { title: '1 Who answers for what is bought, and to whom, when several councils buy together', level: 1, label: '1' },
  { title: '1.1 The duty to account', level: 2, label: '3' },
  { title: 'Who may ask', level: 3, label: '4' },
];

const OPENINGS: readonly (readonly [name: string, opening: PdfOpeningState])[] = [
  ['fetched', { state: 'fetching', done: 12_400_000, all: 31_000_000 }],
  ['read', { state: 'reading', page: 12, pages: 30 }],
  ['a site to be allowed', { state: 'allow', site: 'committees.parliament.example.org' }],
  ['locked', { state: 'locked', isWrong: false }],
  ['locked, a wrong password', { state: 'locked', isWrong: true }],
  ['a file to be chosen', { state: 'choose' }],
  ...(
    [
      ['file-empty', 'open-books.pdf'],
      ['file-not-pdf', 'open-books.pdf'],
      ['file-damaged', 'open-books.pdf: Invalid PDF structure.'],
      ['pdf-form', 'application-for-a-licence.pdf'],
      ['pdf-no-text', '12'],
    ] as const
  ).map(([code, detail]) => [code, { state: 'choose', problem: { code, detail } }] as const),
];

const opening = { onFiles: said('files'), onAllow: said('allow'), onPassword: said('password') };

export const PDF_STATES: readonly State[] = [
  ...OPENINGS.map(([name, state]) => ({
    component: 'PdfOpening',
    name,
    render: () => <PdfOpening opening={state} {...opening} />,
  })),
  {
    component: 'FilesLeftOut',
    name: 'two of several',
    render: () => (
      <FilesLeftOut
        problems={[
          { code: 'file-not-pdf', detail: 'the-paper-has-moved.pdf' },
          { code: 'file-empty', detail: 'annex.pdf' },
        ]}
        onDismiss={said('dismiss')}
      />
    ),
  },
  { component: 'PdfBar', name: 'over pages', render: () => <PdfBar {...BAR} /> },
  { component: 'PdfBar', name: 'over text, contents open', render: () => <PdfBar {...BAR} view="text" isSideOpen /> },
  { component: 'PdfBar', name: 'pages still unread', render: () => <PdfBar {...BAR} view="text" labels={[]} onSide={undefined} /> },
  { component: 'PdfBar', name: 'text still unread', render: () => <PdfBar {...BAR} hasText={false} onSide={undefined} /> },
  { component: 'TextOnItsWay', name: 'under way', render: () => <TextOnItsWay page={121} pages={500} /> },
  { component: 'SearchBar', name: 'many places', render: () => <SearchBar {...SEARCH} /> },
  { component: 'SearchBar', name: 'nothing found', render: () => <SearchBar {...SEARCH} found={0} /> },
  {
    component: 'PdfSide',
    name: 'contents, the second part is read',
    render: () => (
      <PdfSide {...SIDE} part="contents">
        <PdfOutline items={PARTS} current={1} takesFocus={false} onGo={said('go')} />
      </PdfSide>
    ),
  },
  {
    component: 'PdfSide',
    name: 'pages in small, the third is read',
    render: () => (
      <PdfSide {...SIDE} part="pages">
        <PdfThumbnails {...SMALL} current={2} takesFocus={false} />
      </PdfSide>
    ),
  },
  { component: 'PrintWait', name: 'under way', render: () => <PrintWait done={11} all={120} onCancel={said('cancel')} /> },
];
