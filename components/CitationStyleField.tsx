// In which style are passages cited? A choice with a specimen of each, so that nobody needs to know the styles by name.
import { useId } from 'preact/hooks';
import type { CslItem } from '@/utils/citation/csl';
import type { Rich } from '@/utils/citation/rich';
import { STYLES } from '@/utils/citation/styles';
import { CITATION_STYLES, type CitationStyle } from '@/utils/model/citation-style';
import { ChoiceField } from './ChoiceField';
import { t } from './words';

/** A work of nobody's, with all that a style has to set. */
const SPECIMEN: CslItem = {
  id: 'specimen',
  type: 'report',
  title: 'Open books: accounts that anyone may read',
  author: [
    { family: 'Mensah', given: 'Ama' },
    { family: 'Whitfield', given: 'Tomás' },
  ],
  publisher: 'Institute for Public Futures',
  issued: { 'date-parts': [[2024, 6]] },
  accessed: { 'date-parts': [[2026, 2, 3]] },
  URL: 'https://example.org/open-books',
};
const SPECIMEN_PAGE = '12';

export interface CitationStyleFieldProps {
  readonly chosen: CitationStyle;
  readonly onChoose: (style: CitationStyle) => void;
}

export function CitationStyleField({ chosen, onChoose }: CitationStyleFieldProps) {
  const ids = useId();
  const { isNote, citation, bibliography } = STYLES[chosen];
  return (
    <section aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{t('optionsCiting')}</h2>
      <ChoiceField
        label={t('citingStyle')}
        choices={CITATION_STYLES.map((value) => ({ value, words: styleLabel(value) }))}
        chosen={chosen}
        onChoose={onChoose}
        describedBy={`${ids}-hint`}
        isShort
      />
      <p id={`${ids}-hint`} class="hint">
        {t('citingHint')}
      </p>
      <dl class="specimen" lang="en" aria-live="polite">
        <dt>{isNote ? t('citingNote') : t('citingInText')}</dt>
        <dd>
          <Words rich={citation(SPECIMEN, SPECIMEN_PAGE)} />
        </dd>
        <dt>{t('citingReference')}</dt>
        <dd>
          <Words rich={bibliography(SPECIMEN)} />
        </dd>
      </dl>
    </section>
  );
}

const Words = ({ rich }: { readonly rich: Rich }) => (
  <>{rich.map(({ text, isItalic }, i) => (isItalic === true ? <i key={i}>{text}</i> : <span key={i}>{text}</span>))}</>
);

function styleLabel(style: CitationStyle): string {
  switch (style) {
    case 'harvard':
      return t('styleHarvard');
    case 'apa':
      return t('styleApa');
    case 'oscola':
      return t('styleOscola');
    case 'chicago-notes':
      return t('styleChicagoNotes');
    case 'chicago-author-date':
      return t('styleChicagoAuthorDate');
    default:
      return style satisfies never;
  }
}
