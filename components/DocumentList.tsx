// Which documents are in the library? Title, authors and number of passages; chosen by checkbox, opened by title.
import { useId, useMemo, useState } from 'preact/hooks';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { Byline, SourceLink } from './DocumentHeader';
import { Editions, type EditionsProps } from './Editions';
import { count, t } from './words';

/** A document with its number of annotations. */
export interface CountedDocument {
  readonly document: PaperDocument;
  readonly count: number;
}

export interface DocumentListProps {
  readonly documents: readonly CountedDocument[];
  /** Among which their editions are: all of the library, for one may have no passages. */
  readonly library: readonly PaperDocument[];
  readonly chosen: ReadonlySet<Iri>;
  readonly onToggle: (id: Iri) => void;
  /** Opens the document in the reader. */
  readonly onOpen: (id: Iri) => void;
}

/** From this many on there is a field to find one. */
const MANY = 8;

/** Rows drawn at first, and with each request for more. */
const STEP = 30;

/** Documents in the order given, those chosen first, then those with passages. */
export function DocumentList({ documents, library, chosen, onToggle, onOpen }: DocumentListProps) {
  const ids = useId();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(STEP);
  const matched = useMemo(
    () => (search.trim() === '' ? documents : documents.filter(({ document }) => matchesWords(document, search))),
    [documents, search],
  );
  const shown = useMemo(() => {
    const standing = ({ document, count: n }: CountedDocument): number => (chosen.has(document.id) ? 0 : n > 0 ? 1 : 2);
    return matched.length <= STEP ? matched : matched.toSorted((a, b) => standing(a) - standing(b));
  }, [matched, chosen]);
  const editions = useMemo(() => editionsAmong(library), [library]);
  return (
    <section class="documents" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('documents')}</h2>
      {documents.length < MANY ? null : (
        <>
          <label class="for-readers" for={`${ids}-search`}>
            {t('documentsSearch')}
          </label>
          <input
            id={`${ids}-search`}
            type="search"
            class="text-input"
            placeholder={t('documentsSearch')}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </>
      )}
      {documents.length === 0 ? <p class="empty">{t('documentsNone')}</p> : null}
      <ul class="document-rows">
        {shown.slice(0, most).map((row) => (
          <Row
            key={row.document.id}
            row={row}
            editions={editions(row.document)}
            isChosen={chosen.has(row.document.id)}
            onToggle={onToggle}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {shown.length <= most ? null : (
        <div class="more">
          <Button onPress={() => setMost(most + STEP)}>{count('more', Math.min(STEP, shown.length - most))}</Button>
        </div>
      )}
      {documents.length > 0 && shown.length === 0 ? <p class="hint">{t('documentsNoMatch')}</p> : null}
    </section>
  );
}

/** Whether each word of the search is in the title, an author, the publisher or an address. */
export function matchesWords({ metadata, sources }: PaperDocument, search: string): boolean {
  const all = [metadata.title, metadata.publisher, ...metadata.authors, ...sources.map((s) => s.url)].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

type Next = Pick<EditionsProps, 'earlier' | 'later'>;

/** The editions next to a document. */
function editionsAmong(documents: readonly PaperDocument[]): (document: PaperDocument) => Next {
  const byId = new Map(documents.map((d) => [d.id, d]));
  const later = new Map<Iri, PaperDocument[]>();
  for (const document of documents)
    if (document.editionOf !== undefined) later.set(document.editionOf, [...(later.get(document.editionOf) ?? []), document]);
  return ({ id, editionOf }) => ({ earlier: byId.get(editionOf ?? ''), later: later.get(id) ?? [] });
}

interface RowProps {
  readonly row: CountedDocument;
  readonly editions: Next;
  readonly isChosen: boolean;
  readonly onToggle: (id: Iri) => void;
  readonly onOpen: (id: Iri) => void;
}

function Row({ row: { document, count: n }, editions, isChosen, onToggle, onOpen }: RowProps) {
  const title = document.metadata.title || t('untitled');
  const source = document.sources.at(-1)?.url;
  return (
    <li class="document-row">
      <input type="checkbox" aria-label={t('documentChoose', title)} checked={isChosen} onChange={() => onToggle(document.id)} />
      <div class="document-words">
        <button type="button" class="document-open" onClick={() => onOpen(document.id)}>
          {title}
        </button>
        <Byline metadata={document.metadata} />
        <p class="document-source">
          {source === undefined ? null : <SourceLink source={source} />}
          <span class="document-count">{count('passagesCount', n)}</span>
        </p>
        <Editions document={document} {...editions} onOpen={onOpen} />
      </div>
    </li>
  );
}
