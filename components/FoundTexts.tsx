// In the text of which documents do the words stand, tagged or not? Told in one line; with a few words of each on request.
import { useState } from 'preact/hooks';
import type { Term } from '@/utils/finding/terms';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { Hits } from './Hits';
import { count, t } from './words';

export interface FoundTextsProps {
  /** How many documents may hold the words. */
  readonly number: number;
  /** False where the words of a phrase may yet turn out to stand apart. */
  readonly isSure: boolean;
  /** Those that have been looked into; `undefined` while the first are. */
  readonly texts: readonly { readonly document: PaperDocument; readonly excerpt: string }[] | undefined;
  readonly terms: readonly Term[];
  readonly onOpen: (document: Iri) => void;
  /** So many are wanted; 0 when they are folded away. */
  readonly onMost: (most: number) => void;
}

/** Documents looked into at first, and with each request for more. */
const STEP = 5;

export function FoundTexts({ number, isSure, texts, terms, onOpen, onMost }: FoundTextsProps) {
  const [most, setMost] = useState(STEP);
  const want = (n: number): void => {
    setMost(n);
    onMost(n);
  };
  if (number === 0) return null;
  return (
    <details class="found-texts" onToggle={(event) => onMost(event.currentTarget.open ? most : 0)}>
      <summary>{isSure ? count('findTexts', number) : count('findTextsMaybe', number)}</summary>
      {texts === undefined ? <p class="hint">{t('loading')}</p> : null}
      <ul>
        {texts?.map(({ document, excerpt }) => (
          <li key={document.id}>
            <button type="button" class="document-open" onClick={() => onOpen(document.id)}>
              {document.metadata.title || t('untitled')}
            </button>
            <p class="found-excerpt">
              <Hits text={excerpt} terms={terms} />
            </p>
          </li>
        ))}
      </ul>
      {texts?.length === 0 ? <p class="hint">{t('findTextsNone')}</p> : null}
      {texts !== undefined && texts.length === most && number > most ? (
        <Button onPress={() => want(most + STEP)}>{count('more', Math.min(STEP, number - most))}</Button>
      ) : null}
    </details>
  );
}
