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

interface HandRoundProps {
  readonly desk: Desk;
  readonly codebooks: readonly Codebook[];
  readonly notices: Notices;
}

export function HandRound({ desk, codebooks, notices }: HandRoundProps) {
  const [problem, setProblem] = useState<Problem>();
  const [isExporting, setExporting] = useState(false);
  const save = async (scheme: Iri, format: CodebookFormat): Promise<void> => {
    setProblem(undefined);
    setExporting(true);
    try {
      const saved = await exportCodebook(desk, scheme, format, pageWords());
      if (saved.ok) notices.done(t('exported', saved.value.name));
      else setProblem(saved.problem);
    } catch (error) {
      setProblem({ code: 'unexpected', detail: String(error) });
      throw error;
    } finally {
      setExporting(false);
    }
  };
  return (
    <CodebookExport
      codebooks={codebooks}
      isExporting={isExporting}
      problem={problem}
      onExport={(scheme, format) => void save(scheme, format)}
    />
  );
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
