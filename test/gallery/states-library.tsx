// Full pages: library, import, reader, options, recovery.
import { useState } from 'preact/hooks';
import { BlockPicker } from '@/components/BlockPicker';
import { CodebookExport } from '@/components/CodebookExport';
import { CitationStyleField } from '@/components/CitationStyleField';
import { DamagedStore } from '@/components/DamagedStore';
import { ImportDrop } from '@/components/ImportDrop';
import type { KeepingProps } from '@/components/Keeping';
import { MergeReview } from '@/components/MergeReview';
import { OptionsForm } from '@/components/OptionsForm';
import { ReadingSettings } from '@/components/ReadingSettings';
import { ReadingView } from '@/components/ReadingView';
import { QuoteExport } from '@/components/QuoteExport';
import { ReferenceExport } from '@/components/ReferenceExport';
import type { ReadingTaste } from '@/components/reading-taste';
import { BUILT_IN } from '@/utils/concepts/seed';
import { BACKUP_RULE } from '@/utils/model/backup';
import type { Codebook } from '@/utils/model/concept';
import { ANNOTATIONS, CONCEPTS, DOCUMENTS, EMPTY_PLAN, METADATA, PLAN, READING, said, SOURCE } from './specimens';
import { Choosing } from './Choosing';
import { PAGE_PARTS } from './specimens-page';
import type { State } from './states';

const OWN: Codebook = {
  scheme: { ...BUILT_IN.scheme, id: 'urn:uuid:own', title: 'My concepts', builtIn: false },
  concepts: CONCEPTS.slice(0, 1),
};
const DEFAULT: ReadingTaste = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' };

function Reader() {
  const [taste, setTaste] = useState(DEFAULT);
  return (
    <>
      <ReadingSettings taste={taste} onTaste={setTaste} />
      <ReadingView metadata={METADATA} source={SOURCE} content={READING} taste={taste} />
    </>
  );
}

const keeping: KeepingProps = {
  lastBackup: '2026-11-12T19:20:00.000Z',
  changesSince: 7,
  persistence: 'granted',
  rule: { isOn: true, changes: 50, days: 7 },
  onRule: said('rule'),
  onBackup: said('backup'),
  onRestore: said('restore'),
  onPersist: said('persist'),
};
export const OPTIONS = {
  keeping,
  name: 'Ines Okafor',
  onName: said('name'),
  citing: { chosen: 'harvard', onChoose: said('style') } as const,
  sites: ['www.example.org', 'papers.example.net'],
  onRevoke: said('revoke'),
  shortcuts: [
    { name: 'Open the panel on this page', keys: 'Alt+Shift+M' },
    { name: 'Tag the selected passage', keys: '' },
  ],
  onShortcuts: said('shortcuts'),
  files: {
    list: [
      { sha256: 'a', name: 'open-books.pdf', bytes: 31_400_000 },
      { sha256: 'b', name: 'care-at-home-what-it-costs-and-who-answers-for-it-final-version-3.pdf', bytes: 240_000 },
    ],
    onDrop: said('drop'),
    budget: 2_000,
    onBudget: said('budget'),
    recognised: { pages: 16, bytes: 410_000 },
    onDropRecognised: said('drop recognised'),
  },
};
const damaged = { annotations: 214, lastBackup: '2026-11-12T19:20:00.000Z', onRestore: said('restore'), onFresh: said('fresh') };

export const LIBRARY_STATES: readonly State[] = [
  {
    component: 'SetChooser',
    name: 'three documents',
    render: () => <Choosing documents={DOCUMENTS} annotations={ANNOTATIONS} concepts={CONCEPTS} />,
  },
  {
    component: 'SetChooser',
    name: 'empty library',
    render: () => <Choosing documents={[]} annotations={[]} concepts={CONCEPTS} />,
  },
  {
    component: 'CodebookExport',
    name: 'two codebooks',
    render: () => <CodebookExport codebooks={[BUILT_IN, OWN]} onExport={said('export')} />,
  },
  { component: 'CodebookExport', name: 'no concepts yet', render: () => <CodebookExport codebooks={[]} onExport={said('export')} /> },
  {
    component: 'CodebookExport',
    name: 'gone in another window',
    render: () => (
      <CodebookExport codebooks={[OWN]} onExport={said('export')} problem={{ code: 'not-found', detail: 'Clinic, spring reading' }} />
    ),
  },
  { component: 'ImportDrop', name: 'waiting', render: () => <ImportDrop onFile={said('file')} /> },
  {
    component: 'ImportDrop',
    name: 'reading a file',
    render: () => <ImportDrop onFile={said('file')} busy="Reading “clinic.jsonld”…" progress={0.4} onStop={said('stop')} />,
  },
  {
    component: 'ImportDrop',
    name: 'refused',
    render: () => <ImportDrop onFile={said('file')} problem={{ code: 'file-not-json', detail: 'unexpected “<” at line 1' }} />,
  },
  {
    component: 'MergeReview',
    name: 'some of everything',
    render: () => <MergeReview plan={PLAN} concepts={CONCEPTS} onConfirm={said('confirm')} onCancel={said('cancel')} />,
  },
  {
    component: 'MergeReview',
    name: 'being brought in',
    render: () => (
      <MergeReview
        plan={PLAN}
        concepts={CONCEPTS}
        waiting={{ words: 'Bringing in…', value: 0.6, onStop: said('stop') }}
        onConfirm={said('confirm')}
        onCancel={said('cancel')}
      />
    ),
  },
  {
    component: 'MergeReview',
    name: 'nothing new',
    render: () => <MergeReview plan={EMPTY_PLAN} concepts={CONCEPTS} onConfirm={said('confirm')} onCancel={said('cancel')} />,
  },
  {
    component: 'BlockPicker',
    name: 'a page in its parts',
    render: () => <BlockPicker page={PAGE_PARTS} words={40} onPick={said('pick')} onCancel={said('cancel')} />,
  },
  { component: 'ReadingView', name: 'a paper', render: () => <Reader /> },
  { component: 'OptionsForm', name: 'in use', render: () => <OptionsForm {...OPTIONS} /> },
  {
    component: 'OptionsForm',
    name: 'first run, storage not promised',
    render: () => (
      <OptionsForm
        {...OPTIONS}
        name=""
        sites={[]}
        files={{ ...OPTIONS.files, list: [] }}
        keeping={{ ...keeping, lastBackup: '', changesSince: 60, persistence: 'refused', rule: BACKUP_RULE }}
      />
    ),
  },
  {
    component: 'CitationStyleField',
    name: 'a style of footnotes',
    render: () => <CitationStyleField chosen="oscola" onChoose={said('style')} />,
  },
  { component: 'QuoteExport', name: 'three passages', render: () => <QuoteExport passages={3} documents={2} onExport={said('quotes')} /> },
  { component: 'QuoteExport', name: 'nothing chosen', render: () => <QuoteExport passages={0} documents={0} onExport={said('quotes')} /> },
  { component: 'ReferenceExport', name: 'nothing chosen', render: () => <ReferenceExport documents={0} onExport={said('references')} /> },
  { component: 'DamagedStore', name: 'emptied', render: () => <DamagedStore {...damaged} reason="emptied" /> },
  {
    component: 'DamagedStore',
    name: 'damaged, restore failed',
    render: () => (
      <DamagedStore {...damaged} reason="damaged" lastBackup="" problem={{ code: 'file-unknown', detail: 'no table is named' }} />
    ),
  },
  { component: 'DamagedStore', name: 'emptied, restoring', render: () => <DamagedStore {...damaged} reason="emptied" busy="Restoring…" /> },
  { component: 'DamagedStore', name: 'newer', render: () => <DamagedStore {...damaged} reason="newer" /> },
];
