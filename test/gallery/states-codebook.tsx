// The page of the codebooks, and what it asks before it changes many passages.
import { useState } from 'preact/hooks';
import { AddConcept } from '@/components/AddConcept';
import { CodebookEditor, type CodebookEditorCalls } from '@/components/CodebookEditor';
import type { ConceptDraft } from '@/components/concept-words';
import { LookAgain } from '@/components/LookAgain';
import { MergeConcept, RetireConcept } from '@/components/MergeConcept';
import { SplitConcept } from '@/components/SplitConcept';
import { BUILT_IN } from '@/utils/concepts/seed';
import type { Codebook, Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { ok } from '@/utils/model/result';
import { ANNOTATIONS, CONCEPTS, DOCUMENTS, MANY, ME, concept, said, usesOf } from './specimens';
import type { State } from './states';

const AT = '2026-11-20T09:00:00.000Z';

/** As a group keeps it: some concepts changed, one retired. */
const OURS: Codebook = {
  scheme: { ...BUILT_IN.scheme, id: 'urn:uuid:ours', title: 'Clinic reading group', builtIn: false },
  concepts: CONCEPTS.map((c): Concept => {
    if (c.prefLabel === 'Open books')
      return {
        ...c,
        notation: '3.1',
        notWhen: 'The accounts are published once a year, as the law asks of everybody.',
        earlier: [
          { prefLabel: 'Open books', definition: 'Accounts that are published.', scopeNote: '', until: AT, by: ME, why: 'Too wide' },
        ],
      };
    return c.prefLabel === 'Barriers to entry' ? { ...c, retired: { at: AT, replacedBy: concept('market-making').id } } : c;
  }),
};
const LARGE: Codebook = { scheme: { ...OURS.scheme, title: 'Two thousand measures' }, concepts: MANY };

const titles = new Map(DOCUMENTS.map((d) => [d.id, d.metadata.title]));
const calls: CodebookEditorCalls = {
  onSelect: said('select'),
  onScheme: said('scheme'),
  onNew: said('new'),
  onRename: said('rename'),
  onCopy: said('copy'),
  onMove: said('move'),
  onAddConcept: () => Promise.resolve(ok('urn:new')),
  onDraft: said('draft'),
  onSave: () => Promise.resolve(ok(undefined)),
  onBroader: said('broader'),
  onRelate: said('relate'),
  onMerge: said('merge'),
  onRetire: said('retire'),
  onBringBack: said('bring back'),
  onRemove: said('remove'),
  onShow: said('show'),
  onExample: said('example'),
  onSend: () => Promise.resolve(true),
  onFits: () => Promise.resolve(true),
};

function Editor({ codebook, start, typed = new Map() }: { codebook: Codebook; start?: Iri; typed?: ReadonlyMap<Iri, ConceptDraft> }) {
  const [selected, setSelected] = useState(start);
  const [drafts, setDrafts] = useState(typed);
  return (
    <CodebookEditor
      codebooks={[BUILT_IN, OURS]}
      codebook={codebook}
      selected={selected}
      {...usesOf(selected)}
      titles={titles}
      drafts={drafts}
      calls={{
        ...calls,
        onSelect: setSelected,
        onDraft: (id, draft) => setDrafts(new Map(draft === undefined ? [...drafts].filter(([k]) => k !== id) : [...drafts, [id, draft]])),
      }}
    />
  );
}

const books = concept('open books');
const asked = {
  concept: books,
  passages: ANNOTATIONS.slice(0, 3),
  titles,
  onShow: said('show'),
  onCancel: said('cancel'),
};

export const CODEBOOK_STATES: readonly State[] = [
  { component: 'CodebookEditor', name: 'a concept of our own', render: () => <Editor codebook={OURS} start={books.id} /> },
  {
    component: 'CodebookEditor',
    name: 'typed and not saved, another meaning',
    render: () => (
      <Editor
        codebook={OURS}
        start={books.id}
        typed={new Map([[books.id, { definition: 'Accounts that anyone may ask about.', prefLabel: '' }]])}
      />
    ),
  },
  { component: 'CodebookEditor', name: 'built in', render: () => <Editor codebook={BUILT_IN} start={books.id} /> },
  { component: 'CodebookEditor', name: 'retired', render: () => <Editor codebook={OURS} start={concept('barriers to entry').id} /> },
  { component: 'CodebookEditor', name: 'nothing chosen', render: () => <Editor codebook={OURS} /> },
  { component: 'CodebookEditor', name: '2,000 concepts', render: () => <Editor codebook={LARGE} /> },
  { component: 'CodebookEditor', name: 'empty', render: () => <Editor codebook={{ ...OURS, concepts: [] }} /> },
  {
    component: 'MergeConcept',
    name: 'which one',
    render: () => <MergeConcept {...asked} others={CONCEPTS.slice(0, 8)} onMerge={said('merge')} />,
  },
  { component: 'RetireConcept', name: 'with passages', render: () => <RetireConcept {...asked} onRetire={said('retire')} /> },
  {
    component: 'LookAgain',
    name: 'the first of three',
    render: () => (
      <LookAgain
        {...asked}
        concept={OURS.concepts.find((c) => c.id === books.id) ?? books}
        others={CONCEPTS}
        onFits={() => Promise.resolve(true)}
        onSend={() => Promise.resolve(true)}
      />
    ),
  },
  {
    component: 'SplitConcept',
    name: 'into what',
    render: () => <SplitConcept {...asked} onAdd={() => Promise.resolve(ok('urn:new'))} onSend={() => Promise.resolve(true)} />,
  },
  {
    component: 'AddConcept',
    name: 'below another',
    render: () => (
      <AddConcept
        title="New concept below “Open books”"
        onAdd={() => Promise.resolve(ok('urn:new'))}
        onAdded={said('added')}
        onCancel={said('cancel')}
      />
    ),
  },
];
