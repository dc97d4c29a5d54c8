// Which codebook goes out, and as what? Each format says what it does not hold before anything is saved.
import { useId, useState } from 'preact/hooks';
import type { Codebook, CodebookFormat } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Problem } from '@/utils/model/result';
import { Button } from './Button';
import { ChoiceField } from './ChoiceField';
import { CodebookField } from './CodebookField';
import { Notice } from './Notice';
import { t, type MessageKey } from './words';

export interface CodebookExportProps {
  /** In the order in which they are offered; those without concepts are left out. */
  readonly codebooks: readonly Codebook[];
  readonly onExport: (scheme: Iri, format: CodebookFormat) => void;
  readonly isExporting?: boolean;
  /** Why the last one was not saved. */
  readonly problem?: Problem | undefined;
}

interface Offer {
  readonly format: CodebookFormat;
  readonly label: MessageKey;
  /** One sentence. */
  readonly lacks: MessageKey;
}

const OFFERS: readonly [Offer, ...Offer[]] = [
  { format: 'page', label: 'codebookAsPage', lacks: 'codebookPageLacks' },
  { format: 'table', label: 'codebookAsTable', lacks: 'codebookTableLacks' },
  { format: 'refi', label: 'codebookAsRefi', lacks: 'codebookRefiLacks' },
  { format: 'skos-json', label: 'codebookAsJson', lacks: 'codebookJsonLacks' },
  { format: 'skos-turtle', label: 'codebookAsTurtle', lacks: 'codebookTurtleLacks' },
  { format: 'plain-table', label: 'codebookAsPlainTable', lacks: 'codebookTableLacks' },
];

export function CodebookExport(props: CodebookExportProps) {
  const ids = useId();
  const filled = props.codebooks.filter((book) => book.concepts.length > 0);
  return (
    <section class="export" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('codebookTitle')}</h2>
      {filled.length === 0 ? <p class="hint">{t('codebookNone')}</p> : <Choice {...props} codebooks={filled} />}
      {props.problem === undefined ? null : <Notice kind="error" problem={props.problem} />}
    </section>
  );
}

function Choice({ codebooks, onExport, isExporting = false }: CodebookExportProps) {
  const ids = useId();
  const [wanted, setWanted] = useState<Iri>();
  const [offer, setOffer] = useState<Offer>(OFFERS[0]);
  // The one that was chosen may have gone, in another window.
  const chosen = codebooks.find((book) => book.scheme.id === wanted) ?? codebooks[0];
  const scheme = chosen?.scheme.id ?? '';
  return (
    <>
      <div class="codebook-field">
        <CodebookField codebooks={codebooks} scheme={scheme} onScheme={setWanted} />
      </div>
      <div class="codebook-field">
        <ChoiceField
          label={t('codebookFormat')}
          choices={OFFERS.map(({ format, label }) => ({ value: format, words: t(label) }))}
          chosen={offer.format}
          onChoose={(format) => setOffer(OFFERS.find((o) => o.format === format) ?? OFFERS[0])}
          describedBy={`${ids}-lacks`}
        />
      </div>
      <p id={`${ids}-lacks`} class="hint" role="status">
        {t(offer.lacks)}
      </p>
      <Button icon="send" busy={isExporting} describedBy={`${ids}-safe`} onPress={() => onExport(scheme, offer.format)}>
        {t('codebookButton')}
      </Button>
      <p id={`${ids}-safe`} class="hint">
        {t('codebookSafe')}
      </p>
    </>
  );
}
