// Which codebook is open? Another one, a new one, a copy, another name.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SchemeWords } from '@/utils/concepts/change';
import type { Codebook, ConceptScheme } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { CodebookField } from './CodebookField';
import { t } from './words';

export interface CodebookBarCalls {
  readonly onScheme: (scheme: Iri) => void;
  readonly onNew: (title: string) => void;
  readonly onRename: (scheme: ConceptScheme, words: SchemeWords) => void;
  readonly onCopy: (scheme: ConceptScheme) => void;
}

export interface CodebookBarProps {
  readonly codebooks: readonly Codebook[];
  readonly scheme: ConceptScheme;
  readonly calls: CodebookBarCalls;
}

export function CodebookBar({ codebooks, scheme, calls }: CodebookBarProps) {
  const [naming, setNaming] = useState<'new' | 'rename'>();
  return (
    <div class="codebook-bar">
      <CodebookField codebooks={codebooks} scheme={scheme.id} onScheme={calls.onScheme} />
      {scheme.closed ? <p class="hint">{t('editorIsClosed')}</p> : null}
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
          about={naming === 'new' ? undefined : { description: scheme.description, isClosed: scheme.closed === true }}
          onName={(words) => {
            setNaming(undefined);
            if (naming === 'new') calls.onNew(words.title);
            else calls.onRename(scheme, words);
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
  readonly about: Omit<SchemeWords, 'title'> | undefined;
  readonly onName: (words: SchemeWords) => void;
  readonly onCancel: () => void;
}

function Naming({ title, about, onName, onCancel }: NamingProps) {
  const ids = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState<SchemeWords>({ title, ...(about ?? { description: '', isClosed: false }) });
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="concept-form"
      onSubmit={(event) => {
        event.preventDefault();
        const named = words.title.replace(/\s+/gu, ' ').trim();
        if (named !== '') onName({ ...words, title: named, description: words.description.trim() });
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
          dir="auto"
          required
          value={words.title}
          onInput={(event) => setWords({ ...words, title: event.currentTarget.value })}
        />
      </div>
      {about === undefined ? null : (
        <>
          <div class="fact">
            <label class="field-label" for={`${ids}-about`}>
              {t('editorAbout')}
            </label>
            <textarea
              id={`${ids}-about`}
              rows={2}
              dir="auto"
              value={words.description}
              onInput={(event) => setWords({ ...words, description: event.currentTarget.value })}
            />
          </div>
          <div class="switch">
            <input
              id={`${ids}-closed`}
              type="checkbox"
              checked={words.isClosed}
              onChange={(event) => setWords({ ...words, isClosed: event.currentTarget.checked })}
            />
            <label for={`${ids}-closed`}>{t('editorClosed')}</label>
          </div>
        </>
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
