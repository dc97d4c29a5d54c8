// What was typed into a concept that is being edited, kept until it is saved or let go (storage.local).
import { browser } from 'wxt/browser';
import type { Iri } from '@/utils/model/ids';

const PREFIX = 'concept:';

/** By concept. `D` is whatever `keepConceptDraft` was given. */
export async function conceptDrafts<D>(): Promise<ReadonlyMap<Iri, D>> {
  const all: Record<string, unknown> = await browser.storage.local.get(null);
  // Written by this module alone.
  return new Map(
    Object.entries(all).flatMap(([k, draft]) => (k.startsWith(PREFIX) ? [[k.slice(PREFIX.length), draft as D] as const] : [])),
  );
}

/** `undefined` lets the draft go. */
export async function keepConceptDraft(id: Iri, draft: object | undefined): Promise<void> {
  await (draft === undefined ? browser.storage.local.remove(PREFIX + id) : browser.storage.local.set({ [PREFIX + id]: draft }));
}
