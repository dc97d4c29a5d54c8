// What was typed and is not saved yet, each under its own name, kept until it is saved or let go (storage.local).
import { browser } from 'wxt/browser';

export interface KeptDrafts<D> {
  /** By name. */
  all(): Promise<ReadonlyMap<string, D>>;
  /** `undefined` lets the draft go. */
  keep(name: string, draft: D | undefined): Promise<void>;
}

/** Drafts of one kind, told from others by how their keys begin. `D` is whatever is kept in them. */
export const keptDrafts = <D>(prefix: string): KeptDrafts<D> => ({
  async all() {
    const stored: Record<string, unknown> = await browser.storage.local.get(null);
    // Written by this module alone.
    return new Map(Object.entries(stored).flatMap(([k, draft]) => (k.startsWith(prefix) ? [[k.slice(prefix.length), draft as D]] : [])));
  },
  keep: (name, draft) =>
    draft === undefined ? browser.storage.local.remove(prefix + name) : browser.storage.local.set({ [prefix + name]: draft }),
});

/** Comments in quote packs, by pack and passage. */
export const commentDrafts = keptDrafts<string>('pack-comment:');
