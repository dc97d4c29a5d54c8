// What is being read, who wrote it and where it stands; and the ways from here.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { authorsInLine } from '@/utils/citation/authors';
import type { Details, Facts, Metadata, Origins } from '@/utils/model/document';
import type { Result } from '@/utils/model/result';
import { Button } from './Button';
import { MetadataForm, type FactsDraft } from './MetadataForm';
import { count, published, t } from './words';

/** Whether passages are shown at once on every visit to one site. */
export interface AlwaysShow {
  readonly isOn: boolean;
  /** The site as a reader knows it, such as `www.example.org`. */
  readonly site: string;
  readonly onToggle: (isOn: boolean) => void;
}

export interface DocumentHeaderProps {
  readonly metadata: Metadata;
  readonly details?: Details | undefined;
  readonly origins?: Origins | undefined;
  /** Address of the copy being read. */
  readonly source: string;
  /** `undefined` while they are being read. */
  readonly passages: number | undefined;
  readonly onReaderView?: () => void;
  readonly onLibrary?: () => void;
  readonly alwaysShow?: AlwaysShow | undefined;
  /** Absent while the document is not in the library: there is nothing to mend yet. */
  readonly onMend?: ((facts: Facts) => Promise<Result<unknown>>) | undefined;
  /** The form stands open where something was typed and not saved. */
  readonly draft?: FactsDraft | undefined;
  /** Other papers that belong to it, and the like; below its address. */
  readonly children?: ComponentChildren;
}

/** A title page in small. */
export function DocumentHeader({ metadata, source, passages, onReaderView, onLibrary, alwaysShow, ...mending }: DocumentHeaderProps) {
  const { details = {}, origins, onMend, draft, children } = mending;
  const [isMending, setIsMending] = useState(draft?.typed !== undefined);
  const shown = useRef(draft);
  useEffect(() => {
    const before = shown.current;
    shown.current = draft;
    // Opened before it was known that nothing had been typed, the form stays.
    if (before === draft || (before === undefined && draft?.typed === undefined)) return;
    // A draft comes with its document: what stood open for another closes.
    setIsMending(draft?.typed !== undefined);
  }, [draft]);
  const ways = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setIsMending(false);
    ways.current?.querySelector<HTMLElement>('.mend button')?.focus();
  };
  return (
    <header class="document">
      <h1 class="document-title">{metadata.title || t('untitled')}</h1>
      <Byline metadata={metadata} />
      <p class="document-source">
        <SourceLink source={source} />
        {passages === undefined ? null : <span class="document-count">{count('passagesCount', passages)}</span>}
      </p>
      {children}
      <div class="row document-ways" ref={ways}>
        {onReaderView === undefined ? null : (
          <Button icon="reader" onPress={onReaderView}>
            {t('readerView')}
          </Button>
        )}
        {onLibrary === undefined ? null : (
          <Button icon="library" onPress={onLibrary}>
            {t('library')}
          </Button>
        )}
        {onMend === undefined ? null : (
          <span class="mend">
            <Button icon="edit" onPress={() => setIsMending(!isMending)}>
              {t('metadataEdit')}
            </Button>
          </span>
        )}
      </div>
      {onMend === undefined || !isMending ? null : (
        <MetadataForm metadata={metadata} details={details} origins={origins} draft={draft} onSave={onMend} onClose={close} />
      )}
      {alwaysShow === undefined ? null : <AlwaysShowSwitch {...alwaysShow} />}
    </header>
  );
}

/** Authors, publisher and date on one line; nothing when none is known. */
export function Byline({ metadata }: { readonly metadata: Metadata }) {
  const parts = [
    authorsInLine(metadata.authors),
    metadata.publisher,
    metadata.published === '' ? '' : published(metadata.published),
  ].filter(Boolean);
  return parts.length === 0 ? null : <p class="document-byline">{parts.join(' · ')}</p>;
}

/** A link for web addresses; of anything else only that it is none, as a digest says nothing to a reader. By its site, or whole where that tells copies apart. */
export function SourceLink({ source, isWhole = false }: { readonly source: string; readonly isWhole?: boolean }) {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return (
      <span class="source" title={source}>
        {isWhole ? source : t('sourceNone')}
      </span>
    );
  return (
    <a class="source" href={url.href} target="_blank" rel="noopener noreferrer" title={url.href}>
      {isWhole ? url.href.replace(/^https?:\/\/(?:www\.)?/, '') : url.host.replace(/^www\./, '')}
      <span class="for-readers"> {t('newTab')}</span>
    </a>
  );
}

function AlwaysShowSwitch({ isOn, site, onToggle }: AlwaysShow) {
  const ids = useId();
  return (
    <div class="switch">
      <input
        id={`${ids}-on`}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-describedby={`${ids}-why`}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <div class="switch-words">
        <label for={`${ids}-on`}>{t('alwaysShow')}</label>
        <p id={`${ids}-why`} class="hint">
          {isOn ? t('alwaysShowOn', site) : t('alwaysShowOff', site)}
        </p>
      </div>
    </div>
  );
}
