// What was typed into a passage that is being edited, kept until it is saved or let go (storage.local).
import { browser } from 'wxt/browser';
import type { Typed } from '@/utils/messaging/protocol';
import type { Iri } from '@/utils/model/ids';

const PREFIX = 'edit:';

export async function editDrafts(): Promise<ReadonlyMap<Iri, Typed>> {
  const all: Record<string, unknown> = await browser.storage.local.get(null);
  // Written by this module alone.
  return new Map(
    Object.entries(all).flatMap(([k, typed]) => (k.startsWith(PREFIX) ? [[k.slice(PREFIX.length), typed as Typed] as const] : [])),
  );
}

/** `undefined` lets the draft go. */
export async function keepEditDraft(id: Iri, typed: Typed | undefined): Promise<void> {
  await (typed === undefined ? browser.storage.local.remove(PREFIX + id) : browser.storage.local.set({ [PREFIX + id]: typed }));
}
