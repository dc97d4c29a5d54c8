// Choices of the reader's that stand in no library: told for a backup, and brought back from one.
import type { KeptSetting } from '@/utils/model/kept-settings';
import { allSitePicks, forgetSitePick, keepSitePick } from './site-picks';
import { apartItem, changeApart, citationStyleItem, darkPagesItem, DEFAULT_TASTE, pickerCodebookItem, tasteItem } from './settings';

/** All that is not as it was at first, in order of id. */
export async function keptSettings(): Promise<readonly KeptSetting[]> {
  const all: KeptSetting[] = [
    ...(await allSitePicks()).map((pick) => ({ id: `site-pick ${pick.site}`, kind: 'site-pick', pick }) as const),
    ...(await apartItem.getValue()).map((pair) => ({ id: `kept-apart ${pair}`, kind: 'kept-apart', pair }) as const),
  ];
  const [style, taste, codebook] = [await citationStyleItem.getValue(), await tasteItem.getValue(), await pickerCodebookItem.getValue()];
  if (style !== citationStyleItem.fallback) all.push({ id: 'citation-style', kind: 'citation-style', style });
  if (JSON.stringify(taste) !== JSON.stringify(DEFAULT_TASTE)) all.push({ id: 'reading-taste', kind: 'reading-taste', taste });
  if (codebook !== null) all.push({ id: 'picker-codebook', kind: 'picker-codebook', codebook });
  if (await darkPagesItem.getValue()) all.push({ id: 'dark-pages', kind: 'dark-pages', isOn: true });
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Those that are not here: a choice that was made here stays. */
export async function missingHere(settings: readonly KeptSetting[]): Promise<readonly KeptSetting[]> {
  const here = new Set((await keptSettings()).map(({ id }) => id));
  return settings.filter(({ id }) => !here.has(id));
}

/** Brings back what is not here; value: how to take that back. */
export async function bringSettings(settings: readonly KeptSetting[]): Promise<() => Promise<void>> {
  const missing = await missingHere(settings);
  for (const setting of missing) await bring(setting);
  return async () => {
    for (const setting of missing) await drop(setting);
  };
}

async function bring(setting: KeptSetting): Promise<void> {
  if (setting.kind === 'site-pick') return keepSitePick(setting.pick);
  if (setting.kind === 'citation-style') return citationStyleItem.setValue(setting.style);
  if (setting.kind === 'reading-taste') return tasteItem.setValue(setting.taste);
  if (setting.kind === 'picker-codebook') return pickerCodebookItem.setValue(setting.codebook);
  if (setting.kind === 'dark-pages') return darkPagesItem.setValue(setting.isOn);
  return changeApart((pairs) => [...new Set([...pairs, setting.pair])]);
}

async function drop(setting: KeptSetting): Promise<void> {
  if (setting.kind === 'site-pick') return forgetSitePick(setting.pick.site);
  if (setting.kind === 'kept-apart') return changeApart((pairs) => pairs.filter((pair) => pair !== setting.pair));
  const items = { 'citation-style': citationStyleItem, 'reading-taste': tasteItem, 'picker-codebook': pickerCodebookItem, 'dark-pages': darkPagesItem }; // prettier-ignore
  return items[setting.kind].removeValue();
}
