// The library's search and its list of passages, small and very long.
import { useState } from 'preact/hooks';
import { FoundList, type FoundListProps } from '@/components/FoundList';
import { FoundSearch } from '@/components/FoundSearch';
import type { Passage } from '@/components/passage';
import { termsOf } from '@/utils/finding/terms';
import type { Iri } from '@/utils/model/ids';
import { CONCEPTS, PASSAGES, said } from './specimens';
import type { State } from './states';

/** So many passages, made from a few as they come into view. */
export function Found({ all, words = '', ...rest }: { readonly all: number; readonly words?: string } & Partial<FoundListProps>) {
  const [ids] = useState(() => Array.from({ length: all }, (_, i): Iri => `urn:example:found:${i}`));
  const [view, setView] = useState({ first: 0, last: 30 });
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
      calls={{ onShow: said('show'), onCopyQuote: said('copy'), onDelete: said('delete') }}
      onView={(first, last) => setView((before) => (before.first === first && before.last === last ? before : { first, last }))}
      entered={0}
      {...rest}
    />
  );
}

const search = {
  order: 'newest',
  onWords: said('words'),
  onSettled: said('settled'),
  onOrder: said('order'),
  onEnter: said('enter'),
} as const;

export const FOUND_STATES: readonly State[] = [
  { component: 'FoundSearch', name: 'nothing asked', render: () => <FoundSearch {...search} words="" found={214} all={214} share={1} /> },
  {
    component: 'FoundSearch',
    name: 'while the library is read',
    render: () => <FoundSearch {...search} words="open boo" found={312} all={40_000} share={0.4} />,
  },
  { component: 'FoundList', name: 'with words found', render: () => <Found all={6} words="book bid" /> },
  { component: 'FoundList', name: '100,000 passages', render: () => <Found all={100_000} /> },
];
