// The question about two papers, then what was answered, with the way back.
import { SamePaper, SamePaperAnswered, type PaperCopy, type SamePaperProps } from '@/components/SamePaper';
import type { PaperDocument } from '@/utils/model/document';
import type { Two, useSamePaper } from './use-same-paper';

interface SameQuestionProps {
  /** Nothing is shown where neither is asked nor answered. */
  readonly asked: (Two & Pick<SamePaperProps, 'kinship'> & { readonly passages: number }) | undefined;
  readonly answers: ReturnType<typeof useSamePaper>;
}

const copyOf = ({ metadata, sources }: PaperDocument): PaperCopy => ({
  metadata,
  sources: sources.map((s) => s.url).filter((url) => !url.startsWith('urn:')),
});

export function SameQuestion({ asked, answers }: SameQuestionProps) {
  const { answered, isBusy, problem } = answers;
  if (answered !== undefined) {
    const turned = answered.answer === 'newer' ? 'older' : 'newer';
    return (
      <SamePaperAnswered
        title={answered.known.metadata.title}
        answer={answered.answer}
        isBusy={isBusy}
        problem={problem}
        onUndo={() => void answers.onUndo(answered)}
        onTurn={() => void answers.edition(answered, turned)}
        onClose={answers.onClose}
      />
    );
  }
  if (asked === undefined) return null;
  return (
    <SamePaper
      here={copyOf(asked.here)}
      known={{ ...copyOf(asked.known), passages: asked.passages }}
      kinship={asked.kinship}
      isBusy={isBusy}
      problem={problem}
      onJoin={() => void answers.join(asked)}
      onEdition={(which) => void answers.edition(asked, which)}
      onApart={() => void answers.apart(asked)}
    />
  );
}
