// Which tab is in view in this window, and what is known of the page it shows.
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useFact } from '@/utils/desk/use-live';
import { onTabPageChanged, tabPage, type TabPage } from '@/utils/shell/tab-pages';

async function activeTab(): Promise<number | undefined> {
  // A panel opened in a tab of its own, for want of a side panel, names the tab that it stands beside.
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

export function useActiveTab(): number | undefined {
  const [tab, setTab] = useState<number | undefined>(undefined);
  useEffect(() => {
    const look = (): void => void activeTab().then(setTab);
    look();
    browser.tabs.onActivated.addListener(look);
    return () => browser.tabs.onActivated.removeListener(look);
  }, []);
  return tab;
}

/** `null`: the tab is known to show nothing of ours. */
export function useTabPage(tab: number | undefined): TabPage | null | undefined {
  return useFact(
    async () => (tab === undefined ? null : ((await tabPage(tab)) ?? null)),
    (again) => onTabPageChanged((changed) => (changed === tab ? again() : undefined)),
    [tab],
  );
}
