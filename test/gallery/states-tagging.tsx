// Tagging: the picker, the form, and the chips.
import { useState } from 'preact/hooks';
import { ConceptChip } from '@/components/ConceptChip';
import { ConceptPicker } from '@/components/ConceptPicker';
import { PaintSwatches } from './PaintSwatches';
import { TagForm } from '@/components/TagForm';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { concept, CONCEPTS, LONG, made, MANY, RECENT, refused, said, saved, SHORT } from './specimens';
import type { State } from './states';

interface LivePickerProps {
  readonly concepts?: readonly Concept[];
  readonly chosen?: readonly Iri[];
  readonly search?: string;
}

function LivePicker({ concepts = CONCEPTS, chosen = [], search = '' }: LivePickerProps) {
  const [now, setNow] = useState({ chosen, search });
  return (
    <ConceptPicker
      concepts={concepts}
      recent={RECENT}
      chosen={now.chosen}
      search={now.search}
      onChosen={(next) => setNow((before) => ({ ...before, chosen: next }))}
      onSearch={(next) => setNow((before) => ({ ...before, search: next }))}
      onCreate={said('create')}
      onDone={said('done')}
      onCancel={said('cancel')}
    />
  );
}

const chosen = ['open books', 'multiple lines of direct accountability'].map((name) => concept(name).id);
const form = {
  concepts: CONCEPTS,
  recent: RECENT,
  onDraft: said('draft'),
  onSave: saved,
  onCancel: said('cancel'),
  onCreate: made,
  focusFirst: false,
};

export const TAGGING_STATES: readonly State[] = [
  { component: 'ConceptChip', name: 'eight paints', render: () => <PaintSwatches /> },
  {
    component: 'ConceptChip',
    name: 'unknown, and with a button',
    render: () => (
      <p class="chips">
        <ConceptChip concept={undefined} />
        <ConceptChip concept={concept('open books')} onRemove={said('remove')} />
      </p>
    ),
  },
  { component: 'ConceptPicker', name: 'empty, with recent concepts', shape: 'panel', render: () => <LivePicker /> },
  { component: 'ConceptPicker', name: 'letters typed', shape: 'panel', render: () => <LivePicker search="ac" chosen={chosen} /> },
  { component: 'ConceptPicker', name: 'nothing matches', shape: 'panel', render: () => <LivePicker search="zebra crossing" /> },
  { component: 'ConceptPicker', name: 'wide', render: () => <LivePicker search="open" /> },
  { component: 'ConceptPicker', name: '2,000 concepts', render: () => <LivePicker concepts={MANY} search="care" /> },
  { component: 'TagForm', name: 'new passage in its frame', shape: 'frame', render: () => <TagForm {...form} quote={LONG} /> },
  {
    component: 'TagForm',
    name: 'restored draft in its frame',
    shape: 'frame',
    render: () => <TagForm {...form} quote={SHORT} initial={{ concepts: chosen, note: 'Check the minutes of March.', search: 'inf' }} />,
  },
  {
    component: 'TagForm',
    name: 'not saved',
    shape: 'panel',
    render: () => (
      <TagForm
        {...form}
        quote={LONG}
        onSave={refused}
        problem={{ code: 'storage-full', detail: '12 kB needed' }}
        initial={{ concepts: chosen, note: 'Long thought, not lost.', search: '' }}
      />
    ),
  },
];
