// What was typed into a concept that is being edited, kept until it is saved or let go.
import type { Iri } from '@/utils/model/ids';
import { keptDrafts } from './kept-drafts';

const drafts = keptDrafts<object>('concept:');

/** By concept. `D` is whatever `keepConceptDraft` was given. */
export const conceptDrafts = async <D extends object>(): Promise<ReadonlyMap<Iri, D>> => (await drafts.all()) as ReadonlyMap<Iri, D>; // of one kind

/** `undefined` lets the draft go. */
export const keepConceptDraft = (id: Iri, draft: object | undefined): Promise<void> => drafts.keep(id, draft);
