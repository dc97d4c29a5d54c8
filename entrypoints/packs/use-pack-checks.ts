// Checks of a pack: with the kept texts at once, with the pages on the reader's click; what was found is written into the pack.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackQuote } from '@/components/pack';
import type { PackCheck } from '@/components/PackHead';
import { checkWithPages } from '@/utils/desk/check-pages';
import { checkWithKept, type Checking } from '@/utils/desk/check-quotes';
import { now, type Desk } from '@/utils/desk/desk';
import { useFact } from '@/utils/desk/use-live';
import { withChecks, type CheckedAgainst, type PackChange } from '@/utils/model/pack';
import { allowAll, allowedOrigins, onPermissionsChanged, originPattern, revoke } from '@/utils/shell/permissions';
import { smoothPace } from '@/utils/text/pace';
import type { Notices } from '../sidepanel/use-notices';

export interface PackChecksSetting {
  readonly desk: Desk;
  readonly quotes: readonly PackQuote[];
  readonly notices: Notices;
  readonly change: (next: PackChange) => Promise<boolean>;
}

export function usePackChecks({ desk, quotes, notices, change }: PackChecksSetting) {
  const [checking, setChecking] = useState<PackCheck>();
  const allowed = useFact(allowedOrigins, onPermissionsChanged, []);
  const ended = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => ended.current?.abort(), []);
  const list = quotes.flatMap((q) => q.annotation ?? []);
  const run = async (against: CheckedAgainst, isAsked: Promise<unknown>): Promise<void> => {
    ended.current?.abort();
    const mine = new AbortController();
    ended.current = mine;
    const say = (done: number, all: number): void => setChecking({ against, done, all });
    say(0, list.length);
    const how: Checking = { pace: smoothPace(), now, signal: mine.signal, onProgress: say };
    try {
      await isAsked;
      const checks = await (against === 'kept' ? checkWithKept(desk, list, how) : checkWithPages(list, how));
      if (checks.size > 0) await change(withChecks(against, checks));
    } catch (error) {
      notices.problem({ code: 'unexpected', detail: String(error) });
      throw error;
    } finally {
      if (ended.current === mine) setChecking(undefined);
    }
  };
  return {
    checking,
    check: (against: CheckedAgainst): void => {
      // Asked before anything is awaited: the browser wants the gesture. A no is told beside each quote of that site.
      const patterns = [...new Set(list.flatMap((a) => originPattern(a.target.source) ?? []))];
      if (against === 'kept' || patterns.length === 0) return void run(against, Promise.resolve());
      // A yes is for this check alone: it must not become “Always show my passages here”.
      const news = patterns.filter((pattern) => allowed?.includes(pattern) === false);
      void run(against, allowAll(patterns)).finally(() => Promise.all(news.map(revoke)));
    },
    cancel: (): void => ended.current?.abort(),
  };
}
