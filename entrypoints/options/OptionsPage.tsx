// The options page: wires the form to settings, permissions, backup and restore.
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { NoticeStack } from '@/components/NoticeStack';
import { OptionsForm } from '@/components/OptionsForm';
import type { KeptFileRow } from '@/components/KeptFiles';
import { useWaiting } from '@/components/use-waiting';
import { count, figure, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { makeBackup, planRestore, type BackupWatch, type PlannedRestore } from '@/utils/desk/keep-backup';
import { useFact, useLive } from '@/utils/desk/use-live';
import { files, keepWithinBudget } from '@/utils/desk/keep-pdf';
import { allFiles, bytesOfFile, dropFile, fileOf, keepFile, type KeptFile } from '@/utils/library/files';
import { dropRecognised, roomOfRecognised } from '@/utils/library/recognised-pages';
import { health } from '@/utils/library/backup';
import { BACKUP_RULE } from '@/utils/model/backup';
import type { Problem } from '@/utils/model/result';
import { allowedOrigins, onPermissionsChanged, revoke } from '@/utils/shell/permissions';
import { backupRuleItem, onAnnotatorChanged, pdfBudgetItem, renameAnnotator } from '@/utils/shell/settings';
import { askToKeepStorage, storageIsKept } from '@/utils/shell/storage-promise';
import { useCitationStyle } from '../sidepanel/use-citation-style';
import { useNotices, type Notices } from '../sidepanel/use-notices';
import { useShortcuts } from '../sidepanel/use-shortcuts';

export function OptionsPage({ desk }: { readonly desk: Desk }) {
  const notices = useNotices();
  const { openKeys, tagKeys } = useShortcuts();
  const [style, onStyle] = useCitationStyle();
  const [name, onName] = useName(desk);
  const sites = useFact(allowedOrigins, onPermissionsChanged, []);
  const kept = useLive(() => allFiles(files()), []);
  const recognised = useLive(() => roomOfRecognised(files()), []);
  const budget = useFact(
    () => pdfBudgetItem.getValue(),
    (again) => pdfBudgetItem.watch(again),
    [],
  );
  const rule = useFact(
    () => backupRuleItem.getValue(),
    (again) => backupRuleItem.watch(again),
    [],
  );
  const { waiting, waitFor } = useWaiting();
  const restore = useRestore(desk, notices, waitFor);
  const state = useLive(() => health(desk.library), [desk, waiting === undefined]);
  const [persistence, setPersistence] = useState<'granted' | 'refused' | 'unknown'>('unknown');
  useEffect(() => void storageIsKept().then((is) => setPersistence(is ? 'granted' : 'refused')), []);
  // The form stands still from the moment it is seen: what is above a button never arrives later than the button.
  const isKnown = useRef(false);
  isKnown.current ||= sites !== undefined && state !== undefined && rule !== undefined && budget !== undefined;
  if (!isKnown.current) return <p class="loading">{t('loading')}</p>;
  return (
    <>
      <header class="page-head">
        <h1>{t('options')}</h1>
        <Button icon="library" onPress={() => location.assign(browser.runtime.getURL('/library.html'))}>
          {t('library')}
        </Button>
      </header>
      <OptionsForm
        name={name}
        onName={onName}
        citing={{ chosen: style, onChoose: onStyle }}
        sites={sites ?? []}
        onRevoke={(site) => void revoke(site)}
        shortcuts={[
          { name: t('shortcutOpen'), keys: openKeys },
          { name: t('shortcutTag'), keys: tagKeys },
          { name: t('shortcutStar'), keys: 'S' },
        ]}
        files={{
          list: kept,
          onDrop: (some) => void letGo(some, notices),
          budget: budget ?? pdfBudgetItem.fallback,
          onBudget: (megabytes) => void pdfBudgetItem.setValue(megabytes).then(keepWithinBudget),
          recognised,
          onDropRecognised: () => void letGoRecognised(notices),
        }}
        keeping={{
          lastBackup: state?.lastBackup ?? '',
          changesSince: state?.changesSinceBackup ?? 0,
          persistence,
          rule: rule ?? BACKUP_RULE,
          onRule: (next) => void backupRuleItem.setValue(next),
          onBackup: () =>
            void waitFor(t('backupBusy'), (tell, signal) =>
              backUp(desk, notices, { onShare: (share) => tell(t('backupBusy'), share), signal }),
            ),
          ...restore,
          onPersist: () => void askToKeepStorage().then((is) => setPersistence(is ? 'granted' : 'refused')),
          waiting,
        }}
      />
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

/** Until the notice is gone the bytes can be put back. */
async function letGo(some: readonly KeptFileRow[], notices: Notices): Promise<void> {
  const gone: { readonly file: KeptFile; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { sha256 } of some) {
    const file = await fileOf(files(), [`sha256:${sha256}`]);
    const bytes = await bytesOfFile(files(), sha256);
    const dropped = await dropFile(files(), sha256);
    if (!dropped.ok) return notices.problem(dropped.problem);
    if (file !== undefined && bytes.ok) gone.push({ file, bytes: bytes.value });
  }
  const putBack = async (): Promise<void> => {
    for (const { file, bytes } of gone) {
      const again = await keepFile(files(), file, bytes);
      if (!again.ok) return notices.problem(again.problem);
    }
  };
  notices.done(count('filesDropped', some.length), gone.length === 0 ? undefined : () => void putBack());
}

async function letGoRecognised(notices: Notices): Promise<void> {
  const gone = await dropRecognised(files());
  if (!gone.ok) return notices.problem(gone.problem);
  const putBack = async (): Promise<void> => {
    const back = await gone.value.putBack();
    if (!back.ok) notices.problem(back.problem);
  };
  notices.done(count('recognisedDropped', gone.value.pages), () => void putBack());
}

async function backUp(desk: Desk, notices: Notices, watch: BackupWatch): Promise<void> {
  const made = await makeBackup(desk, watch);
  if (made.ok) notices.done(t('backedUp', made.value.name));
  else if (made.problem.code === 'stopped') notices.done(t('backupStopped'));
  else notices.problem(made.problem);
}

/** A backup on its way back: read, shown, and brought back when the reader says so. */
function useRestore(desk: Desk, notices: Notices, waitFor: ReturnType<typeof useWaiting>['waitFor']) {
  const [planned, setPlanned] = useState<PlannedRestore>();
  useEffect(() => planned?.leave, [planned]);
  const failed = (problem: Problem): void => (problem.code === 'stopped' ? notices.done(t('restoreStopped')) : notices.problem(problem));
  const read = async (file: File): Promise<void> => {
    const reading = t('importReading', file.name);
    const outcome = await waitFor(reading, (tell, signal) => planRestore(desk, file, { onShare: (share) => tell(reading, share), signal }));
    if (outcome.ok) setPlanned(outcome.value);
    else failed(outcome.problem);
  };
  const restore = async ({ restore: bringBack }: PlannedRestore): Promise<void> => {
    const restored = await waitFor(t('restoreBusy'), (tell, signal) =>
      bringBack({ onShare: (share) => tell(t('restoreBusy'), share), signal }),
    );
    setPlanned(undefined);
    if (!restored.ok) return failed(restored.problem);
    const { added, takeBack } = restored.value;
    notices.done(
      t('restored', figure(added)),
      () => void takeBack().then((undone) => (undone.ok ? undefined : notices.problem(undone.problem))),
    );
  };
  return {
    onRestore: (file: File) => void read(file),
    restoring: planned && { plan: planned.plan, onRestore: () => void restore(planned), onLeave: () => setPlanned(undefined) },
  };
}

/** The reader's name as it is typed; whoever restores their own library has its name again. */
function useName(desk: Desk): readonly [string, (name: string) => void] {
  const [name, setName] = useState(desk.me.name);
  useEffect(() => {
    let { id } = desk.me;
    return onAnnotatorChanged((me) => {
      if (me.id !== id) setName(me.name);
      id = me.id;
    });
  }, [desk]);
  return [
    name,
    (next) => {
      setName(next);
      void renameAnnotator(next);
    },
  ];
}
