// Which codebook is open? Another one, a new one, a copy, another name.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Codebook, ConceptScheme } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { count, t } from './words';

export interface CodebookBarCalls {
  readonly onScheme: (scheme: Iri) => void;
  readonly onNew: (title: string) => void;
  readonly onRename: (scheme: ConceptScheme, words: Pick<ConceptScheme, 'title' | 'description'>) => void;
  readonly onCopy: (scheme: ConceptScheme) => void;
}

export interface CodebookBarProps {
  readonly codebooks: readonly Codebook[];
  readonly scheme: ConceptScheme;
  readonly calls: CodebookBarCalls;
}

export function CodebookBar({ codebooks, scheme, calls }: CodebookBarProps) {
  const ids = useId();
  const [naming, setNaming] = useState<'new' | 'rename'>();
  return (
    <div class="codebook-bar">
      <label class="field-label" for={ids}>
        {t('codebookWhich')}
      </label>
      <select id={ids} class="select" value={scheme.id} onChange={(event) => calls.onScheme(event.currentTarget.value)}>
        {codebooks.map((book) => (
          <option key={book.scheme.id} value={book.scheme.id}>
            {count('codebookCounted', book.concepts.length, book.scheme.title)}
          </option>
        ))}
      </select>
      {naming === undefined ? (
        <div class="row">
          <Button onPress={() => setNaming('new')}>{t('editorNew')}</Button>
          {scheme.builtIn ? null : (
            <>
              <Button onPress={() => setNaming('rename')}>{t('editorRename')}</Button>
              <Button onPress={() => calls.onCopy(scheme)}>{t('editorCopy')}</Button>
            </>
          )}
        </div>
      ) : (
        <Naming
          title={naming === 'new' ? '' : scheme.title}
          description={naming === 'new' ? undefined : scheme.description}
          onName={(title, description) => {
            setNaming(undefined);
            if (naming === 'new') calls.onNew(title);
            else calls.onRename(scheme, { title, description });
          }}
          onCancel={() => setNaming(undefined)}
        />
      )}
    </div>
  );
}

interface NamingProps {
  readonly title: string;
  /** `undefined`: not asked for. */
  readonly description: string | undefined;
  readonly onName: (title: string, description: string) => void;
  readonly onCancel: () => void;
}

function Naming({ title, description, onName, onCancel }: NamingProps) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState({ title, description: description ?? '' });
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="concept-form"
      onSubmit={(event) => {
        event.preventDefault();
        const named = words.title.replace(/\s+/gu, ' ').trim();
        if (named !== '') onName(named, words.description.trim());
      }}
    >
      <div class="fact">
        <label class="field-label" for={`${ids}-title`}>
          {t('editorTitle')}
        </label>
        <input
          ref={field}
          id={`${ids}-title`}
          class="text-input"
          type="text"
          required
          value={words.title}
          onInput={(event) => setWords({ ...words, title: event.currentTarget.value })}
        />
      </div>
      {description === undefined ? null : (
        <div class="fact">
          <label class="field-label" for={`${ids}-about`}>
            {t('editorAbout')}
          </label>
          <textarea
            id={`${ids}-about`}
            rows={2}
            value={words.description}
            onInput={(event) => setWords({ ...words, description: event.currentTarget.value })}
          />
        </div>
      )}
      <div class="row">
        <button type="submit" class="button primary">
          {t('save')}
        </button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
