// A file is being saved: whether it is still under way, and how it ended, told in a notice or, for what went wrong, where it is asked.
import { useState } from 'preact/hooks';
import { t } from '@/components/words';
import type { Problem, Result } from '@/utils/model/result';
import type { Notices } from '../sidepanel/use-notices';

export type Saving = (saving: Promise<Result<{ readonly name: string }>>) => Promise<void>;

export function useSaving(
  notices: Notices,
  onProblem: (problem: Problem) => void = notices.problem,
): readonly [isSaving: boolean, save: Saving] {
  const [isSaving, setSaving] = useState(false);
  const save: Saving = async (saving) => {
    setSaving(true);
    try {
      const saved = await saving;
      if (saved.ok) notices.done(t('exported', saved.value.name));
      // Nothing went wrong: it was the reader's wish.
      else if (saved.problem.code === 'stopped') notices.done(t('exportStopped'));
      else onProblem(saved.problem);
    } catch (error) {
      onProblem({ code: 'unexpected', detail: String(error) });
      throw error;
    } finally {
      setSaving(false);
    }
  };
  return [isSaving, save];
}
