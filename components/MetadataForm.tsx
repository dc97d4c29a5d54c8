// Mending what is known of a document: one field a fact, kept by Save, left as it was by Cancel or Escape.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Metadata, Origin, Origins } from '@/utils/model/document';
import type { Problem, Result } from '@/utils/model/result';
import { Button } from './Button';
import { Notice } from './Notice';
import { t } from './words';

export interface MetadataFormProps {
  readonly metadata: Metadata;
  readonly origins?: Origins | undefined;
  /** Asked only for what differs; after a problem everything stays as it was typed. */
  readonly onSave: (metadata: Metadata) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

type Field = keyof Metadata;
/** What stands in the fields: authors one a line. */
type Written = Readonly<Record<Field, string>>;

const FIELDS: readonly Field[] = ['title', 'authors', 'publisher', 'published', 'language', 'doi'];
const DATE = /^(\d{4}(-\d\d(-\d\d)?)?)?$/;

const writtenOf = (metadata: Metadata): Written => ({ ...metadata, authors: metadata.authors.join('\n') });

const even = (words: string): string => words.replace(/\s+/g, ' ').trim();

const metadataOf = (written: Written): Metadata => ({
  title: even(written.title),
  authors: written.authors.split('\n').map(even).filter(Boolean),
  publisher: even(written.publisher),
  published: even(written.published),
  language: even(written.language),
  doi: even(written.doi)
    .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '')
    .toLowerCase(),
});

export function MetadataForm({ metadata, origins = {}, onSave, onClose }: MetadataFormProps) {
  const ids = useId();
  const [written, setWritten] = useState(() => writtenOf(metadata));
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isDate = DATE.test(even(written.published));
  const save = async (): Promise<void> => {
    if (!isDate) return form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    setIsBusy(true);
    const saved = await onSave(metadataOf(written));
    setIsBusy(false);
    if (saved.ok) onClose();
    else setProblem(saved.problem);
  };
  return (
    <form
      ref={form}
      class="metadata-form"
      aria-label={t('metadataForm')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {FIELDS.map((field) => (
        <FactField
          key={field}
          id={`${ids}-${field}`}
          field={field}
          value={written[field]}
          origin={origins[field]}
          isWrong={field === 'published' && !isDate}
          onWrite={(value) => setWritten((before) => ({ ...before, [field]: value }))}
        />
      ))}
      {problem === undefined ? null : <Notice kind="error" problem={problem} />}
      <div class="row">
        <button type="submit" class="button primary" aria-busy={isBusy ? 'true' : undefined}>
          {t('save')}
        </button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

interface FactFieldProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly origin: Origin | undefined;
  readonly isWrong: boolean;
  readonly onWrite: (value: string) => void;
}

function FactField({ id, field, value, origin, isWrong, onWrite }: FactFieldProps) {
  const hint = { authors: t('metadataAuthorsHint'), published: t('metadataPublishedHint'), language: t('metadataLanguageHint') }[
    field as string
  ];
  const shared = {
    id,
    class: 'text-input',
    value,
    'aria-describedby': [hint && `${id}-hint`, origin && `${id}-origin`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  };
  return (
    <div class="fact">
      <label class="field-label" for={id}>
        {nameOf(field)}
      </label>
      {origin === undefined ? null : (
        <span id={`${id}-origin`} class="hint">
          {originOf(origin)}
        </span>
      )}
      {field === 'authors' ? (
        <textarea {...shared} rows={Math.max(2, value.split('\n').length)} onInput={(event) => onWrite(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" onInput={(event) => onWrite(event.currentTarget.value)} />
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class={isWrong ? 'hint wrong' : 'hint'}>
          {hint}
        </p>
      )}
    </div>
  );
}

function originOf(origin: Origin): string {
  switch (origin) {
    case 'annotator':
      return t('originAnnotator');
    case 'page':
      return t('originPage');
    case 'text':
      return t('originText');
    case 'file':
      return t('originFile');
    case 'head':
      return t('originHead');
    default:
      return t('originNamed', ORIGIN_NAMES[origin]);
  }
}

/** What these ways of writing are called, in any language. */
const ORIGIN_NAMES = {
  citation: 'citation_*',
  'json-ld': 'JSON-LD',
  repository: 'EPrints, bepress, PRISM',
  'dublin-core': 'Dublin Core',
  'open-graph': 'Open Graph',
} as const;

function nameOf(field: Field): string {
  switch (field) {
    case 'title':
      return t('metadataTitle');
    case 'authors':
      return t('metadataAuthors');
    case 'publisher':
      return t('metadataPublisher');
    case 'published':
      return t('metadataPublished');
    case 'language':
      return t('metadataLanguage');
    default:
      return t('metadataDoi');
  }
}
