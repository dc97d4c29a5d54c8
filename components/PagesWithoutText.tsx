// Some pages of a paper are pictures: said, so that nobody takes the text for the whole.
import { Icon } from './Icon';
import { count, t } from './words';

export interface PagesWithoutTextProps {
  /** Indexes from 0, ascending. */
  readonly pages: readonly number[];
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
}

/** `iv–vi, 3`: as they are cited, those that follow one another as one stretch. */
export function pageRanges(pages: readonly number[], labels: readonly string[]): string {
  const label = (index: number | undefined): string => (index === undefined ? '' : (labels[index] ?? String(index + 1)));
  const stretches: number[][] = [];
  for (const page of pages) {
    const last = stretches.at(-1);
    if (last?.at(-1) === page - 1) last.push(page);
    else stretches.push([page]);
  }
  return stretches.map((s) => (s.length === 1 ? label(s[0]) : `${label(s[0])}–${label(s.at(-1))}`)).join(', ');
}

export function PagesWithoutText({ pages, labels }: PagesWithoutTextProps) {
  if (pages.length === 0) return null;
  return (
    <section class="pdf-wordless" aria-label={t('pdfWordlessTitle')}>
      <Icon name="info" />
      <p>{count('pdfWordless', pages.length, pageRanges(pages, labels))}</p>
    </section>
  );
}
