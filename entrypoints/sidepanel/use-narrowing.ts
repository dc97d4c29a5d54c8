// From which codebook the reader tags: remembered in this browser, the same in every picker.
import { useMemo, useState, useEffect } from 'preact/hooks';
import type { Narrowing } from '@/components/narrowing';
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { pickerCodebookItem } from '@/utils/shell/settings';

/** `known`: what is remembered, where the caller has read it: then the first list that is drawn is the right one. */
export function useNarrowing(books: readonly Codebook[] | undefined, known?: Iri | null): Narrowing {
  const [only, setOnly] = useState<Iri | undefined>(known ?? undefined);
  useEffect(() => {
    if (known === undefined) void pickerCodebookItem.getValue().then((kept) => setOnly(kept ?? undefined));
    return pickerCodebookItem.watch((kept) => setOnly(kept ?? undefined));
  }, []);
  return useMemo(
    () => ({
      schemes: (books ?? []).flatMap(({ scheme, concepts }) => (concepts.some((c) => c.retired === undefined) ? [scheme] : [])),
      only,
      onOnly: (scheme) => {
        setOnly(scheme);
        void pickerCodebookItem.setValue(scheme ?? null);
      },
    }),
    [books, only],
  );
}
