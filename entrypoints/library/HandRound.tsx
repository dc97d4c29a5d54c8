// A codebook goes out: chosen, written, saved among the downloads; or the reason why not, beside the button.
import { useState } from 'preact/hooks';
import { CodebookExport } from '@/components/CodebookExport';
import { count, day, t } from '@/components/words';
import { now, type Desk } from '@/utils/desk/desk';
import { exportCodebook } from '@/utils/desk/export-codebook';
import type { PageWords } from '@/utils/exchange/codebook/page';
import type { Codebook, CodebookFormat } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import type { Problem } from '@/utils/model/result';
import type { Notices } from '../sidepanel/use-notices';
import { useSaving } from './use-saving';

interface HandRoundProps {
  readonly desk: Desk;
  readonly codebooks: readonly Codebook[];
  readonly notices: Notices;
}

export function HandRound({ desk, codebooks, notices }: HandRoundProps) {
  const [problem, setProblem] = useState<Problem>();
  const [isExporting, saving] = useSaving(notices, setProblem);
  const save = (scheme: Iri, format: CodebookFormat): void => {
    setProblem(undefined);
    void saving(exportCodebook(desk, scheme, format, pageWords()));
  };
  return <CodebookExport codebooks={codebooks} isExporting={isExporting} problem={problem} onExport={save} />;
}

/** What a printed codebook says in the reader's language. */
const pageWords = (): PageWords => ({
  language: t('wordsLanguage'),
  contents: t('codebookContents'),
  altLabels: t('codebookAltLabels'),
  scopeNote: t('detailsScope'),
  notWhen: t('conceptNotWhen'),
  retired: t('conceptRetiredMark'),
  example: t('detailsExample'),
  alsoBelow: t('codebookAlsoBelow'),
  related: t('codebookRelated'),
  noDefinition: t('detailsNoDefinition'),
  head: (concepts) => count('codebookHead', concepts, day(now())),
  passages: (n) => count('passagesCount', n),
});
