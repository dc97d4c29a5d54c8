// What a PDF gives out, and a paper that comes again.
import { ChoosePaper } from '@/components/ChoosePaper';
import { Copies } from '@/components/Copies';
import { Editions } from '@/components/Editions';
import { AreaFrame, type AreaFrameProps } from '@/components/AreaFrame';
import { KeptPicture, Pictures } from '@/components/Pictures';
import { PagesWithoutText, type PagesWithoutTextProps } from '@/components/PagesWithoutText';
import { PageTurn } from '@/components/PageTurn';
import { PaperPages } from '@/components/PaperPages';
import { PdfCopy } from '@/components/PdfCopy';
import { SamePaper, SamePaperAnswered } from '@/components/SamePaper';
import { DOCUMENTS, METADATA, said } from './specimens';
import type { State } from './states';

const AREA: AreaFrameProps = {
  rect: { left: 60, top: 80, width: 300, height: 120 },
  sheet: { width: 595, height: 842 },
  page: 'iv',
  place: { left: 24, top: 24, width: 280, height: 110 },
  isHeld: false,
  onRect: said('area'),
  onPage: said('page'),
  onTag: said('tag'),
  onCancel: said('cancel'),
};

const PICTURE = { id: `urn:sha256:${'0'.repeat(64)}`, width: 300, height: 120 };

async function drawnPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(PICTURE.width, PICTURE.height);
  const context = canvas.getContext('2d');
  [30, 70, 100, 55].forEach((height, n) => context?.fillRect(20 + 70 * n, 110 - height, 40, height));
  return canvas.convertToBlob({ type: 'image/png' });
}

const copy = { passages: 3, isSaving: false, onSave: said('save') };
const name = '2026-11-25-open-books-for-every-council.pdf';

const asking = {
  here: { metadata: { ...METADATA, published: '' }, sources: [] },
  known: {
    metadata: METADATA,
    sources: ['https://www.example.org/publications/2026/open-books-for-every-council', 'https://example.net/papers/open-books.pdf'],
    passages: 3,
  },
  kinship: 'same',
  isBusy: false,
  onJoin: said('join'),
  onEdition: said('edition'),
  onApart: said('apart'),
} as const;
const answered = { title: METADATA.title, isBusy: false, onUndo: said('undo'), onTurn: said('turn'), onClose: said('close') };

const pagesOf = (isKept: boolean) => ({
  pages: ['Summary', 'What was found in the towns', ''].map((label, i) => ({
    url: `https://example.org/lamps/${i}`,
    label,
    isKept: isKept || i === 0,
  })),
  here: 'https://example.org/lamps/0',
  linkOf: (url: string) => url,
  fetching: undefined,
  onFetch: said('fetch'),
  onCancel: said('cancel'),
});

const pictures: PagesWithoutTextProps = {
  pages: [0, 1, 4, 5, 6, 8],
  recognised: [],
  labels: ['i', 'ii', '1', '2', '3', '4', '5', '6', '7'],
  languages: ['eng'],
  state: { is: 'idle' },
  onRecognise: said('recognise'),
  onCancel: said('cancel'),
  onAddLanguage: async () => undefined,
};

const [paper, other] = DOCUMENTS;

const MANY_PAPERS = DOCUMENTS.flatMap((d) => Array.from({ length: 6 }, (_, i) => ({ ...d, id: `${d.id}-${i}` })));
const COPIES = [
  'https://www.example.org/publications/2026/open-books-for-every-council',
  'https://example.net/papers/open-books-for-every-council-the-whole-report-with-annexes.pdf',
  'urn:sha256:0',
].map((url) => ({ url, key: url, seen: '2026-11-25T10:00:00.000Z' }));

export const PDF_OUT_STATES: readonly State[] = [
  { component: 'AreaFrame', name: 'to be moved', render: () => <AreaFrame {...AREA} /> },
  { component: 'AreaFrame', name: 'being tagged', render: () => <AreaFrame {...AREA} isHeld /> },
  {
    component: 'KeptPicture',
    name: 'of a page',
    shape: 'panel',
    render: () => (
      <Pictures.Provider value={drawnPicture}>
        <p>Figure 3. Visits that were missed, by district</p>
        <KeptPicture picture={PICTURE} page="iv" />
      </Pictures.Provider>
    ),
  },
  { component: 'KeptPicture', name: 'not kept here', shape: 'panel', render: () => <KeptPicture picture={PICTURE} page="iv" /> },
  { component: 'PagesWithoutText', name: 'some', shape: 'panel', render: () => <PagesWithoutText {...pictures} /> },
  { component: 'PagesWithoutText', name: 'one', render: () => <PagesWithoutText {...pictures} pages={[2]} /> },
  {
    component: 'PagesWithoutText',
    name: 'being recognised',
    shape: 'panel',
    render: () => <PagesWithoutText {...pictures} state={{ is: 'busy', page: 4, done: 2, all: 6 }} />,
  },
  {
    component: 'PagesWithoutText',
    name: 'some recognised, then failed',
    shape: 'panel',
    render: () => (
      <PagesWithoutText
        {...pictures}
        pages={[6, 8]}
        recognised={[0, 1, 4, 5]}
        state={{ is: 'idle', done: 4, problem: { code: 'recognition-failed', detail: '7' } }}
      />
    ),
  },
  {
    component: 'PagesWithoutText',
    name: 'all recognised',
    shape: 'panel',
    render: () => <PagesWithoutText {...pictures} pages={[]} recognised={pictures.pages} state={{ is: 'idle', done: 6 }} />,
  },
  {
    component: 'PagesWithoutText',
    name: 'a language added',
    render: () => <PagesWithoutText {...pictures} languages={['eng', 'deu', 'chi_sim']} state={{ is: 'idle', added: 'deu' }} />,
  },
  { component: 'PageTurn', name: 'the next is not kept', render: () => <PageTurn {...pagesOf(false)} /> },
  {
    component: 'PageTurn',
    name: 'being fetched',
    shape: 'panel',
    render: () => <PageTurn {...pagesOf(false)} fetching={{ page: 2, pages: 3 }} />,
  },
  { component: 'PageTurn', name: 'all are kept', render: () => <PageTurn {...pagesOf(true)} /> },
  { component: 'PaperPages', name: 'some are not kept', render: () => <PaperPages {...pagesOf(false)} /> },
  {
    component: 'PaperPages',
    name: 'being fetched',
    shape: 'panel',
    render: () => <PaperPages {...pagesOf(false)} fetching={{ page: 2, pages: 3 }} />,
  },
  { component: 'PaperPages', name: 'all are kept', render: () => <PaperPages {...pagesOf(true)} /> },
  { component: 'PdfCopy', name: 'pages being read', render: () => <PdfCopy {...copy} passages={undefined} /> },
  { component: 'PdfCopy', name: 'nothing tagged', render: () => <PdfCopy {...copy} passages={0} /> },
  { component: 'PdfCopy', name: 'ready', render: () => <PdfCopy {...copy} /> },
  { component: 'PdfCopy', name: 'saving', render: () => <PdfCopy {...copy} isSaving /> },
  { component: 'PdfCopy', name: 'saved', shape: 'panel', render: () => <PdfCopy {...copy} saved={{ name, marked: 2, left: 1 }} /> },
  { component: 'PdfCopy', name: 'no place found', render: () => <PdfCopy {...copy} saved={{ marked: 0, left: 3 }} /> },
  {
    component: 'SamePaper',
    name: 'another edition',
    render: () => (
      <SamePaper
        {...asking}
        here={{ metadata: { ...METADATA, published: '2027-02' }, sources: ['https://www.example.org/2027/open-books.pdf'] }}
        kinship="edited"
      />
    ),
  },
  { component: 'SamePaper', name: 'joining', render: () => <SamePaper {...asking} isBusy /> },
  { component: 'SamePaper', name: 'narrow', shape: 'panel', render: () => <SamePaper {...asking} /> },
  {
    component: 'SamePaper',
    name: 'not joined',
    shape: 'panel',
    render: () => <SamePaper {...asking} problem={{ code: 'storage-full', detail: '' }} />,
  },
  { component: 'SamePaperAnswered', name: 'joined, with undo', render: () => <SamePaperAnswered {...answered} answer="joined" /> },
  { component: 'SamePaperAnswered', name: 'an edition', shape: 'panel', render: () => <SamePaperAnswered {...answered} answer="newer" /> },
  {
    component: 'SamePaperAnswered',
    name: 'cannot be undone',
    shape: 'panel',
    render: () => <SamePaperAnswered {...answered} answer="joined" problem={{ code: 'not-found', detail: '' }} />,
  },
  {
    component: 'SamePaper',
    name: 'chosen',
    shape: 'panel',
    render: () => <SamePaper {...asking} kinship="asked" />,
  },
  {
    component: 'SamePaper',
    name: 'named by the page',
    shape: 'panel',
    render: () => <SamePaper {...asking} known={{ ...asking.known, passages: 0 }} kinship="linked" />,
  },
  {
    component: 'Copies',
    name: 'three',
    shape: 'panel',
    render: () => <Copies sources={COPIES} isBusy={false} onSplit={said('split')} />,
  },
  { component: 'Copies', name: 'one', render: () => <Copies sources={COPIES.slice(0, 1)} isBusy={false} onSplit={said('split')} /> },
  {
    component: 'ChoosePaper',
    name: 'many',
    shape: 'panel',
    render: () => <ChoosePaper documents={MANY_PAPERS} onChoose={said('choose')} onCancel={said('cancel')} />,
  },
  {
    component: 'ChoosePaper',
    name: 'none',
    render: () => <ChoosePaper documents={[]} onChoose={said('choose')} onCancel={said('cancel')} />,
  },
  ...(paper === undefined || other === undefined
    ? []
    : [
        {
          component: 'Editions',
          name: 'between two',
          shape: 'panel' as const,
          render: () => <Editions document={paper} earlier={other} later={[paper]} onOpen={said('open')} onRemove={said('remove')} />,
        },
        {
          component: 'Editions',
          name: 'in a list',
          render: () => <Editions document={paper} earlier={undefined} later={[other]} onOpen={said('open')} />,
        },
      ]),
  {
    component: 'PdfCopy',
    name: 'locked',
    shape: 'panel',
    render: () => <PdfCopy {...copy} problem={{ code: 'pdf-encrypted', detail: '' }} />,
  },
];
