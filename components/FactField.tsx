// One fact of a document in a form: its name, where it came from, and what may stand there.
import type { Origin } from '@/utils/model/document';
import type { FactName } from './written-facts';
import { t } from './words';

interface FactFieldProps {
  readonly id: string;
  readonly field: FactName;
  readonly value: string;
  readonly origin: Origin | undefined;
  readonly isWrong: boolean;
  readonly onWrite: (value: string) => void;
}

export function FactField({ id, field, value, origin, isWrong, onWrite }: FactFieldProps) {
  const hint = hintOf(field);
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

function hintOf(field: FactName): string | undefined {
  switch (field) {
    case 'authors':
      return t('metadataAuthorsHint');
    case 'published':
    case 'updated':
      return t('metadataPublishedHint');
    case 'language':
      return t('metadataLanguageHint');
    case 'kind':
      return t('metadataKindHint');
    case 'number':
      return t('metadataNumberHint');
    default:
      return undefined;
  }
}

function originOf(origin: Origin): string {
  switch (origin) {
    case 'annotator':
      return t('originAnnotator');
    case 'sender':
      return t('originSender');
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

function nameOf(field: FactName): string {
  switch (field) {
    case 'title':
      return t('metadataTitle');
    case 'subtitle':
      return t('metadataSubtitle');
    case 'authors':
      return t('metadataAuthors');
    case 'publisher':
      return t('metadataPublisher');
    case 'published':
      return t('metadataPublished');
    case 'updated':
      return t('metadataUpdated');
    case 'kind':
      return t('metadataKind');
    case 'number':
      return t('metadataNumber');
    case 'isbn':
      return t('metadataIsbn');
    case 'issn':
      return t('metadataIssn');
    case 'language':
      return t('metadataLanguage');
    case 'licence':
      return t('metadataLicence');
    default:
      return t('metadataDoi');
  }
}
