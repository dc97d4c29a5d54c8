// Work that stands in no backup: one is made when the reader's rule says so, and where there is no rule the reader is reminded in time.
import { useEffect, useRef } from 'preact/hooks';
import { count, t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { makeBackup } from '@/utils/desk/keep-backup';
import { useFact, useLive } from '@/utils/desk/use-live';
import { sinceBackup } from '@/utils/library/backup';
import { daysSince, isAtRisk, isBackupDue, LONG_WITHOUT_BACKUP, type Unsaved } from '@/utils/model/backup';
import { backupRuleItem, remindAgainItem, unsavedSinceItem } from '@/utils/shell/settings';
import { storageIsKept } from '@/utils/shell/storage-promise';
import type { Notices } from './use-notices';

/** A change is seldom the last one: so long after it (ms) the reader is taken to have finished. */
const REST = 4_000;
/** Whoever wants to be reminded later is not for so many days. */
const LATER = 7;

const ABOUT = 'backup';

async function unsavedIn({ library }: Desk): Promise<Unsaved> {
  const { lastBackup, changesSinceBackup: changes } = await sinceBackup(library);
  if (lastBackup !== '') return { changes, since: lastBackup };
  const seen = await unsavedSinceItem.getValue();
  const since = seen === '' ? new Date().toISOString() : seen;
  if (seen === '' && changes > 0) await unsavedSinceItem.setValue(since);
  return { changes, since };
}

/** One window makes it; true when it was made, and nothing else was about to. */
async function backUpIfDue(desk: Desk, notices: Notices): Promise<boolean> {
  return navigator.locks.request('backup-by-itself', { ifAvailable: true }, async (lock) => {
    if (lock === null || !isBackupDue(await backupRuleItem.getValue(), await unsavedIn(desk), Date.now())) return true;
    return backUp(desk, notices);
  });
}

async function backUp(desk: Desk, notices: Notices): Promise<boolean> {
  const made = await makeBackup(desk);
  if (made.ok) notices.done(t('backedUp', made.value.name), undefined, ABOUT);
  else notices.problem(made.problem);
  return made.ok;
}

async function remindIfAtRisk(desk: Desk, notices: Notices): Promise<void> {
  const unsaved = await unsavedIn(desk);
  const again = await remindAgainItem.getValue();
  if (new Date().toISOString() < again || !isAtRisk(unsaved, await storageIsKept(), Date.now())) return;
  const days = daysSince(unsaved.since, Date.now());
  const changes = count('backupSince', unsaved.changes);
  const why = days >= LONG_WITHOUT_BACKUP ? t('remindOld', String(days)) : t('remindMayBeCleared');
  notices.ask(`${changes} ${why}`, ABOUT, [
    { label: t('backupNow'), onAct: () => void backUp(desk, notices) },
    {
      label: t('remindLater'),
      onAct: () => void remindAgainItem.setValue(new Date(Date.now() + LATER * 86_400_000).toISOString()),
    },
  ]);
}

/** For the windows in which a reader works; the last that was closed leaves it to the next that is opened. */
export function useBackupCare(desk: Desk, notices: Notices): void {
  const since = useLive(() => sinceBackup(desk.library), [desk]);
  const rule = useFact(
    () => backupRuleItem.getValue(),
    (again) => backupRuleItem.watch(again),
    [],
  );
  // What failed once is not tried after every change: the reader has been told.
  const hasFailed = useRef(false);
  const isReminded = useRef(false);
  useEffect(() => {
    if (since === undefined || rule === undefined || since.changesSinceBackup === 0) return undefined;
    const timer = setTimeout(() => {
      if (rule.isOn && !hasFailed.current) void backUpIfDue(desk, notices).then((isWell) => (hasFailed.current = !isWell));
      if (rule.isOn || isReminded.current) return;
      isReminded.current = true;
      void remindIfAtRisk(desk, notices);
    }, REST);
    return () => clearTimeout(timer);
  }, [since?.changesSinceBackup, rule]);
}
