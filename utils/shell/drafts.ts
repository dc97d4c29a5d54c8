// Passages chosen but not yet tagged, with all that was typed: kept through closing, crashing and restarting (storage.local).
import { browser } from 'wxt/browser';
import type { Chosen, Typed } from '@/utils/messaging/protocol';
import type { PageHead } from '@/utils/model/document';

export interface Draft {
  readonly token: string;
  readonly head: PageHead;
  readonly chosen: Chosen;
  readonly typed: Typed;
  /** UTC. */
  readonly at: string;
}

const PREFIX = 'draft:';
export const NOTHING_TYPED: Typed = { concepts: [], note: '', search: '' };

/** Whether losing it would cost the reader anything. */
export const isWorthKeeping = ({ typed }: Draft): boolean => typed.concepts.length > 0 || typed.note.trim() !== '';

/** What is being written: it is read as if it were there already. */
const underWay = new Map<string, Draft>();

export async function draft(token: string): Promise<Draft | undefined> {
  const early = underWay.get(token);
  if (early !== undefined) return early;
  // Written by this module alone.
  return (await browser.storage.local.get(PREFIX + token))[PREFIX + token] as Draft | undefined;
}

export async function keepDraft(kept: Draft): Promise<void> {
  underWay.set(kept.token, kept);
  try {
    await browser.storage.local.set({ [PREFIX + kept.token]: kept });
  } finally {
    if (underWay.get(kept.token) === kept) underWay.delete(kept.token);
  }
}

export async function discardDraft(token: string): Promise<void> {
  underWay.delete(token);
  await browser.storage.local.remove(PREFIX + token);
}

/** All kept drafts, the newest first. */
export async function drafts(): Promise<readonly Draft[]> {
  const all: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.entries(all)
    .flatMap(([k, value]) => (k.startsWith(PREFIX) ? [value as Draft] : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Calls back after a draft is kept or discarded; returns how to stop. */
export function onDraftsChanged(callback: () => void): () => void {
  const listen = (changes: Record<string, unknown>): void => {
    if (Object.keys(changes).some((k) => k.startsWith(PREFIX))) callback();
  };
  browser.storage.local.onChanged.addListener(listen);
  return () => browser.storage.local.onChanged.removeListener(listen);
}
