// The panel: header, welcome, drafts, cards, list, messages.
import { DocumentHeader } from '@/components/DocumentHeader';
import { MetadataForm } from '@/components/MetadataForm';
import { Notice } from '@/components/Notice';
import { NoticeStack } from '@/components/NoticeStack';
import type { Passage } from '@/components/passage';
import { PassageCard, type PassageEditor } from '@/components/PassageCard';
import { PassageList } from '@/components/PassageList';
import { UnfinishedDraft } from '@/components/UnfinishedDraft';
import { Welcome } from '@/components/Welcome';
import { annotation, COLLEAGUE, CONCEPTS, LONG, made, METADATA, passage, PASSAGES, RECENT, said, saved, SHORT, SOURCE } from './specimens';
import type { State } from './states';

const byId = new Map(CONCEPTS.map((c) => [c.id, c]));
const calls = {
  onShow: said('show'),
  onCopyQuote: said('copy'),
  onCopyLink: said('link'),
  onStar: said('star'),
  onDelete: said('delete'),
  onReattach: said('reattach'),
  onAccept: said('accept'),
  onKeepOrphan: said('keep as orphan'),
};
const editor: PassageEditor = {
  concepts: CONCEPTS,
  recent: RECENT,
  draftOf: () => undefined,
  onDraft: said('draft'),
  onSave: saved,
  onCreate: made,
};
const [whole, moved, others, changed, ambiguous, orphan] = PASSAGES;

function card(of: Passage | undefined, more: Partial<Parameters<typeof PassageCard>[0]> = {}) {
  return of === undefined ? null : <PassageCard passage={of} byId={byId} isCurrent={false} calls={calls} editor={editor} {...more} />;
}

const LONG_REVISED = LONG.replace('the town that pays', 'the council that pays')
  .replace('time kept free', 'an hour kept free')
  .replace('and they meet often', 'and since the second year they have met every month');
const rewritten = passage({ id: 'long', exact: LONG, names: ['multiple lines of direct accountability'], note: 'Compare.' }, 'changed', {
  found: LONG_REVISED,
  sureness: { similarity: 0.934, margin: 0.412 },
});
const theirs = passage({ id: 'theirs', exact: SHORT, names: ['open books'], by: COLLEAGUE }, 'changed', {
  found: 'Every year the books lie open on a table in the hall, for an hour.',
});
const refused = passage({ id: 'refused', exact: SHORT, names: ['open books'] }, 'orphan', {
  found: 'Every quarter the bins lie open on the table in the library.',
});
const accepted: Passage | undefined = moved && {
  ...moved,
  status: 'exact',
  annotation: {
    ...moved.annotation,
    formerTargets: ['Every quarter the books are open.', LONG].map((exact) => annotation({ id: 'before', exact, names: [] }).target),
  },
};

const many = Array.from({ length: 260 }, (_, i) => passage({ id: `many-${i}`, exact: `${i + 1}. ${SHORT}`, names: ['open books'] }));
const reattachment = { onConfirm: said('confirm'), onCancel: said('cancel') };

export const PANEL_STATES: readonly State[] = [
  { component: 'Welcome', name: 'first run', shape: 'panel', render: () => <Welcome openKeys="Alt+Shift+M" tagKeys="Alt+Shift+U" /> },
  {
    component: 'DocumentHeader',
    name: 'with everything',
    shape: 'panel',
    render: () => (
      <DocumentHeader
        metadata={METADATA}
        source={SOURCE}
        passages={6}
        onReaderView={said('reader')}
        onLibrary={said('library')}
        onMend={saved}
        alwaysShow={{ isOn: false, site: 'www.example.org', onToggle: said('always') }}
      />
    ),
  },
  {
    component: 'DocumentHeader',
    name: 'hardly anything known',
    shape: 'panel',
    render: () => (
      <DocumentHeader
        metadata={{ title: '', authors: [], publisher: '', published: '', language: '', doi: '' }}
        source="https://example.org/a"
        passages={undefined}
        onLibrary={said('library')}
        alwaysShow={{ isOn: true, site: 'example.org', onToggle: said('always') }}
      />
    ),
  },
  {
    component: 'MetadataForm',
    name: 'all known',
    shape: 'panel',
    render: () => (
      <MetadataForm
        metadata={METADATA}
        details={{ subtitle: 'A second report', number: 'HC 123', kind: 'Report', licence: 'https://licences.example/open' }}
        origins={{ title: 'citation', authors: 'page', published: 'annotator', language: 'text', number: 'page', kind: 'sender' }}
        onSave={saved}
        onClose={said('close')}
      />
    ),
  },
  {
    component: 'MetadataForm',
    name: 'typed before',
    shape: 'panel',
    render: () => (
      <MetadataForm
        metadata={METADATA}
        details={{}}
        draft={{ typed: { subtitle: 'Half a thought' }, onDraft: said('draft') }}
        onSave={saved}
        onClose={said('close')}
      />
    ),
  },
  {
    component: 'UnfinishedDraft',
    name: 'kept',
    shape: 'panel',
    render: () => (
      <UnfinishedDraft
        quote={LONG}
        note="Half a thought about"
        at="2026-11-21T17:05:00.000Z"
        onContinue={said('continue')}
        onDiscard={said('discard')}
      />
    ),
  },
  { component: 'PassageCard', name: 'mine, current', shape: 'panel', render: () => card(whole, { isCurrent: true }) },
  { component: 'PassageCard', name: 'moved', shape: 'panel', render: () => card(moved) },
  { component: 'PassageCard', name: 'a colleague’s', shape: 'panel', render: () => card(others) },
  { component: 'PassageCard', name: 'changed', shape: 'panel', render: () => card(changed) },
  { component: 'PassageCard', name: 'changed, a long passage', shape: 'panel', render: () => card(rewritten) },
  { component: 'PassageCard', name: 'changed, in a wide panel', render: () => card(rewritten) },
  { component: 'PassageCard', name: 'changed, a colleague’s', shape: 'panel', render: () => card(theirs) },
  {
    component: 'PassageCard',
    name: 'changed, waiting for a selection',
    shape: 'panel',
    render: () => card(changed, { reattachment: { ...reattachment, selected: undefined } }),
  },
  { component: 'PassageCard', name: 'orphan, a look-alike refused', shape: 'panel', render: () => card(refused) },
  { component: 'PassageCard', name: 'with earlier wordings', shape: 'panel', render: () => card(accepted) },
  { component: 'PassageCard', name: 'ambiguous', shape: 'panel', render: () => card(ambiguous) },
  { component: 'PassageCard', name: 'orphan', shape: 'panel', render: () => card(orphan) },
  {
    component: 'PassageCard',
    name: 'orphan, waiting for a selection',
    shape: 'panel',
    render: () => card(orphan, { reattachment: { ...reattachment, selected: undefined } }),
  },
  {
    component: 'PassageCard',
    name: 'orphan, with a selection',
    shape: 'panel',
    render: () => card(orphan, { reattachment: { ...reattachment, selected: 'No service shall be let for more than seven years.' } }),
  },
  {
    component: 'PassageCard',
    name: 'being edited',
    shape: 'panel',
    render: () =>
      card(moved, { editor: { ...editor, draftOf: () => ({ concepts: RECENT.slice(0, 1), note: 'Kept while editing', search: '' }) } }),
  },
  {
    component: 'PassageList',
    name: 'six passages',
    shape: 'panel',
    render: () => <PassageList passages={PASSAGES} concepts={CONCEPTS} current={moved?.annotation.id} calls={calls} editor={editor} />,
  },
  {
    component: 'PassageList',
    name: 'nothing yet',
    shape: 'panel',
    render: () => <PassageList passages={[]} concepts={CONCEPTS} calls={calls} />,
  },
  {
    component: 'PassageList',
    name: 'loading',
    shape: 'panel',
    render: () => <PassageList passages={undefined} concepts={CONCEPTS} calls={calls} />,
  },
  {
    component: 'PassageList',
    name: '260 passages',
    shape: 'panel',
    render: () => (
      <div class="short">
        <PassageList passages={many} concepts={CONCEPTS} calls={calls} />
      </div>
    ),
  },
  {
    component: 'Notice',
    name: 'info',
    render: () => <Notice kind="info" text="The page has loaded more text; three more passages were found." onDismiss={said('dismiss')} />,
  },
  {
    component: 'Notice',
    name: 'success with undo',
    render: () => (
      <Notice kind="success" text="Passage deleted." actions={[{ label: 'Undo', onAct: said('undo') }]} onDismiss={said('dismiss')} />
    ),
  },
  {
    component: 'Notice',
    name: 'warning',
    render: () => <Notice kind="warning" text="This page keeps changing. Passages are painted once more when it rests." />,
  },
  {
    component: 'Notice',
    name: 'error',
    render: () => <Notice kind="error" problem={{ code: 'file-truncated', detail: 'ends at line 203' }} onDismiss={said('dismiss')} />,
  },
  {
    component: 'NoticeStack',
    name: 'two at once',
    render: () => (
      <NoticeStack
        onDismiss={said('dismiss')}
        patience={3_600_000}
        notices={[
          { id: 'a', kind: 'success', text: 'Copied.' },
          { id: 'b', kind: 'error', problem: { code: 'storage-failed', detail: '' } },
        ]}
      />
    ),
  },
];
