// What stands in the fields of a concept's form, and what it means when it is saved.
import { wordsOf, type ConceptWords } from '@/utils/concepts/change';
import type { Concept } from '@/utils/model/concept';

/** Only what was typed; the rest stands as it is in the library. */
export type ConceptDraft = Partial<ConceptWords>;

const even = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** As it is to be kept: labels on one line, other names each once and not the label itself, texts without empty ends. */
export function tidied(draft: ConceptDraft): ConceptDraft {
  const { prefLabel, altLabels, notation } = draft;
  const texts = (['definition', 'scopeNote', 'notWhen', 'example'] as const).flatMap((key) => {
    const text = draft[key];
    return text === undefined ? [] : [[key, text.trim()] as const];
  });
  return {
    ...draft,
    ...Object.fromEntries(texts),
    ...(prefLabel !== undefined && { prefLabel: even(prefLabel) }),
    ...(notation !== undefined && { notation: even(notation) }),
    ...(altLabels !== undefined && { altLabels: [...new Set(altLabels.map(even))].filter((label) => label !== '') }),
  };
}

/** Whether saving the draft would change the concept. */
export function differs(concept: Concept, draft: ConceptDraft | undefined): boolean {
  if (draft === undefined) return false;
  const now = wordsOf(concept);
  return JSON.stringify({ ...now, ...tidied(draft) }) !== JSON.stringify(now);
}

/** Whether saving it would make a new version of the concept's meaning. */
export function meansAnew(concept: Concept, draft: ConceptDraft): boolean {
  const now = wordsOf(concept);
  const next = { ...now, ...tidied(draft) };
  const wasDefined = now.definition !== '' || now.scopeNote !== '' || now.notWhen !== '';
  return wasDefined && (['definition', 'scopeNote', 'notWhen'] as const).some((key) => now[key] !== next[key]);
}
