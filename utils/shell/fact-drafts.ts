// What was typed into the details of a document, kept until it is saved or let go (storage.local).
import { browser } from 'wxt/browser';
import type { Iri } from '@/utils/model/ids';

const PREFIX = 'facts:';

/** By field of the form. */
export type FactsTyped = Readonly<Record<string, string>>;

export async function factsDraft(document: Iri): Promise<FactsTyped | undefined> {
  // Written by this module alone.
  return (await browser.storage.local.get(PREFIX + document))[PREFIX + document] as FactsTyped | undefined;
}

/** `undefined` lets the draft go. */
export async function keepFactsDraft(document: Iri, typed: FactsTyped | undefined): Promise<void> {
  const key = PREFIX + document;
  await (typed === undefined ? browser.storage.local.remove(key) : browser.storage.local.set({ [key]: typed }));
}
