// Which codebook? Each with how many concepts it has.
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { ChoiceField } from './ChoiceField';
import { count, t } from './words';

export interface CodebookFieldProps {
  readonly codebooks: readonly Codebook[];
  readonly scheme: Iri;
  readonly onScheme: (scheme: Iri) => void;
}

export function CodebookField({ codebooks, scheme, onScheme }: CodebookFieldProps) {
  return (
    <ChoiceField
      label={t('codebookWhich')}
      choices={codebooks.map((book) => ({
        value: book.scheme.id,
        words: count('codebookCounted', book.concepts.length, book.scheme.title),
      }))}
      chosen={scheme}
      onChoose={onScheme}
    />
  );
}
