// From which codebook the reader tags: remembered in this browser, the same in every picker.
import { useMemo, useState, useEffect } from 'preact/hooks';
import type { Narrowing } from '@/components/narrowing';
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { pickerCodebookItem } from '@/utils/shell/settings';

export function useNarrowing(books: readonly Codebook[] | undefined): Narrowing {
  const [only, setOnly] = useState<Iri>();
  useEffect(() => {
    void pickerCodebookItem.getValue().then((kept) => setOnly(kept ?? undefined));
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
