// Which keys the reader has for opening and tagging: they may have changed them, or another program may hold them.
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

export interface Shortcuts {
  readonly openKeys: string;
  readonly tagKeys: string;
}

export function useShortcuts(): Shortcuts {
  const [keys, setKeys] = useState<Shortcuts>({ openKeys: '', tagKeys: '' });
  useEffect(() => {
    void browser.commands.getAll().then((all) => {
      const of = (name: string): string => all.find((c) => c.name === name)?.shortcut ?? '';
      setKeys({ openKeys: of('_execute_action'), tagKeys: of('tag-selection') });
    });
  }, []);
  return keys;
}
