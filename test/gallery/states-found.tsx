// The library's search and its list of passages, small and very long.
import { useState } from 'preact/hooks';
import { MatrixChart } from '@/components/MatrixChart';
import { CrossTable } from '@/components/CrossTable';
import { FoundList, type FoundListProps } from '@/components/FoundList';
import { FoundSearch } from '@/components/FoundSearch';
import { FoundTexts } from '@/components/FoundTexts';
import { SelectionBar } from '@/components/SelectionBar';
import { SeeBar } from '@/components/SeeBar';
import { StripChart } from '@/components/StripChart';
import { YearsChart } from '@/components/YearsChart';
import type { Passage } from '@/components/passage';
import { TagSeveral } from '@/components/TagSeveral';
import { termsOf } from '@/utils/finding/terms';
import type { Iri } from '@/utils/model/ids';
import { CONCEPTS, DOCUMENTS, PASSAGES, said } from './specimens';
import type { State } from './states';

/** So many passages, made from a few as they come into view. */
export function Found({ all, words = '', ...rest }: { readonly all: number; readonly words?: string } & Partial<FoundListProps>) {
  const [ids] = useState(() => Array.from({ length: all }, (_, i): Iri => `urn:example:found:${i}`));
  const [view, setView] = useState({ first: 0, last: 30 });
  const [chosen, onChosen] = useState<ReadonlySet<Iri>>(new Set());
  const passages = new Map(
    ids.slice(view.first, view.last).map((id, i): [Iri, Passage] => {
      const { status: _status, found: _found, places: _places, ...passage } = PASSAGES[(view.first + i) % PASSAGES.length]!;
      return [
        id,
        {
          ...passage,
          status: undefined,
          documentTitle: 'Open books: what a clinic owes its town',
          annotation: { ...passage.annotation, id },
        },
      ];
    }),
  );
  return (
    <FoundList
      ids={ids}
      passages={passages}
      sentences={new Map()}
      terms={termsOf(words)}
      concepts={CONCEPTS}
      calls={{ onShow: said('show'), onCopyQuote: said('copy'), onStar: said('star'), onDelete: said('delete') }}
      onView={(first, last) => setView((before) => (before.first === first && before.last === last ? before : { first, last }))}
      entered={0}
      selection={{ chosen, onChosen }}
      {...rest}
    />
  );
}

const YEARS = ['2023', '2024', '2025', '2026'];
const cross = {
  by: 'years',
  columns: YEARS,
  counts: new Map(CONCEPTS.slice(0, 8).map(({ id }, row) => [id, new Map(YEARS.map((year, i) => [year, (row * 7 + i * 3) % 11]))])),
} as const;

const pairs = {
  by: 'concepts',
  columns: CONCEPTS.slice(0, 8).map(({ id }) => id),
  counts: new Map(
    CONCEPTS.slice(0, 8).map(({ id }, row) => [id, new Map(CONCEPTS.slice(0, 8).map((other, i) => [other.id, (row * 5 + i * 5) % 9]))]),
  ),
} as const;
const strip = {
  document: 'urn:example:paper',
  marks: new Map(
    CONCEPTS.slice(0, 6).map(({ id }, row) => [id, [0.04, 0.3, 0.34, 0.8].map((at, i) => ({ id: `${id} ${i}`, at: (at + row / 9) % 1 }))]),
  ),
};
const labelOf = (id: string): string => CONCEPTS.find((c) => c.id === id)?.prefLabel ?? id;
const chart = { concepts: CONCEPTS, onSave: said('save') };

const search = {
  order: 'newest',
  onWords: said('words'),
  onSettled: said('settled'),
  onOrder: said('order'),
  onEnter: said('enter'),
} as const;

const selectionBar = {
  found: 214,
  onAll: said('all'),
  onPack: said('pack'),
  onTag: said('tag'),
  onStar: said('star'),
  onExport: said('export'),
} as const;

export const FOUND_STATES: readonly State[] = [
  { component: 'FoundSearch', name: 'nothing asked', render: () => <FoundSearch {...search} words="" found={214} all={214} share={1} /> },
  {
    component: 'FoundSearch',
    name: 'while the library is read',
    render: () => <FoundSearch {...search} words="open boo" found={312} all={40_000} share={0.4} />,
  },
  { component: 'SelectionBar', name: 'nothing selected', render: () => <SelectionBar {...selectionBar} chosen={0} /> },
  { component: 'SelectionBar', name: 'three selected', render: () => <SelectionBar {...selectionBar} chosen={3} /> },
  { component: 'FoundList', name: 'with words found', render: () => <Found all={6} words="book bid" /> },
  { component: 'FoundList', name: '100,000 passages', render: () => <Found all={100_000} /> },
  {
    component: 'FoundTexts',
    name: 'two texts looked into',
    render: () => (
      <FoundTexts
        number={12}
        isSure
        terms={termsOf('book')}
        texts={DOCUMENTS.slice(0, 2).map((document) => ({ document, excerpt: '… the books lie open on the table …' }))}
        onOpen={said('open')}
        onMost={said('most')}
      />
    ),
  },
  { component: 'SeeBar', name: 'passages', render: () => <SeeBar see="passages" onSee={said('see')} /> },
  {
    component: 'MatrixChart',
    name: 'concepts together',
    render: () => <MatrixChart {...chart} title="Concepts on the same passage" cross={pairs} nameOf={labelOf} />,
  },
  {
    component: 'YearsChart',
    name: 'concepts by year',
    render: () => <YearsChart {...chart} title="Concepts by year" cross={cross} nameOf={(year) => year} onCell={said('cell')} />,
  },
  {
    component: 'StripChart',
    name: 'along a document',
    render: () => <StripChart {...chart} title="Along a document: Open books" strip={strip} />,
  },
  {
    component: 'TagSeveral',
    name: 'three passages',
    render: () => <TagSeveral passages={3} concepts={CONCEPTS} onTag={said('tag')} onClose={said('close')} />,
  },
  {
    component: 'CrossTable',
    name: 'concepts by year',
    render: () => <CrossTable cross={cross} concepts={CONCEPTS} nameOf={(year) => year} onCell={said('cell')} onSave={said('save')} />,
  },
  {
    component: 'CrossTable',
    name: 'nothing found',
    render: () => <CrossTable cross={{ ...cross, counts: new Map() }} concepts={CONCEPTS} nameOf={(year) => year} onSave={said('save')} />,
  },
];
