// What a PDF gives out.
import { PdfCopy } from '@/components/PdfCopy';
import { said } from './specimens';
import type { State } from './states';

const copy = { passages: 3, isSaving: false, onSave: said('save') };
const name = '2026-11-25-open-books-for-every-council.pdf';

export const PDF_OUT_STATES: readonly State[] = [
  { component: 'PdfCopy', name: 'pages being read', render: () => <PdfCopy {...copy} passages={undefined} /> },
  { component: 'PdfCopy', name: 'nothing tagged', render: () => <PdfCopy {...copy} passages={0} /> },
  { component: 'PdfCopy', name: 'ready', render: () => <PdfCopy {...copy} /> },
  { component: 'PdfCopy', name: 'saving', render: () => <PdfCopy {...copy} isSaving /> },
  { component: 'PdfCopy', name: 'saved', shape: 'panel', render: () => <PdfCopy {...copy} saved={{ name, marked: 2, left: 1 }} /> },
  { component: 'PdfCopy', name: 'no place found', render: () => <PdfCopy {...copy} saved={{ marked: 0, left: 3 }} /> },
  {
    component: 'PdfCopy',
    name: 'locked',
    shape: 'panel',
    render: () => <PdfCopy {...copy} problem={{ code: 'pdf-encrypted', detail: '' }} />,
  },
];
