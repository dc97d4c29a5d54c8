// Quote packs: the list of them, and one with its lines in every state of a check.
import { AddToPack } from '@/components/AddToPack';
import { groupedQuotes, type PackQuote } from '@/components/pack';
import { PackExport } from '@/components/PackExport';
import { PackHead } from '@/components/PackHead';
import { PackLines } from '@/components/PackLines';
import { PackList } from '@/components/PackList';
import { quote } from '@/utils/model/annotation';
import type { Pack, PackLine, QuoteCheck } from '@/utils/model/pack';
import { ANNOTATIONS, CONCEPTS, DOCUMENTS, ME, said } from './specimens';
import type { State } from './states';

const AT = '2026-11-28T09:30:00.000Z';
const TAKEN = '2026-11-20T08:00:00.000Z';
const check = (outcome: QuoteCheck['outcome'], more: Partial<QuoteCheck> = {}): QuoteCheck => ({ at: AT, outcome, ...more });

const CHECKS: readonly Pick<PackLine, 'kept' | 'live'>[] = [
  { kept: check('same', { taken: TAKEN }), live: check('changed', { found: `${quote(ANNOTATIONS[0]!)} Nearly.` }) },
  { kept: check('no-text'), live: check('not-allowed') },
  { kept: check('gone', { taken: TAKEN }), live: check('not-reached') },
];

const LINES: readonly PackLine[] = [
  ...ANNOTATIONS.slice(0, 3).map((a, i): PackLine => ({ annotation: a.id, comment: i === 0 ? 'Begin with this one.' : '', ...CHECKS[i] })),
  { annotation: 'urn:example:gone', comment: 'Where did this go?' },
];

export const PACK: Pack = {
  id: 'urn:example:pack',
  title: 'Ten best on open books',
  creator: ME,
  created: AT,
  modified: AT,
  grouping: 'none',
  lines: LINES,
};

export const PACK_QUOTES: readonly PackQuote[] = LINES.map((line) => {
  const annotation = ANNOTATIONS.find((a) => a.id === line.annotation);
  return { line, annotation, document: DOCUMENTS.find((d) => d.id === annotation?.document) };
});

const groups = (grouping: Pack['grouping']) =>
  groupedQuotes({ ...PACK, grouping }, PACK_QUOTES, CONCEPTS, {
    untitled: 'Untitled',
    withoutConcept: 'Without a concept',
    missing: 'Missing',
  });

const head = {
  quotes: PACK_QUOTES,
  checking: undefined,
  onTitle: said('title'),
  onGrouping: said('grouping'),
  onCheck: said('check'),
  onCancel: said('cancel'),
  onDelete: said('delete'),
};
const lines = {
  order: LINES.map((line) => line.annotation),
  typed: new Map(),
  calls: { onRemove: said('remove'), onTyped: said('typed'), onComment: said('comment'), onPlace: said('place') },
  onMove: said('move'),
};

export const PACK_STATES: readonly State[] = [
  {
    component: 'PackList',
    name: 'two, one open',
    render: () => (
      <PackList
        packs={[PACK, { ...PACK, id: 'urn:example:other', title: 'For the hearing', lines: [] }]}
        open={PACK.id}
        onOpen={said('open')}
        onNew={said('new')}
      />
    ),
  },
  { component: 'PackHead', name: 'checked', render: () => <PackHead pack={PACK} {...head} /> },
  {
    component: 'PackHead',
    name: 'being checked',
    render: () => <PackHead pack={PACK} {...head} checking={{ against: 'live', done: 1, all: 3 }} />,
  },
  { component: 'PackLines', name: 'in the reader’s order', render: () => <PackLines {...lines} groups={groups('none')} /> },
  { component: 'PackLines', name: 'by document', render: () => <PackLines {...lines} groups={groups('document')} /> },
  {
    component: 'PackExport',
    name: 'with a line that is left out',
    render: () => (
      <PackExport
        passages={3}
        missing={1}
        documents={2}
        onExport={said('export')}
        onExportSet={said('set')}
        onExportReferences={said('references')}
      />
    ),
  },
  {
    component: 'AddToPack',
    name: 'into one that is there',
    render: () => (
      <>
        <p>The page behind.</p>
        <AddToPack passages={3} packs={[PACK]} last={undefined} onAdd={said('add')} onClose={said('close')} />
      </>
    ),
  },
];
