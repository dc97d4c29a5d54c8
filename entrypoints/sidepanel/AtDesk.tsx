// Opens the desk for a page of ours, or shows why it cannot be opened and what can be done.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DamagedStore } from '@/components/DamagedStore';
import { Notice } from '@/components/Notice';
import { t } from '@/components/words';
import { openDesk, openEmptyDesk, type Desk } from '@/utils/desk/desk';
import { restoreBackup } from '@/utils/desk/keep-backup';
import type { LibraryMarker } from '@/utils/model/backup';
import type { Result } from '@/utils/model/result';
import { markerItem } from '@/utils/shell/settings';

export function AtDesk({ children }: { readonly children: (desk: Desk) => ComponentChildren }) {
  const [opened, setOpened] = useState<Result<Desk>>();
  useEffect(() => {
    void openDesk().then(setOpened);
    // Asked from every page of ours: the browser may grant it from one and not from another.
    void navigator.storage.persist();
  }, []);
  if (opened === undefined) return <p class="loading">{t('loading')}</p>;
  if (opened.ok) return <>{children(opened.value)}</>;
  if (opened.problem.code === 'storage-damaged') return <Damaged onOpened={setOpened} />;
  return (
    <Notice kind="error" problem={opened.problem} actions={[{ label: t('tryAgain'), onAct: () => void openDesk().then(setOpened) }]} />
  );
}

const NOTHING_KNOWN = { annotations: 0, lastBackup: '' };

function Damaged({ onOpened }: { readonly onOpened: (opened: Result<Desk>) => void }) {
  const [facts, setFacts] = useState<Pick<LibraryMarker, 'annotations' | 'lastBackup'>>();
  const [problem, setProblem] = useState<Result<unknown>>();
  useEffect(() => void markerItem.getValue().then((marker) => setFacts(marker ?? NOTHING_KNOWN)), []);
  const restore = async (file: File): Promise<void> => {
    const desk = await openEmptyDesk();
    const restored = desk.ok ? await restoreBackup(desk.value, file) : desk;
    setProblem(restored);
    if (restored.ok) onOpened(desk);
  };
  // Said before it is known, "no backup was made" would be false for a moment.
  if (facts === undefined) return <p class="loading">{t('loading')}</p>;
  return (
    <DamagedStore
      annotations={facts.annotations}
      lastBackup={facts.lastBackup}
      reason="emptied"
      problem={problem?.ok === false ? problem.problem : undefined}
      onRestore={(file) => void restore(file)}
      onFresh={() => void openEmptyDesk().then(onOpened)}
    />
  );
}
